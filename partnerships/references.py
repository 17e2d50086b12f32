"""References as the city writes them: «KS 210818 § 274» (a decision) and «STK-2023-137-50» (a registry number).

The two are never mixed (rule 35): what parses as one is refused as the other.
"""

import datetime as dt
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from partnerships.swedish import section

_DECISION = re.compile(r"^(?P<body>[A-ZÅÄÖ]{2,6})\s+(?P<day>\d{6})\s*§\s*(?P<section>\d{1,4})$")
_REGISTRY = re.compile(r"^(?P<prefix>[A-ZÅÄÖ]{2,6})-(?P<year>\d{4})-(?P<number>\d{1,6})(?:-(?P<document>\d{1,4}))?$")


@dataclass(frozen=True)
class DecisionReference:
    """A decision in the minutes: body code, day and paragraph (rule 34)."""

    body: str
    decided_on: dt.date
    section_number: int

    def __str__(self) -> str:
        return f"{self.body} {self.decided_on:%y%m%d} {section(self.section_number)}"


@dataclass(frozen=True)
class RegistryNumber:
    """Diarienummer: prefix, year, number and, for one document in the case, its own number."""

    prefix: str
    year: int
    number: int
    document: int | None = None

    def __str__(self) -> str:
        case = f"{self.prefix}-{self.year}-{self.number}"
        return case if self.document is None else f"{case}-{self.document}"


def parse_decision_reference(text: str) -> DecisionReference:
    """Read «KS 210818 § 274», also without space around § and with no-break spaces. Raises ValueError."""
    match = _DECISION.match(_single_spaced(text))
    if not match:
        raise ValueError(f"«{text}» är inte en beslutsreferens. Skriv organ, datum och paragraf: KS 210818 § 274.")
    try:
        decided_on = dt.datetime.strptime(match["day"], "%y%m%d").date()
    except ValueError:
        raise ValueError(f"«{match['day']}» är inget datum. Skriv år, månad och dag: 210818.") from None
    return DecisionReference(match["body"], decided_on, int(match["section"]))


def parse_registry_number(text: str) -> RegistryNumber:
    """Read «STK-2021-567» or «STK-2023-137-50». Raises ValueError."""
    match = _REGISTRY.match(text.strip())
    if not match:
        raise ValueError(f"«{text}» är inte ett diarienummer. Skriv till exempel STK-2021-567.")
    document = int(match["document"]) if match["document"] else None
    return RegistryNumber(match["prefix"], int(match["year"]), int(match["number"]), document)


def validate_registry_number(text: str) -> None:
    """Raise ValidationError unless the text is a registry number."""
    try:
        parse_registry_number(text)
    except ValueError as error:
        raise ValidationError(str(error), code="registry_number") from None


def _single_spaced(text: str) -> str:
    return " ".join(text.split())
