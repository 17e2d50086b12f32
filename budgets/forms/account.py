"""The form for the account that an organisation's money is sent to."""

from typing import Any

from django import forms

from budgets.models import AccountKind, PaymentAccount
from partnerships.fields import WholeNumber
from partnerships.forms import VersionedForm


class AccountForm(VersionedForm):
    """Only the city's staff write it in. Version 0 means that none is written in yet."""

    version = WholeNumber(widget=forms.HiddenInput, min_value=0)
    is_checked = forms.BooleanField(
        label="Jag har kontrollerat att kontot är organisationens eget",
        required=False,
        help_text="Ring ett nummer som staden redan har, eller fråga banken. Lita inte på uppgifter i e-post.",
    )

    class Meta:
        model = PaymentAccount
        fields = ["kind", "number"]
        help_texts = {"number": "Till exempel 123-4566. Aldrig en privatpersons konto."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields["version"].initial = 0
        self.fields["kind"].choices = AccountKind.choices  # type: ignore[attr-defined]
