"""Why a finalised report is corrected."""

from django import forms


class CorrectionForm(forms.Form):
    """The reason stands on the new edition."""

    correction_reason = forms.CharField(
        label="Varför rapporten rättas",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Skälet skrivs ut på den nya utgåvan. Inga personuppgifter.",
    )
