"""Writing a report's sections."""

from django.core.exceptions import ValidationError

from partnerships.models import User
from partnerships.versions import save_if_current
from reporting.assemble import year_figures
from reporting.figures import values
from reporting.models import Report, ReportSection
from reporting.prose import figure_names
from reporting.wording import refusals


def save_section(section: ReportSection, *, body: str, by: User, expected_version: int) -> ReportSection:
    """Save a section's text.

    Raises StaleVersion when somebody else saved it first, ValidationError (field `body`) when it names a figure
    that does not exist, adds what cannot be added, or calls visits people (rule 17).
    """
    section.body = body.replace("\r\n", "\n").strip()
    refuse_wrong_figures(section.report, section.body, field="body")
    return save_if_current(section, expected=expected_version, by=by)


def refuse_wrong_figures(report: Report, text: str, *, field: str) -> None:
    """Raises ValidationError (at that field of the form) for a text whose figures cannot stand as they do."""
    figures = values(year_figures(report.partnership, report.year)[0]) if figure_names(text) else {}
    if wrong := refusals(text, figures):
        raise ValidationError({field: wrong})
