"""The pages where a report is taken one step on its way: one form each."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from budgets.actions import NotYours
from partnerships.access import PartnershipRequest
from partnerships.views.refusals import attempt
from reporting.actions import record_party_approval, take_report_step
from reporting.assemble import assemble
from reporting.forms.workflow import RecordApprovalForm, report_step_form
from reporting.models import ReportStepKind
from reporting.standing import read_standing
from reporting.step_words import words_of
from reporting.views.found import find_report
from reporting.workflow import FOUR_EYES, parties_to_record, why_not

K = ReportStepKind
MEANWHILE = "Någon annan har hunnit före, och rapporten ser annorlunda ut nu. Läs den en gång till."


@require_http_methods(["GET", "POST"])
def report_step(request: PartnershipRequest, partnership: str, year: int, kind: str, step: str) -> HttpResponse:
    found = find_report(request, kind=kind, year=year)
    standing = read_standing(found)
    if sentence := why_not(standing, step, by=request.user, access=request.access):
        if sentence in FOUR_EYES:
            raise NotYours(sentence)
        return wrong_state(request, sentence)
    own = standing.answered_by(request.access)
    unanswered = tuple(party for party in own if step == K.RETURN or not party.approval)
    form = report_step_form(standing, step, request.POST or None, by=request.user, own_parties=unanswered)
    words, status = words_of(found, step), 200
    if form.is_valid():
        version, given = form.cleaned_data["version"], form.given()
        status = attempt(
            form,
            lambda: take_report_step(found, kind=step, by=request.user, expected_version=version, given=given),
            meanwhile=MEANWHILE,
        )
        if status == 200:
            messages.success(request, words.done.format(to=given.to))
            return redirect(found)
    context: dict[str, Any] = {"form": form, "report": found, "words": words, "answers_for": unanswered}
    if step == K.SUBMIT:
        context["obstacles"] = assemble(found).obstacles
    return render(request, "reporting/report_step.html", context, status=_status(form, status))


@require_http_methods(["GET", "POST"])
def report_record(request: PartnershipRequest, partnership: str, year: int, kind: str) -> HttpResponse:
    """The coordinator writes in the approval of a party that cannot sign in."""
    found = find_report(request, kind=kind, year=year)
    parties = parties_to_record(read_standing(found), access=request.access)
    if not parties:
        return wrong_state(request, "Det finns ingen part att föra in ett godkännande för nu.")
    form = RecordApprovalForm(request.POST or None, parties=parties, initial={"version": found.version})
    status = 200
    if form.is_valid():
        given = form.cleaned_data
        status = attempt(
            form,
            lambda: record_party_approval(
                found,
                party=given["party"],
                reference=given["reference"],
                by=request.user,
                expected_version=given["version"],
            ),
            meanwhile=MEANWHILE,
        )
        if status == 200:
            messages.success(request, f"Godkännandet från {given['party']} är infört.")
            return redirect(found)
    context = {"form": form, "report": found, "words": words_of(found, "record"), "answers_for": ()}
    return render(request, "reporting/report_step.html", context, status=_status(form, status))


def wrong_state(request: PartnershipRequest, reason: str) -> HttpResponse:
    """409, with what to do."""
    return render(request, "409.html", {"reason": reason}, status=409)


def _status(form: Any, tried: int) -> int:
    return tried if tried != 200 else 422 if form.is_bound else 200
