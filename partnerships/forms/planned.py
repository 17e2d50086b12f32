"""Planning one occasion ahead, changing what is planned, and saying how it went."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from partnerships.forms.arrangement import ArrangementForm
from partnerships.forms.cancel import CancelForm
from partnerships.forms.entry import EntryForm
from partnerships.forms.versioned import VersionedForm
from partnerships.models import ActivityOccasion, OccasionStatus


class Scope(models.TextChoices):
    """How far a change of one occasion in a series reaches."""

    THIS = "this", "Bara den här"
    ALL_COMING = "all", "Alla framtida i serien, från och med i dag"


class PlannedForm(ArrangementForm):
    """An occasion to come. One that belongs to a series asks how far the change reaches."""

    asks_about_a_second_time = False

    save_anyway = forms.BooleanField(label="Ja, det är två gånger samma dag", required=False)
    scope = forms.ChoiceField(
        label="Vad ska ändras?",
        choices=Scope.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Välj om bara den här ändras, eller alla framtida i serien."},
    )

    class Meta:
        model = ActivityOccasion
        fields = ["activity", "held_on", "starts_at", "venue", "area", "organiser", "notes"]
        widgets = {
            "held_on": forms.DateInput,
            "starts_at": forms.TimeInput,
            "notes": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {"held_on": "Datum"}
        help_texts = {"notes": "Skriv inga namn eller personnummer. Anteckningen kan läsas av alla parter."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.series_id:
            del self.fields["scope"]

    @property
    def reaches_all(self) -> bool:
        return self.cleaned_data.get("scope") == Scope.ALL_COMING

    def clean_held_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["held_on"]
        if day < timezone.localdate() and "held_on" in self.changed_data:
            raise ValidationError("Dagen har redan varit. Logga aktiviteten i stället.")
        series = self.instance.series
        if series and series.occasions.filter(held_on=day).exclude(pk=self.instance.pk).exists():
            raise ValidationError("Serien har redan ett tillfälle den dagen.")
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("scope") == Scope.ALL_COMING and "held_on" in self.changed_data:
            self.add_error("held_on", "Datumet ändras för en i taget. Byt veckodag på seriens egen sida.")
        self._ask_about_a_second_time(cleaned)
        return cleaned

    def _ask_about_a_second_time(self, cleaned: dict[str, Any]) -> None:
        """The same activity twice on a day is mostly a button pressed twice."""
        activity, day = cleaned.get("activity"), cleaned.get("held_on")
        if not self.instance._state.adding or cleaned.get("save_anyway") or activity is None or day is None:
            return
        if activity._state.adding:
            return
        same = ActivityOccasion.objects.filter(activity=activity, held_on=day)
        if same.exclude(status=OccasionStatus.CANCELLED).exists():
            self.asks_about_a_second_time = True
            self.add_error("activity", f"{activity} finns redan den dagen. Kryssa i rutan om det är två gånger.")


class CountForm(EntryForm):
    """How many came; empty only with `not_counted`, when nobody counted."""

    mark_optional = False  # the number is left out with a button of its own

    not_counted = forms.BooleanField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = ActivityOccasion
        fields = ["visit_count"]
        labels = {"visit_count": "Antal besök"}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.held_on > timezone.localdate():
            self.add_error("visit_count", "Dagen har inte varit än.")
        elif cleaned.get("not_counted"):
            cleaned["visit_count"] = None
        elif cleaned.get("visit_count") is None and "visit_count" not in self.errors:
            self.add_error("visit_count", "Skriv hur många som kom. Kom ingen, skriv 0.")
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        """The number goes with the new status, which the action sets: leave the row's rules to it."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded | {"status"}


class AwaitedCancelForm(EntryForm, CancelForm):
    """Why what was awaited did not happen."""


class ReopenForm(VersionedForm):
    """Nothing to fill in but to say yes."""

    class Meta:
        model = ActivityOccasion
        fields: list[str] = []
