"""Putting a proposed text where nobody has written. A person's own text is never touched."""

from django.db import transaction

from budgets.totals import budget_sheet
from partnerships.models import User
from partnerships.versions import WrongState, save_if_current
from partnerships.year_log import read_year_log
from reporting.actions.drafting import lock_draft
from reporting.figures import register
from reporting.goals import read_goals
from reporting.models import PROSE_CONTENTS, Report, ReportSection, SectionState
from reporting.proposed_text import Proposal, Year, from_figures, from_year_before
from reporting.snapshot import snapshot

FIGURES, EARLIER = "siffror", "forra-aret"
SOURCES = (FIGURES, EARLIER)
NOTHING = {
    FIGURES: "Det finns inga siffror att föreslå en text av för det avsnittet.",
    EARLIER: "Avsnittet har ingen text i någon tidigare rapport.",
}


def propose_text(section: ReportSection, *, source: str, by: User, expected_version: int) -> ReportSection:
    """Put a proposed text, from the year's figures or the year before, into an empty section or over a proposal.

    Raises StaleVersion, and WrongState: the report is no draft, a person has written there, nothing to propose.
    """
    proposal = _proposal(section, _read(section.report), source)
    with transaction.atomic():
        lock_draft(section.report)
        if proposal is None:
            raise WrongState(NOTHING[source])
        return _put(section, proposal, by, expected=expected_version)


def propose_all(report: Report, *, by: User) -> int:
    """Put a text into every empty section that one can be proposed for: the year before's, else from the figures.

    Says how many. Raises WrongState when the report is no draft.
    """
    year = _read(report)
    with transaction.atomic():
        lock_draft(report)
        written = 0
        for section in report.sections.filter(content__in=PROSE_CONTENTS, body="").order_by("position"):
            section.report = report
            proposal = _proposal(section, year, EARLIER) or _proposal(section, year, FIGURES)
            if proposal:
                _put(section, proposal, by, expected=section.version)
                written += 1
    return written


def _read(report: Report) -> Year:
    with snapshot():
        log, sheet = read_year_log(report.partnership, report.year), budget_sheet(report.partnership)
        goals = read_goals(report.partnership, report.year)
    return Year(report, log, register(log, sheet, goals))


def _proposal(section: ReportSection, year: Year, source: str) -> Proposal | None:
    if source == FIGURES:
        return from_figures(section, year)
    earlier = section.in_previous_report()
    return from_year_before(section, earlier) if earlier else None


def _put(section: ReportSection, proposal: Proposal, by: User, *, expected: int) -> ReportSection:
    if not section.is_empty and not section.is_proposal:
        raise WrongState("Någon har skrivit i avsnittet. Ett förslag läggs aldrig över en text som en människa skrev.")
    section.body, section.is_proposal, section.proposed_from = proposal.text, True, proposal.source
    if section.state == SectionState.READY:
        section.state = SectionState.DRAFT
    saved: ReportSection = save_if_current(section, expected=expected, by=by)
    return saved
