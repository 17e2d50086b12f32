"""Writing letters: each action happens whole or not at all, in the name of `by`."""

import re

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from partnerships.models import Agreement, Partnership, User
from partnerships.versions import save_if_current
from partnerships.year_log import agreement_areas
from reporting.assemble import year_figures
from reporting.figures import values
from reporting.models import (
    DecisionClause,
    DispatchRecipient,
    ReportSection,
    ResponsibleOfficial,
    SectionKind,
    StaffReport,
)
from reporting.prose import figure_names
from reporting.wording import visits_called_people

PROPOSAL = "Kommunstyrelsens arbetsutskott föreslår kommunstyrelsen besluta"


@transaction.atomic
def start_staff_report(partnership: Partnership, *, year: int, by: User) -> StaffReport:
    """Make the letter about a year: the fixed sections, empty, one for each area of the year's agreement.

    Title, proposal, recipients and officials come from the latest earlier letter, with its year changed where it
    stands alone; dates, supporting records and texts are the year's own. A letter changes no state (rule 36).
    Raises ValidationError: the year has a letter, is not over a current agreement, or lies ahead.
    """
    _refuse_unless_reportable(partnership, year)
    earlier = StaffReport.objects.of(partnership).filter(year__lt=year).newest_first().first()
    title = f"Återrapportering från {partnership} av verksamheten {year}"
    report = StaffReport(
        partnership=partnership,
        year=year,
        title=_in_year(earlier.title, earlier.year, year) if earlier else title,
        proposal_intro=earlier.proposal_intro if earlier else PROPOSAL,
    )
    _save_unless_there(report, by)
    _add_sections(report, by)
    _copy_lists(earlier, report, by)
    return report


def save_section(section: ReportSection, *, body: str, by: User, expected_version: int) -> ReportSection:
    """Save a section's text.

    Raises StaleVersion when somebody else saved it first, ValidationError (field `body`) when it names a figure
    that does not exist, or calls visits people (rule 17).
    """
    section.body = body.replace("\r\n", "\n").strip()
    _refuse_wrong_figures(section)
    return save_if_current(section, expected=expected_version, by=by)


def _refuse_unless_reportable(partnership: Partnership, year: int) -> None:
    if year > timezone.localdate().year:
        raise ValidationError(f"{year} har inte börjat. En återrapport skrivs om ett år som har varit eller pågår.")
    if not Agreement.objects.of(partnership).with_term_in(year).exists():
        raise ValidationError(f"Inget avtal gäller {year}, så det finns inget att återrapportera.")


def _save_unless_there(report: StaffReport, by: User) -> None:
    """Two people may press the button at once: the second is told, as when the letter was there all along."""
    try:
        with transaction.atomic():
            report.save_as(by)
    except IntegrityError:
        raise ValidationError(f"Det finns redan en tjänsteskrivelse för {report.year}.") from None


def _add_sections(report: StaffReport, by: User) -> None:
    kinds = [(SectionKind.SUMMARY, ""), (SectionKind.MATTER, ""), (SectionKind.YEAR_SUMMARY, "")]
    kinds += [(SectionKind.AREA, code) for code in agreement_areas(report.partnership, report.year)]
    kinds += [(SectionKind.FURTHER_EXAMPLES, ""), (SectionKind.ASSESSMENT, "")]
    for position, (kind, area_code) in enumerate(kinds, start=1):
        ReportSection(report=report, position=position, kind=kind, area_code=area_code).save_as(by)


def _copy_lists(earlier: StaffReport | None, report: StaffReport, by: User) -> None:
    """The clauses, recipients and officials of the earlier letter; the usual clause when there is none."""
    if earlier is None:
        text = f"Kommunstyrelsen godkänner årsrapport från {report.partnership} och lägger den till handlingarna."
        DecisionClause(report=report, position=1, text=text).save_as(by)
        return
    for clause in earlier.clauses.all():
        text = _in_year(clause.text, earlier.year, report.year)
        DecisionClause(report=report, position=clause.position, text=text).save_as(by)
    for recipient in earlier.recipients.select_related("organisation"):
        DispatchRecipient(
            report=report,
            position=recipient.position,
            name=recipient.name,
            organisation=recipient.organisation,
            is_example=recipient.is_example,
        ).save_as(by)
    for official in earlier.responsible.all():
        ResponsibleOfficial(
            report=report,
            position=official.position,
            name=official.name,
            title=official.title,
            is_example=official.is_example,
        ).save_as(by)


def _in_year(text: str, old: int, new: int) -> str:
    """The text with its own year changed: «verksamheten 2023», but not «STK-2023-137» or «2021–2023»."""
    return re.sub(rf"(?<![-–\d]){old}(?![-–\d])", str(new), text)


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
