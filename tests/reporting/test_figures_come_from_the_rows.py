"""Every number of the letter is the rows that stand behind it: 517 and 1 456 because they are there (S0-F1, S0-F2)."""

import pytest

from partnerships.actions import cancel_occasion
from partnerships.quantities import FigureKind, Precision
from reporting.assemble import assemble, year_figures
from reporting.figure_rows import rows_behind
from reporting.figures import values
from tests.builders import make_activity, make_partnership
from tests.reporting.builders import make_occasions, make_year, words_of


def texts(partnership, *names, in_year=2023):
    figures = values(year_figures(partnership, in_year)[0])
    return [figures[name].text.replace("\u00a0", " ") for name in names]


def test_the_figures_of_s0(year):
    assert texts(
        year.partnership,
        "activity_count",
        "visit_count_of_basta_sommaren",
        "open_days_of_basta_sommaren",
        "visits_per_day_of_basta_sommaren",
        "organisation_count",
        "cancelled_count",
    ) == ["517", "1 456", "36", "cirka 40", "3", "1"]


def test_cancelling_one_activity_gives_516_everywhere(year):
    one = year.open_house.occasions.held().first()
    cancel_occasion(one, reason="Dubbelbokat", expected_version=one.version, by=year.officer)
    draft = assemble(year.report)
    facts = draft.facts
    assert draft.figures["activity_count"].figure.value == 516
    assert words_of(facts.section("year-summary").blocks) == "För 2023 rapporteras att 516 aktiviteter genomförts."
    assert facts.statistics.occasions == 516
    assert sum(facts.statistics.occasions_by_month) == 516
    assert facts.occasions.occasions == len(facts.occasions.rows) == 516


def test_the_sum_in_the_text_the_table_and_the_list_are_the_same(year):
    draft = assemble(year.report)
    visits = draft.figures["visit_count"].figure
    assert visits.value == 481 * 10 + 1456
    assert draft.facts.statistics.visits.text == draft.facts.occasions.visits.text == visits.text


def test_a_figure_has_the_very_rows_it_counts(year):
    entries, sheet = year_figures(year.partnership, 2023)
    for entry in entries.values():
        rows = rows_behind(entry, year.partnership, 2023, sheet)
        if entry.figure.figure_kind in (FigureKind.OCCASIONS, FigureKind.ORGANISATIONS):
            assert len(rows) == entry.figure.value, entry.name
        if entry.figure.figure_kind is FigureKind.VISITS and not entry.figure.is_missing:
            assert sum(row["visit_count"] or 0 for row in rows) == entry.figure.value, entry.name


def test_what_nobody_wrote_down_is_missing_never_zero(db):
    partnership = make_partnership()
    make_activity(partnership, name="Bästa sommaren")
    assert set(
        texts(partnership, "activity_count", "visit_count", "organisation_count", "visits_per_day_of_basta_sommaren")
        + texts(partnership, "budget_total", "outcome_total", "deviation_total", "carried_over_total")
    ) == {"uppgift saknas"}


def test_nothing_held_in_an_area_of_a_logged_year_is_no_activities_and_no_known_visits(db):
    year = make_year()
    assert texts(year.partnership, "activity_count_in_motesplats", "visit_count_in_motesplats") == [
        "0",
        "uppgift saknas",
    ]


@pytest.mark.parametrize(
    ("row", "printed"),
    [
        ({"visit_count": 5}, "25"),
        ({"visit_count": 5, "precision": "approx"}, "cirka 25"),
        ({"visit_count": 5, "precision": "about"}, "ungefär 25"),
        ({"visit_count": 5, "precision": "more_than"}, "drygt 25"),
        ({"visit_count": 5, "precision": "range", "visit_count_upper": 8}, "25–28"),
        ({}, "minst 20"),
    ],
)
def test_a_sum_is_as_exact_as_its_least_exact_row(row, printed, db):
    year = make_year(occasions=2)
    rows = [row | {"held_on": "2023-03-03"}]
    make_occasions(year.areas["egenmakt"], year.open_house, year.organiser, *rows)
    assert texts(year.partnership, "visit_count") == [printed]


def test_the_year_before_is_not_counted(db):
    year = make_year()
    make_occasions(year.areas["egenmakt"], year.open_house, year.organiser, {"held_on": "2022-12-31"})
    assert texts(year.partnership, "activity_count") == ["3"]
    assert texts(year.partnership, "activity_count", in_year=2022) == ["1"]


def test_another_partnership_is_not_counted(db):
    year = make_year()
    make_year(make_partnership(), occasions=7)
    assert texts(year.partnership, "activity_count") == ["3"]


def test_visits_are_visits_and_an_average_is_about(year):
    figures = values(year_figures(year.partnership, 2023)[0])
    assert figures["visit_count_of_basta_sommaren"].figure_kind is FigureKind.VISITS
    assert figures["visits_per_day_of_basta_sommaren"].precision is Precision.APPROXIMATELY
    assert FigureKind.PERSONS not in {figure.figure_kind for figure in figures.values()}


def test_a_name_that_two_activities_would_share_is_given_to_each_its_own(db):
    year = make_year()
    make_activity(year.partnership, name="Fika")
    second = make_activity(year.partnership, name="Fíka")
    names = set(year_figures(year.partnership, 2023)[0])
    assert {"activity_count_of_fika", f"activity_count_of_fika_{second.pk}"} <= names


@pytest.mark.parametrize("occasions", [10, 2_000])
def test_counting_asks_the_database_as_often_however_much_there_is(occasions, db, django_assert_num_queries):
    year = make_year(occasions=occasions)
    with django_assert_num_queries(12):  # five for the log, six for the budget, one for the goals
        year_figures(year.partnership, 2023)
