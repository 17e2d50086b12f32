"""A form whose entry may wait on a phone and arrive twice, yet is stored once."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from partnerships.forms.versioned import VersionedForm

TOKEN = forms.UUIDField(required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"}))


class SentOnce(forms.Form):
    """`token` is made with the empty form and sent with it: the same one again is a repetition (receipts.py)."""

    token = TOKEN

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["token"].initial = uuid.uuid4

    def forget_token(self) -> None:
        """Show the form again as a new entry."""
        data: Any = self.data
        data = data.copy()
        data[self.add_prefix("token")] = str(uuid.uuid4())
        self.data = data


class EntryForm(SentOnce, VersionedForm):
    """What can be said of a record again, and is stored once."""

    @property
    def said(self) -> dict[str, Any]:
        """What a valid form says of the record, column by column: a repetition says the same."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}


def token_in(data: Any) -> uuid.UUID | None:
    """The token of what was sent, when it belongs to no form here (any longer)."""
    try:
        token: uuid.UUID | None = TOKEN.clean(data.get("token"))
    except ValidationError:
        return None
    return token
