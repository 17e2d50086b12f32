"""Numbers typed by hand that are, or nearly are, a figure: linked, they stay right when the log changes."""

from collections.abc import Iterable

from partnerships.swedish import listed
from reporting.checks.finding import Finding
from reporting.figures import IN_AREA, Register
from reporting.models import ReportSection
from reporting.unlinked_numbers import Suggestion, unlinked_numbers


def check_unlinked(sections: Iterable[ReportSection], figures: Register) -> list[Finding]:
    """One finding for each section; a number that differs a little from its figure is told as that."""
    offered = {name: entry.figure for name, entry in figures.items() if entry.group != IN_AREA}
    found = []
    for section in sections:
        if numbers := unlinked_numbers(section.body, offered):
            text = f"Skrivet för hand: {listed([_told(number, figures) for number in numbers])}."
            remedy = "Byt mot siffran ur listan, så följer texten loggen."
            words = " ".join(number.written for number in numbers)
            found.append(Finding(section.heading, text, remedy, section=section, check="figure", words=words))
    return found


def _told(number: Suggestion, figures: Register) -> str:
    likeliest = number.candidates[0]
    title = figures[likeliest.figure.name].title
    return f"«{number.written}»" + (f" ({title})" if likeliest.is_same else f" (nära {title}, {likeliest.text})")
