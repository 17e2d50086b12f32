"""Amounts as people write them are read exactly, or refused with what to write instead (limits.md M14)."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from budgets.forms import AmountField
from budgets.money import parse_kronor

READ = {
    "1 237 475": "1237475",
    "1\u00a0237\u00a0475": "1237475",
    "1\u202f237\u202f475,50": "1237475.50",
    "1237475": "1237475",
    "1 237 475,50": "1237475.50",
    "1237475.50": "1237475.50",
    "1237475:-": "1237475",
    "1237475,-": "1237475",
    "1 237 475 kr": "1237475",
    " 320 000 Kr ": "320000",
    "0": "0",
    "0,5": "0.50",
    "-12,50": "-12.50",
    "\u2212 12": "-12",
    "999 999 999 999,99": "999999999999.99",
}
REFUSED = [
    "", "kr", "1,2 mkr", "1,2 miljoner", "12 tkr", "1.237.475", "1,237,475", "1.234,50", "1.234", "12 34", "1 2345",
    "1e9", "1_000", "١٢٣", "１２３", "1,234", "0x10", "NaN", "Infinity", "+5", "--5", "1 000:50", "5\u202e0", "1;0",
    "1000000000000", "1 000 000 000 000",
]  # fmt: skip


@pytest.mark.parametrize(("written", "meant"), READ.items())
def test_read(written, meant):
    assert parse_kronor(written) == Decimal(meant)


@pytest.mark.parametrize("written", REFUSED)
def test_refused(written):
    with pytest.raises(ValueError, match="not an amount"):
        parse_kronor(written)


@pytest.mark.parametrize(("written", "said"), [("1e9", "Skriv beloppet i kronor"), ("-1", "minst 0 kr")])
def test_the_field_says_what_to_write(written, said):
    with pytest.raises(ValidationError, match=said):
        AmountField().clean(written)


def test_the_field_shows_what_was_read_as_people_write_it():
    field = AmountField(required=False)
    assert [field.prepare_value(each) for each in (Decimal("1237475.00"), Decimal("1237475.5"), "1e9", None)] == [
        "1\u00a0237\u00a0475", "1\u00a0237\u00a0475,50", "1e9", None,
    ]  # fmt: skip
    assert field.clean("") is None
