"""The agreement's measures, and the parties' annual report that the letter carries."""

from reporting.checks.finding import Finding
from reporting.facts import ReportFacts


def check_measures(facts: ReportFacts) -> list[Finding]:
    """A measure without a value says why (rule 29)."""
    return [
        Finding(
            "Avtalets mått",
            f"«{measure.text}» saknar uppgift, och inget skäl är angivet.",
            "Skriv vad ni vet eller varför uppgiften saknas.",
            is_error=True,
            check="measure",
            words=measure.text,
        )
        for measure in facts.measures
        if measure.is_silent
    ]


def check_carried(facts: ReportFacts) -> list[Finding]:
    """A letter carries the parties' annual report as its first annex."""
    if not facts.letter or facts.annual_report:
        return []
    text = f"Parternas uppföljningsrapport för {facts.year} är inte inlämnad, så den följer inte med som bilaga."
    return [Finding("Bilagor", text, "Den blir bilaga av sig själv när parterna har lämnat in den.")]
