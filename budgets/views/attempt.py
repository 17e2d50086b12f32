"""Trying what a form asks for, and telling the form what was wrong."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from budgets.actions import NotADraft
from partnerships.versions import StaleVersion

CHANGED_MEANWHILE = "Någon har ändrat sedan du öppnade sidan. Läs den igen, och skicka sedan om det stämmer."


def attempt(form: forms.BaseForm, act: Callable[[], Any]) -> int:
    """Try it, and tell the form what was wrong, so that nothing typed is lost. Gives the status of the answer: 200
    when it is done, 409 when somebody was before, 422 when it is refused."""
    try:
        act()
    except StaleVersion as stale:
        form.add_error(None, CHANGED_MEANWHILE)
        data: Any = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        data["version"] = stale.current.version
        form.data = data
        return 409
    except NotADraft as gone:
        form.add_error(None, gone.reason)
        return 409
    except ValidationError as error:
        by_field = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for name, sentences in by_field.items():
            form.add_error(name if name in form.fields else None, sentences)
        return 422
    return 200
