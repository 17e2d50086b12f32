"""The text of the sections: figures that do not exist or are mixed, visits called people, personnummer, empty ones."""

from collections.abc import Iterable, Sequence

from partnerships.personal_numbers import find_personal_numbers
from partnerships.quantities import Figure
from partnerships.swedish import listed, plural
from reporting.checks.finding import Finding
from reporting.figure_wording import left_out
from reporting.models import ReportSection, SectionState
from reporting.prose import faults
from reporting.wording import said_twice, visits_called_people

TELLS = "uncounted_count"
"""How the figures begin that say how many occasions have no number of visits: a text with one of them hides none."""

OBLIGATORY = ("summary", "assessment")
"""Codes of the sections without which a report cannot be sent: S0, S2 and S3 all have both (rule 32)."""


def check_prose(
    place: str, body: str, used: Sequence[str], figures: dict[str, Figure], *, section: ReportSection | None
) -> list[Finding]:
    """The findings in one section's text; `used` are the figures it names."""
    found = []
    for name in used:
        if name not in figures:
            text = f"Texten hänvisar till siffran {{{name}}}, som inte finns."
            found.append(_error(place, text, "Byt den mot en ur listan.", section, name))
        elif figures[name].is_missing:
            text = f"Siffran {{{name}}} saknar uppgift och skrivs ut som «{figures[name].text}»."
            remedy = "För in uppgiften eller skriv om texten."
            found.append(Finding(place, text, remedy, section=section, check="figure", words=name))
        elif (said := left_out(figures[name])) and not any(each.startswith(TELLS) for each in used):
            text = f"Siffran {{{name}}} skrivs «{figures[name].text}», men {said}."
            remedy = "För in antalen, eller skriv i texten hur många tillfällen som saknar uppgift."
            found.append(Finding(place, text, remedy, section=section, check="figure", words=name))
    for reference, reason in faults(body, figures):
        words = f"{{{reference.figure.name}}}"
        found.append(_error(place, f"«{words}»: {reason}", "Välj en annan siffra eller ordalydelse.", section, words))
    for words in visits_called_people(body, figures):
        text = f"«{words}»: siffran räknar besök, inte personer."
        found.append(_error(place, text, "Skriv «besök» efter siffran.", section, words))
    for words in said_twice(body, figures):
        text = f"«{words}»: siffran skriver redan det ordet själv."
        found.append(Finding(place, text, "Ta bort ordet i texten.", section=section, check="figure", words=words))
    return [*found, *check_personal_numbers(place, body, section=section)]


def check_personal_numbers(place: str, text: str, *, section: ReportSection | None = None) -> list[Finding]:
    """Rule 19. The forms refuse them; this is for what came another way. The number itself is not repeated."""
    if not any(find_personal_numbers(text)):
        return []
    told = "Texten innehåller något som ser ut som ett personnummer."
    return [Finding(place, told, "Ta bort det.", is_error=True, section=section, check="personal_number")]


def check_empty(sections: Sequence[ReportSection]) -> list[Finding]:
    """Of the sections that nobody has written: an error for each obligatory one, one warning for all the rest."""
    needed = [section for section in sections if section.code in OBLIGATORY]
    others = [section for section in sections if section.code not in OBLIGATORY]
    found = [
        Finding(section.heading, "Avsnittet är tomt.", "Skriv det.", is_error=True, section=section, check="section")
        for section in needed
    ]
    if others:
        headings = listed([section.heading for section in others])
        text = f"{plural(len(others), 'avsnitt är tomt', 'avsnitt är tomma')}: {headings}."
        remedy = "Ett tomt avsnitt skrivs ut med bara sin rubrik."
        found.append(Finding("Avsnitten", text, remedy, check="section", page="sections"))
    return found


def check_proposals(sections: Iterable[ReportSection]) -> list[Finding]:
    """A text that the product proposed is nobody's until a person has accepted it."""
    return [
        Finding(
            section.heading,
            "Texten är ett förslag som ingen har godtagit.",
            "Läs den, ändra det som inte stämmer och godta den.",
            before_submitting=True,
            section=section,
            check="section",
        )
        for section in sections
        if section.is_proposal
    ]


def check_returned(sections: Iterable[ReportSection]) -> list[Finding]:
    """A section that somebody wants changed is changed before others get to read the whole."""
    return [
        Finding(
            section.heading,
            "Avsnittet är åter för ändring.",
            "Ändra det som kommentaren säger, och skriv att avsnittet är klart.",
            before_submitting=True,
            section=section,
            check="section",
            words="Åter för ändring",
        )
        for section in sections
        if section.state == SectionState.RETURNED
    ]


def _error(place: str, text: str, remedy: str, section: ReportSection | None, words: str) -> Finding:
    return Finding(place, text, remedy, is_error=True, section=section, check="figure", words=words)
