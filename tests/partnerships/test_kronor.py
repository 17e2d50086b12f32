"""Kronor in print (facts.md § 9)."""

from decimal import Decimal

import pytest

from partnerships.swedish import kronor


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        ("1210000", "1\u00a0210\u00a0000\u00a0kr"),
        ("232886.00", "232\u00a0886\u00a0kr"),
        ("-232886", "\u2212232\u00a0886\u00a0kr"),
        ("0.50", "0,50\u00a0kr"),
        ("1234.565", "1\u00a0234,57\u00a0kr"),
        ("-0.001", "0\u00a0kr"),
    ],
)
def test_kronor_as_people_write_them(amount, printed):
    assert kronor(Decimal(amount)) == printed
