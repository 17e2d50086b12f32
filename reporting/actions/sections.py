"""Writing a report's sections."""

from django.core.exceptions import ValidationError

from partnerships.models import User
from partnerships.versions import save_if_current
from reporting.assemble import year_figures
from reporting.figures import values
from reporting.models import ReportSection
from reporting.prose import figure_names
from reporting.wording import refusals


def save_section(section: ReportSection, *, body: str, by: User, expected_version: int) -> ReportSection:
    """Save a section's text.

    Raises StaleVersion when somebody else saved it first, ValidationError (field `body`) when it names a figure
    that does not exist, adds what cannot be added, or calls visits people (rule 17).
    """
    section.body = body.replace("\r\n", "\n").strip()
    _refuse_wrong_figures(section)
    return save_if_current(section, expected=expected_version, by=by)


def _refuse_wrong_figures(section: ReportSection) -> None:
    figures = {}
    if figure_names(section.body):
        entries, _ = year_figures(section.report.partnership, section.report.year)
        figures = values(entries)
    if wrong := refusals(section.body, figures):
        raise ValidationError({"body": wrong})
