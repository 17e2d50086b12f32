"""Letting a warning pass: a named person has judged it, and says why. An error cannot be let pass."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from partnerships.models import User
from partnerships.versions import WrongState
from reporting.control import control
from reporting.models import FindingOverride, Report


@transaction.atomic
def let_pass(report: Report, *, finding: str, reason: str, by: User) -> FindingOverride:
    """Store that the warning with the key `finding` may stand. It is told anew when the faulty words change.

    Raises WrongState when the report is finalised, when nothing is wrong there any more, when it is an error, or when
    somebody was before; ValidationError (field `reason`).
    """
    if report.is_finalised:
        raise WrongState("Rapporten är upprättad och ändras inte mer.")
    judged = control(report).find(finding)
    if judged is None:
        raise WrongState("Anmärkningen finns inte längre: texten har ändrats. Läs hur det ser ut nu.")
    if judged.finding.is_error:
        raise WrongState("Det här är ett fel och går inte att godta. Rätta det.")
    if judged.override:
        raise WrongState(f"{judged.override.by} har redan godtagit anmärkningen.")
    passed = FindingOverride(report=report, finding=finding, text=judged.finding.text[:1000], reason=reason, by=by)
    try:
        with transaction.atomic():
            passed.save()
    except IntegrityError:
        raise WrongState("Någon har redan godtagit anmärkningen.") from None
    except ValidationError as refused:
        if "reason" in getattr(refused, "error_dict", {}):
            raise
        raise WrongState(" ".join(refused.messages)) from None
    return passed
