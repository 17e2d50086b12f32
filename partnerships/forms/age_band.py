"""The form that adds an age band."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from partnerships.actions.age_bands import refuse_overlap
from partnerships.models import ActivitySeries, AgeBand, Partnership


class AgeBandForm(forms.ModelForm):
    """A band for the whole partnership, or for one series or programme that counts by bands of its own."""

    class Meta:
        model = AgeBand
        fields = ["label", "from_age", "to_age", "series"]
        labels = {"label": "Namn", "series": "Gäller"}
        help_texts = {
            "label": "Till exempel «7–12 år» eller «vuxna».",
            "to_age": "Lämna tomt för «och äldre».",
            "series": "Ett program kan ha egna åldersgrupper i stället för partnerskapets.",
        }

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.partnership = partnership
        series: Any = self.fields["series"]
        series.queryset = ActivitySeries.objects.of(partnership).order_by("name", "-starts_on")
        series.empty_label = "Alla aktiviteter"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        band = AgeBand(partnership=self.instance.partnership, **{name: cleaned.get(name) for name in self.Meta.fields})
        if band.from_age is not None and "to_age" not in self.errors:
            try:
                refuse_overlap(band)
            except ValidationError as error:
                self.add_error(None, error)
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        """The order follows from the ages and is set by the action; the partnership belongs to the unique name."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded - {"partnership"}
