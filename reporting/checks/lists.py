"""The letter's lists and the annexes: what is not there."""

from reporting.checks.finding import Finding
from reporting.facts import ReportFacts


def check_lists(facts: ReportFacts) -> list[Finding]:
    """The findings in the letter's lists and in the annexes."""
    letter = facts.letter
    of_the_letter = letter and (
        ("Förslag till beslut", letter.clauses, "Det finns ingen att-sats."),
        ("Beslutsplanering", letter.decision_schedule, "Inget sammanträde är planerat."),
        ("Beslutet skickas till", letter.recipients, "Inga mottagare är angivna."),
        ("Ansvariga", letter.responsible, "Ingen ansvarig är angiven."),
    )
    annexes = (
        (facts.occasions, f"Inga genomförda aktiviteter är loggade för {facts.year}."),
        (facts.budget, f"Det finns ingen budget för {facts.year}, så bilagan med budgeten saknas."),
    )
    found = [Finding(place, text, page="letterhead") for place, there_is, text in of_the_letter or () if not there_is]
    return [*found, *(Finding("Bilagor", text) for there_is, text in annexes if not there_is)]
