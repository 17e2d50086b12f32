"""Money and per cent as people write them in Swedish. Every form about money uses these."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator

from budgets.fields import MAX_KRONOR
from budgets.money import parse_kronor, parse_percent
from partnerships.swedish import number

ORE = Decimal("0.01")


class PercentField(forms.Field):
    """A percentage as people write it in Swedish: «2,5», «2.5» or «2,5 %». Gives Decimal("2.5")."""

    default_error_messages = {"invalid": "Skriv uppräkningen med siffror, till exempel 2,5. Högst tre decimaler."}

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal):
            return value
        try:
            return parse_percent(str(value))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        return number(value.normalize()) if isinstance(value, Decimal) else value


class AmountField(forms.Field):
    """Kronor as people write them: «1 237 475», «1 237 475,50» or «1237475:-» (M14). Gives Decimal with two decimals.

    `minimum` is 0 unless told. Empty gives None.
    """

    default_error_messages = {
        "invalid": "Skriv beloppet i kronor med siffror, till exempel 1 237 475 eller 1 237 475,50."
    }

    def __init__(self, *, minimum: int = 0, **kwargs: Any) -> None:
        attributes = {"inputmode": "decimal", "autocomplete": "off"}
        super().__init__(**{"widget": forms.TextInput(attrs=attributes)} | kwargs)
        self.validators += [
            MinValueValidator(minimum, f"Skriv ett belopp på minst {number(minimum)} kr."),
            MaxValueValidator(MAX_KRONOR, "Beloppet är för stort."),
        ]

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal):
            return value
        try:
            return parse_kronor(str(value))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        return number(value.quantize(Decimal(1)) if value == value.to_integral_value() else value.quantize(ORE))
