"""Example plans: this year's, agreed, and next year's, with the parties and waiting for some of them.

What is planned follows the rhythm of a year (rhythm.py); needs, cost lines and answers are invented.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from kraftsamling.demo.agreements import CONTACTS
from kraftsamling.demo.examples import ensure, save_changed, save_example
from kraftsamling.demo.rhythm import EID, SERIES, SUMMER, SUMMER_DAYS, Series
from partnerships.models import (
    Activity,
    ActivityPlan,
    Agreement,
    AgreementParty,
    Organisation,
    OutcomeGoal,
    Partnership,
    PlanAnswer,
    PlanAnswerKind,
    PlanItem,
    PlanItemGoal,
    PlanStatus,
    ProgrammeArea,
    User,
)

NEEDS = {
    "omradesutveckling": "Boende säger att det är svårt att veta vart man vänder sig och vem som bestämmer.",
    "egenmakt": "Föräldrar och unga vill träffas nära hemmet och få stöd att driva sina egna frågor.",
    "motesplats": "Många saknar en plats att samlas på som är öppen kvällar och helger.",
    "barn-och-unga": "Barn som stannar hemma på loven vill ha något att göra varje dag, utan kostnad.",
}
COST_LINES = {"Bästa sommaren": "Bästa sommaren", "Julfest": "Verksamhetsmedel", "Eidfestival": "Verksamhetsmedel"}
NOT_NEXT_YEAR = {"Effektmätning kopplat till jämställdhet"}
MOST_TIMES = {"Mötesplatsen för andra sammanhang och grupper": 60}  # planned carefully; more came

# Which parties have answered next year's plan, and how; the others are waited for.
ANSWERED_NEXT_YEAR = ("kommunstyrelsen", "kulturnamnden")
SIGN_IN_AND_ANSWER = {"radda-barnen", "tillsammans-i-forening"}  # the others tell the officer


@dataclass(frozen=True)
class _Row:
    """A line of the plan, from the rhythm of the year."""

    series: Series
    times: int
    months: tuple[int, int]


def add_plans(partnership: Partnership, current: Agreement, following: Agreement, *, today: dt.date) -> None:
    """The year's plan agreed in November before it, and the next year's with the parties, where there is none."""
    year = today.year
    if current.is_example:
        sent_on = dt.date(year - 1, 11, 10)
        _add_plan(partnership, current, year, sent_on=sent_on, answered=None)
    sent_on = min(today, dt.date(year, 11, 10))
    _add_plan(partnership, following, year + 1, sent_on=sent_on, answered=ANSWERED_NEXT_YEAR)


def _add_plan(
    partnership: Partnership, agreement: Agreement, year: int, *, sent_on: dt.date, answered: tuple[str, ...] | None
) -> None:
    """A plan answered by these parties (None: by all, so that it is agreed). Left alone when the year has one."""
    if ActivityPlan.objects.of(partnership).filter(year=year).exists():
        return
    plan = ensure(ActivityPlan, partnership=partnership, agreement=agreement, year=year, edition=1)
    for position, row in enumerate(_rows(year), start=1):
        if answered is None or row.series.activity not in NOT_NEXT_YEAR:
            _add_item(plan, row, position)
    plan.status, plan.circulated_at = PlanStatus.CIRCULATED, _noon(sent_on)
    plan.version += 1
    save_changed(plan)
    for days, party in enumerate(AgreementParty.objects.filter(agreement=agreement).in_order(), start=1):
        if answered is None or party.organisation.slug in answered:
            _add_answer(plan, party, sent_on + dt.timedelta(days=days if answered is None else 0))
    if answered is None:
        plan.status, plan.agreed_at = PlanStatus.AGREED, _noon(sent_on + dt.timedelta(days=days))
        save_changed(plan)


def _rows(year: int) -> list[_Row]:
    rows = [_row(series, year) for series in SERIES]
    return [*rows, _Row(EID, 1, (3, 4)), _Row(SUMMER, SUMMER_DAYS, (6, 8))]


def _row(series: Series, year: int) -> _Row:
    months = [dt.date.fromisocalendar(year, week, series.weekdays[0]).month for week in series.weeks]
    times = MOST_TIMES.get(series.activity, len(series.weeks) * len(series.weekdays))
    return _Row(series, times, (min(months), max(months)))


def _add_item(plan: ActivityPlan, row: _Row, position: int) -> None:
    series = row.series
    area = ProgrammeArea.objects.get(agreement=plan.agreement, code=series.area)
    item: Any = PlanItem(
        plan=plan,
        position=position,
        activity=Activity.objects.get(partnership=plan.partnership, name=series.activity),
        area=area,
        organiser=Organisation.objects.get(slug=series.organiser),
        needs_basis=NEEDS[series.area],
        times=row.times,
        first_month=row.months[0],
        last_month=row.months[1],
        cost_line=COST_LINES.get(series.activity, ""),
    )
    save_example(item)
    for goal in OutcomeGoal.objects.filter(area=area, position__in=series.goals):
        save_example(PlanItemGoal(item=item, goal=goal))


def _add_answer(plan: ActivityPlan, party: AgreementParty, day: dt.date) -> None:
    """Those with an account answer themselves; for the committees and the university the officer writes it in."""
    contact = next(each for each in CONTACTS if each.party == party.organisation.slug)
    answer: Any = PlanAnswer(plan=plan, party=party, plan_version=plan.version, answer=PlanAnswerKind.APPROVED)
    answer.answered_at = _noon(day)
    mailbox = contact.mailbox
    if party.organisation.slug not in SIGN_IN_AND_ANSWER:
        mailbox = "handlaggare"
        answer.given_by, answer.given_on, answer.given_how = contact.name, day, "e-post"
    answer.answered_by = User.objects.get(email=f"{mailbox}@demo.example")
    save_example(answer)


def _noon(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
