"""A payment request on paper: what is asked for, by whom, and who has reviewed and approved it."""

import html
import unicodedata

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from budgets.handling import may_see_account
from budgets.models import (
    GRANTED,
    REQUESTED,
    PaymentAccount,
    PaymentRequest,
    PaymentRequestLine,
    PaymentRequestStep,
    StepKind,
)
from partnerships.access import PartnershipRequest
from partnerships.swedish import iso_date
from reporting.glyphs import unprintable
from reporting.pdf import FONTS, RenderingFailed, draw

ON_PAPER = {StepKind.SUBMIT, StepKind.REVIEW, StepKind.APPROVE, StepKind.SEND, StepKind.PAY}


@require_GET
def request_pdf(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    """The request as PDF/A-2a and PDF/UA-1. Only what is submitted and still stands has a paper."""
    open_to_me = PaymentRequest.objects.of(request.partnership).open_to(request.access.represented)
    shown = get_object_or_404(open_to_me.with_content(), pk=pk)
    if shown.status not in REQUESTED:
        raise Http404
    try:
        pdf = draw(request_html(shown, account=may_see_account(request.access, shown.performer_id)))
    except RenderingFailed as failure:
        return render(request, "409.html", {"reason": str(failure)}, status=503)
    disposition = content_disposition_header(as_attachment=True, filename=f"{shown} {shown.performer}.pdf")
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": disposition})


def request_html(shown: PaymentRequest, *, account: bool) -> str:
    """The whole request as an HTML document, with the account only for those who may see it.

    A character that no bundled font has is written as its code, «[U+1F389]»: what was submitted is no longer
    changed, and a payment does not wait for it.
    """
    steps = _steps(shown)
    lines = list(shown.lines.all())
    context = {
        "shown": shown,
        "lines": lines,
        "steps": steps,
        "account": _account(shown, steps) if account else "",
        "is_signed_off": shown.status in GRANTED,
        "is_example": shown.is_example or any(_is_example(line) for line in lines),
    }
    written = unicodedata.normalize("NFC", render_to_string("reporting/payment_request_document.html", context))
    for character in unprintable(html.unescape(written), FONTS):
        written = written.replace(character, f"[U+{ord(character):04X}]")
    return written


def _is_example(line: PaymentRequestLine) -> bool:
    return any(pot.is_example for pot in (line.budget_line, line.carry_over) if pot)


def _steps(shown: PaymentRequest) -> list[PaymentRequestStep]:
    """Those since it was last submitted: what was returned before is reviewed and approved anew."""
    steps = [step for step in shown.steps.select_related("by") if step.kind in ON_PAPER]
    return [step for step in steps if step.submission == steps[-1].submission]


def _account(shown: PaymentRequest, steps: list[PaymentRequestStep]) -> str:
    """The account that the money was sent to, whatever it is today; before that, the one that it will be sent to."""
    for step in steps:
        if step.kind == StepKind.SEND:
            return step.content
    found = PaymentAccount.objects.filter(organisation=shown.performer).first()
    if found is None:
        return "Inte angivet."
    checked = f"kontrollerat {iso_date(found.checked_on)}" if found.checked_on else "inte kontrollerat"
    return f"{str(found).capitalize()}, {checked}"
