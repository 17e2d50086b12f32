"""What the letter proposes and how stadskontoret judges, for the page where the decisions stand beside it (rule 36)."""

from dataclasses import dataclass

from partnerships.quantities import Figure, FigureKind
from reporting.assemble import year_figures
from reporting.blocks import Block
from reporting.figures import values
from reporting.models import Report
from reporting.prose import figure_names, parse

ASSESSMENT = "assessment"  # the code of the section in every letter (models/template.py)


@dataclass(frozen=True, slots=True)
class Proposed:
    """The proposal as numbered clauses, and the assessment's text; neither has decided anything."""

    intro: str
    clauses: tuple[str, ...]
    assessment: tuple[Block, ...]
    is_accepted: bool  # else the assessment is a text that the product has suggested


def proposed(report: Report) -> Proposed:
    """As the letter stands now (3 queries, 10 more when the assessment has figures)."""
    section = report.sections.filter(code=ASSESSMENT).first()
    body = section.body if section else ""
    known = {}
    if names := figure_names(body):
        entries, _ = year_figures(report.partnership, report.year)
        known = {name: Figure(name, FigureKind.COUNT, None) for name in names} | values(entries)
    clauses = tuple(clause.text for clause in report.letter.clauses.order_by("position"))
    is_accepted = section is not None and not section.is_proposal
    return Proposed(report.letter.proposal_intro, clauses, parse(body, known), is_accepted)
