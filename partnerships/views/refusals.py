"""Trying what a form asks for, and telling the form what was wrong."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from partnerships.versions import StaleVersion, WrongState

MEANWHILE = "Någon annan har hunnit före. Läs hur det ser ut nu, och skicka sedan om det fortfarande stämmer."


def attempt(form: forms.BaseForm, act: Callable[[], Any], *, meanwhile: str = MEANWHILE) -> int:
    """Try it, and tell the form what was wrong, so that nothing typed is lost. Gives the status of the answer: 200
    when it is done, 409 when somebody was before (`meanwhile` says so), 422 when it is refused."""
    try:
        act()
    except StaleVersion as stale:
        form.add_error(None, meanwhile)
        data: Any = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        data["version"] = stale.current.version
        form.data = data
        return 409
    except WrongState as wrong:
        form.add_error(None, wrong.reason)
        return 409
    except ValidationError as error:
        for name, sentences in by_field(error, form).items():
            form.add_error(name, sentences)
        return 422
    return 200


def by_field(error: ValidationError, form: forms.BaseForm) -> dict[str | None, list[str]]:
    """What was wrong, by the form's fields; under None what belongs to none that is shown."""
    if not hasattr(error, "error_dict"):
        return {None: error.messages}
    found: dict[str | None, list[str]] = {}
    for name, sentences in error.message_dict.items():
        is_shown = name in form.fields and not form[name].is_hidden
        found.setdefault(name if is_shown else None, []).extend(sentences)
    return found
