"""Choices out of rows."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from partnerships.swedish import swedish_sort_key

LONGEST_KEY = 18  # digits; the database answers longer ones with an error instead of «no such row»


class SeveralField(forms.ModelMultipleChoiceField):
    """Some of the rows; a number that no row can have is a wrong choice like any other."""

    def clean(self, value: Any) -> Any:
        for key in value or ():
            if len(str(key)) > LONGEST_KEY:
                raise ValidationError(self.error_messages["invalid_pk_value"], "invalid_pk_value", {"pk": key})
        return super().clean(value)


def offer(field: Any, rows: Any, *, empty: str = "", in_order: bool = False) -> None:
    """Let the field choose among these rows, in Swedish order by name unless they are `in_order`; `empty` is what no
    choice is called."""
    field.queryset = rows
    listed = list(rows) if in_order else sorted(rows, key=lambda row: swedish_sort_key(row.name))
    blank = [] if isinstance(field, SeveralField) else [("", empty)]
    field.choices = [*blank, *((row.pk, str(row)) for row in listed)]
