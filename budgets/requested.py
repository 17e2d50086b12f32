"""What may be requested and what has been: each pot of a year with what is left of it (rules 22 and 24).

The one place that adds up «begärt», «beviljat» and «utbetalt». See also: totals.py, which knows the amounts.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from budgets.facts import Body, BudgetSheet, CarriedOver, Line, YearBudget
from budgets.models import GRANTED, PAID, REQUESTED, PaymentRequest, PaymentRequestLine, last_day_to_request
from budgets.records import ASSOCIATION_KINDS
from budgets.totals import budget_sheet
from partnerships.models import AgreementParty, Partnership

ZERO = Decimal(0)
WEEKEND = {5: "lördag", 6: "söndag"}
LINE, CARRY_OVER = "rad", "overfort"
Key = tuple[int, str]  # year, and «rad-ledare» or «overfort-3»


@dataclass(frozen=True, slots=True)
class Drawn:
    """Kronor that have been asked for: in all, out of that granted, out of that paid."""

    requested: Decimal = ZERO
    granted: Decimal = ZERO
    paid: Decimal = ZERO

    def plus(self, other: "Drawn") -> "Drawn":
        return Drawn(self.requested + other.requested, self.granted + other.granted, self.paid + other.paid)


@dataclass(frozen=True, slots=True)
class Pot:
    """Something that money can be requested from in a year: a budget line, or carried over money.

    `available` is all that may be requested. While an uplift is missing it is the latest known amount, and
    `missing_years` says which uplift: what is unknown is never given out beforehand, nor taken for zero (O-36).
    """

    key: str  # «rad-ledare», «overfort-3»: the same whichever year's stored line it rests on
    name: str
    performer: Body
    funder: Body
    available: Decimal
    drawn: Drawn
    line_pk: int | None = None
    carry_over_pk: int | None = None
    missing_years: tuple[int, ...] = ()
    is_example: bool = False

    @property
    def remaining(self) -> Decimal:
        """Never below zero. See also: overdrawn."""
        return max(self.available - self.drawn.requested, ZERO)

    @property
    def overdrawn(self) -> Decimal:
        """What has been requested too much, when an amount was lowered afterwards."""
        return max(self.drawn.requested - self.available, ZERO)


@dataclass(frozen=True, slots=True)
class YearOfRequests:
    """One budget year's pots."""

    year: int
    agreement_pk: int
    agreement: str
    pots: tuple[Pot, ...]

    @property
    def total(self) -> Drawn:
        total = Drawn()
        for pot in self.pots:
            total = total.plus(pot.drawn)
        return total

    @property
    def available(self) -> Decimal:
        return sum((pot.available for pot in self.pots), ZERO)

    @property
    def remaining(self) -> Decimal:
        return sum((pot.remaining for pot in self.pots), ZERO)

    @property
    def has_missing_uplift(self) -> bool:
        return any(pot.missing_years for pot in self.pots)

    @property
    def due_on(self) -> dt.date:
        """The last day to request (rule 22)."""
        return last_day_to_request(self.year)

    @property
    def due_weekday(self) -> str:
        """«lördag» or «söndag» for a last day on a weekend, else nothing."""
        return WEEKEND.get(self.due_on.weekday(), "")

    @property
    def friday_before(self) -> dt.date | None:
        """The last weekday before a last day on a weekend: nothing moves it forward (O-13). None on a weekday."""
        beyond_friday = self.due_on.weekday() - 4
        return self.due_on - dt.timedelta(days=beyond_friday) if beyond_friday > 0 else None

    @property
    def pairs(self) -> list[tuple[Body, Body]]:
        """Who may request from whom: each performer with each of its funders."""
        return list(dict.fromkeys((pot.performer, pot.funder) for pot in self.pots))

    @property
    def pairs_with_room(self) -> list[tuple[Body, Body]]:
        """Those between whom something remains to be requested."""
        return list(dict.fromkeys((pot.performer, pot.funder) for pot in self.pots if pot.remaining))

    @property
    def performers(self) -> list[Body]:
        return list(dict.fromkeys(pot.performer for pot in self.pots))

    def between(self, performer: int, funder: int) -> tuple[Pot, ...]:
        """The pots of one performer that one committee pays."""
        return tuple(pot for pot in self.pots if (pot.performer.pk, pot.funder.pk) == (performer, funder))


def years_of_requests(partnership: Partnership, *, without: int | None = None) -> dict[int, YearOfRequests]:
    """Every budget year with its pots, by year; in eight queries whatever the number of lines.

    `without` is the id of a request that is not counted: the one that is being looked at.
    """
    return requests_in(budget_sheet(partnership), partnership, without=without)


def requests_in(
    sheet: BudgetSheet, partnership: Partnership, *, without: int | None = None
) -> dict[int, YearOfRequests]:
    """The same for a sheet that has been read already; two queries."""
    return requests_in_all({partnership.pk: sheet}, without=without)[partnership.pk]


def requests_in_all(
    sheets: Mapping[int, BudgetSheet], *, without: int | None = None
) -> dict[int, dict[int, YearOfRequests]]:
    """The same for the sheets of several partnerships, by their ids; two queries whatever their number."""
    drawn = _drawn(sheets, without)
    parties = set(
        AgreementParty.objects.filter(
            agreement__partnership__in=list(sheets), organisation__kind__in=ASSOCIATION_KINDS
        ).values_list("agreement", "organisation")
    )
    return {
        partnership: {
            year.year: YearOfRequests(
                year.year, year.agreement_pk, year.agreement, tuple(_pots(year, drawn[partnership], parties))
            )
            for year in sheet.years
        }
        for partnership, sheet in sheets.items()
    }


def pot_key(line: PaymentRequestLine) -> str:
    """Which pot a requested amount comes out of."""
    return f"{LINE}-{line.budget_line.code}" if line.budget_line else f"{CARRY_OVER}-{line.carry_over_id}"


def _pots(year: YearBudget, drawn: dict[Key, Drawn], parties: set[tuple[int, int]]) -> Iterable[Pot]:
    for line in year.lines:
        if line.is_requestable:
            yield _of_line(line, drawn[year.year, f"{LINE}-{line.code}"])
    for carried in year.carried_in:
        if (year.agreement_pk, carried.performer.pk) in parties:
            yield _of_carry_over(carried, drawn[year.year, f"{CARRY_OVER}-{carried.pk}"])


def _of_line(line: Line, drawn: Drawn) -> Pot:
    return Pot(
        key=f"{LINE}-{line.code}",
        name=line.cost,
        performer=line.performer,
        funder=line.funder,
        available=line.explanation.latest_known,
        drawn=drawn,
        line_pk=line.pk,
        missing_years=line.explanation.missing_years,
        is_example=line.is_example,
    )


def _of_carry_over(carried: CarriedOver, drawn: Drawn) -> Pot:
    return Pot(
        key=f"{CARRY_OVER}-{carried.pk}",
        name=carried.name,
        performer=carried.performer,
        funder=carried.funder,
        available=carried.amount,
        drawn=drawn,
        carry_over_pk=carried.pk,
        is_example=carried.is_example,
    )


def _drawn(partnerships: Iterable[int], without: int | None) -> dict[int, dict[Key, Drawn]]:
    """By partnership. Added in Python: SQLite would add kronor as floating point numbers."""
    lines = (
        PaymentRequestLine.objects.filter(
            request__agreement__partnership__in=list(partnerships), request__status__in=REQUESTED
        )
        .exclude(request=without)
        .select_related("request__agreement", "budget_line")
    )
    sums: dict[int, dict[Key, Drawn]] = defaultdict(lambda: defaultdict(Drawn))
    for line in lines:
        of_partnership = sums[line.request.agreement.partnership_id]
        key = (line.request.year, pot_key(line))
        granted = line.amount if line.request.status in GRANTED else ZERO
        paid = line.amount if line.request.status in PAID else ZERO
        of_partnership[key] = of_partnership[key].plus(Drawn(line.amount, granted, paid))
    return sums


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One amount of a request beside the pot that it comes out of; None when there is no such pot any more."""

    name: str
    amount: Decimal
    pot: Pot | None

    @property
    def is_too_much(self) -> bool:
        return self.pot is None or self.amount > self.pot.remaining


def request_rows(request: PaymentRequest, year: YearOfRequests | None) -> list[RequestRow]:
    """The request's amounts; `year` is its year with the request itself not counted."""
    pots = {pot.key: pot for pot in (year.pots if year else ())}
    rows = [(pot_key(line), line) for line in request.lines.all()]
    order = list(pots)
    rows.sort(key=lambda row: order.index(row[0]) if row[0] in pots else len(order))
    return [RequestRow(pots[key].name if key in pots else str(line), line.amount, pots.get(key)) for key, line in rows]
