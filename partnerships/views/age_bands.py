"""The age bands that visits are counted by."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.actions.age_bands import add_age_band, age_bands_of, restore_age_band, retire_age_band
from partnerships.forms import AgeBandForm
from partnerships.models import AgeBand


@require_http_methods(["GET", "POST"])
def age_bands(request: PartnershipRequest, partnership: str) -> HttpResponse:
    form = AgeBandForm(request.POST or None, partnership=request.partnership)
    if form.is_valid():
        try:
            band = add_age_band(form.instance, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"Åldersgruppen {band} är tillagd.")
            return redirect("partnerships:age_bands", partnership)
    context = {"form": form, "bands": age_bands_of(request.partnership)}
    return render(request, "partnerships/age_bands.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def age_band(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    """Stop counting by a band, or take it up again: asked for with GET, done with POST."""
    band = get_object_or_404(AgeBand.objects.filter(partnership=request.partnership).select_related("series"), pk=pk)
    if request.method == "GET":
        return render(request, "partnerships/age_band.html", {"band": band})
    change = (
        restore_age_band if "restore" in request.POST else retire_age_band
    )  # said, so that two never undo each other
    try:
        kept = change(band, by=request.user)
    except ValidationError as error:
        return render(request, "409.html", {"reason": " ".join(error.messages)}, status=409)
    done = "används igen" if kept and not kept.is_retired else "används inte längre" if kept else "är borttagen"
    messages.success(request, f"Åldersgruppen {band} {done}.")
    return redirect("partnerships:age_bands", partnership)
