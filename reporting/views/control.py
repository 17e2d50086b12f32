"""«Kontroll före utskick»: what stops the report, what to judge, and what somebody has let pass."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.views.refusals import attempt
from reporting.actions import let_pass, take_up
from reporting.control import Judged, control
from reporting.forms.let_pass import LetPassForm, TakeUpForm
from reporting.models import Report
from reporting.report_rights import may_judge, may_write
from reporting.views.found import find_report


@require_GET
def report_control(request: PartnershipRequest, partnership: str, year: int, kind: str) -> HttpResponse:
    return _page(request, find_report(request, kind=kind, year=year))


@require_http_methods(["GET", "POST"])
def finding_let_pass(request: PartnershipRequest, partnership: str, year: int, kind: str) -> HttpResponse:
    """The forms stand on the page of the check; who comes here otherwise is led there."""
    return _judge(request, year, kind, LetPassForm, let_pass, "Varningen får stå.")


@require_http_methods(["GET", "POST"])
def finding_take_up(request: PartnershipRequest, partnership: str, year: int, kind: str) -> HttpResponse:
    return _judge(request, year, kind, TakeUpForm, take_up, "Varningen ska bedömas igen.")


def _judge(
    request: PartnershipRequest, year: int, kind: str, form_class: type[LetPassForm], act: Callable, done: str
) -> HttpResponse:
    found = find_report(request, kind=kind, year=year)
    if request.method == "GET":
        return redirect(found.address("control"))
    form = form_class(request.POST)
    status = 422
    if form.is_valid():
        status = attempt(form, lambda: act(found, **form.cleaned_data, by=request.user))
    if status != 200:
        return _page(request, found, form, status=status)
    messages.success(request, done)
    return redirect(found.address("control"))


@dataclass(frozen=True, slots=True)
class Row:
    """A warning, and the form in which it is let pass or taken up again."""

    judged: Judged
    form: LetPassForm

    @property
    def is_refused(self) -> bool:
        return self.form.is_bound


def _page(
    request: PartnershipRequest, found: Report, refused: LetPassForm | None = None, *, status: int = 200
) -> HttpResponse:
    """`refused` is the form that was not taken; it is shown at its finding, or first when that is gone."""
    read = control(found)
    groups = [(heading, [_row(judged, LetPassForm, refused) for judged in many]) for heading, many in read.groups]
    passed = [_row(judged, TakeUpForm, refused) for judged in read.passed]
    is_shown = any(row.is_refused for _heading, rows in [*groups, ("", passed)] for row in rows)
    context = {
        "report": found,
        "control": read,
        "groups": groups,
        "passed": passed,
        "errors": [each.finding for each in read.errors],
        "before_submitting": [each.finding for each in read.before_submitting],
        "may_write": may_write(request.access, found),
        "may_judge": may_judge(request.access, found),
        "homeless": None if is_shown else refused,
    }
    return render(request, "reporting/control.html", context, status=status)


def _row(judged: Judged, form_class: type[LetPassForm], refused: LetPassForm | None) -> Row:
    key = judged.finding.key
    if type(refused) is form_class and refused["finding"].value() == key:
        return Row(judged, refused)
    return Row(judged, form_class(initial={"finding": key}, auto_id=f"{key.replace(':', '-')}-%s"))
