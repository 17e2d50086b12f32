"""The example year is followed up, and the 232 886 kr of 2023 are tied to a line without touching the fact."""

from budgets.follow_up import follow_up
from budgets.models import CarryOver, DeviationDecision, Forecast
from budgets.totals import budget_sheet
from kraftsamling.demo.loading import load_demo
from tests.demo.conftest import TODAY


def test_the_fact_stays_a_fact_and_is_told_on_its_line(demo):
    fact = CarryOver.objects.get()
    assert (fact.is_example, fact.line, fact.amount, fact.history.count()) == (False, None, 232_886, 1)
    row = follow_up(demo, 2023, this_year=TODAY.year).row("samordning-motesplats")
    assert (row.cells.deviation.amount, row.left, row.from_both) == (232_886, 0, ())
    assert "vakans" in row.cause
    assert [each.is_example for each in row.handling.standing] == [True]
    assert budget_sheet(demo).year(2024).carried_total == 232_886


def test_the_example_year_is_believed_to_leave_something_that_needs_a_cause(demo):
    year = follow_up(demo, TODAY.year, this_year=TODAY.year)
    assert year.total.deviation.word == "överskott"
    assert [row.line.code for row in year.lacking_cause] == ["samordning-motesplats"]
    assert all(each.is_example for each in Forecast.objects.all())


def test_loading_again_adds_none(demo):
    before = (Forecast.objects.count(), DeviationDecision.objects.count())
    load_demo(today=TODAY)
    assert (Forecast.objects.count(), DeviationDecision.objects.count()) == before
