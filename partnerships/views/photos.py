"""Photos of an occasion: add, look at, take away."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import quote_etag
from django.views.decorators.http import require_GET, require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.actions.photos import add_photo, remove_photo
from partnerships.forms.photo import PhotoForm
from partnerships.models import ActivityOccasion, OccasionPhoto

HOUR = 3600  # seconds that the person's own browser may keep a photo


@require_http_methods(["GET", "POST"])
def occasion_photo_new(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    occasion = get_object_or_404(ActivityOccasion.objects.of(request.partnership).for_list(), pk=pk)
    form = PhotoForm(request.POST, request.FILES) if request.method == "POST" else PhotoForm()
    if form.is_valid():
        try:
            add_photo(occasion, **form.cleaned_data, by=request.user, most=settings.PHOTOS_PER_OCCASION)
        except ValidationError as error:
            form.add_error("picture", error)
        else:
            messages.success(request, "Fotot är sparat.")
            return redirect(occasion)
    context = {"form": form, "occasion": occasion}
    return render(request, "partnerships/occasion_photo_form.html", context, status=422 if form.is_bound else 200)


@require_GET
def occasion_photo(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    """The picture itself, for those who see the occasion."""
    photo = _find(request, pk)
    etag = quote_etag(photo.file.sha256)
    headers = {
        "Cache-Control": f"private, max-age={HOUR}",
        "Content-Disposition": f'inline; filename="foto-{photo.pk}.jpg"',
        "Content-Security-Policy": "default-src 'none'",
        "ETag": etag,
        "X-Content-Type-Options": "nosniff",
    }
    if request.headers.get("If-None-Match") == etag:
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(bytes(photo.file.content), content_type=photo.file.content_type, headers=headers)


@require_http_methods(["GET", "POST"])
def occasion_photo_remove(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    photo = _find(request, pk)
    if request.method == "POST":
        remove_photo(photo, by=request.user)
        messages.success(request, "Fotot är borttaget.")
        return redirect(photo.occasion)
    return render(request, "partnerships/occasion_photo_remove.html", {"photo": photo, "occasion": photo.occasion})


def _find(request: PartnershipRequest, pk: int) -> Any:
    ours = OccasionPhoto.objects.shown().filter(occasion__partnership=request.partnership)
    return get_object_or_404(ours.select_related("file", "occasion__activity", "occasion__partnership"), pk=pk)
