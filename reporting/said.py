"""What a report says: as it was finalised, or as it stands now."""

from reporting.assemble import assemble
from reporting.facts import ReportFacts
from reporting.freezing import frozen_facts
from reporting.models import Report


def facts_of(report: Report) -> ReportFacts:
    """From the stored facts of a finalised report, never worked out anew. Raises facts_json.Unreadable."""
    frozen = getattr(report, "frozen", None)
    return frozen_facts(frozen) if frozen else assemble(report).facts
