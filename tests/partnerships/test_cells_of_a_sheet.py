"""What people write in a cell: read as meant when there is one meaning, asked about when there are two."""

import datetime as dt

import pytest

from partnerships.importing import cells
from partnerships.importing.cells import Counted

DAY = dt.date(2024, 11, 30)


@pytest.mark.parametrize(
    "written",
    [
        ["d", "2024-11-30T00:00:00"],
        45626,
        "2024-11-30",
        "2024-11-30 18:00",
        "20241130",
        "2024/11/30",
        "30 november 2024",
        "30 NOV. 2024",
        "den 30:e november 2024",
        "lördag 30 november 2024",
        "lör 30 nov 2024",
        "30/11 2024",
        "30.11.2024",
    ],
)
def test_dates_that_mean_one_day(written):
    assert cells.date_of(written) == DAY


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("30/11-24", "flera sätt"),
        ("3/4 2024", "flera sätt"),
        ("11/30/2024", "flera sätt"),
        ("30/11", "flera sätt"),
        ("24-11-30", "flera sätt"),
        ("30 november", "Årtalet saknas"),
        ("30 vintermånad 2024", "ingen månad"),
        ("2024-02-30", "inget datum"),
        ("31 juni 2024", "inget datum"),
        ("i tisdags", "inget datum"),
        ("2024130", "inget datum"),
        ("", "Datum saknas"),
        (None, "Datum saknas"),
        (7, "inget datum"),
        (["e", "#REF!"], "#REF!"),
        (["e", "formel utan värde"], "aldrig har räknat ut"),
        ("٣٠ november 2024", "inget datum"),
    ],
)
def test_dates_that_are_asked_about(written, said):
    with pytest.raises(ValueError, match=said):
        cells.date_of(written)


def test_the_same_day_and_month_can_be_read_either_way():
    assert cells.date_of("5/5 2024") == dt.date(2024, 5, 5)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (34, Counted(34)),
        (0, Counted(0)),
        ("34", Counted(34)),
        ("1 456", Counted(1456)),
        ("1\N{NO-BREAK SPACE}456", Counted(1456)),
        ("1\N{THIN SPACE}456 besök", Counted(1456)),
        ("34 st", Counted(34)),
        ("cirka 40", Counted(40, None, "approx")),
        ("ca. 40", Counted(40, None, "approx")),
        ("C:a 40 personer", Counted(40, None, "approx")),
        ("~40", Counted(40, None, "approx")),
        ("ungefär 40", Counted(40, None, "about")),
        ("Drygt 1 400", Counted(1400, None, "more_than")),
        ("minst 40", Counted(40, None, "at_least")),
        ("40+", Counted(40, None, "at_least")),
        ("10–15", Counted(10, 15, "range")),
        ("10-15", Counted(10, 15, "range")),
        ("10 till 15", Counted(10, 15, "range")),
        ("", Counted(None)),
        ("–", Counted(None)),
        ("inte räknat", Counted(None)),
        (None, Counted(None)),
    ],
)
def test_counts(written, meant):
    assert cells.count_of(written) == meant


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (-1, "inte rimligt"),
        (100_001, "inte rimligt"),
        ("999999999999999999999", "inte rimligt"),
        (12.5, "inget antal"),
        ("12,5", "inget antal"),
        ("1.456", "inget antal"),
        ("tio", "inget antal"),
        ("15–10", "lägre talet"),
        ("cirka 10–15", "båda|både"),
        ("1e3", "inget antal"),
        ("٣", "inget antal"),
        (["d", "2024-10-15T00:00:00"], "gjort om cellen till ett datum"),
        (["e", "#DIV/0!"], "#DIV/0!"),
    ],
)
def test_counts_that_are_asked_about(written, said):
    with pytest.raises(ValueError, match=said):
        cells.count_of(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("18:30", dt.time(18, 30)),
        ("kl 18", dt.time(18)),
        ("18.30", dt.time(18, 30)),
        ("18:30–20:00", dt.time(18, 30)),
        (["t", "18:30:00"], dt.time(18, 30)),
        (0.75, dt.time(18)),
        ("", None),
    ],
)
def test_times(written, meant):
    assert cells.time_of(written) == meant


def test_words_for_a_choice():
    assert cells.status_of("Inställt") == "cancelled"
    assert cells.status_of("Genomförd") == "held"
    assert cells.precision_of("ca") == "approx"
    assert cells.method_of("Uppskattning") == "estimated"
    with pytest.raises(ValueError, match="Skriv något av: planerad, genomförd, inställd"):
        cells.status_of("kanske")
