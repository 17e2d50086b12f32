"""What a leader fills in on the day sheet: how many came, or why nobody could."""

from typing import Any

from django import forms

from partnerships.forms.band_counts import BandCountsForm
from partnerships.forms.entry import EntryForm
from partnerships.models import ActivityOccasion, OccasionStatus, Precision


class SheetForm(EntryForm):
    """A form of one occasion. Several stand on the same page, so each has ids of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = f"id_{self.instance.pk}_%s"


HOW_MANY = "Skriv hur många som kom. Kom ingen, skriv 0."


class SheetCountForm(BandCountsForm, SheetForm):
    """How many came, or how many of each age band. Counting says that it was held."""

    mark_optional = False  # the page says what may be left empty

    is_estimated = forms.BooleanField(label="Ungefär så många, jag räknade inte alla", required=False)

    class Meta:
        model = ActivityOccasion
        fields = ["visit_count", "notes"]
        labels = {"visit_count": "Antal besök", "notes": "Anteckning, om du vill"}
        widgets = {
            "visit_count": forms.NumberInput(attrs={"autocomplete": "off"}),
            "notes": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {"notes": "Skriv inga namn och inga personnummer."}

    field_order = ["visit_count", "is_estimated", "notes"]

    def __init__(self, *args: Any, offers_bands: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if offers_bands:
            self.offer_bands(by_sex=False)
        self.fields["visit_count"].required = not self.band_fields
        self.fields["visit_count"].error_messages["required"] = HOW_MANY
        self.fields["is_estimated"].initial = self.instance.precision == Precision.APPROXIMATELY

    def clean(self) -> dict[str, Any]:
        """The row's rules are about an occasion that was held."""
        cleaned = super().clean() or self.cleaned_data
        self.check_bands(cleaned)
        if cleaned.get("visit_count") is None and not self.errors:
            self.add_error("visit_count", HOW_MANY)
        self.instance.status, self.instance.cancellation_reason = OccasionStatus.HELD, ""
        self.instance.visit_count_upper, self.instance.precision = None, Precision.EXACT
        return cleaned


class SheetCancelForm(SheetForm):
    """Why it did not happen."""

    class Meta:
        model = ActivityOccasion
        fields = ["cancellation_reason"]
        labels = {"cancellation_reason": "Varför blev det inte av?"}
        help_texts = {"cancellation_reason": "Till exempel «ledaren sjuk» eller «lokalen stängd»."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cancellation_reason"].required = True
        self.fields["cancellation_reason"].error_messages["required"] = "Skriv med några ord varför."

    def _get_validation_exclusions(self) -> set[str]:
        """The reason goes with the new status, which the action sets: leave the row's rules to it."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded | {"status", "cancellation_reason"}
