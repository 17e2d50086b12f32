"""Where a finding is put right: the one place where it gets its addresses, for the person who reads it.

Nobody is led to a page that is closed to them: who may not write is shown where the thing stands.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from partnerships.access import Access, Right
from reporting.checks import Finding
from reporting.models import Report, ReportKind
from reporting.report_rights import may_write


@dataclass(frozen=True, slots=True)
class Place:
    """A link: its words, what only a listener needs to be told beside them, and the address."""

    words: str
    address: str
    about: str = ""


def places_of(finding: Finding, report: Report, access: Access) -> list[Place]:
    """At least one; the first is where to begin."""
    sections = [finding.section, *finding.also] if finding.section else []
    if not sections:
        return [PAGES[finding.page](finding, report, access)]
    if not may_write(access, report):
        return [PAGES["sections"](finding, report, access)]
    if len(sections) == 1:
        return [Place("Ändra", sections[0].get_absolute_url(), sections[0].heading)]
    return [Place(f"Ändra {section.heading}", section.get_absolute_url()) for section in sections]


def _sections(finding: Finding, report: Report, access: Access) -> Place:
    return Place("Till avsnitten", f"{report.get_absolute_url()}#avsnitt")


def _letterhead(finding: Finding, report: Report, access: Access) -> Place:
    if may_write(access, report):
        return Place("Ändra", report.address("letterhead"), "uppgifterna")
    return Place(f"Till {report.kind_in_text}", report.get_absolute_url())


def _case(finding: Finding, report: Report, access: Access) -> Place:
    return Place("Till ärendets väg", report.address("case"))


def _measure(finding: Finding, report: Report, access: Access) -> Place:
    if may_write(access, report):
        return Place("Svara", report.address("measure", finding.number), f"på måttet {finding.words}")
    return Place("Till måtten", f"{report.get_absolute_url()}#matt")


def _request(finding: Finding, report: Report, access: Access) -> Place:
    slug, asked = report.partnership.slug, finding.number
    if Right.WRITE_ANNUAL_REPORT in access:
        answer = reverse("reporting:request_answer", args=[slug, asked, report.year])
        return Place(f"Svara för {report.year}", answer, finding.text)
    return Place("Till efterfrågan", f"{reverse('reporting:request_list', args=[slug])}#efterfragan-{asked}")


def _edition(finding: Finding, report: Report, access: Access) -> Place:
    parts = [report.partnership.slug, report.year, finding.number]
    return Place("Till parternas rapport", reverse(f"reporting:{ReportKind.ANNUAL_REPORT}_edition", args=parts))


def _reports(finding: Finding, report: Report, access: Access) -> Place:
    return Place("Till rapporterna", reverse("reporting:report_list", args=[report.partnership.slug]))


def _figure(finding: Finding, report: Report, access: Access) -> Place:
    parts = [report.partnership.slug, report.year, finding.page]
    return Place("Till siffran och dess rader", reverse("reporting:figure", args=parts))


def _of_the_year(words: str, page: str) -> "Make":
    """A page whose address ends with the year."""
    return lambda finding, report, access: Place(
        f"{words} {report.year}", reverse(page, args=[report.partnership.slug, report.year])
    )


def _asking_for_the_year(words: str, page: str) -> "Make":
    """A page that is asked for the year by its query."""
    return lambda finding, report, access: Place(
        f"{words} {report.year}", f"{reverse(page, args=[report.partnership.slug])}?year={report.year}"
    )


def _budget(finding: Finding, report: Report, access: Access) -> Place:
    return Place("Till budgeten", reverse("budgets:budget", args=[report.partnership.slug]))


Make = Callable[[Finding, Report, Access], Place]
PAGES: Mapping[str, Make] = {
    "sections": _sections,
    "letterhead": _letterhead,
    "case": _case,
    "measure": _measure,
    "request": _request,
    "edition": _edition,
    "reports": _reports,
    "activity_count": _figure,
    "budget": _budget,
    "outcome": _of_the_year("Till utfallet", "budgets:outcome_year"),
    "follow_up": _of_the_year("Till uppföljningen", "budgets:follow_up_year"),
    "gaps": _asking_for_the_year("Till luckorna", "partnerships:occasion_gaps"),
    "occasions": _asking_for_the_year("Till aktiviteterna", "partnerships:occasion_list"),
}
"""What a finding's `page` may be, and how its address is made."""
