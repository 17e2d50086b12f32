"""Beginning a report: its headings from a template, and what the year before left to it."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from partnerships.models import Agreement, Partnership, User
from partnerships.year_log import agreement_areas
from reporting.models import (
    DecisionClause,
    DispatchRecipient,
    Report,
    ReportKind,
    ReportSection,
    ReportTemplate,
    ResponsibleOfficial,
    SectionContent,
    StaffReport,
    TemplateSection,
)
from reporting.proposed_text import in_year
from reporting.template_choice import read_templates

PROPOSAL = "Kommunstyrelsens arbetsutskott föreslår kommunstyrelsen besluta"
TITLES = {
    ReportKind.STAFF_REPORT: "Återrapportering från {partnership} av verksamheten {year}",
    ReportKind.ANNUAL_REPORT: "{partnership}: uppföljningsrapport {year}",
}
PER_AREA = (SectionContent.AREAS, SectionContent.AREAS_AND_GOALS)


@transaction.atomic
def start_report(
    partnership: Partnership, *, kind: str, year: int, by: User, template: ReportTemplate | None = None
) -> Report:
    """Begin the document about a year: the template's headings, the texts empty, one for each area of the agreement.

    Without `template` it follows the one that is proposed first (template_choice.py). A letter takes
    title, proposal, recipients and officials from the latest earlier letter, with its year changed where it stands
    alone; dates, supporting records and texts are the year's own. A letter changes no state (rule 36).
    Raises ValidationError: the year has such a document, has no agreement, or lies ahead; there is no template.
    """
    _refuse_unless_reportable(partnership, year)
    earlier = Report.objects.of(partnership).of_kind(kind).filter(year__lt=year).newest_first().first()
    title = TITLES[ReportKind(kind)].format(partnership=partnership, year=year)
    report = Report(
        kind=kind,
        partnership=partnership,
        year=year,
        title=in_year(earlier.title, earlier.year, year) if earlier else title,
        template=template or _template(partnership, kind, year),
        author=by,
    )
    _save_unless_there(report, by)
    _add_sections(report, by)
    if report.is_letter:
        _add_letterhead(report, earlier.letter if earlier else None, by)
    return report


def _refuse_unless_reportable(partnership: Partnership, year: int) -> None:
    if year > timezone.localdate().year:
        raise ValidationError(f"{year} har inte börjat. En rapport skrivs om ett år som har varit eller pågår.")
    if not Agreement.objects.of(partnership).with_term_in(year).exists():
        raise ValidationError(f"Inget avtal gäller {year}, så det finns inget att rapportera.")


def _template(partnership: Partnership, kind: str, year: int) -> ReportTemplate:
    proposed = next(iter(read_templates(partnership).to_choose(kind, year)), None)
    if proposed is None:
        raise ValidationError("Det finns ingen mall att utgå från.")
    return proposed.template


def _save_unless_there(report: Report, by: User) -> None:
    """Two people may press the button at once: the second is told, as when the report was there all along."""
    try:
        with transaction.atomic():
            report.save_as(by)
    except IntegrityError:
        raise ValidationError(f"Det finns redan en {report.get_kind_display()} för {report.year}.") from None


def _add_sections(report: Report, by: User) -> None:
    """Copy the template's headings; where it says one for each area, one for each of the year's agreement."""
    sections: list[ReportSection] = []
    areas = agreement_areas(report.partnership, report.year)
    for heading in report.template.sections.order_by("position"):
        if heading.content in PER_AREA:
            sections += [_section(heading, report, code=f"area-{code}", area=code, name=areas[code]) for code in areas]
        else:
            sections.append(_section(heading, report))
    for position, section in enumerate(sections, start=1):
        section.position = position
        section.save_as(by)


def _section(
    heading: TemplateSection, report: Report, *, code: str = "", area: str = "", name: str = ""
) -> ReportSection:
    return ReportSection(
        report=report,
        code=code or heading.code,
        heading=name or _with_years(heading.heading, report.year),
        level=heading.level,
        content=heading.content,
        area_code=area,
        guidance=heading.guidance,
    )


def _with_years(heading: str, year: int) -> str:
    return heading.replace("{år}", str(year)).replace("{nästa år}", str(year + 1))


def _add_letterhead(report: Report, earlier: StaffReport | None, by: User) -> None:
    """The clauses, recipients and officials of the earlier letter; the usual clause when there is none."""
    letter = StaffReport(report=report, proposal_intro=earlier.proposal_intro if earlier else PROPOSAL).save_as(by)
    if earlier is None:
        text = f"Kommunstyrelsen godkänner årsrapport från {report.partnership} och lägger den till handlingarna."
        DecisionClause(letter=letter, position=1, text=text).save_as(by)
        return
    for clause in earlier.clauses.all():
        text = in_year(clause.text, earlier.report.year, report.year)
        DecisionClause(letter=letter, position=clause.position, text=text).save_as(by)
    for recipient in earlier.recipients.select_related("organisation"):
        DispatchRecipient(
            letter=letter,
            position=recipient.position,
            name=recipient.name,
            organisation=recipient.organisation,
            is_example=recipient.is_example,
        ).save_as(by)
    for official in earlier.responsible.all():
        ResponsibleOfficial(
            letter=letter,
            position=official.position,
            name=official.name,
            title=official.title,
            is_example=official.is_example,
        ).save_as(by)
