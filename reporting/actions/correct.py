"""Correcting a finalised report: a new edition that names the old one and says why. The old one stays as it was."""

from typing import Any

from django.db import IntegrityError, transaction

from partnerships.models import User
from partnerships.versions import WrongState
from reporting.models import Report, StaffReport

NOT_YET = "Bara en upprättad rapport rättas med en ny utgåva. Den här kan ändras som den är."
ALREADY = "Rapporten rättas redan av en senare utgåva."
COPIED = ("kind", "partnership", "year", "title", "template")
LISTS = ("clauses", "supporting_records", "schedule", "recipients", "responsible")


@transaction.atomic
def correct_report(report: Report, *, reason: str, by: User) -> Report:
    """Begin the next edition with the texts, the letterhead and the lists of this one; comments stay with the old.

    Raises WrongState unless this one is finalised and nobody corrects it yet, ValidationError for the reason.
    """
    current = Report.objects.select_for_update().get(pk=report.pk)
    if not current.is_finalised:
        raise WrongState(NOT_YET)
    if Report.objects.filter(corrects=current).exists():
        raise WrongState(ALREADY)
    same = {name: getattr(current, name) for name in COPIED}
    edition = Report(**same, edition=current.edition + 1, corrects=current, correction_reason=reason, author=by)
    edition.is_example = current.is_example
    try:
        with transaction.atomic():
            edition.save_as(by)
    except IntegrityError:
        raise WrongState(ALREADY) from None
    for section in current.sections.order_by("position"):
        _copy(section, by, report=edition)
    if current.is_letter:
        _copy_letter(current.letter, edition, by)
    return edition


def _copy_letter(old: StaffReport, edition: Report, by: User) -> None:
    """The day it was signed belongs to the old edition."""
    letter = _copy(old, by, report=edition, signed_on=None)
    for name in LISTS:
        for item in getattr(old, name).order_by("position"):
            _copy(item, by, letter=letter)


def _copy(row: Any, by: User, **other: Any) -> Any:
    columns = {field.name: getattr(row, field.name) for field in row._meta.concrete_fields if field.name != "id"}
    fresh = columns | {"version": 1} if "version" in columns else columns
    return type(row)(**fresh | other).save_as(by)
