"""The letter's lists and the annexes: what is not there."""

from collections.abc import Iterator

from reporting.checks.finding import Finding
from reporting.facts import ReportFacts


def check_lists(facts: ReportFacts) -> list[Finding]:
    """The findings in the letter's lists and in the annexes."""
    letter = facts.letter
    of_the_letter = letter and (
        ("Förslag till beslut", letter.clauses, "Det finns ingen att-sats.", "Skriv vad som föreslås."),
        ("Beslutsplanering", letter.decision_schedule, "Inget sammanträde är planerat.", "Skriv organ och datum."),
        ("Beslutet skickas till", letter.recipients, "Inga mottagare är angivna.", "Skriv vilka som ska få beslutet."),
        ("Ansvariga", letter.responsible, "Ingen ansvarig är angiven.", "Skriv vilka som ansvarar för skrivelsen."),
    )
    year = facts.year
    annexes = (
        (
            facts.occasions,
            f"Inga genomförda aktiviteter är loggade för {year}.",
            "Logga dem: då blir de en bilaga.",
            "occasions",
        ),
        (
            facts.budget,
            f"Det finns ingen budget för {year}, så bilagan med budgeten saknas.",
            "Lägg in budgeten.",
            "budget",
        ),
    )
    return [
        *(
            Finding(place, text, remedy, page="letterhead")
            for place, there_is, text, remedy in of_the_letter or ()
            if not there_is
        ),
        *(Finding("Bilagor", text, remedy, page=page) for there_is, text, remedy, page in annexes if not there_is),
        *_late(facts),
    ]


def _late(facts: ReportFacts) -> Iterator[Finding]:
    """A letter cannot rest on what came after it."""
    if facts.annual_report_is_late and facts.letter and facts.annual_report:
        text = f"Uppföljningsrapporten kom in {facts.annual_report.received_on}, efter skrivelsens datum."
        yield Finding("Bilagor", text, "Skriv ett senare datum på skrivelsen.", page="letterhead")
