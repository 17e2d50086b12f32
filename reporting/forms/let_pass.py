"""The forms in which a person judges the warnings of the check."""

import re
from typing import Any

from django import forms

from partnerships.fields import TEXT_VALIDATORS


class LetPassForm(forms.Form):
    """Which finding, and why it may stand."""

    finding = forms.CharField(max_length=200, widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Varför får varningen stå?",
        max_length=1000,
        validators=TEXT_VALIDATORS,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Skriv varför varningen får stå."},
    )


class TakeUpForm(LetPassForm):
    """Which warning that was let pass, and why it is to be judged again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = "Varför ska varningen bedömas igen?"
        self.fields["reason"].error_messages["required"] = "Skriv varför varningen ska bedömas igen."


class FinaliseForm(forms.Form):
    """The version that the person saw, and, when warnings are left, why the report is finalised all the same. Which
    warnings the person has read is said by `seen`, one key each."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Varför får varningarna stå?",
        max_length=1000,
        validators=TEXT_VALIDATORS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Svaret sparas vid varje varning, med ditt namn.",
        error_messages={"required": "Skriv varför varningarna får stå."},
    )

    def __init__(self, *args: Any, has_warnings: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_warnings:
            del self.fields["reason"]

    def clean_version(self) -> int:
        """0, which is no version, for what is none."""
        written = self.cleaned_data["version"]
        return int(written) if re.fullmatch("[0-9]{1,9}", written) else 0
