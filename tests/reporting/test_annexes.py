"""Sums on the paper are the sums of the rows beside them (facts § 9)."""

from decimal import Decimal

from reporting.annexes import ActivityStatistics, AreaStatistics, Occasions, ProgrammeStatistics, counted_visits
from reporting.budget_annex import BudgetRow, BudgetTable, Deviation, Kronor


def area(name, visits, *counts):
    """Return an area with a few months of occasions and the rest empty."""
    return AreaStatistics(
        name, tuple(Occasions(n) for n in (*counts, *[0] * (12 - len(counts)))), counted_visits(visits)
    )


def row(performer, funder, *amounts):
    """Return a budget row in whole kronor; None is unknown."""
    return BudgetRow("Post", performer, funder, False, tuple(a if a is None else Kronor(Decimal(a)) for a in amounts))


def budget_2024():
    """S1 § 7, and 2025 with its two rows of unknown uplift."""
    rows = (
        row("TiF", "FN", 320000, None),
        row("RB", "KS", 715000, None),
        row("RB", "KS", 75000, 75000),
        row("Rosengårdsbiblioteket", "KN", 100000, 100000),
    )
    return BudgetTable(("Budget 2024", "Budget 2025"), rows)


def test_months_areas_and_year_agree():
    statistics = ActivityStatistics(2023, (area("A", 10, 1, 2, 3), area("B", 20, 4, 0, 6)))
    assert statistics.occasions_by_month == (5, 2, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    assert [part.occasions for part in statistics.areas] == [6, 10]
    assert statistics.occasions == 16
    assert statistics.visits.text == "30"


def test_a_year_without_areas_is_empty():
    assert ActivityStatistics(2023, ()).occasions == 0


def test_a_sum_of_visits_with_a_gap_says_at_least():
    whole = area("A", 10, 1)
    gap = AreaStatistics("B", (Occasions(3), *[Occasions(0)] * 11), counted_visits(20), Occasions(1))
    assert ActivityStatistics(2023, (whole,)).visits.text == "10"
    assert ActivityStatistics(2023, (whole, gap)).visits.text == "minst\u00a030"


def test_visits_per_open_day():
    """S0-F2: 1 456 visits in 36 days is about 40 a day."""
    assert ProgrammeStatistics("Bästa sommaren", 36, counted_visits(1456)).visits_per_day_text == "cirka\u00a040"
    assert ProgrammeStatistics("Aldrig öppet", 0, counted_visits(0)).visits_per_day_text == "okänt"


def test_the_budget_of_2024_sums_to_what_the_agreement_says():
    budget = budget_2024()
    assert budget.total[0] == 1_210_000
    assert [(s.name, s.amounts[0]) for s in budget.by_funder] == [("FN", 320000), ("KS", 790000), ("KN", 100000)]
    assert [(s.name, s.amounts[0]) for s in budget.by_performer] == [
        ("TiF", 320000),
        ("RB", 790000),
        ("Rosengårdsbiblioteket", 100000),
    ]


def test_a_sum_with_an_unknown_part_is_unknown():
    budget = budget_2024()
    assert budget.total[1] is None
    assert [s.amounts[1] for s in budget.by_funder] == [None, None, Decimal(100000)]


def test_a_deviation_says_its_direction_in_words():
    under = Deviation("RB", 2023, Kronor(Decimal(232886)), "Vakans.", "Förs över.")
    over = Deviation("RB", 2023, Kronor(Decimal(-5)), "Hyra.", "Täcks.")
    assert [(d.size, d.direction) for d in (under, over)] == [(232886, "överskott"), (5, "underskott")]
