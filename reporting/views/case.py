"""The letter's way through the bodies, step by step. All who see the letter read it; the officer writes."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from partnerships.access import PartnershipRequest, Right
from partnerships.models import Decision
from partnerships.swedish import plural
from partnerships.versions import StaleVersion, WrongState
from partnerships.views.conflict import conflict_page
from partnerships.views.refusals import attempt
from reporting.actions import (
    add_step,
    begin_case,
    fetch_recipients,
    record_decision,
    remove_dissent,
    remove_step,
    save_dispatches,
    save_dissent,
    save_step,
    untie_decision,
)
from reporting.actions.case import DECIDED
from reporting.case_path import CaseReading, StepReading, read_case
from reporting.forms.case import BelowStepForm, DispatchForm, DissentForm, StepDecisionForm, StepForm
from reporting.models import CaseStep, Dissent, Report, ReportKind
from reporting.package import lacking
from reporting.proposed import proposed
from reporting.views.found import find_report


@require_http_methods(["GET", "POST"])
def case(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    """The whole path; its button begins it from the letter's schedule."""
    found = _letter(request, year)
    if request.method == "POST":
        return _begin(request, found)
    reading = _read(found)
    context = {
        "report": found,
        "case": reading,
        "lacking": lacking(reading),
        "proposed": proposed(found),
        "may_manage": Right.MANAGE_AGREEMENT in request.access,
        "is_planned": found.letter.schedule.exists(),
    }
    return render(request, "reporting/case.html", context)


def _begin(request: PartnershipRequest, found: Report) -> HttpResponse:
    try:
        begin_case(found, by=request.user)
    except WrongState as wrong:
        return render(request, "409.html", {"reason": wrong.reason}, status=409)
    messages.success(request, "Ärendets väg är påbörjad. Skriv in varje beslut när det är fattat.")
    return redirect(found.address("case"))


@require_http_methods(["GET", "POST"])
def step_new(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    found = _letter(request, year)
    step = CaseStep(report=found)
    form = StepForm(request.POST or None, instance=step, steps=CaseStep.objects.of_letter(found).in_order())

    def act() -> None:
        add_step(found, step=form.instance, before=form.cleaned_data.get("before"), by=request.user)

    return _form(request, form, act, "reporting/case_step_form.html", {"report": found}, "Steget är tillagt.")


@require_http_methods(["GET", "POST"])
def step_edit(request: PartnershipRequest, partnership: str, year: int, pk: int) -> HttpResponse:
    found, reading = _step(request, year, pk)
    before = _before(found, reading)
    form = StepForm(request.POST or None, instance=reading.step, suggested=before[-1].text if before else "")
    is_removed = "remove" in request.POST

    def act() -> None:
        do = remove_step if is_removed else save_step
        do(form.instance, by=request.user, expected_version=form.cleaned_data["version"])

    def saved() -> StepForm:
        return StepForm(instance=CaseStep.objects.get(pk=pk))

    context = {"report": found, "reading": reading}
    done = "Steget är borttaget." if is_removed else "Steget är sparat."
    at = None if is_removed else pk
    return _form(request, form, act, "reporting/case_step_form.html", context, done, saved=saved, at=at)


@require_http_methods(["GET", "POST"])
def step_decision(request: PartnershipRequest, partnership: str, year: int, pk: int) -> HttpResponse:
    found, reading = _step(request, year, pk)
    if reading.decision:
        return render(request, "409.html", {"reason": DECIDED}, status=409)
    step = reading.step
    form = StepDecisionForm(request.POST or None, step=step, earlier=_before(found, reading))

    def act() -> None:
        for name, text in form.of_the_meeting.items():
            setattr(step, name, text)
        record_decision(step, decision=form.instance, by=request.user, expected_version=form.cleaned_data["version"])

    context = {"report": found, "reading": reading}
    return _form(request, form, act, "reporting/case_decision_form.html", context, "Beslutet är registrerat.", at=pk)


@require_http_methods(["GET", "POST"])
def step_untie(request: PartnershipRequest, partnership: str, year: int, pk: int) -> HttpResponse:
    """Asked before it is done: the decision leaves the step, not the register."""
    found, reading = _step(request, year, pk)
    step = reading.step
    if not reading.decision:
        return render(request, "409.html", {"reason": "Steget har inget beslut."}, status=409)
    form = BelowStepForm(request.POST or None, initial={"version": step.version})

    def act() -> None:
        untie_decision(step, by=request.user, expected_version=form.cleaned_data["version"])

    context = {"report": found, "reading": reading, "decision": reading.decision}
    done = f"{reading.decision} är löst från steget och står kvar i registret."
    return _form(request, form, act, "reporting/case_untie_form.html", context, done, at=pk)


@require_http_methods(["GET", "POST"])
def dissent_new(request: PartnershipRequest, partnership: str, year: int, pk: int) -> HttpResponse:
    found, reading = _step(request, year, pk)
    form = DissentForm(request.POST or None, instance=Dissent(step=reading.step))

    def act() -> None:
        save_dissent(form.instance, by=request.user, expected_version=form.cleaned_data["version"])

    context = {"report": found, "reading": reading}
    return _form(request, form, act, "reporting/case_dissent_form.html", context, "Det är antecknat vid steget.", at=pk)


@require_http_methods(["GET", "POST"])
def dissent_edit(request: PartnershipRequest, partnership: str, year: int, pk: int) -> HttpResponse:
    found = _letter(request, year)
    dissents = Dissent.objects.filter(step__in=CaseStep.objects.of_letter(found))
    dissent = get_object_or_404(dissents.select_related("step__report__partnership", "step__body"), pk=pk)
    reading = _read(found).at(dissent.step)
    form = DissentForm(request.POST or None, instance=dissent)
    is_removed = "remove" in request.POST

    def act() -> None:
        do = remove_dissent if is_removed else save_dissent
        do(form.instance, by=request.user, expected_version=form.cleaned_data["version"])

    def saved() -> DissentForm:
        return DissentForm(instance=Dissent.objects.select_related("step").get(pk=pk))

    context = {"report": found, "reading": reading, "dissent": str(dissent)}
    done = "Det är borttaget från steget." if is_removed else "Det är sparat."
    at = dissent.step_id
    return _form(request, form, act, "reporting/case_dissent_form.html", context, done, saved=saved, at=at)


@require_http_methods(["GET", "POST"])
def dispatches(request: PartnershipRequest, partnership: str, year: int, pk: int) -> HttpResponse:
    """To whom the decision is sent. The button «hämta» fetches the letter's recipients and leaves the rest."""
    found, reading = _step(request, year, pk)
    form = DispatchForm(request.POST or None, reading=reading)
    context = {"report": found, "reading": reading, "missing": _read(found).missing}

    def act() -> None:
        version, by = form.cleaned_data["version"], request.user
        if "fetch" in request.POST:
            count = fetch_recipients(reading.step, by=by, expected_version=version)
            messages.success(request, f"{plural(count, 'mottagare', 'mottagare')} hämtade från skrivelsen.")
            return
        added = form.cleaned_data["added"]
        save_dispatches(
            reading.step, sent=form.sent, removed=form.removed, added=added, by=by, expected_version=version
        )
        messages.success(request, "Listan är sparad.")

    again = found.address("case_dispatches", pk)
    return _form(request, form, act, "reporting/case_dispatch_form.html", context, "", to=again)


def _letter(request: PartnershipRequest, year: int) -> Report:
    return find_report(request, kind=ReportKind.STAFF_REPORT, year=year)


def _read(found: Report) -> CaseReading:
    return read_case(found, today=timezone.localdate())


def _step(request: PartnershipRequest, year: int, pk: int) -> tuple[Report, StepReading]:
    """Raises Http404 for a step of another letter."""
    found = _letter(request, year)
    step = get_object_or_404(CaseStep.objects.of_letter(found), pk=pk)
    return found, _read(found).at(step)


def _before(found: Report, reading: StepReading) -> list[Decision]:
    """The decisions of the steps before, the latest last."""
    return [each.decision for each in _read(found).steps[: reading.number - 1] if each.decision]


def _form(
    request: PartnershipRequest,
    form: forms.BaseForm,
    act: Callable[[], Any],
    template: str,
    context: dict[str, Any],
    done: str,
    *,
    saved: Callable[[], forms.BaseForm] | None = None,
    at: int | None = None,
    to: str = "",
) -> HttpResponse:
    """Try it and go to the step on the case's page (`at`), or to another address. With `saved`, the same form opened on
    what stands there now, the second of two who change the same thing is shown both texts."""
    status, stale = 422 if form.is_bound else 200, None

    def tried() -> None:
        nonlocal stale
        try:
            act()
        except StaleVersion as before:
            stale = before
            raise

    if form.is_valid():
        status = attempt(form, tried)
        if status == 200:
            if done:
                messages.success(request, done)
            return redirect(to or _place(context["report"], at))
        if stale and saved:
            return conflict_page(request, form, saved(), stale)
    return render(request, template, context | {"form": form}, status=status)


def _place(report: Report, step: int | None) -> str:
    return f"{report.address('case')}#steg-{step}" if step else report.address("case")
