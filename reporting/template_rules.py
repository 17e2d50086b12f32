"""What a template must look like, so that every document that is begun from it is whole (rules 29, 31, 32). Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.core.exceptions import ValidationError

from reporting.models import CLOSING, OPENING, ReportKind, SectionContent, TemplateSection

C = SectionContent
FIXED = {
    "summary": C.PROSE,
    "proposal": C.PROPOSAL,
    "supporting-records": C.SUPPORTING_RECORDS,
    "schedule": C.SCHEDULE,
    "recipients": C.RECIPIENTS,
    "matter": C.PROSE,
    "assessment": C.PROSE,
    "officials": C.OFFICIALS,
}
"""What stands under the headings that every letter has."""
OF_A_LETTER = (C.PROPOSAL, C.SUPPORTING_RECORDS, C.SCHEDULE, C.RECIPIENTS, C.OFFICIALS)
OF_AN_ANNUAL_REPORT = (C.AREAS_AND_GOALS, C.MEASURES, C.ECONOMY)
ONCE = (C.MEASURES, C.ECONOMY)
DEEPEST = 2  # level of an annual report: inside the letter, on a page, its subheadings are then h6
MOST = 45  # headings: a report of so many is no report, and positions end at 99
_BRACES = re.compile(r"\{[^{}]*\}?|\}")
YEARS = ("{år}", "{nästa år}")


def may_hold(kind: str) -> list[SectionContent]:
    """What a heading that people add may hold."""
    others = OF_AN_ANNUAL_REPORT if kind == ReportKind.STAFF_REPORT else ()
    return [content for content in C if content not in (*OF_A_LETTER, *others)]


def is_fixed(section: TemplateSection) -> bool:
    """Whether the heading has its place, level and content in every letter; its words may be changed."""
    return section.template.kind == ReportKind.STAFF_REPORT and section.code in FIXED


def refuse_unless_whole(kind: str, sections: Sequence[TemplateSection]) -> None:
    """Raises ValidationError for headings, in this order, that make no whole document of the kind."""
    wrong = [*_order(kind, sections), *_contents(kind, sections), *_levels(sections)]
    if kind == ReportKind.ANNUAL_REPORT and any(section.level > DEEPEST for section in sections):
        wrong.append(f"En uppföljningsrapport har högst {DEEPEST} nivåer: som bilaga i skrivelsen går de en nivå ner.")
    if len(sections) > MOST:
        wrong.append(f"En mall har högst {MOST} rubriker.")
    if wrong:
        raise ValidationError(wrong)


def refuse_unknown_braces(heading: str) -> None:
    """Raises ValidationError (field `heading`) for «{» that is no year."""
    for found in _BRACES.findall(heading):
        if found not in YEARS:
            raise ValidationError({"heading": f"«{found}» betyder inget. Skriv {{år}} eller {{nästa år}}."})


def _order(kind: str, sections: Sequence[TemplateSection]) -> Iterator[str]:
    if kind != ReportKind.STAFF_REPORT:
        return
    codes = tuple(section.code for section in sections)
    names = {section.code: section.heading for section in sections}
    if codes[: len(OPENING)] != OPENING:
        listed = ", ".join(f"«{names.get(code, code)}»" for code in OPENING)
        yield f"En tjänsteskrivelse börjar alltid med rubrikerna {listed}, i den ordningen."
    if codes[-len(CLOSING) :] != CLOSING:
        listed = " och ".join(f"«{names.get(code, code)}»" for code in CLOSING)
        yield f"En tjänsteskrivelse slutar alltid med rubrikerna {listed}."
    for section in sections:
        if section.code in FIXED and (section.content != FIXED[section.code] or section.level != 1):
            yield f"«{section.heading}» har samma nivå och innehåll i alla tjänsteskrivelser."


def _contents(kind: str, sections: Iterable[TemplateSection]) -> Iterator[str]:
    sections = [section for section in sections if kind != ReportKind.STAFF_REPORT or section.code not in FIXED]
    counts: Counter[Any] = Counter(section.content for section in sections)
    for content in counts.keys() - set(may_hold(kind)):
        yield f"«{C(content).label.capitalize()}» hör inte till den här sortens dokument."
    if kind == ReportKind.ANNUAL_REPORT:
        for content in ONCE:
            if counts[content] != 1:
                yield f"«{content.label.capitalize()}» ska finnas under precis en rubrik."
    if counts[C.AREAS] + counts[C.AREAS_AND_GOALS] > 1:
        yield "Verksamhetsområdena kan stå på ett ställe."
    if counts[C.REQUESTS] > 1:
        yield "Stadskontorets efterfrågningar kan stå på ett ställe."


def _levels(sections: Iterable[TemplateSection]) -> Iterator[str]:
    """A heading is at most one level below the one before it: else a reader by ear misses a level (PDF/UA)."""
    before = 0
    for section in sections:
        if section.level > before + 1:
            yield f"«{section.heading}» har nivå {section.level}, men rubriken före har nivå {before}."
        before = section.level
