"""The form of an activity occasion: logging, counting and changing it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from partnerships.fields import WholeNumber
from partnerships.forms.arrangement import MISSING, ArrangementForm
from partnerships.forms.band_counts import BandCountsForm
from partnerships.forms.entry import EntryForm
from partnerships.models import (
    ActivityOccasion,
    OccasionStatus,
    Partnership,
    Precision,
    User,
)
from partnerships.proposals import copied, proposal_for


class OccasionForm(BandCountsForm, EntryForm, ArrangementForm):
    """An activity occasion. What is left empty is taken from the activity's latest occasion (proposals.py), so that a
    known activity needs a date and a number only.

    `typed_by` is the id of the person who typed it, so that nobody's entry is sent in another's name.
    """

    blanks: ClassVar[Mapping[str, str]] = dict.fromkeys(("venue", "organiser", "area"), "Som förra gången")
    fills_in = True
    asks_about_a_second_time = False
    planned: ActivityOccasion | None = None  # the one that day which is counted instead of logging another
    entry: tuple[Any, ...] | None = None  # what was typed, in short, to tell a repetition from another entry
    mark_optional = False  # next to everything may be left empty, and the page says so once

    save_anyway = forms.BooleanField(label="Ja, det var två gånger samma dag", required=False)
    typed_by = WholeNumber(required=False, widget=forms.HiddenInput)

    class Meta:
        model = ActivityOccasion
        fields = [
            "activity",
            "held_on",
            "visit_count",
            "venue",
            "area",
            "organiser",
            "precision",
            "visit_count_upper",
            "counting_method",
            "unique_participant_count",
            "notes",
        ]
        widgets = {"held_on": forms.DateInput, "notes": forms.Textarea(attrs={"rows": 3})}
        labels = {"visit_count": "Antal besök", "held_on": "Datum"}
        help_texts = {
            "notes": "Skriv inga namn eller personnummer. Anteckningen kan läsas av alla parter.",
            "unique_participant_count": "Bara om ni verkligen vet. Besök och personer är olika saker.",
        }

    def __init__(self, *args: Any, partnership: Partnership, by: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, partnership=partnership, **kwargs)
        self.by = by
        self.fields["typed_by"].initial = by and by.pk
        self.offer_bands()

    def clean_held_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["held_on"]
        is_counted = self.instance.status == OccasionStatus.HELD or self._has_a_count()
        if day > timezone.localdate() and is_counted:
            raise ValidationError("Datumet har inte varit än.")
        if self.instance.series and self.instance.series.occasions.filter(held_on=day).exclude(pk=self.instance.pk):
            raise ValidationError("Serien har redan ett tillfälle den dagen.")
        return day

    def clean_typed_by(self) -> int | None:
        typed_by: int | None = self.cleaned_data["typed_by"]
        if self.by and typed_by not in {None, self.by.pk}:
            raise ValidationError("Uppgiften skrevs av någon annan än du som är inloggad. Logga in som den personen.")
        return typed_by

    def _has_a_count(self) -> bool:
        names = ["visit_count", *(each.name for each in self.band_fields)]
        return any(self.data.get(self.add_prefix(name)) for name in names)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("activity"):
            self._refuse("activity")
            return cleaned
        if self.agreement and self.instance._state.adding:
            self.planned = self._planned(cleaned)
            self._fill_from_earlier(cleaned)
        for name in () if self.is_misdated else MISSING:
            if not cleaned.get(name):
                self._refuse(name)
        self._check_counts(cleaned)
        self.check_bands(cleaned)
        if cleaned.get("visit_count") is not None and self.instance.status == OccasionStatus.PLANNED:
            self.instance.status = OccasionStatus.HELD  # counting a planned occasion says that it was held
        self.entry = (str(cleaned["activity"]), cleaned.get("held_on"), cleaned.get("visit_count"))
        self._ask_about_a_second_time(cleaned)
        return cleaned

    def _refuse(self, name: str) -> None:
        """One sentence a field: what is wrong with the value already tells why there is none."""
        already_told = {name, f"new_{name}", f"new_{name}_kind"}
        if not already_told & set(self.errors):
            self.add_error(name, MISSING[name])

    def _check_counts(self, cleaned: dict[str, Any]) -> None:
        """What the table's rules say as well, told at the field that has to change."""
        count, upper = cleaned.get("visit_count"), cleaned.get("visit_count_upper")
        people = cleaned.get("unique_participant_count")
        is_range = cleaned.get("precision") == Precision.RANGE
        if is_range and (count is None or upper is None or upper <= count):
            self.add_error(
                "visit_count_upper", "Ett intervall har två tal, det lägre i «Antal besök» och det högre här."
            )
        if not is_range and upper is not None:
            self.add_error("precision", "Välj intervall när det finns två tal.")
        if people is not None and people > (upper or count or 0):
            self.add_error("unique_participant_count", "Olika personer kan inte vara fler än besöken.")

    def _ask_about_a_second_time(self, cleaned: dict[str, Any]) -> None:
        """The same activity twice on a day is mostly a button pressed twice."""
        activity, day = cleaned["activity"], cleaned.get("held_on")
        if not self.instance._state.adding or activity._state.adding or day is None:
            return
        if self.planned or cleaned.get("save_anyway"):
            return
        same = ActivityOccasion.objects.filter(activity=activity, held_on=day)
        if same.exclude(status=OccasionStatus.CANCELLED).exists():
            self.asks_about_a_second_time = True
            self.add_error(
                "activity",
                f"{activity} finns redan i loggen den dagen. Öppna den, eller kryssa i rutan nedan.",
            )

    def _planned(self, cleaned: dict[str, Any]) -> ActivityOccasion | None:
        """The activity's only occasion that day, if it was planned: logging the activity counts it."""
        activity, day = cleaned["activity"], cleaned.get("held_on")
        if activity._state.adding or not isinstance(day, dt.date):
            return None
        that_day = ActivityOccasion.objects.filter(activity=activity).filter(held_on=day).for_list()
        found = list(that_day.exclude(status=OccasionStatus.CANCELLED).prefetch_related("goal_links__goal__area")[:2])
        return found[0] if len(found) == 1 and found[0].status == OccasionStatus.PLANNED else None

    def held(self) -> ActivityOccasion:
        """What is to be stored: the new occasion, or the planned one with what the form says of it."""
        if self.planned is None:
            return self.instance
        for name in (*self.Meta.fields, "status"):
            setattr(self.planned, name, getattr(self.instance, name))
        return self.planned

    def _fill_from_earlier(self, cleaned: dict[str, Any]) -> None:
        activity = cleaned["activity"]
        planned = copied(self.planned, self.agreement) if self.planned else None
        proposal = planned or proposal_for(activity, agreement=self.agreement, by=self.by)
        if proposal:
            cleaned["area"] = cleaned.get("area") or proposal.area
            cleaned["venue"] = cleaned.get("venue") or proposal.venue
            cleaned["organiser"] = cleaned.get("organiser") or proposal.organiser
            cleaned["goals"] = cleaned.get("goals") or proposal.goals
