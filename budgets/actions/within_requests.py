"""Amounts that people set never go below what has been requested already (rule 22)."""

from collections.abc import Collection

from django.core.exceptions import ValidationError

from budgets.models import REQUESTED, BudgetLine, PaymentRequestLine
from budgets.requested import pot_key, years_of_requests
from partnerships.models import Partnership
from partnerships.swedish import kronor


def lock_lines_of(partnership: Partnership, *, codes: Collection[str] = ()) -> None:
    """Lock the adopted lines, all or those with these codes, in the order in which requests lock them
    (payment_requests.lock_lines): nobody requests more in between."""
    lines = BudgetLine.objects.adopted().filter(budget__agreement__partnership=partnership)
    if codes:
        lines = lines.filter(code__in=codes)
    list(lines.select_for_update(of=("self",)).order_by("pk"))


def refuse_less_than_requested(partnership: Partnership, *, year: int, codes: Collection[str] = ()) -> None:
    """Raise ValidationError, line by line, when a year's amounts as they stand now have no room for what has been
    requested, or no such line for the same performer and funder; `codes` narrows it. Lock the lines first."""
    found = years_of_requests(partnership).get(year)
    pots = {pot.key: pot for pot in (found.pots if found else ())}
    wrong: dict[str, str] = {}
    for line in _requested(partnership, year, codes):
        key, request = pot_key(line), line.request
        pot = pots.get(key)
        if pot is None or (pot.performer.pk, pot.funder.pk) != (request.performer_id, request.funder_id):
            wrong[key] = (
                f"{line}: {request.performer} har begärt pengar ur raden för {year}. "
                "Raden kan inte tas bort eller få en annan utförare eller finansiär."
            )
        elif pot.overdrawn:
            wrong[key] = (
                f"{pot.name}: {kronor(pot.drawn.requested)} är redan begärt för {year}. Beloppet kan inte vara lägre."
            )
    if wrong:
        raise ValidationError(list(wrong.values()))


def _requested(partnership: Partnership, year: int, codes: Collection[str]) -> list[PaymentRequestLine]:
    lines = PaymentRequestLine.objects.filter(
        request__agreement__partnership=partnership,
        request__year=year,
        request__status__in=REQUESTED,
        budget_line__isnull=False,
    )
    if codes:
        lines = lines.filter(budget_line__code__in=codes)
    return list(lines.select_related("request__performer", "budget_line").order_by("budget_line__position", "pk"))
