"""A committee's yearly uplift: written in, and taken back (rule 21)."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from budgets.models import Budget, BudgetLine, IndexationRate
from partnerships.models import Agreement, Organisation, User
from partnerships.versions import StaleVersion, save_if_current


def enter_rate(
    agreement: Agreement,
    *,
    funder: Organisation,
    year: int,
    basis: str,
    rate_percent: Decimal,
    source_decision: str,
    by: User,
    expected_version: int,
) -> IndexationRate:
    """Write in a committee's uplift for a year, once; a later correction replaces it and stays in the history. One that
    was taken back is in force again.

    `expected_version` is 0 when none was written in as the form was opened. Whose staff `by` is the view has asked
    access.py. Raises StaleVersion, and ValidationError when the committee has no indexed line in the budget that
    the year is worked out from, or when there is none such.
    """
    refuse_unless_uplifted(agreement, funder=funder, year=year)
    content = {"basis": basis, "rate_percent": rate_percent, "source_decision": source_decision}
    content |= {"withdrawn_because": ""}
    with transaction.atomic():
        rate = IndexationRate.objects.filter(agreement=agreement, funder=funder, year=year).first()
        if rate is None:
            return _first_rate(IndexationRate(agreement=agreement, funder=funder, year=year, **content), by=by)
        for name, value in content.items():
            setattr(rate, name, value)
        return save_if_current(rate, expected=expected_version, by=by)


def withdraw_rate(rate: IndexationRate, *, because: str, by: User, expected_version: int) -> IndexationRate:
    """Take a committee's uplift back: the year is unknown again, until one is written in anew. Raises StaleVersion."""
    rate.withdrawn_because = because
    return save_if_current(rate, expected=expected_version, by=by)


def refuse_unless_uplifted(agreement: Agreement, *, funder: Organisation, year: int) -> None:
    """Raise ValidationError unless the year is worked out, in the term, from a budget where the committee has an
    indexed line (rule 21)."""
    years = set(Budget.objects.adopted().filter(agreement=agreement, year__lte=year).values_list("year", flat=True))
    refuse_outside_term(agreement, year)
    if year in years:
        raise ValidationError(f"Budgeten för {year} är redan fastställd och räknas inte upp.")
    indexed = BudgetLine.objects.adopted().filter(
        budget__agreement=agreement, budget__year=max(years, default=0), funder=funder, is_indexed=True
    )
    if not indexed.exists():
        raise ValidationError(f"{funder} har ingen rad som räknas upp inför {year}.")


def refuse_outside_term(agreement: Agreement, year: int) -> None:
    """Raise ValidationError unless the term reaches into the year."""
    if not agreement.starts_on.year <= year <= agreement.ends_on.year:
        raise ValidationError(f"Avtalet gäller inte {year}.")


def _first_rate(rate: IndexationRate, *, by: User) -> IndexationRate:
    """The database lets one of several at the same time be first; the others get its text to compare with."""
    try:
        with transaction.atomic():
            return rate.save_as(by)
    except (IntegrityError, ValidationError):
        same = IndexationRate.objects.filter(agreement=rate.agreement, funder=rate.funder, year=rate.year)
        if first := same.first():
            raise StaleVersion(first) from None
        raise
