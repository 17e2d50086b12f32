"""Kronor and periods as ledgers write them: read as one thing, or asked about."""

import datetime as dt
from decimal import Decimal

import pytest

from budgets.importing.cells import kronor_of, period_of


def days(first, last):
    return dt.date.fromisoformat(first), dt.date.fromisoformat(last)


@pytest.mark.parametrize(
    ("cell", "kronor"),
    [
        (1237475, "1237475"),
        (-800, "-800"),
        (1234.5, "1234.5"),
        (0.1 + 0.2, "0.30"),
        (0, "0"),
        ("1 237 475,50", "1237475.50"),
        ("1\xa0237\xa0475 kr", "1237475"),
        ("−1 500,00", "-1500"),
        ("1237475:-", "1237475"),
    ],
)
def test_kronor(cell, kronor):
    assert kronor_of(cell) == Decimal(kronor)


@pytest.mark.parametrize(
    "cell",
    [None, "", "  ", "1.237.475", "1,237,475", "1,2 mkr", "tio", True, 1234.567, 10**12, -(10**12), 1e300, float("nan")]
    + [["d", "2024-06-01"], ["t", "10:00:00"], ["e", "#N/A"], "1e9", "٣", "(500)", "1_000"],
)
def test_what_is_no_amount_is_refused_in_words(cell):
    with pytest.raises(ValueError, match=r"[.]$"):
        kronor_of(cell)


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("2024-06", days("2024-06-01", "2024-06-30")),
        (202402, days("2024-02-01", "2024-02-29")),
        ("06/2024", days("2024-06-01", "2024-06-30")),
        ("December 2024", days("2024-12-01", "2024-12-31")),
        ("dec 2024", days("2024-12-01", "2024-12-31")),
        ("Kvartal 2 2024", days("2024-04-01", "2024-06-30")),
        ("2024 Q4", days("2024-10-01", "2024-12-31")),
        ("2024-Q1", days("2024-01-01", "2024-03-31")),
        (2024, days("2024-01-01", "2024-12-31")),
        ("2024-04-01–2024-06-15", days("2024-04-01", "2024-06-15")),
        ("2024-04-01 - 2024-06-15", days("2024-04-01", "2024-06-15")),
        ("2024-01–2024-03", days("2024-01-01", "2024-03-31")),
        (["d", "2024-06-01T00:00:00"], days("2024-06-01", "2024-06-30")),
        (None, None),
        ("", None),
    ],
)
def test_periods(cell, period):
    assert period_of(cell) == period


@pytest.mark.parametrize(
    "cell", ["juni", "6", "2024-13", "2024-02-30–2024-03-01", ["d", "2024-06-15"], "våren 2024", "99"]
)
def test_what_is_no_period_is_refused_in_words(cell):
    with pytest.raises(ValueError, match="Skriv perioden"):
        period_of(cell)
