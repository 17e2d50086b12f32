"""The form in which a person lets a warning pass."""

from django import forms

from partnerships.fields import TEXT_VALIDATORS


class LetPassForm(forms.Form):
    """Which finding, and why it may stand."""

    finding = forms.CharField(max_length=200, widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Varför får det stå?",
        max_length=1000,
        validators=TEXT_VALIDATORS,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Skriv varför det får stå."},
    )
