"""Everything that the budget's sheets are built from, read in six queries whatever the number of lines or partnerships.

See also: totals.py, which builds the years of it.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import BigIntegerField, Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Cast, Round

from budgets.facts import Body, CarriedOver
from budgets.models import Budget, BudgetLine, CarryOver, IndexationRate, LineAdjustment, OutcomeEntry
from budgets.steps import Adjustment, Rate
from partnerships.models import Agreement, AgreementParty, Organisation, OrganisationKind, Partnership

ORE_IN_KRONA = 100
BODIES_OF_THE_CITY = {
    OrganisationKind.COUNCIL,
    OrganisationKind.COMMITTEE,
    OrganisationKind.WORKING_COMMITTEE,
    OrganisationKind.DEPARTMENT,
}
ASSOCIATION_KINDS = {OrganisationKind.ASSOCIATION, OrganisationKind.CIVIL_SOCIETY_ORGANISATION}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a line has cost, in kronor."""

    amount: Decimal
    is_example: bool


@dataclass(frozen=True, slots=True)
class Records:
    """Everything read from the database, sorted for the years to be built from."""

    budgets: dict[Agreement, dict[int, Budget]]
    lines: dict[int, list[Any]]  # by budget
    outcomes: dict[int, Outcome]  # by line
    rates: dict[tuple[int, int], list[Rate]]  # by agreement and funder
    withdrawn: dict[tuple[int, int, int], str]  # why, by agreement, funder and year
    adjustments: dict[tuple[int, str], list[Adjustment]]  # by agreement and code
    carried: dict[int, tuple[CarriedOver, ...]]  # by partnership


def read(budgets: QuerySet[Budget], partnerships: Collection[Partnership]) -> Records:
    """Sort the budgets and all that the partnerships have beside them."""
    found: dict[Agreement, dict[int, Budget]] = defaultdict(dict)
    for budget in budgets.select_related("agreement", "decision__body").order_by(
        "agreement__starts_on", "agreement_id", "year"
    ):
        found[budget.agreement][budget.year] = budget
    lines: dict[int, list[Any]] = defaultdict(list)
    for line in _lines_of(partnerships):
        lines[line.budget_id].append(line)
    rates, withdrawn = _rates(partnerships)
    return Records(
        found,
        lines,
        _outcomes(partnerships),
        rates,
        withdrawn,
        _adjustments(partnerships),
        _carried(partnerships),
    )


def _lines_of(partnerships: Collection[Partnership]) -> QuerySet[Any]:
    party = AgreementParty.objects.filter(agreement=OuterRef("budget__agreement"), organisation=OuterRef("performer"))
    return (
        BudgetLine.objects.adopted()
        .filter(budget__agreement__partnership__in=partnerships)
        .select_related("performer", "funder")
        .annotate(performer_is_party=Exists(party))
        .order_by("position", "code")
    )


def _outcomes(partnerships: Collection[Partnership]) -> dict[int, Outcome]:
    """Sums per line, added in whole öre: SQLite would add kronor as floating point numbers."""
    entries = OutcomeEntry.objects.filter(line__budget__agreement__partnership__in=partnerships).order_by()
    sums = entries.values("line").annotate(ore=Sum(in_ore("amount")), examples=Count("pk", filter=Q(is_example=True)))
    return {row["line"]: Outcome(Decimal(row["ore"]) / ORE_IN_KRONA, bool(row["examples"])) for row in sums}


def in_ore(column: str) -> Cast:
    """Kronor as whole öre, for the database to add."""
    return Cast(Round(F(column) * ORE_IN_KRONA), BigIntegerField())


def _rates(
    partnerships: Collection[Partnership],
) -> tuple[dict[tuple[int, int], list[Rate]], dict[tuple[int, int, int], str]]:
    """Those in force, and why the others were taken back."""
    rates: dict[tuple[int, int], list[Rate]] = defaultdict(list)
    withdrawn: dict[tuple[int, int, int], str] = {}
    stored = IndexationRate.objects.filter(agreement__partnership__in=partnerships).select_related("funder")
    for rate in stored.order_by("year"):
        if rate.withdrawn_because:
            withdrawn[rate.agreement_id, rate.funder_id, rate.year] = rate.withdrawn_because
            continue
        rates[rate.agreement_id, rate.funder_id].append(
            Rate(
                rate.year,
                body(rate.funder).in_text,
                rate.rate_percent,
                rate.source_decision,
                rate.get_basis_display(),
                rate.get_rounding_display(),
            )
        )
    return rates, withdrawn


def _adjustments(partnerships: Collection[Partnership]) -> dict[tuple[int, str], list[Adjustment]]:
    adjustments: dict[tuple[int, str], list[Adjustment]] = defaultdict(list)
    for each in LineAdjustment.objects.filter(agreement__partnership__in=partnerships, withdrawn_because=""):
        adjustments[each.agreement_id, each.code].append(Adjustment(each.year, each.amount, each.reason))
    return adjustments


def _carried(partnerships: Collection[Partnership]) -> dict[int, tuple[CarriedOver, ...]]:
    related = ("performer", "funder", "approved_by", "line", "decision__line")
    stored = CarryOver.objects.filter(partnership__in=partnerships).in_force().select_related(*related)
    found: dict[int, list[CarriedOver]] = defaultdict(list)
    for each in stored.order_by("to_year", "from_year", "performer__slug", "pk"):
        found[each.partnership_id].append(
            CarriedOver(
                body(each.performer),
                body(each.funder),
                each.from_year,
                each.to_year,
                each.amount,
                each.cause,
                each.dialogue,
                body(each.approved_by),
                each.approval,
                each.approved_on,
                each.is_example,
                each.pk,
                *_left_on(each),
            )
        )
    return {partnership: tuple(carried) for partnership, carried in found.items()}


def _left_on(carried: CarryOver) -> tuple[str, str]:
    """Code and wording of the line; a decision may say it of a fact that does not."""
    line = carried.line or (carried.decision.line if hasattr(carried, "decision") else None)
    return (line.code, line.cost) if line else ("", "")


def body(organisation: Organisation) -> Body:
    """An organisation as the plain facts know it."""
    return Body(organisation.pk, organisation.slug, organisation.name, organisation.kind in BODIES_OF_THE_CITY)
