"""Where a party's money is paid: the account, and that somebody in the city has checked whose it is."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from partnerships.constraints import rule
from partnerships.fields import ChoiceText, Day, ShortText
from partnerships.models import Record, Versioned


class AccountKind(models.TextChoices):
    BANKGIRO = "bankgiro", "bankgiro"
    PLUSGIRO = "plusgiro", "plusgiro"
    BANK = "bank", "bankkonto"


FORMATS = {
    AccountKind.BANKGIRO: (r"[0-9]{3,4}-[0-9]{4}", "Skriv bankgirot som 123-4566 eller 1234-5674."),
    AccountKind.PLUSGIRO: (r"[0-9]{1,7}-[0-9]", "Skriv plusgirot med bindestreck före sista siffran: 12345-5."),
    AccountKind.BANK: (
        r"[0-9]{4}(-[0-9])?,? [0-9][0-9 -]{4,14}[0-9]",
        "Skriv clearingnummer, mellanslag och kontonummer: 1234 567 890 1.",
    ),
}


class PaymentAccount(Record, Versioned):
    """The one account that an organisation's money is sent to.

    Only the city's staff write it in, never on the word of an e-mail (domain.md § 9): `checked_on` and `checked_by`
    say who has made sure that it is the organisation's own, and a new number has to be checked again.
    """

    organisation = models.OneToOneField(
        "partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="organisation"
    )
    kind = ChoiceText("slag av konto", choices=AccountKind.choices, default=AccountKind.BANKGIRO)
    number = ShortText("nummer", max_length=30)
    checked_on = Day("kontrollerat", null=True, blank=True)
    checked_by = models.ForeignKey(
        "partnerships.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kontrollerat av"
    )

    natural_fields = ("organisation",)

    class Meta:
        verbose_name = "konto för utbetalning"
        verbose_name_plural = "konton för utbetalning"
        constraints = [
            rule(
                "paymentaccount_checked_by_someone",
                Q(checked_on__isnull=True, checked_by__isnull=True)
                | Q(checked_on__isnull=False, checked_by__isnull=False),
                "Ett kontrollerat konto har både datum och namn på den som kontrollerade.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    @property
    def is_checked(self) -> bool:
        return self.checked_on is not None

    def clean(self) -> None:
        pattern, sentence = FORMATS.get(self.kind, ("", ""))  # type: ignore[call-overload]
        if pattern and not re.fullmatch(pattern, self.number, re.ASCII):
            raise ValidationError({"number": sentence})
        if self.kind != AccountKind.BANK and not has_check_digit(self.number):
            raise ValidationError({"number": "Numret stämmer inte: kontrollsiffran sist är fel. Läs numret igen."})


def has_check_digit(number: str) -> bool:
    """Whether the last digit checks the others, as in every bankgiro and plusgiro (modulus 10)."""
    digits = [int(character) for character in number if character.isdigit()][::-1]
    doubled: Any = (2 * digit for digit in digits[1::2])
    return (sum(digits[::2]) + sum(each - 9 if each > 9 else each for each in doubled)) % 10 == 0
