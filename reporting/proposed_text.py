"""Texts that the product proposes: from the year's figures, and from the year before's report.

Pure. What is proposed says what was done, never what it led to: cause and effect are for people to judge. Figures are
references, so they stay right. A proposal is marked as one wherever it stands until a person has accepted it.
"""

import re
from dataclasses import dataclass

from partnerships.quantities import Figure
from partnerships.swedish import listed, swedish_sort_key
from partnerships.year_log import Cell, YearLog, as_key
from reporting.figures import Register, uncounted
from reporting.models import Report, ReportKind, ReportSection
from reporting.prose import mentions

MOST_NAMED = 3  # activities in the text of an area: all of them stand in the list below it
_MARKS = re.compile(r"([\\*{}^\[\]>#])")
_REFERENCE = re.compile(r"\b[A-ZÅÄÖ]{2,6} \d{6}\b|§[ \u00a0]?\d+")
_TYPED = re.compile(r"(?<![\w.,:/§–-])(?:\d{1,3}(?:[ \u00a0]\d{3})+|\d+(?:,\d+)?)(?![\w/]|[–-]\d)")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A text for a section, and where it comes from, as the person who is to accept it reads it."""

    text: str
    source: str  # at most 100 characters


@dataclass(frozen=True, slots=True)
class Year:
    """What the proposals of one report are made from."""

    report: Report
    log: YearLog
    figures: Register

    def known(self, *names: str) -> list[Figure] | None:
        """The figures of these names; None unless all are there and have a value."""
        found = [self.figures[name].figure for name in names if name in self.figures]
        return found if len(found) == len(names) and not any(each.is_missing for each in found) else None


def from_figures(section: ReportSection, year: Year) -> Proposal | None:
    """A text of the year's figures; None when there is nothing to say, or for people to say (the assessment)."""
    if section.area_code:
        text = _area(section.area_code, year)
    else:
        write = _TEXTS.get((ReportKind(year.report.kind), section.code))
        text = write(year) if write else ""
    return Proposal(text, f"logg och budget för {year.report.year}") if text else None


def from_year_before(section: ReportSection, earlier: ReportSection) -> Proposal:
    """The same section's text as it was, with its own year moved; numbers typed in it are for a person to check."""
    old, new = earlier.report.year, section.report.year
    return Proposal(in_year(earlier.body, old, new), f"{earlier.report.kind_in_text} för {old}")


def in_year(text: str, old: int, new: int) -> str:
    """The text with its own year changed: «verksamheten 2023», but not «STK-2023-137» or «2021–2023»."""
    return re.sub(rf"(?<![-–\d]){old}(?![-–\d])", str(new), text)


def typed_numbers(text: str, *, year: int) -> list[str]:
    """The numbers in digits that are no references, each once: last year's perhaps. The text's own year is none, nor
    is a span of years or a decision («KS 210818 § 274»)."""
    spans = [found.span() for found in (*mentions(text), *_REFERENCE.finditer(text))]
    found = [
        each.group()
        for each in _TYPED.finditer(text)
        if not any(start <= each.start() < end for start, end in spans) and each.group() != str(year)
    ]
    return list(dict.fromkeys(found))


def plain(name: str) -> str:
    """A name as prose that says it and does nothing else: «Fika {x}» is no figure."""
    return _MARKS.sub(r"\\\1", name)


def _activities(year: Year) -> str:
    """S0: «För 2023 rapporteras att 517 aktiviteter genomförts av verksamhet som organiserats genom …»"""
    if not year.known("activity_count"):
        return ""
    return (
        f"För {year.report.year} rapporteras att {{activity_count}} aktiviteter genomförts av verksamhet som "
        f"organiserats genom {plain(str(year.report.partnership))}."
    )


def _visits(year: Year) -> str:
    if not year.known("activity_count", "visit_count"):
        return ""
    return f"Aktiviteterna hade {{visit_count}} besök.{_left_out(year.figures['visit_count'].figure)}"


def _left_out(visits: Figure) -> str:
    """A sentence on the occasions that a sum of visits is without, when the sum does not say it itself."""
    if not visits.hides_uncounted:
        return ""
    occasions = "tillfälle" if visits.uncounted == 1 else "tillfällen"
    return f" För {{{uncounted(visits)}}} {occasions} finns ingen uppgift om antal besök."


def _organisations(year: Year) -> str:
    if not year.known("organisation_count"):
        return ""
    return "{organisation_count} organisationer var arrangör eller medarrangör."


def _focus(year: Year) -> str:
    areas = [plain(name) for code, name in year.log.areas.items() if year.log.held(area=code)]
    return f"Aktiviteter genomfördes inom {listed([f'”{name}”' for name in areas])}." if areas else ""


def _summary(year: Year) -> str:
    return " ".join(filter(None, [_activities(year), _visits(year), _organisations(year)]))


def _matter_in_short(year: Year) -> str:
    counted = _activities(year)
    about = f"I detta ärende finns en rapport av den verksamhet som skett under {year.report.year}."
    return f"{about} {counted}" if counted else ""


def _year_summary(year: Year) -> str:
    return " ".join(filter(None, [_activities(year), _visits(year), _focus(year)]))


def _economy(year: Year) -> str:
    if not year.known("budget_total", "outcome_total", "deviation_total"):
        return ""
    return (
        f"Budgeten för {year.report.year} var {{budget_total}} och utfallet {{outcome_total}}. "
        "Budget minus utfall var {deviation_total}."
    )


def _area(code: str, year: Year) -> str:
    """How much was done in the area, its most frequent activities, and who held them."""
    key, cells = as_key(code), year.log.held(area=code)
    if not cells or not year.known(f"activity_count_in_{key}"):
        return ""
    visits = f" med {{visit_count_in_{key}}} besök" if year.known(f"visit_count_in_{key}") else ""
    left_out = _left_out(year.figures[f"visit_count_in_{key}"].figure)
    held = f"Under {year.report.year} genomfördes {{activity_count_in_{key}}} {_many(cells)}"
    first = f"{held} inom området{visits}.{left_out}"
    return " ".join([first, _most_frequent(code, year), _by_whom(code, year)])


def _many(cells: list[Cell]) -> str:
    return "aktivitet" if sum(cell.occasions for cell in cells) == 1 else "aktiviteter"


def _most_frequent(code: str, year: Year) -> str:
    counts: dict[int, int] = {}
    for cell in year.log.held(area=code):
        counts[cell.activity] = counts.get(cell.activity, 0) + cell.occasions
    names = {each.pk: each.name for each in year.log.activities}
    chosen = sorted(counts, key=lambda pk: (-counts[pk], swedish_sort_key(names[pk])))
    named = listed([plain(names[pk]) for pk in chosen[:MOST_NAMED]])
    if len(chosen) > MOST_NAMED:
        return f"De vanligaste aktiviteterna var {named}."
    return f"{'Aktiviteten' if len(chosen) == 1 else 'Aktiviteterna'} var {named}."


def _by_whom(code: str, year: Year) -> str:
    actors = {actor.name for (area, _), held in year.log.counts.organisers.items() if area == code for actor in held}
    named = listed([plain(name) for name in sorted(actors, key=swedish_sort_key)])
    return f"{'Arrangör' if len(actors) == 1 else 'Arrangörer'} var {named}."


_TEXTS = {
    (ReportKind.STAFF_REPORT, "summary"): _matter_in_short,
    (ReportKind.STAFF_REPORT, "year-summary"): _year_summary,
    (ReportKind.ANNUAL_REPORT, "summary"): _summary,
    (ReportKind.ANNUAL_REPORT, "done"): _focus,
    (ReportKind.ANNUAL_REPORT, "economy-comment"): _economy,
}
"""By the codes of the templates' headings (fixtures/068): a heading that is not here has no text from figures."""
