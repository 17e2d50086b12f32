"""What the letter proposes and how stadskontoret judges, for the page where the decisions stand beside it (rule 36)."""

from dataclasses import dataclass

from reporting.blocks import Block
from reporting.models import Report
from reporting.said import facts_of

ASSESSMENT = "assessment"  # the code of the section in every letter (models/template.py)


@dataclass(frozen=True, slots=True)
class Proposed:
    """The proposal as numbered clauses, and the assessment's text; neither has decided anything."""

    intro: str
    clauses: tuple[str, ...]
    assessment: tuple[Block, ...]
    is_accepted: bool  # else the assessment is a text that the product has suggested


def proposed(report: Report) -> Proposed:
    """As the letter was finalised, or as it stands now."""
    facts = facts_of(report)
    assert facts.letter is not None, "only a letter proposes"
    section = next((each for each in facts.sections if each.code == ASSESSMENT), None)
    return Proposed(
        intro=facts.letter.proposal_intro,
        clauses=tuple(clause.text for clause in facts.letter.clauses),
        assessment=section.blocks if section else (),
        is_accepted=section is not None and not section.is_proposal,
    )
