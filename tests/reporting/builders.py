"""A year of activities and its letter, small and large."""

import datetime as dt
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from partnerships.models import (
    Activity,
    ActivityOccasion,
    CoOrganiser,
    Organisation,
    OrganisationKind,
    Partnership,
    ProgrammeArea,
    ReportRecipient,
    User,
)
from reporting.actions import start_report
from reporting.blocks import runs_of
from reporting.models import (
    PROSE_CONTENTS,
    DispatchRecipient,
    FollowUpRequest,
    Report,
    ReportKind,
    ReportSection,
    ReportStatus,
    ReportTemplate,
    ResponsibleOfficial,
    ScheduledStep,
    TemplateSection,
)
from tests.builders import (
    make_activity,
    make_agreement,
    make_area,
    make_committee,
    make_officer,
    make_organisation,
    make_partnership,
)

ROOT = Path(__file__).parents[2]
AREAS = {
    "omradesutveckling": "En långsiktig närvaro, samverkan och samordning med fokus på områdesutveckling",
    "egenmakt": "Stöd för lokal organisering och egenmakt",
    "motesplats": "Mötesplatsutveckling",
    "barn-och-unga": "Stöd till barn och ungas utveckling och fritid",
}
TEXTS = {
    "year-summary": "För 2023 rapporteras att {activity_count} aktiviteter genomförts.",
    "area-barn-och-unga": "Bästa sommaren hade {visit_count_of_basta_sommaren} besök, "
    "{visits_per_day_of_basta_sommaren} per dag.",
}


def make_occasions(area: ProgrammeArea, activity: Activity, organiser: Organisation, *rows: dict[str, Any]) -> None:
    """Many at once, past the form: what is counted is the rows, however they came."""
    ActivityOccasion.objects.bulk_create(
        ActivityOccasion(
            partnership=activity.partnership, activity=activity, area=area, organiser=organiser, **row
        )
        for row in rows
    )  # fmt: skip


def make_year(partnership: Partnership | None = None, *, occasions: int = 3) -> SimpleNamespace:
    """An agreement 2021–2023 with the four areas, and so many occasions of «Öppet hus» with 10 visits each in 2023."""
    partnership = partnership or make_partnership(name="Kraftsamling Herrgården")
    agreement = make_agreement(partnership, starts_on=dt.date(2021, 1, 1), ends_on=dt.date(2023, 12, 31))
    areas = {code: make_area(agreement, code=code, name=name) for code, name in AREAS.items()}
    organiser = make_organisation(name="Rädda Barnen")
    open_house = make_activity(partnership, name="Öppet hus", kind="support")
    first = dt.date(2023, 1, 2)
    days = [first + dt.timedelta(number % 364) for number in range(occasions)]
    make_occasions(areas["egenmakt"], open_house, organiser, *({"held_on": day, "visit_count": 10} for day in days))
    return SimpleNamespace(
        partnership=partnership,
        agreement=agreement,
        areas=areas,
        organiser=organiser,
        open_house=open_house,
        officer=make_officer(partnership),
    )


def add_summer(year: SimpleNamespace) -> None:
    """Bästa sommaren: 36 open days with 1 456 visits (S0-F2), one of them with a co-organiser."""
    year.summer = make_activity(year.partnership, name="Bästa sommaren")
    year.tif = make_organisation(name="Tillsammans i Förening")
    days = [dt.date(2023, 6, 19) + dt.timedelta(number) for number in range(36)]
    rows = [{"held_on": day, "visit_count": 41 if number < 16 else 40} for number, day in enumerate(days)]
    make_occasions(year.areas["barn-och-unga"], year.summer, year.tif, *rows)
    year.dancers = make_organisation(name="Skånes Dansteater", kind=OrganisationKind.CULTURAL_INSTITUTION)
    CoOrganiser.objects.create(occasion=year.summer.occasions.earliest("held_on"), organisation=year.dancers)


def make_2023() -> SimpleNamespace:
    """The year of S0: 517 activities, Bästa sommaren among them, and a letter with every part filled in."""
    year = make_year(occasions=481)
    add_summer(year)
    make_occasions(
        year.areas["egenmakt"],
        year.open_house,
        year.organiser,
        {"held_on": dt.date(2023, 5, 1), "status": "planned"},
        {"held_on": dt.date(2023, 5, 2), "status": "cancelled", "cancellation_reason": "Sjukdom"},
    )
    year.report = make_report(year.partnership, by=year.officer)
    return year


def make_templates() -> None:
    """The templates that the product comes with (fixtures/068_report_templates.json), unless they are there."""
    for fact in json.loads((ROOT / "fixtures" / "068_report_templates.json").read_text()):
        fields = dict(fact["fields"])
        if fact["model"] == "reporting.reporttemplate":
            ReportTemplate.objects.get_or_create(code=fields.pop("code"), defaults=fields)
        else:
            template = ReportTemplate.objects.get(code=fields.pop("template")[0])
            TemplateSection.objects.get_or_create(template=template, code=fields.pop("code"), defaults=fields)


def begin_report(
    partnership: Partnership, *, kind: str = ReportKind.STAFF_REPORT, year: int = 2023, by: User
) -> Report:
    """A report with its headings and no text."""
    make_templates()
    return start_report(partnership, kind=kind, year=year, by=by)


def make_report(partnership: Partnership, *, year: int = 2023, by: User) -> Report:
    """A letter with text in every section, a recipient, a meeting and an official."""
    report = begin_report(partnership, year=year, by=by)
    for section in report.sections.filter(content__in=PROSE_CONTENTS):
        section.body = TEXTS.get(section.code, "Text.")
        section.save_as(by)
    board, letter = make_committee(name="Kommunstyrelsen"), report.letter
    DispatchRecipient(letter=letter, position=1, name="Fritidsnämnden", organisation=make_committee()).save_as(by)
    ScheduledStep(letter=letter, position=1, body=board, meets_on=dt.date(year + 1, 5, 7)).save_as(by)
    ResponsibleOfficial(letter=letter, position=1, name="Birgitta Ahlmark", title="Avdelningschef").save_as(by)
    return report


def make_annual_report(partnership: Partnership, *, year: int = 2023, by: User) -> Report:
    """The parties' report with text in every section, submitted to the parties."""
    report = begin_report(partnership, kind=ReportKind.ANNUAL_REPORT, year=year, by=by)
    for section in report.sections.filter(content__in=PROSE_CONTENTS):
        section.body = "Text."
        section.save_as(by)
    report.status = ReportStatus.SUBMITTED
    return report.save_as(by)


def make_asked(partnership: Partnership, *, year: int = 2022, **fields: Any) -> FollowUpRequest:
    """Something that stadskontoret asked for in the letter about the year."""
    position = FollowUpRequest.objects.of(partnership).filter(year=year).count() + 1
    asked = {"sentence": "Stadskontoret efterfrågar ett sätt att mäta effekter.", "summary": "Effektmätning"}
    return FollowUpRequest(partnership=partnership, year=year, position=position, **asked | fields).save_as(None)


def promise_report(agreement: Any, organisation: Organisation) -> ReportRecipient:
    """The agreement's clause on who gets the yearly report names the organisation."""
    position = agreement.report_recipients.count() + 1
    return ReportRecipient(agreement=agreement, organisation=organisation, position=position).save_as(None)


def section_of(report: Report, code: str) -> ReportSection:
    """By its code; "area" is the first area's."""
    return report.sections.filter(code__startswith=code).earliest("position")


def words_of(blocks: Any) -> str:
    """The blocks' text as a reader sees it, with plain spaces."""
    runs = runs_of(blocks)
    return "".join(run.text for run in runs).replace("\u00a0", " ")
