"""Files that an entry of the outcome rests on: add one, fetch it."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods

from budgets.actions import attach_file
from budgets.forms import AttachmentForm
from budgets.line_rights import may_enter_outcome
from budgets.models import OutcomeAttachment
from budgets.views.outcome import find_entry
from partnerships.access import PartnershipRequest


@require_http_methods(["GET", "POST"])
def outcome_attach(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    entry = find_entry(request, pk)
    if not may_enter_outcome(request.access, entry.line):
        raise PermissionDenied
    form = AttachmentForm(request.POST, request.FILES) if request.method == "POST" else AttachmentForm()
    if form.is_valid():
        try:
            attach_file(entry, file=form.cleaned_data["file"], by=request.user, most=settings.ATTACHMENTS_PER_ENTRY)
        except ValidationError as error:
            form.add_error("file", error)
        else:
            messages.success(request, "Bilagan är sparad.")
            return redirect(entry)
    context = {"form": form, "entry": entry}
    return render(request, "budgets/outcome_attach.html", context, status=422 if form.is_bound else 200)


@require_GET
def outcome_attachment(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    """The file itself: always to be saved, never shown by the browser as a page of ours."""
    ours = OutcomeAttachment.objects.filter(entry__line__budget__agreement__partnership=request.partnership)
    found = get_object_or_404(ours.select_related("file"), pk=pk)
    headers = {
        "Cache-Control": "private, no-store",
        "Content-Disposition": content_disposition_header(True, found.file_name) or "attachment",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(bytes(found.file.content), content_type=found.file.content_type, headers=headers)
