"""Column types whose limits the database keeps as well as the form, the same on SQLite and PostgreSQL.

SQLite stores too long texts, too large numbers and unknown choices without a word; PostgreSQL refuses some of
them with an error page. Here each column carries its own check, and the form's validators say the same in Swedish.
"""

import datetime as dt
import unicodedata
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property

from partnerships.personal_numbers import refuse_personal_numbers
from partnerships.swedish import number, search_key

EARLIEST_DAY = dt.date(1990, 1, 1)
LATEST_DAY = dt.date(2099, 12, 31)
ALLOWED = "\n\r\t\u00ad"  # the last, a soft hyphen, comes along in pasted text and is harmless


def refuse_control_characters(text: str) -> None:
    """Raise ValidationError for characters that no one types on purpose: NUL, vertical tab, text direction marks."""
    for character in text:
        if character not in ALLOWED and unicodedata.category(character) in {"Cc", "Cf", "Cs"}:
            raise ValidationError(
                f"Texten innehåller ett osynligt tecken, U+{ord(character):04X}, som inte går att spara. Skriv om.",
                code="control_character",
            )


TEXT_VALIDATORS: list[Callable[[Any], None]] = [refuse_control_characters, refuse_personal_numbers]


def text_check(field: models.Field, connection: Any) -> str:
    """The length limit of a text column as the database keeps it."""
    column = connection.ops.quote_name(field.column)
    check = f"length({column}) <= {field.max_length}"
    if connection.vendor == "sqlite":  # PostgreSQL cannot hold NUL; SQLite stops counting at it
        check += f" AND instr({column}, char(0)) = 0"
    return check


class ShortText(models.CharField):
    """One line of text, at most `max_length` characters (200 unless told)."""

    default_validators = TEXT_VALIDATORS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 200)
        super().__init__(*args, **kwargs)

    @cached_property
    def validators(self) -> list[Any]:
        """What nobody types is not searched: one checksum in two thousand holds what looks like a personnummer."""
        return [*self.default_validators, *self._validators] if self.editable else [*self._validators]  # type: ignore[attr-defined]

    def formfield(self, **kwargs: Any) -> Any:
        """The form checks the text itself: a row that is saved by an action later would tell too late."""
        return super().formfield(**{"validators": TEXT_VALIDATORS} | kwargs)

    def db_check(self, connection: Any) -> str:
        return text_check(self, connection)


class LongText(models.TextField):
    """Paragraphs of text, at most `max_length` characters (5 000 unless told)."""

    default_validators = TEXT_VALIDATORS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 5000)
        super().__init__(*args, **kwargs)
        self.validators.append(MaxLengthValidator(kwargs["max_length"]))

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"validators": TEXT_VALIDATORS} | kwargs)

    def db_check(self, connection: Any) -> str:
        return text_check(self, connection)


class Slug(models.SlugField):
    """A short name for addresses: letters a–z, digits, hyphens; at most 60 characters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 60)
        super().__init__(*args, **kwargs)

    def db_check(self, connection: Any) -> str:
        return text_check(self, connection)


class Email(models.EmailField):
    """An e-mail address, at most 254 characters."""

    def db_check(self, connection: Any) -> str:
        return text_check(self, connection)


class ChoiceText(models.CharField):
    """A value out of a TextChoices; the database refuses any other."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 30)
        super().__init__(*args, **kwargs)

    def db_check(self, connection: Any) -> str:
        values = [value for value, _label in self.flatchoices] + ([""] if self.blank else [])
        listed = ", ".join(f"'{value}'" for value in values)
        return f"{connection.ops.quote_name(self.column)} IN ({listed})"


class WholeNumber(forms.IntegerField):
    """A whole number in the digits 0–9; others (٣, ３) are read as numbers by Python, and are slips here."""

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str) and any(character.isdigit() and not character.isascii() for character in value):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        read: int | None = super().to_python(value)
        return read


class Count(models.PositiveIntegerField):
    """A whole number from `minimum` (0) to `maximum`, both included."""

    def __init__(self, *args: Any, maximum: int, minimum: int = 0, **kwargs: Any) -> None:
        self.minimum, self.maximum = minimum, maximum
        super().__init__(*args, **kwargs)

    @cached_property
    def validators(self) -> list[Any]:
        limits = [MinValueValidator(self.minimum), MaxValueValidator(self.maximum)]
        return [*self.default_validators, *self._validators, *limits]  # type: ignore[attr-defined]

    def db_check(self, connection: Any) -> str:
        return f"{connection.ops.quote_name(self.column)} BETWEEN {self.minimum} AND {self.maximum}"

    def formfield(self, **kwargs: Any) -> Any:
        limits = f"Ange ett heltal från {number(self.minimum)} till {number(self.maximum)}."
        messages = {"invalid": "Ange ett heltal, till exempel 34.", "min_value": limits, "max_value": limits}
        own: dict[str, Any] = {
            "form_class": WholeNumber,
            "min_value": self.minimum,
            "max_value": self.maximum,
            "error_messages": messages,
        }
        return super().formfield(**own | kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"maximum": self.maximum, "minimum": self.minimum}


class Year(Count):
    """A calendar year, 1990–2099; budget years are calendar years."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"minimum": EARLIEST_DAY.year, "maximum": LATEST_DAY.year} | kwargs)


class Day(models.DateField):
    """A date from 1990-01-01 to 2099-12-31: year 1 and year 9999 are slips of the finger."""

    default_validators = [
        MinValueValidator(EARLIEST_DAY, f"Ange ett datum från och med {EARLIEST_DAY}."),
        MaxValueValidator(LATEST_DAY, f"Ange ett datum till och med {LATEST_DAY}."),
    ]

    def formfield(self, **kwargs: Any) -> Any:
        own: dict[str, Any] = {"error_messages": {"invalid": "Skriv datumet som 2024-11-30 eller 30 november 2024."}}
        return super().formfield(**own | kwargs)

    def db_check(self, connection: Any) -> str:
        return f"{connection.ops.quote_name(self.column)} BETWEEN '{EARLIEST_DAY}' AND '{LATEST_DAY}'"


class SearchKey(models.TextField):
    """The case-folded text of other fields (dotted names reach related rows), so that «årsmöte» finds «Årsmöte»
    on SQLite too. Filled in by every save and bulk_create."""

    def __init__(self, *args: Any, sources: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.sources = sources
        super().__init__(*args, **dict[str, Any](blank=True, editable=False, default="") | kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        if not self.sources or hasattr(model_instance, "history_type"):  # in a migration, or a copy of what was
            return getattr(model_instance, self.attname)
        value = search_key(" ".join(_reach(model_instance, path) for path in self.sources))
        setattr(model_instance, self.attname, value)
        return value


def _reach(instance: Any, path: str) -> str:
    for name in path.split("."):
        instance = getattr(instance, name, None)
        if instance is None:
            return ""
    return str(instance)
