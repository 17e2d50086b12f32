"""The list of contents that a long report opens with."""

from dataclasses import dataclass

from reporting.blocks import runs_of
from reporting.facts import ReportFacts

LONG = 8
"""Pages; a report that is likely to have more opens with a list of contents."""

PAGE_LETTERS, PAGE_ROWS, HEADINGS_LISTED = 2_600, 26, 2
"""Characters of prose on a page, rows of the list of occasions on one, how deep the headings are that are listed."""


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line in the list of contents."""

    level: int  # 1 or 2
    text: str
    anchor: str


def contents(facts: ReportFacts) -> tuple[ContentsLine, ...]:
    """Return the lines of the list: sections of the two upper levels, and annexes. Empty for a short report."""
    if likely_pages(facts) <= LONG:
        return ()
    sections = [
        ContentsLine(section.level, section.heading, f"rubrik-{place}")
        for place, section in enumerate(facts.sections, start=1)
        if section.level <= HEADINGS_LISTED
    ]
    return (*sections, *(ContentsLine(1, annex.heading, annex.anchor) for annex in facts.annexes))


def likely_pages(facts: ReportFacts) -> int:
    """Return about how many pages the report takes; nobody knows before it is drawn, and the list must stand in it."""
    letters = sum(len(run.text) for section in facts.sections for run in runs_of(section.blocks))
    rows = len(facts.occasions.rows) if facts.occasions else 0
    pages = 1 + letters // PAGE_LETTERS + -(-rows // PAGE_ROWS) + 2 * bool(facts.statistics) + 3 * bool(facts.budget)
    return pages + (likely_pages(facts.annual_report) if facts.annual_report else 0)
