"""The filters every template may use without loading anything."""

import datetime as dt
from decimal import Decimal

import pytest
from django.template import Context, Template

from kraftsamling.templatetags import swedish

VALUES = {
    "count": 1456,
    "amount": Decimal("1210000"),
    "rate": Decimal("3"),
    "day": dt.date(2024, 11, 30),
    "starts_on": dt.date(2024, 1, 1),
    "ends_on": dt.date(2025, 12, 31),
    "nothing": None,
}


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("{{ count|number }}", "1\u00a0456"),
        ("{{ amount|kronor }}", "1\u00a0210\u00a0000\u00a0kr"),
        ("{{ rate|percent:1 }}", "3,0\u00a0%"),
        ("{{ 2024|span:2025 }}", "2024\u20132025"),
        ("{{ starts_on|period:ends_on }}", "2024\u20132025"),
        ("{{ day|iso_date }}", "2024-11-30"),
        ("{{ day|long_date }}", "30 november 2024"),
        ("{{ 274|section }}", "§\u00a0274"),
        ('{{ count|plural:"besök,besök" }}', "1\u00a0456\u00a0besök"),
    ],
)
def test_filters_print_swedish(source, printed):
    assert Template(source).render(Context(VALUES)) == printed


@pytest.mark.parametrize("name", ["number", "kronor", "percent", "iso_date", "long_date", "section"])
def test_what_is_not_known_says_so_and_is_never_zero(name):
    assert Template("{{ nothing|" + name + " }}").render(Context(VALUES)) == "okänt"


def test_paragraphs_and_lists_are_read_and_all_else_is_text():
    text = "Syftet är att:\n- Stärka <b>barn</b>\n- Stärka Malmöbor\n\nEn rad\nsom fortsätter"
    assert swedish.paragraphs(text) == (
        "<p>Syftet är att:</p><ul><li>Stärka &lt;b&gt;barn&lt;/b&gt;</li><li>Stärka Malmöbor</li></ul>"
        "<p>En rad som fortsätter</p>"
    )
