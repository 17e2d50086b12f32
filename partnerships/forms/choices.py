"""Choices: out of rows, and from long lists."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

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


class Select(forms.Select):
    """A list to choose one from, without groups. Django's own asks a template about each option, which is most of the
    time of a page with several long lists."""

    def render(self, name: str, value: Any, attrs: Mapping[str, Any] | None = None, renderer: Any = None) -> SafeString:
        attributes = self.build_attrs({**self.attrs, "name": name}, dict(attrs or {}))
        return format_html(
            "<select{}>{}</select>", flatatt(attributes), _options(tuple(self.choices), str(value or ""))
        )


@lru_cache(maxsize=1000)
def _options(choices: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    marked = ((value, mark_safe(" selected") if value == chosen else "", label) for value, label in choices)
    return format_html_join("\n", '<option value="{}"{}>{}</option>', marked)
