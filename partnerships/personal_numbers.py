"""Finds personnummer and samordningsnummer in text, so that none is ever stored (rule 19; domain.md § 7)."""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError

# A hyphen, plus, space, a hyphen that does not break, an en dash or a minus sign: a phone makes one of another.
_CANDIDATE = re.compile(r"(?<!\d)(\d{2})?(\d{2})(\d{2})(\d{2})([-+ \u2011\u2013\u2212]?)(\d{4})(?!\d)")
_HYPHENS = {"-", "+", "\u2011"}  # an en dash stands in a span of days (230619, en dash, 0820), too
_LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CENTURIES = {None, "18", "19", "20"}


def find_personal_numbers(text: str) -> Iterator[str]:
    """Each personnummer or samordningsnummer in the text, as written.

    Ten or twelve digits with a real month, a real day (or day + 60) and a valid check digit count. With a hyphen or
    plus in its place they count whatever the check digit is: it may be mistyped. An organisation number has 20 or more
    where a person has the month, and is left alone.
    """
    for match in _CANDIDATE.finditer(text):
        century, _year, month, day, mark, _last = match.groups()
        is_written_as_one = mark in _HYPHENS and century in _CENTURIES
        if _is_day_of_birth(int(month), int(day)) and (is_written_as_one or _has_valid_check_digit(match)):
            yield match.group()


def refuse_personal_numbers(text: str) -> None:
    """Raise ValidationError when the text holds a personnummer; the number itself is not repeated."""
    if any(find_personal_numbers(text)):
        raise ValidationError(
            "Texten innehåller något som ser ut som ett personnummer. Ta bort det: här räknas deltagare, "
            "de registreras aldrig.",
            code="personal_number",
        )


def _is_day_of_birth(month: int, day: int) -> bool:
    """A day that the calendar has, in some year; 60 more for a samordningsnummer."""
    return 1 <= month <= 12 and 1 <= day - (60 if day > 60 else 0) <= _LAST_DAYS[month - 1]


def _has_valid_check_digit(match: re.Match[str]) -> bool:
    total = 0
    for index, digit in enumerate("".join(match.group(2, 3, 4, 6))):
        product = int(digit) * (2 if index % 2 == 0 else 1)
        total += product // 10 + product % 10
    return total % 10 == 0
