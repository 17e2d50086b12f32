"""The path shows the proposal and the assessment as the letter was finalised, whatever is logged since (rule 36)."""

from reporting.models import Report
from reporting.proposed import proposed
from tests.reporting.builders import make_occasions, make_report, make_year, section_of
from tests.reporting.frozen import freeze


def test_what_is_logged_afterwards_does_not_change_what_was_judged(db):
    year = make_year()
    report = make_report(year.partnership, by=year.officer)
    for section in report.sections.filter(body__contains="sommaren"):
        section.body = "Text."
        section.save_as(year.officer)
    judged = section_of(report, "assessment")
    judged.body = "Det blev {activity_count} aktiviteter."
    judged.save_as(year.officer)
    freeze(report, by=year.officer)
    make_occasions(year.areas["egenmakt"], year.open_house, year.organiser, {"held_on": "2023-09-09"})
    shown = proposed(Report.objects.get(pk=report.pk))
    assert [run.text for run in shown.assessment[0].runs] == ["Det blev ", "3", " aktiviteter."]
    assert shown.clauses
