"""The agreement's measures, and the parties' annual report that the letter carries."""

from collections.abc import Iterable

from reporting.checks.finding import Finding
from reporting.facts import Measure, ReportFacts


def check_measures(measures: Iterable[tuple[int, Measure]]) -> list[Finding]:
    """A measure without a value says why (rule 29). Each comes with the id of the agreement's measure."""
    return [
        Finding(
            "Avtalets mått",
            f"«{measure.text}» saknar uppgift, och inget skäl är angivet.",
            "Skriv vad ni vet eller varför uppgiften saknas.",
            is_error=True,
            check="measure",
            words=measure.text,
            page="measure",
            number=number,
        )
        for number, measure in measures
        if measure.is_silent
    ]


def check_carried(facts: ReportFacts) -> list[Finding]:
    """A letter carries the parties' annual report as its first annex."""
    if not facts.letter or facts.annual_report:
        return []
    text = f"Parternas uppföljningsrapport för {facts.year} är inte inlämnad, så den följer inte med som bilaga."
    remedy = "Den blir bilaga av sig själv när parterna har lämnat in den."
    return [Finding("Bilagor", text, remedy, page="reports")]
