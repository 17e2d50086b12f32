"""The budget of a partnership or an agreement, year beside year, and what became of a year's deviation.

Reads the database in a fixed number of queries, whatever the number of lines, and hands on plain facts
(facts/).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import BigIntegerField, Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Cast, Round

from budgets.explain import explain
from budgets.facts import Body, BudgetSheet, CarriedOver, DeviationChain, Line, Uplift, YearBudget
from budgets.models import Budget, BudgetLine, CarryOver, IndexationRate, LineAdjustment, OutcomeEntry
from budgets.steps import Adjustment, Base, Rate
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
class _Outcome:
    amount: Decimal
    is_example: bool


@dataclass(frozen=True, slots=True)
class _Records:
    """Everything read from the database, sorted for the years to be built from."""

    budgets: dict[Agreement, dict[int, Budget]]
    lines: dict[int, list[Any]]  # by budget
    outcomes: dict[int, _Outcome]  # by line
    rates: dict[tuple[int, int], list[Rate]]  # by agreement and funder
    withdrawn: dict[tuple[int, int, int], str]  # why, by agreement, funder and year
    adjustments: dict[tuple[int, str], list[Adjustment]]  # by agreement and code
    carried: dict[int, tuple[CarriedOver, ...]]  # by partnership


def budget_sheet(partnership: Partnership) -> BudgetSheet:
    """All the partnership's years beside each other, over all its agreements (6 queries)."""
    return budget_sheets([partnership])[partnership.pk]


def budget_sheets(partnerships: Collection[Partnership]) -> dict[int, BudgetSheet]:
    """The same for several partnerships, by their ids, in as many queries as for one."""
    of_all = Budget.objects.filter(agreement__partnership__in=partnerships).adopted()
    records = _read(of_all, partnerships)
    return {partnership.pk: _sheet(records, partnership.pk) for partnership in partnerships}


def agreement_sheet(agreement: Agreement) -> BudgetSheet:
    """The years of one agreement beside each other (6 queries)."""
    records = _read(Budget.objects.filter(agreement=agreement).adopted(), [agreement.partnership])
    return _sheet(records, agreement.partnership_id)


def deviation_chain(partnership: Partnership, from_year: int) -> DeviationChain | None:
    """What a year's outcome left and what became of it: cause, dialogue, who granted it, next year's line.

    None when nothing is recorded for the year, neither budget nor carried over money. What nobody has recorded is
    None or empty in it (6 queries).
    """
    return chain_in(budget_sheet(partnership), from_year)


def chain_in(sheet: BudgetSheet, from_year: int) -> DeviationChain | None:
    """The same for a sheet that has been read already."""
    before = sheet.year(from_year)
    carried = sheet.carried_from(from_year)
    if before is None and not carried:
        return None
    to_year = carried[0].to_year if carried else from_year + 1
    return DeviationChain(from_year, before, carried, to_year, sheet.year(to_year))


# --- Reading ----------------------------------------------------------------------------------------


def _read(budgets: QuerySet[Budget], partnerships: Collection[Partnership]) -> _Records:
    found: dict[Agreement, dict[int, Budget]] = defaultdict(dict)
    for budget in budgets.select_related("agreement", "decision__body").order_by(
        "agreement__starts_on", "agreement_id", "year"
    ):
        found[budget.agreement][budget.year] = budget
    lines: dict[int, list[Any]] = defaultdict(list)
    for line in _lines_of(partnerships):
        lines[line.budget_id].append(line)
    rates, withdrawn = _rates(partnerships)
    return _Records(
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


def _outcomes(partnerships: Collection[Partnership]) -> dict[int, _Outcome]:
    """Sums per line, added in whole öre: SQLite would add kronor as floating point numbers."""
    entries = OutcomeEntry.objects.filter(line__budget__agreement__partnership__in=partnerships).order_by()
    sums = entries.values("line").annotate(ore=Sum(in_ore("amount")), examples=Count("pk", filter=Q(is_example=True)))
    return {row["line"]: _Outcome(Decimal(row["ore"]) / ORE_IN_KRONA, bool(row["examples"])) for row in sums}


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


# --- Building the years -----------------------------------------------------------------------------


def _sheet(records: _Records, partnership: int) -> BudgetSheet:
    years: dict[int, YearBudget] = {}
    for agreement, stored in records.budgets.items():
        if agreement.partnership_id != partnership:
            continue
        for year in _years_of(agreement, stored):
            built = _year(records, agreement, stored, year)
            if year not in years or built.is_stated or not years[year].is_stated:
                years[year] = built
    return BudgetSheet(tuple(years[year] for year in sorted(years)), records.carried.get(partnership, ()))


def _years_of(agreement: Agreement, stored: Iterable[int]) -> list[int]:
    """The years with a budget, and those of the term that come after the first one."""
    term = range(agreement.starts_on.year, agreement.ends_on.year + 1)
    return sorted({*stored, *(year for year in term if year > min(stored))})


def _year(records: _Records, agreement: Agreement, stored: dict[int, Budget], year: int) -> YearBudget:
    base = stored[max(each for each in stored if each <= year)]
    lines = tuple(_line(records, agreement, base, row, year) for row in records.lines[base.pk])
    own = base.year == year
    return YearBudget(
        year,
        agreement.title,
        agreement.pk,
        lines,
        tuple(each for each in records.carried.get(agreement.partnership_id, ()) if each.to_year == year),
        () if own else _uplifts(records, agreement, lines, year),
        base.stated_total if own else None,
        base.is_example,
    )


def _line(records: _Records, agreement: Agreement, base: Budget, row: Any, year: int) -> Line:
    funder = body(row.funder)
    outcome = records.outcomes.get(row.pk) if base.year == year else None
    explanation = explain(
        Base(base.year, row.amount, agreement.title, str(base.decision or "")),
        year=year,
        is_indexed=row.is_indexed,
        committee=funder.in_text,
        rates=records.rates.get((agreement.pk, funder.pk), ()),
        adjustments=records.adjustments.get((agreement.pk, row.code), ()),
    )
    return Line(
        code=row.code,
        position=row.position,
        cost=row.cost,
        months=row.months,
        note=row.note,
        performer=body(row.performer),
        funder=funder,
        is_indexed=row.is_indexed,
        is_requestable=row.performer_is_party and row.performer.kind in ASSOCIATION_KINDS,
        is_example=row.is_example,
        explanation=explanation,
        outcome=outcome.amount if outcome else None,
        outcome_is_example=bool(outcome and outcome.is_example),
        pk=row.pk,
    )


def _uplifts(records: _Records, agreement: Agreement, lines: Iterable[Line], year: int) -> tuple[Uplift, ...]:
    """One per committee with indexed lines, known or not."""
    committees = dict.fromkeys(line.funder for line in lines if line.is_indexed)
    return tuple(
        Uplift(
            committee,
            agreement.pk,
            year,
            next((rate for rate in rates if rate.year == year), None),
            records.withdrawn.get((agreement.pk, committee.pk, year), ""),
        )
        for committee in committees
        for rates in [records.rates.get((agreement.pk, committee.pk), [])]
    )
