"""Swedish writing in print, sorting and searching (facts.md § 9, domain.md § 11)."""

import datetime as dt
from decimal import Decimal

import pytest

from partnerships import swedish


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (517, "517"),
        (1456, "1\u00a0456"),
        (1210000, "1\u00a0210\u00a0000"),
        (-232886, "\u2212232\u00a0886"),
        (Decimal("1234.50"), "1\u00a0234,50"),
        (0, "0"),
    ],
)
def test_numbers_are_grouped_with_no_break_spaces(value, printed):
    assert swedish.number(value) == printed


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (Decimal("57.01"), 0, "57,01\u00a0%"),
        (Decimal("2.5000"), 1, "2,5\u00a0%"),
        (Decimal("3"), 1, "3,0\u00a0%"),
        (Decimal("100.00"), 0, "100\u00a0%"),
    ],
)
def test_per_cent_has_a_comma_and_a_space(value, decimals, printed):
    assert swedish.percent(value, decimals=decimals) == printed


def test_ranges_have_an_en_dash_without_spaces():
    assert swedish.span(7, 13) == "7\u201313"
    assert swedish.span(2024, 2024) == "2024"


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "printed"),
    [
        (dt.date(2024, 1, 1), dt.date(2025, 12, 31), "2024\u20132025"),
        (dt.date(2024, 1, 1), dt.date(2024, 12, 31), "2024"),
        (dt.date(2024, 1, 1), dt.date(2024, 6, 30), "januari\u2013juni 2024"),
        (dt.date(2024, 2, 1), dt.date(2024, 2, 29), "februari 2024"),
        (dt.date(2024, 2, 1), dt.date(2024, 3, 30), "1 februari\u201330 mars 2024"),
        (dt.date(2023, 5, 1), dt.date(2024, 6, 30), "1 maj 2023\u201330 juni 2024"),
        (dt.date(2024, 5, 1), dt.date(2024, 5, 1), "1 maj 2024"),
        (dt.date(2024, 5, 1), None, "från och med 1 maj 2024"),
    ],
)
def test_periods_read_as_people_write_them(starts_on, ends_on, printed):
    assert swedish.period(starts_on, ends_on) == printed


def test_dates_in_tables_and_in_text():
    day = dt.date(2024, 11, 30)
    assert swedish.iso_date(day) == "2024-11-30"
    assert swedish.long_date(day) == "30 november 2024"


def test_a_paragraph_number_never_breaks_after_its_sign():
    assert swedish.section(274) == "§\u00a0274"


def test_a_count_takes_the_right_noun():
    assert swedish.plural(1, "aktivitet", "aktiviteter") == "1\u00a0aktivitet"
    assert swedish.plural(517, "aktivitet", "aktiviteter") == "517\u00a0aktiviteter"
    assert swedish.plural(0, "aktivitet", "aktiviteter") == "0\u00a0aktiviteter"


def test_names_sort_with_å_ä_ö_after_z():
    names = ["Örebro", "zigzag", "Äldrekraft", "Åsa", "Zebra", "élan", "Eva", "Müller", "Myra"]
    assert sorted(names, key=swedish.swedish_sort_key) == [
        "élan",
        "Eva",
        "Müller",
        "Myra",
        "Zebra",
        "zigzag",
        "Åsa",
        "Äldrekraft",
        "Örebro",
    ]


def test_a_search_finds_capitals_and_other_encodings_of_the_same_letter():
    assert swedish.search_key("  ÄLDREKRAFT\n i  Rosengård ") == "äldrekraft i rosengård"
    assert swedish.search_key("a\u0308ldre") == "äldre"
    assert swedish.search_key("å") != swedish.search_key("a")


@pytest.mark.parametrize(
    ("names", "sentence"), [([], ""), (["A"], "A"), (["A", "B"], "A och B"), (["A", "B", "C"], "A, B och C")]
)
def test_names_in_a_sentence(names, sentence):
    assert swedish.listed(names) == sentence
