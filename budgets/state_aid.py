"""State aid as the city has registered it: what is left to assess, rolling sums, the register's last day.

Shows what named people have judged. Never a verdict, and never what may still be given: all public grantors count
together, and the city knows only its own (domain.md § 3).
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from budgets.facts import Line
from budgets.models import StateAidAssessment
from budgets.totals import budget_sheet
from partnerships.models import Organisation, Partnership
from partnerships.periods import months_before
from partnerships.rhythm import holiday_name
from partnerships.swedish import search_key

ZERO = Decimal(0)
WINDOW_MONTHS = 36  # any three years back from the day of the grant, not calendar years (EU 2023/2831)
REGISTER_SINCE = dt.date(2026, 1, 1)
WORKING_DAYS = 20
SATURDAY = 5
GRANT_LENGTH = 200  # characters of a line's cost that name a grant


@dataclass(frozen=True, slots=True)
class Rolling:
    """A de minimis grant, and what the recipient had got of that kind in the three years up to its day."""

    assessment: StateAidAssessment
    grants: int  # how many make up the sum, itself and those of other partnerships included
    kronor: Decimal
    euro: Decimal


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line of the year that an association performs, and that nobody has assessed."""

    year: int
    line: Line
    grant: str


def assessments_of(partnership: Partnership) -> Any:
    found = StateAidAssessment.objects.of(partnership).select_related("recipient", "partnership")
    return found.defer("certificate_file").newest_first()


def rolling_sums(assessments: Iterable[StateAidAssessment]) -> list[Rolling]:
    """For each de minimis grant among these, the earliest first; one query.

    Counts the recipient's grants in all the city's partnerships, each kind of de minimis for itself.
    """
    own = sorted(
        (each for each in assessments if each.is_de_minimis), key=lambda each: (str(each.recipient), each.granted_on)
    )
    by_recipient: dict[tuple[int, str], list[StateAidAssessment]] = defaultdict(list)
    recipients = {each.recipient_id for each in own}
    for each in StateAidAssessment.objects.de_minimis().filter(recipient__in=recipients) if own else ():
        by_recipient[each.recipient_id, each.outcome].append(each)
    return [_rolling(each, by_recipient[each.recipient_id, each.outcome]) for each in own]


def _rolling(assessment: StateAidAssessment, grants: Sequence[StateAidAssessment]) -> Rolling:
    last: Any = assessment.granted_on
    after = months_before(last, WINDOW_MONTHS)
    within = [each for each in grants if each.granted_on and after < each.granted_on <= last]
    kronor = sum((each.amount or ZERO for each in within), ZERO)
    return Rolling(assessment, len(within), kronor, sum((each.euro or ZERO for each in within), ZERO))


# --- The register ---------------------------------------------------------------------------------------------------


def register_by(granted_on: dt.date) -> dt.date:
    """The twentieth working day after the grant."""
    day, left = granted_on, WORKING_DAYS
    while left:
        day += dt.timedelta(days=1)
        left -= is_working_day(day)
    return day


def is_working_day(day: dt.date) -> bool:
    return day.weekday() < SATURDAY and not holiday_name(day)


@dataclass(frozen=True, slots=True)
class ToRegister:
    """A de minimis grant that nobody has said is in the register."""

    assessment: StateAidAssessment
    last_day: dt.date
    is_late: bool


def to_register(assessments: Iterable[StateAidAssessment], today: dt.date) -> list[ToRegister]:
    """Those granted since the register began (1 January 2026), the most urgent first."""
    left = [
        ToRegister(each, last_day, today > last_day)
        for each in assessments
        if each.is_de_minimis and not each.registered_on and each.granted_on and each.granted_on >= REGISTER_SINCE
        for last_day in [register_by(each.granted_on)]
    ]
    return sorted(left, key=lambda each: (each.last_day, each.assessment.pk))


# --- What to assess -------------------------------------------------------------------------------------------------


def grant_name(cost: str) -> str:
    """What a budget line's grant is called: the line's own words."""
    words = " ".join(cost.split())
    return words if len(words) <= GRANT_LENGTH else f"{words[: GRANT_LENGTH - 1]}…"


def unassessed(partnership: Partnership, year: int, assessments: Iterable[StateAidAssessment]) -> list[Proposal]:
    """The year's lines that associations perform and ask for, without an assessment; six queries."""
    found = budget_sheet(partnership).year(year)
    known = {(each.recipient_id, search_key(each.grant)) for each in assessments if each.year == year}
    return [
        Proposal(year, line, grant_name(line.cost))
        for line in (found.lines if found else ())
        if line.is_requestable and (line.performer.pk, search_key(grant_name(line.cost))) not in known
    ]


def proposed_assessment(partnership: Partnership, proposal: Proposal) -> StateAidAssessment:
    """An empty assessment of the line, with what is known of it."""
    return StateAidAssessment(
        partnership=partnership,
        recipient=Organisation.objects.get(pk=proposal.line.performer.pk),
        year=proposal.year,
        grant=proposal.grant,
        amount=proposal.line.amount,
    )
