"""The form of one measure in an annual report."""

from typing import Any

from django import forms

from partnerships.fields import WholeNumber
from partnerships.forms import VersionedForm
from reporting.figures import Register, by_group
from reporting.models import MeasureAnswer


class MeasureForm(VersionedForm):
    """Which figure answers the measure, what the parties know besides, or why there is nothing to tell."""

    mark_optional = False  # one of the three is enough

    version = WholeNumber(widget=forms.HiddenInput, min_value=0)  # 0: nobody has answered yet
    figure = forms.ChoiceField(
        label="Siffra ur registret",
        required=False,
        help_text="Siffran räknas ur loggen och budgeten varje år. Valet gäller avtalets mått, alltså även andra år.",
    )

    class Meta:
        model = MeasureAnswer
        fields = ["text", "missing_reason"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 8, "lang": "sv"}),
            "missing_reason": forms.Textarea(attrs={"rows": 3, "lang": "sv"}),
        }
        help_texts = {
            "text": "Det som siffran inte säger, eller hela svaret om ingen siffra finns.",
            "missing_reason": "Bara om det inte finns någon uppgift. Skälet skrivs ut i rapporten.",
        }

    field_order = ["figure", "text", "missing_reason"]

    def __init__(self, *args: Any, figures: Register, figure: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields["version"].initial = 0
        self.fields["figure"].initial = figure
        self.fields["figure"].choices = [  # type: ignore[attr-defined]
            ("", "Ingen siffra ur registret"),
            *(
                (group, [(entry.name, f"{entry.title}: {entry.figure.text}") for entry in entries])
                for group, entries in by_group(figures).items()
            ),
        ]
