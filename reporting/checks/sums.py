"""The number in the text, the sum of the table and the rows of the annex are one (limits.md M4)."""

from reporting.checks.finding import Finding
from reporting.facts import ReportFacts
from reporting.figures import Register


def check_sums(facts: ReportFacts, figures: Register) -> list[Finding]:
    """All are counted from the same rows in one look: if they ever differ, the report must not leave the house."""
    if not facts.statistics or not facts.occasions or "activity_count" not in figures:
        return []
    stated, table, rows = figures["activity_count"].figure.value, facts.statistics.occasions, facts.occasions.occasions
    if stated == table == rows:
        return []
    text = f"Antalet aktiviteter är {stated} i texten, {table} i statistiken och {rows} i förteckningen."
    remedy = "Försök igen; hjälper det inte är det ett fel i produkten."
    return [Finding("Bilagor", text, remedy, is_error=True, page="activity_count")]
