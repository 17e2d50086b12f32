"""Template filters for Swedish numbers, money and dates. The rules live in the pure functions called.

A template builtin, so no page needs a load tag. A missing value prints "okänt": unknown is never zero.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import groupby
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from partnerships import swedish
from partnerships.tally import visits_at

register = template.Library()

UNKNOWN = "okänt"


def _known(write: Callable[[Any], str], value: Any) -> str:
    return UNKNOWN if value is None or value == "" else write(value)


@register.filter
def number(value: int | Decimal | None) -> str:
    """`{{ total.count|number }}` → 1 456."""
    return _known(swedish.number, value)


@register.filter
def kronor(amount: Decimal | None) -> str:
    """`{{ line.amount|kronor }}` → 1 210 000 kr."""
    return _known(swedish.kronor, amount)


@register.filter
def percent(value: Decimal | None, decimals: int = 0) -> str:
    """`{{ rate|percent:1 }}` → 3,0 %. In per cent units; the argument is the least number of decimals."""
    return _known(lambda known: swedish.percent(known, decimals=decimals), value)


@register.filter
def span(first: int | str, last: int | str) -> str:
    """`{{ 2024|span:2025 }}` → 2024–2025."""
    return swedish.span(first, last)


@register.filter
def period(starts_on: dt.date, ends_on: dt.date | None) -> str:
    """`{{ agreement.starts_on|period:agreement.ends_on }}` → 2024–2025."""
    return swedish.period(starts_on, ends_on)


@register.filter
def iso_date(day: dt.date | None) -> str:
    """`{{ occasion.held_on|iso_date }}` → 2024-11-30, for tables."""
    return _known(swedish.iso_date, day)


@register.filter(expects_localtime=True)
def long_date(day: dt.date | None) -> str:
    """`{{ decision.decided_on|long_date }}` → 30 november 2024, for running text; of a moment, the day it was here."""
    return _known(swedish.long_date, day)


@register.filter
def weekday(day: dt.date) -> str:
    """`{{ occasion.held_on|weekday }}` → tisdag."""
    return swedish.WEEKDAYS[day.weekday()]


@register.filter
def section(value: int | str | None) -> str:
    """`{{ decision.section|section }}` → § 274."""
    return _known(swedish.section, value)


@register.filter
def plural(count: int, nouns: str) -> str:
    """`{{ count|plural:"aktivitet,aktiviteter" }}` → 517 aktiviteter."""
    one, many = nouns.split(",")
    return swedish.plural(count, one, many)


@register.filter
def visits(row: Mapping[str, Any]) -> str:
    """`{{ row|visits }}` → cirka 40; a row of an occasion as lists have them. Empty when nobody wrote it down."""
    figure = visits_at(row["visit_count"], row["precision"], row["visit_count_upper"])
    return figure.text if figure else ""


@register.filter
def paragraphs(text: str) -> SafeString:
    """Text as people write it: an empty line between paragraphs, «- » before each point of a list. All else is text."""
    return mark_safe("".join(_block(block.splitlines()) for block in re.split(r"\n\s*\n", text.strip())))


def _block(lines: list[str]) -> str:
    html = ""
    for is_list, group in groupby(lines, key=lambda line: line.startswith("- ")):
        if is_list:
            html += format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ([line[2:]] for line in group)))
        else:
            html += format_html("<p>{}</p>", " ".join(group))
    return html
