"""Forms of the ground floor. Saving means more than saving a row, so the views hand the result to an action."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from partnerships.models import (
    Activity,
    ActivityOccasion,
    Agreement,
    Decision,
    OccasionStatus,
    Organisation,
    OutcomeGoal,
    Partnership,
    ProgrammeArea,
)
from partnerships.swedish import swedish_sort_key

# An activity that has been logged before under the same agreement brings these along.
MISSING = {
    "area": "Välj verksamhetsområde.",
    "organiser": "Välj arrangör.",
    "goals": "Välj minst ett effektmål.",
}


class VersionedForm(forms.ModelForm):
    """A form that remembers which version of the record it was opened with. See versions.py."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version


class OccasionForm(VersionedForm):
    """An activity occasion. What is left empty is taken from the activity's latest occasion under the same agreement,
    so that a known activity needs a date and a number only.
    """

    mark_optional = False  # next to everything may be left empty, and the page says so once

    new_activity = forms.CharField(
        label="Ny aktivitet", required=False, max_length=120, help_text="Om den inte finns i listan ovan."
    )
    goals = forms.ModelMultipleChoiceField(
        OutcomeGoal.objects.none(), label="Effektmål", required=False, widget=forms.CheckboxSelectMultiple
    )
    co_organisers = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label="Medarrangörer",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

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

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnership = partnership
        self.agreement = self._agreement_on(self._posted_day() or self.initial.get("held_on"))
        self.instance.partnership = partnership
        self._offer_choices()

    def _offer_choices(self) -> None:
        """Choices of this partnership only, in Swedish order; areas and goals of the agreement that covers the date."""
        areas = ProgrammeArea.objects.filter(agreement=self.agreement).order_by("position")
        self._offer("activity", Activity.objects.filter(partnership=self.partnership), empty="Välj aktivitet")
        self._offer("venue", self.partnership.venues.all(), empty="Som förra gången")
        self._offer("organiser", Organisation.objects.all(), empty="Som förra gången")
        self._offer("co_organisers", Organisation.objects.all())
        self._offer("area", areas, empty="Som förra gången", in_order=True)
        self._offer("goals", OutcomeGoal.objects.of_agreement(self.agreement), in_order=True)
        for name in ("area", "goals"):
            self.fields[name].error_messages["invalid_choice"] = self._wrong_agreement()
        self.fields["goals"].error_messages["invalid_pk_value"] = self._wrong_agreement()

    def _offer(self, name: str, queryset: Any, *, empty: str = "", in_order: bool = False) -> None:
        field: Any = self.fields[name]
        field.queryset = queryset
        field.required = False
        rows = list(queryset) if in_order else sorted(queryset, key=lambda row: swedish_sort_key(row.name))
        blank = [] if isinstance(field, forms.ModelMultipleChoiceField) else [("", empty)]
        field.choices = [*blank, *((row.pk, str(row)) for row in rows)]

    def _wrong_agreement(self) -> str:
        if self.agreement is None:
            return "Inget avtal gäller det datumet."
        return f"Datumet hör till avtalet «{self.agreement.title}». Välj bland dess områden och mål."

    def _posted_day(self) -> dt.date | None:
        """The date as sent, so that the form offers the right agreement's areas even when it is shown again."""
        try:
            return self.fields["held_on"].clean(self.data.get(self.add_prefix("held_on"))) if self.is_bound else None
        except ValidationError:
            return None

    def _agreement_on(self, day: dt.date | None) -> Agreement | None:
        day = day or timezone.localdate()
        return Agreement.objects.of(self.partnership).with_term_over(day).oldest_first().last()

    def clean_held_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["held_on"]
        if self.agreement is None:
            raise ValidationError("Inget avtal gäller det datumet. Kontrollera datumet.")
        is_counted = self.instance.status == OccasionStatus.HELD or self.data.get(self.add_prefix("visit_count"))
        if day > timezone.localdate() and is_counted:
            raise ValidationError("Datumet har inte varit än.")
        return day

    def clean_visit_count(self) -> int | None:
        """Counting a planned occasion says that it was held."""
        count: int | None = self.cleaned_data["visit_count"]
        if count is not None and self.instance.status == OccasionStatus.PLANNED:
            self.instance.status = OccasionStatus.HELD
        return count

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        cleaned["activity"] = cleaned.get("activity") or self._new_activity(cleaned.get("new_activity", ""))
        if cleaned["activity"] and self.agreement and self.instance._state.adding:
            self._fill_from_latest(cleaned)
        for name in ("area", "organiser", "goals"):
            if not cleaned.get(name) and name not in self.errors and cleaned["activity"]:
                self.add_error(name, MISSING[name])
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        """A new activity has been checked by itself and gets its id when the action saves it."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded | ({"activity"} if self.cleaned_data.get("new_activity") else set())

    def _new_activity(self, name: str) -> Activity | None:
        if not name:
            self.add_error("activity", "Välj en aktivitet, eller skriv namnet på en ny.")
            return None
        known = Activity(partnership=self.partnership, name=name)
        try:
            known.full_clean()
        except ValidationError as error:
            self.add_error("new_activity", error.messages)
        return known

    def _fill_from_latest(self, cleaned: dict[str, Any]) -> None:
        latest = latest_occasion(cleaned["activity"], self.agreement)
        if latest:
            cleaned["area"] = cleaned.get("area") or latest.area
            cleaned["venue"] = cleaned.get("venue") or latest.venue
            cleaned["organiser"] = cleaned.get("organiser") or latest.organiser
            cleaned["goals"] = cleaned.get("goals") or [link.goal for link in latest.goal_links.all()]


def latest_occasion(activity: Activity, agreement: Any) -> ActivityOccasion | None:
    """The activity's latest occasion under the agreement, with what a new one may take over from it."""
    if activity._state.adding:
        return None
    return (
        ActivityOccasion.objects.filter(activity=activity, area__agreement=agreement)
        .select_related("area__agreement", "venue", "organiser")
        .prefetch_related("goal_links__goal__area", "co_organisers")
        .newest_first()
        .first()
    )


class CancelForm(VersionedForm):
    """Why an occasion was cancelled."""

    class Meta:
        model = ActivityOccasion
        fields = ["cancellation_reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cancellation_reason"].required = True

    def _get_validation_exclusions(self) -> set[str]:
        """The reason goes with the new status, which the action sets: leave the row's rules to it."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded | {"status", "cancellation_reason"}


class DecisionForm(VersionedForm):
    """A decision as it stands in the minutes. Legal force is written in by a person, never worked out."""

    class Meta:
        model = Decision
        fields = [
            "body",
            "decided_on",
            "section_number",
            "outcome",
            "text",
            "registry_number",
            "legal_force_on",
        ]
        widgets = {
            "decided_on": forms.DateInput,
            "legal_force_on": forms.DateInput,
            "text": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "legal_force_on": "Tidigast tre veckor efter att justeringen anslogs. Lämna tomt om det inte är känt.",
            "registry_number": "Till exempel STK-2023-268.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Organisation.objects.able_to_decide().order_by("name")  # type: ignore[attr-defined]

    def clean_legal_force_on(self) -> dt.date | None:
        """A day that a person has written in is no longer an example."""
        if "legal_force_on" in self.changed_data:
            self.instance.legal_force_is_example = False
        day: dt.date | None = self.cleaned_data["legal_force_on"]
        return day
