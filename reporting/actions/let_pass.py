"""Judging the warnings of the check: a named person lets one pass and says why, or takes it up again. Errors are never
let pass. Every turn is kept."""

from collections.abc import Collection

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction

from partnerships.models import User
from partnerships.versions import WrongState
from reporting.control import Judged, control
from reporting.models import FindingOverride, OverrideTurn, Report

BEFORE = "Någon har redan bedömt varningen."
GONE = "Varningen finns inte längre: texten har ändrats. Läs hur det ser ut nu."


@transaction.atomic
def let_pass(report: Report, *, finding: str, reason: str, by: User) -> FindingOverride:
    """Store that the warning with the key `finding` may stand. It is told anew when the faulty words change.

    Raises WrongState when the report is finalised, when nothing is wrong there any more, when it stops the report, or
    when somebody was before; ValidationError (field `reason`).
    """
    judged = _judged(report, finding)
    if judged.stops:
        what = "är ett fel" if judged.finding.is_error else "stoppar inlämningen"
        raise WrongState(f"Det här {what} och får inte stå. Rätta det.")
    if judged.override and judged.is_passed:
        raise WrongState(f"{_latest(judged.override).by} har redan låtit varningen stå.")
    return _pass(report, judged, reason, by)


@transaction.atomic
def take_up(report: Report, *, finding: str, reason: str, by: User) -> OverrideTurn:
    """A warning that was let pass is to be judged again. Raises as `let_pass` does, and when it is not passed."""
    judged = _judged(report, finding)
    if judged.override is None or not judged.is_passed:
        raise WrongState("Ingen har låtit varningen stå, eller så har någon redan tagit upp den igen.")
    return _turn(judged.override, is_withdrawal=True, reason=reason, by=by)


@transaction.atomic
def answer_warnings(report: Report, *, seen: Collection[str], reason: str, by: User) -> None:
    """Let every warning that is left pass for one reason, as whoever finalises the report does. `seen` are the keys of
    those that the person has read.

    Raises WrongState when the report has an error, or a warning that the person has not seen; ValidationError (field
    `reason`).
    """
    _lock(report)
    read = control(report)
    if read.errors:
        raise WrongState("Kontrollen har hittat ett fel sedan sidan öppnades. Rätta det först.")
    if any(each.finding.key not in seen for each in read.warnings):
        raise WrongState("En varning har kommit till sedan sidan öppnades. Läs den, och upprätta sedan.")
    for judged in read.warnings:
        _pass(report, judged, reason, by)


def _judged(report: Report, finding: str) -> Judged:
    """The finding as it stands now, the report locked. Raises WrongState."""
    _lock(report)
    judged = control(report).find(finding)
    if judged is None:
        raise WrongState(GONE)
    return judged


def _lock(report: Report) -> None:
    if Report.objects.select_for_update().get(pk=report.pk).is_finalised:
        raise WrongState("Rapporten är upprättad och ändras inte mer.")


def _latest(override: FindingOverride) -> FindingOverride | OverrideTurn:
    return override.story[-1] if override.story else override


def _pass(report: Report, judged: Judged, reason: str, by: User) -> FindingOverride:
    """The first time, or anew after it was taken up again."""
    if judged.override:
        _turn(judged.override, is_withdrawal=False, reason=reason, by=by)
        return judged.override
    finding = judged.finding
    passed = FindingOverride(report=report, finding=finding.key, text=finding.text[:1000], reason=reason, by=by)
    _save(passed)
    return passed


def _turn(override: FindingOverride, *, is_withdrawal: bool, reason: str, by: User) -> OverrideTurn:
    number = len(override.story) + 1
    turn = OverrideTurn(override=override, number=number, is_withdrawal=is_withdrawal, reason=reason, by=by)
    _save(turn)
    return turn


def _save(row: FindingOverride | OverrideTurn) -> None:
    """Raises ValidationError for the reason, WrongState for everything else: somebody was before."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise WrongState(BEFORE) from None
    except ValidationError as refused:
        faults = getattr(refused, "error_dict", {})
        if "reason" in faults:
            raise
        raise WrongState(BEFORE if NON_FIELD_ERRORS in faults else " ".join(refused.messages)) from None
