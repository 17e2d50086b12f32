"""The one column type for money: exact kronor with two decimals."""

from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

MAX_KRONOR = Decimal("999999999999.99")


class MoneyField(models.DecimalField):
    """Kronor as Decimal, two decimals, `minimum` (0) to 999 999 999 999,99; kept by the database too."""

    def __init__(self, *args: Any, minimum: int = 0, **kwargs: Any) -> None:
        self.minimum = minimum
        super().__init__(*args, **{"max_digits": 14, "decimal_places": 2} | kwargs)
        self.validators.extend(
            [
                MinValueValidator(minimum, "Ange ett belopp på minst %(limit_value)s kr."),
                MaxValueValidator(MAX_KRONOR, "Beloppet är för stort."),
            ]
        )

    def db_check(self, connection: Any) -> str:
        return f"{connection.ops.quote_name(self.column)} BETWEEN {self.minimum} AND {MAX_KRONOR}"

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"minimum": self.minimum}
