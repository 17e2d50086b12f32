"""Percentages as people write them in Swedish are read; what only Python takes for a number is not (M14)."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from budgets.forms import PercentField
from budgets.money import parse_percent
from partnerships.swedish import percent

NBSP, NARROW_NBSP = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2,5", "2.5"), ("2.5", "2.5"), ("2,5 %", "2.5"), ("2,5%", "2.5"), (f" 2,5{NBSP}% ", "2.5"), ("0", "0"),
        (f"2,5{NARROW_NBSP}%", "2.5"), ("-1,25", "-1.25"), ("−1,25", "-1.25"), ("2,125", "2.125"), ("20", "20"),
    ],
)  # fmt: skip
def test_read(written, read):
    assert PercentField().clean(written) == Decimal(read)


@pytest.mark.parametrize(
    "written",
    ["1e9", "1e1", "1_000", "٢", "２", "2,5,5", "2 5", "två", "2,1234", "2,", ",5", "NaN", "Infinity", "1000", "--1",
     "2,5 %%", "+2", "2\x005", "2\u202e5", "½"],
)  # fmt: skip
def test_refused(written):
    with pytest.raises(ValidationError) as refused:
        PercentField().clean(written)
    assert refused.value.messages == ["Skriv uppräkningen med siffror, till exempel 2,5. Högst tre decimaler."]


@given(st.decimals(-20, 20, places=3))
def test_what_the_product_prints_it_can_read(value):
    assert parse_percent(percent(value)) == value
