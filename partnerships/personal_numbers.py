"""Finds personnummer and samordningsnummer in text, so that none is ever stored (rule 19; domain.md § 7)."""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError

_CANDIDATE = re.compile(r"(?<!\d)(?:\d{2})?(\d{2})(\d{2})(\d{2})[-+ ]?(\d{4})(?!\d)")


def find_personal_numbers(text: str) -> Iterator[str]:
    """Each personnummer or samordningsnummer in the text, as written.

    Ten or twelve digits with a real month, a real day (or day + 60) and a valid check digit count. An
    organisation number has 20 or more where a person has the month, and is left alone.
    """
    for match in _CANDIDATE.finditer(text):
        year, month, day, last = match.groups()
        is_date = 1 <= int(month) <= 12 and (1 <= int(day) <= 31 or 61 <= int(day) <= 91)
        if is_date and _has_valid_check_digit(year + month + day + last):
            yield match.group()


def refuse_personal_numbers(text: str) -> None:
    """Raise ValidationError when the text holds a personnummer; the number itself is not repeated."""
    if any(find_personal_numbers(text)):
        raise ValidationError(
            "Texten innehåller något som ser ut som ett personnummer. Ta bort det: här räknas deltagare, "
            "de registreras aldrig.",
            code="personal_number",
        )


def _has_valid_check_digit(digits: str) -> bool:
    total = 0
    for index, digit in enumerate(digits):
        product = int(digit) * (2 if index % 2 == 0 else 1)
        total += product // 10 + product % 10
    return total % 10 == 0
