"""The annual report as it was handed in, also while the parties have it back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from partnerships.access import PartnershipRequest
from reporting import facts_json
from reporting.facts import ReportFacts
from reporting.models import ReportStatus, ReportStepKind
from reporting.pdf import letter_context
from reporting.report_rights import received_reports, reports_open_to


@require_GET
def received(request: PartnershipRequest, partnership: str, year: int, kind: str, pk: int) -> HttpResponse:
    """What the parties handed in, with its numbers as they were."""
    handed_in = received_reports(request.partnership).filter(step__report__year=year).select_related("facts")
    found = get_object_or_404(handed_in, pk=pk)
    report = found.step.report
    others = received_reports(request.partnership).filter(step__report=report).exclude(pk=pk)
    later = [each for each in others if each.step.round > found.step.round]
    back = report.steps.filter(kind__in=(ReportStepKind.RETURN, ReportStepKind.WITHDRAW)).order_by("-pk").first()
    context = {
        "report": report,
        "received": found,
        "others": others,
        "replaced_by": later[0] if later else None,
        "back": back if report.status == ReportStatus.DRAFT else None,
        "is_open": reports_open_to(request.access, request.partnership).filter(pk=report.pk).exists(),
        **letter_context(facts_json.load(bytes(found.facts.content), ReportFacts), top=2),
    }
    return render(request, "reporting/received.html", context)
