"""What a committee's staff see of their committee, over all the partnerships that they may look into.

Reads the database in a fixed number of queries, whatever the number of partnerships and lines. Amounts come from
totals.py and what was requested from requested.py; here only forecasts are read.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from budgets.awaiting import AwaitedStep, AwaitedUplift, awaited_steps, awaited_uplifts
from budgets.facts import (
    BudgetSheet,
    CommitteeMoney,
    DeviatingLine,
    LineAhead,
    MoneyNow,
    PartOfCommittee,
    Place,
    YearBudget,
)
from budgets.models import Forecast, LineComment
from budgets.questions import open_questions
from budgets.records import body
from budgets.requested import CARRY_OVER, LINE, Pot, YearOfRequests, requests_in_all
from budgets.totals import budget_sheets
from partnerships.access import Access, all_access, partnerships_visible_to
from partnerships.models import Organisation, Partnership, User
from partnerships.swedish import swedish_sort_key

Forecasts = Mapping[int, Decimal]  # kronor by the line's id


@dataclass(frozen=True)
class Reach:
    """What a person may look into, and as whose staff."""

    partnerships: list[Partnership]
    access: dict[int, Access]

    def committees(self) -> list[Organisation]:
        """The committees that the person is staff of, by name."""
        own = {pk for each in self.access.values() for pk in each.committees}
        return sorted(Organisation.objects.filter(pk__in=own), key=lambda each: swedish_sort_key(each.name))

    def as_staff_of(self, committee: Organisation) -> list[Partnership]:
        return [each for each in self.partnerships if self.access[each.pk].acts_for(committee)]


@dataclass(frozen=True)
class MyCommittee:
    """The page: what waits, and the money."""

    committee: Organisation
    steps: list[AwaitedStep]
    uplifts: list[AwaitedUplift]
    questions: list[LineComment]
    money: CommitteeMoney


def reach_of(user: User) -> Reach:
    """Three queries."""
    partnerships = list(partnerships_visible_to(user).order_by("name"))
    return Reach(partnerships, all_access(partnerships, user))


def my_committee(committee: Organisation, reach: Reach, *, by: User, today: dt.date) -> MyCommittee:
    """The committee as its staff see it, in a fixed number of queries."""
    own = reach.as_staff_of(committee)
    steps = awaited_steps(own, access=reach.access, by=by)
    uplifts = awaited_uplifts(own, committees=[committee.pk], today=today)
    return MyCommittee(
        committee,
        [each for found in steps.values() for each in found if each.request.funder_id == committee.pk],
        [each for found in uplifts.values() for each in found],
        open_questions(reach.partnerships, funder=committee),
        committee_money(committee, reach.partnerships, this_year=today.year),
    )


def committee_money(
    committee: Organisation, partnerships: Collection[Partnership], *, this_year: int
) -> CommitteeMoney:
    """All that the committee funds in these partnerships; eight queries."""
    sheets = {pk: sheet.funded_by(committee.pk) for pk, sheet in budget_sheets(partnerships).items()}
    requested, believed = requests_in_all(sheets), _forecasts(committee, partnerships)
    places = {each.pk: Place(each.pk, each.slug, each.name) for each in partnerships}
    parts = [_part(places[pk], sheets[pk], requested[pk], believed, this_year) for pk in places]
    deviating = [each for pk in places for each in _deviating(places[pk], sheets[pk], believed, this_year)]
    return CommitteeMoney(
        body(committee),
        this_year,
        tuple(part for part in parts if part.now or part.ahead),
        tuple(sorted(deviating, key=lambda each: (-each.size, -each.year))),
    )


def _forecasts(committee: Organisation, partnerships: Collection[Partnership]) -> Forecasts:
    """The latest of each line. The one place where the page takes its forecasts from."""
    stored = Forecast.objects.filter(line__budget__agreement__partnership__in=partnerships, line__funder=committee)
    return dict(stored.order_by("made_on", "pk").values_list("line", "amount"))


def _part(
    place: Place,
    sheet: BudgetSheet,
    requested: Mapping[int, YearOfRequests],
    believed: Forecasts,
    this_year: int,
) -> PartOfCommittee:
    ahead = [year for year in sheet.years if year.year >= this_year and year.lines]
    codes = dict.fromkeys(line.code for year in ahead for line in year.lines)
    latest = {line.code: line for year in ahead for line in year.lines}
    now = sheet.year(this_year)
    pots = {pot.key: pot for pot in requested[this_year].pots} if now else {}
    return PartOfCommittee(
        place,
        tuple(_money_now(now, pots, believed)) if now else (),
        tuple(LineAhead(latest[code], tuple((year.year, year.line(code)) for year in ahead)) for code in codes),
        any(year.is_example for year in ahead),
    )


def _money_now(year: YearBudget, pots: Mapping[str, Pot], believed: Forecasts) -> Iterator[MoneyNow]:
    for line in year.lines:
        pot = pots.get(f"{LINE}-{line.code}")
        drawn = pot.drawn if pot else None
        yield MoneyNow(
            line.cost,
            line.performer,
            line.amount,
            drawn.requested if drawn else None,
            drawn.paid if drawn else None,
            line.outcome,
            believed.get(line.pk) if line.explanation.is_stated else None,
            line,
        )
    for each in year.carried_in:
        pot = pots.get(f"{CARRY_OVER}-{each.pk}")
        drawn = pot.drawn if pot else None
        name = f"Överförda medel från {each.from_year}"
        asked, paid = (drawn.requested, drawn.paid) if drawn else (None, None)
        yield MoneyNow(name, each.performer, each.amount, asked, paid, None, None)


def _deviating(place: Place, sheet: BudgetSheet, believed: Forecasts, this_year: int) -> Iterator[DeviatingLine]:
    """A year that is over has its outcome; the one that runs has what is believed of it, if anybody has said so."""
    for year in sheet.years:
        for line in (each for each in year.lines if each.explanation.is_stated):
            ends_at = line.outcome if year.year < this_year else believed.get(line.pk)
            if ends_at is not None and ends_at != line.amount:
                yield DeviatingLine(place, year.year, line, ends_at, is_forecast=year.year >= this_year)
