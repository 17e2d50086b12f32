"""The page that a person gets who saves a form that somebody else saved first: both texts, nothing lost."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from partnerships.versions import StaleVersion


def conflict_page(
    request: HttpRequest,
    form: forms.BaseForm,
    saved: forms.BaseForm,
    stale: StaleVersion,
    *,
    template: str = "conflict.html",
    **context: Any,
) -> HttpResponse:
    """409 with both texts. `saved` is the same form opened on the record as it stands now."""
    differences = [
        (form[name].label, _shown(form[name]), _shown(saved[name]))
        for name in form.fields
        if not form[name].is_hidden and _words(form[name]) != _words(saved[name])
    ]
    data: Any = form.data
    form.data = data.copy()
    form.data[form.add_prefix("version")] = stale.current.version  # type: ignore[index]  # a QueryDict of our own
    context |= {"form": form, "conflict": differences, "record": stale.current}
    return render(request, template, context, status=409)


def _shown(field: forms.BoundField) -> str:
    """The field's value in words, a choice by its label."""
    value: Any = field.value()
    values = value if isinstance(value, list | tuple) else [value]
    labels = {str(key): str(label) for key, label in getattr(field.field, "choices", [])}
    return ", ".join(labels.get(str(item), str(item)) for item in values if item not in (None, "", False))


def _words(field: forms.BoundField) -> list[str]:
    """What is compared: line ends and empty lines, which the browser rewrites, are no difference."""
    return [line.strip() for line in _shown(field).splitlines() if line.strip()]
