"""What a report says: as it was finalised, or as it stands now."""

from reporting.assemble import assemble
from reporting.facts import ReportFacts
from reporting.models import Report


def facts_of(report: Report) -> ReportFacts:
    return assemble(report).facts
