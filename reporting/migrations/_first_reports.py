"""Brings the letters of the first release forward: each gets its report, the template it followed, and all its headings.

The report gets the letter's own id, so that what referred to the letter as a whole now refers to the report.
"""

from typing import Any

TEMPLATE = "kraftsamling"
SECTIONS = (  # code, heading, level, content: the headings of S0, in order (facts.md § 1.1)
    ("summary", "Sammanfattning", 1, "prose"),
    ("proposal", "Förslag till beslut", 1, "proposal"),
    ("supporting-records", "Beslutsunderlag", 1, "supporting_records"),
    ("schedule", "Beslutsplanering", 1, "schedule"),
    ("recipients", "Beslutet skickas till", 1, "recipients"),
    ("matter", "Ärendet", 1, "prose"),
    ("requests", "Vad som hände med det som stadskontoret efterfrågade", 2, "requests"),
    ("year-summary", "Sammanfattning av {år} års verksamhet", 2, "prose"),
    ("area", "Verksamhetsområde", 3, "areas"),
    ("further-examples", "Fler exempel på genomförda aktiviteter", 3, "prose"),
    ("assessment", "Stadskontorets bedömning", 1, "prose"),
    ("officials", "Ansvariga", 1, "officials"),
)
PLACES = {code: (heading, level, content) for code, heading, level, content in SECTIONS}
AFTER_SUMMARY = ("proposal", "supporting-records", "schedule", "recipients")


def bring_forward(apps: Any, schema_editor: Any) -> None:
    letters = apps.get_model("reporting", "StaffReport").objects.order_by("pk")
    if letters.exists():
        template = _template(apps)
        for letter in letters:
            _report(apps, letter, template)
            _sections(apps, letter)
        _history(apps, template)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "SELECT setval(pg_get_serial_sequence('reporting_report', 'id'), "
            "(SELECT coalesce(max(id), 1) FROM reporting_report), (SELECT count(*) > 0 FROM reporting_report))"
        )
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # or the tables cannot be altered any more


def _template(apps: Any) -> Any:
    template = apps.get_model("reporting", "ReportTemplate").objects.create(
        kind="staff_report", code=TEMPLATE, name="Återrapport från ett partnerskap", is_standard=True
    )
    model = apps.get_model("reporting", "TemplateSection")
    for position, (code, heading, level, content) in enumerate(SECTIONS, start=1):
        model.objects.create(
            template=template, position=position, code=code, heading=heading, level=level, content=content
        )
    return template


def _report(apps: Any, letter: Any, template: Any) -> None:
    apps.get_model("reporting", "Report").objects.create(
        pk=letter.pk,
        kind="staff_report",
        partnership_id=letter.partnership_id,
        year=letter.year,
        title=letter.title,
        template=template,
        source=letter.source,
        is_example=letter.is_example,
    )
    letter.report_id = letter.pk
    letter.save(update_fields=["report_id"])


def _sections(apps: Any, letter: Any) -> None:
    """All headings of the letter, those that people write under and the others, numbered from 1."""
    model = apps.get_model("reporting", "ReportSection")
    written = list(model.objects.filter(report_id=letter.pk).order_by("position"))
    areas = _areas(apps, letter)

    def new(code: str) -> Any:
        return model(report_id=letter.pk, code=code, kind="matter")  # the former kind goes in a moment

    outline: list[Any] = []
    for section in written:
        _fill(section, letter.year, areas)
        outline.append(section)
        if section.code == "summary":
            outline += [new(code) for code in AFTER_SUMMARY]
    outline.append(new("officials"))
    numbered = list(enumerate(outline, start=1))
    for position, section in reversed(numbered):  # from the end: each moves to a place that is free
        section.position = position
        if section.pk is None:
            section.heading, section.level, section.content = PLACES[section.code]
        section.save()


def _fill(section: Any, year: int, areas: dict[str, str]) -> None:
    """Code, heading, level and content of a section out of its former kind."""
    code = section.kind.replace("_", "-")
    heading, level, content = PLACES[code]
    if section.kind == "area":
        heading = areas.get(section.area_code, section.area_code)[:200]
    section.code = f"area-{section.area_code}" if section.kind == "area" else code
    section.heading, section.level, section.content = heading.replace("{år}", str(year)), level, content


def _areas(apps: Any, letter: Any) -> dict[str, str]:
    found = apps.get_model("partnerships", "ProgrammeArea").objects.filter(
        agreement__partnership_id=letter.partnership_id,
        agreement__starts_on__year__lte=letter.year,
        agreement__ends_on__year__gte=letter.year,
    )
    return dict(found.values_list("code", "name"))


def _history(apps: Any, template: Any) -> None:
    """What was changed, when and by whom, goes along; the title and the year are the report's now."""
    of_reports = apps.get_model("reporting", "HistoricalReport").objects
    letters = apps.get_model("reporting", "HistoricalStaffReport").objects
    years = {}
    for was in letters.order_by("history_id"):
        years[was.id] = was.year
        was.report_id = was.id
        was.save(update_fields=["report_id"])
        of_reports.create(
            id=was.id,
            kind="staff_report",
            partnership_id=was.partnership_id,
            year=was.year,
            title=was.title,
            template_id=template.pk,
            version=was.version,
            source=was.source,
            is_example=was.is_example,
            history_date=was.history_date,
            history_change_reason=was.history_change_reason,
            history_type=was.history_type,
            history_user_id=was.history_user_id,
        )
    for section in apps.get_model("reporting", "HistoricalReportSection").objects.order_by("history_id"):
        _fill(section, years.get(section.report_id, 0), {})
        section.save()
