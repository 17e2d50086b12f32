"""Writing a report's sections."""

from django.core.exceptions import ValidationError

from partnerships.models import User
from partnerships.versions import save_if_current
from reporting.assemble import year_figures
from reporting.figures import values
from reporting.models import ReportSection
from reporting.prose import figure_names
from reporting.wording import visits_called_people


def save_section(section: ReportSection, *, body: str, by: User, expected_version: int) -> ReportSection:
    """Save a section's text.

    Raises StaleVersion when somebody else saved it first, ValidationError (field `body`) when it names a figure
    that does not exist, or calls visits people (rule 17).
    """
    section.body = body.replace("\r\n", "\n").strip()
    _refuse_wrong_figures(section)
    return save_if_current(section, expected=expected_version, by=by)


def _refuse_wrong_figures(section: ReportSection) -> None:
    used = figure_names(section.body)
    if not used:
        return
    entries, _ = year_figures(section.report.partnership, section.report.year)
    figures = values(entries)
    wrong = [f"Siffran {{{name}}} finns inte. Välj en ur listan." for name in used if name not in figures]
    wrong += [
        f"«{words}»: siffran räknar besök, inte personer. Skriv «besök» efter den."
        for words in visits_called_people(section.body, figures)
    ]
    if wrong:
        raise ValidationError({"body": wrong})
