"""What is wrong or missing in a report before it is sent. An error stops the PDF; a warning is for a person to judge.
What stops which step is said by the finding itself, and nowhere else.

Nothing is put right by itself: a recipient that the agreement names is never added silently (rule 33, O-11). One idea a
file. `check_report` looks at what `assemble` has read already, and holds every error; the checks that read the letter
against the register and the minutes are put together by control.py.
"""

from collections.abc import Iterable, Sequence

from budgets.facts import FollowUp
from reporting.checks.claims import check_claims
from reporting.checks.finding import CHECKS, Finding, in_order
from reporting.checks.issued import check_issued
from reporting.checks.lists import check_lists
from reporting.checks.measures import check_carried, check_measures
from reporting.checks.money import check_money
from reporting.checks.prose import check_empty, check_proposals, check_prose, check_returned
from reporting.checks.recipients import missing_recipients
from reporting.checks.sums import check_sums
from reporting.facts import Measure, ReportFacts
from reporting.figures import Register
from reporting.models import ReportSection

__all__ = ["CHECKS", "Finding", "check_prose", "check_report", "in_order", "missing_recipients"]


def check_report(
    facts: ReportFacts,
    figures: Register,
    *,
    sections: Sequence[ReportSection],
    measures: Iterable[tuple[int, Measure]],
    followed: FollowUp | None,
) -> list[Finding]:
    """What can be told from the report itself. `sections` are those that people write; `measures` have their ids."""
    return [
        *check_empty([section for section in sections if section.is_empty]),
        *check_proposals(sections),
        *check_returned(sections),
        *check_claims(facts, sections),
        *check_measures(measures),
        *check_money(followed),
        *check_lists(facts),
        *check_carried(facts),
        *check_issued(facts.annual_report, figures),
        *check_sums(facts, figures),
    ]
