"""Choices of several rows."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

LONGEST_KEY = 18  # digits; the database answers longer ones with an error instead of «no such row»


class SeveralField(forms.ModelMultipleChoiceField):
    """Some of the rows; a number that no row can have is a wrong choice like any other."""

    def clean(self, value: Any) -> Any:
        for key in value or ():
            if len(str(key)) > LONGEST_KEY:
                raise ValidationError(self.error_messages["invalid_pk_value"], "invalid_pk_value", {"pk": key})
        return super().clean(value)
