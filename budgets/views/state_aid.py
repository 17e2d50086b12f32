"""State aid: what named people have judged of each grant, and the sums of what the city itself has registered."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from budgets.actions import save_assessment
from budgets.aid_table import aid_table
from budgets.forms import AssessmentForm
from budgets.models import StateAidAssessment
from budgets.records import ASSOCIATION_KINDS
from budgets.state_aid import (
    Proposal,
    assessments_of,
    proposed_assessment,
    register_by,
    rolling_sums,
    to_register,
    unassessed,
)
from partnerships.access import PartnershipRequest, Right
from partnerships.changes import changes_of
from partnerships.models import Organisation
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page
from partnerships.views.exports import file_name
from partnerships.views.refusals import by_field
from partnerships.workbooks import download

FILE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}
ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


@require_GET
def assessment_list(request: PartnershipRequest, partnership: str) -> HttpResponse:
    today, found = timezone.localdate(), list(assessments_of(request.partnership))
    may_assess = Right.ASSESS_AID in request.access
    context = {
        "assessments": found,
        "sums": rolling_sums(found),
        "to_register": to_register(found, today),
        "proposals": unassessed(request.partnership, today.year, found) if may_assess else [],
        "may_assess": may_assess,
        "year": today.year,
    }
    return render(request, "budgets/assessment_list.html", context)


@require_GET
def assessment(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    shown = _found(request, pk)
    sums = rolling_sums([shown])
    may_assess = Right.ASSESS_AID in request.access
    context = {
        "shown": shown,
        "rolling": sums[0] if sums else None,
        "last_day": register_by(shown.granted_on) if shown.is_de_minimis and shown.granted_on else None,
        "changes": changes_of(shown) if may_assess else [],
        "may_assess": may_assess,
    }
    return render(request, "budgets/assessment.html", context)


@require_http_methods(["GET", "POST"])
def assessment_new(request: PartnershipRequest, partnership: str) -> HttpResponse:
    """Of a grant that is no budget line of the year."""
    empty = StateAidAssessment(partnership=request.partnership, year=timezone.localdate().year)
    return _form_page(request, empty, initial=_who_and_when(request), recipients=_recipients(request))


@require_http_methods(["GET", "POST"])
def assessment_of_line(request: PartnershipRequest, partnership: str, year: int, code: str) -> HttpResponse:
    """Of a budget line: recipient, year and grant are given."""
    proposed = proposed_assessment(request.partnership, _proposal(request, year, code))
    return _form_page(request, proposed, initial=_who_and_when(request), fixed=True)


@require_http_methods(["GET", "POST"])
def assessment_edit(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    return _form_page(request, _found(request, pk), fixed=True)


@require_GET
def certificate(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    found: Any = _found(request, pk)
    file = found.certificate_file
    if file is None:
        raise Http404
    headers = FILE_HEADERS | {"Content-Disposition": f'attachment; filename="intyg-{pk}.{ENDINGS[file.content_type]}"'}
    return HttpResponse(bytes(file.content), content_type=file.content_type, headers=headers)


@require_GET
def export(request: PartnershipRequest, partnership: str, suffix: str) -> FileResponse:
    table = aid_table(assessments_of(request.partnership))
    return download(table, name=file_name(request.partnership, "statsstod"), suffix=suffix)


def _form_page(request: PartnershipRequest, instance: StateAidAssessment, **options: Any) -> HttpResponse:
    files = request.FILES if request.method == "POST" else None
    form = AssessmentForm(request.POST or None, files, instance=instance, **options)
    if form.is_valid():
        written = form.cleaned_data
        try:
            saved = save_assessment(
                form.instance,
                certificate=written["certificate"],
                by=request.user,
                expected_version=written["version"],
            )
        except StaleVersion as stale:
            return conflict_page(request, form, AssessmentForm(instance=stale.current, **options), stale)
        except ValidationError as error:
            for name, sentences in by_field(error, form).items():
                form.add_error(name, sentences)
        else:
            messages.success(request, "Bedömningen är sparad.")
            return redirect(saved)
    context = {"form": form, "instance": instance, "is_fixed": options.get("fixed", False)}
    return render(request, "budgets/assessment_form.html", context, status=422 if form.is_bound else 200)


def _found(request: PartnershipRequest, pk: int) -> StateAidAssessment:
    """Raises Http404 for another partnership's."""
    found: StateAidAssessment = get_object_or_404(assessments_of(request.partnership), pk=pk)
    return found


def _proposal(request: PartnershipRequest, year: int, code: str) -> Proposal:
    """Raises Http404 when there is no such line to assess, or it is assessed."""
    left = unassessed(request.partnership, year, assessments_of(request.partnership))
    for proposal in left:
        if proposal.line.code == code:
            return proposal
    raise Http404


def _recipients(request: PartnershipRequest) -> list[Organisation]:
    """The associations that are, or have been, party."""
    parties = Organisation.objects.filter(
        agreementparty__agreement__partnership=request.partnership, kind__in=ASSOCIATION_KINDS
    )
    return list(parties.distinct())


def _who_and_when(request: PartnershipRequest) -> dict[str, Any]:
    return {"assessed_by": request.user.name, "assessed_on": timezone.localdate()}
