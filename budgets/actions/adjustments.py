"""An amount that a committee gives one of its lines for a year instead of the worked out one, and its taking back."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from budgets.actions.within_requests import lock_lines_of, refuse_less_than_requested
from budgets.facts import Line
from budgets.models import LineAdjustment
from budgets.totals import budget_sheet
from partnerships.models import Agreement, User
from partnerships.versions import StaleVersion, save_if_current


@transaction.atomic
def adjust_line(
    agreement: Agreement, *, year: int, code: str, amount: Decimal, reason: str, by: User, expected_version: int
) -> LineAdjustment:
    """Give a line another amount for a year that is worked out; later years count on from it.

    `expected_version` is 0 when there was none as the form was opened. Whose staff `by` is the view has asked
    access.py. Raises StaleVersion, and ValidationError when the line does not follow the uplift that year (rule 21),
    when the amount is what the uplift gives, or less than has been requested.
    """
    lock_lines_of(agreement.partnership, codes=[code])  # one at a time
    _refuse_unless_another_amount(agreement, year, code, amount)
    key = {"agreement": agreement, "year": year, "code": code}
    found = LineAdjustment.objects.filter(**key).first()
    if (found.version if found else 0) != expected_version:
        raise StaleVersion(found or LineAdjustment(**key))
    adjustment = found or LineAdjustment(**key, version=0)
    adjustment.amount, adjustment.reason, adjustment.withdrawn_because = amount, reason, ""
    adjustment.version += 1
    adjustment.save_as(by)
    _refuse_too_little(adjustment)
    return adjustment


@transaction.atomic
def withdraw_adjustment(adjustment: LineAdjustment, *, because: str, by: User, expected_version: int) -> LineAdjustment:
    """Take an adjusted amount back: the worked out one counts again. Raises StaleVersion, and ValidationError when that
    is less than has been requested."""
    lock_lines_of(adjustment.agreement.partnership, codes=[adjustment.code])
    adjustment.withdrawn_because = because
    save_if_current(adjustment, expected=expected_version, by=by)
    _refuse_too_little(adjustment)
    return adjustment


def adjustable_line(agreement: Agreement, *, year: int, code: str) -> Line | None:
    """The line, when its amount that year is worked out with an uplift; None for any other."""
    found = budget_sheet(agreement.partnership).year(year)
    if found is None or found.is_stated or found.agreement_pk != agreement.pk:
        return None
    line = found.line(code)
    return line if line and line.is_indexed else None


def _refuse_unless_another_amount(agreement: Agreement, year: int, code: str, amount: Decimal) -> None:
    line = adjustable_line(agreement, year=year, code=code)
    if line is None:
        raise ValidationError(f"Raden räknas inte upp för {year} och kan inte justeras.")
    if amount == line.explanation.worked_out:
        raise ValidationError({"amount": "Beloppet är detsamma som det uppräknade. Då behövs ingen justering."})


def _refuse_too_little(adjustment: LineAdjustment) -> None:
    """In the year itself and those that count on from it."""
    agreement = adjustment.agreement
    for year in range(adjustment.year, agreement.ends_on.year + 1):
        refuse_less_than_requested(agreement.partnership, year=year, codes=[adjustment.code])
