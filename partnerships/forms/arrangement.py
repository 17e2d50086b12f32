"""What a series and a planned occasion have in common: what, by whom, where and for which goals."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from partnerships.forms.choices import SeveralField
from partnerships.forms.versioned import VersionedForm
from partnerships.models import Activity, Agreement, Organisation, OutcomeGoal, Partnership, ProgrammeArea
from partnerships.swedish import search_key, swedish_sort_key

MISSING = {
    "activity": "Välj en aktivitet, eller skriv namnet på en ny.",
    "area": "Välj verksamhetsområde.",
    "organiser": "Välj arrangör.",
    "goals": "Välj minst ett effektmål.",
}


class ArrangementForm(VersionedForm):
    """The agreement is the one whose term holds the day in `day_field`: its areas and goals are offered (rule 14)."""

    day_field = "held_on"

    new_activity = forms.CharField(
        label="Ny aktivitet", required=False, max_length=120, help_text="Om den inte finns i listan."
    )
    goals = SeveralField(
        OutcomeGoal.objects.none(), label="Effektmål", required=False, widget=forms.CheckboxSelectMultiple
    )
    co_organisers = SeveralField(
        Organisation.objects.none(), label="Medarrangörer", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnership = partnership
        self.instance.partnership = partnership
        day = self._posted_day() or self.initial.get(self.day_field) or timezone.localdate()
        self.agreement = Agreement.objects.of(partnership).with_term_over(day).oldest_first().last()
        self._offer_choices()

    def _posted_day(self) -> dt.date | None:
        """The day as sent, so that the right agreement's areas are offered also when the form is shown again."""
        field = self.fields[self.day_field]
        try:
            sent: Any = self.data.get(self.add_prefix(self.day_field)) if self.is_bound and not field.disabled else None
            return field.clean(sent) if sent else None
        except ValidationError:
            return None

    def _offer_choices(self) -> None:
        partnership, agreement = self.partnership, self.agreement
        areas = ProgrammeArea.objects.filter(agreement=agreement).order_by("position")
        organisations = Organisation.objects.filter(merged_into=None)
        self._offer("activity", Activity.objects.filter(partnership=partnership), empty="Välj aktivitet")
        self._offer("venue", partnership.venues.all(), empty="Ingen plats")
        self._offer("organiser", organisations, empty="Välj arrangör")
        self._offer("co_organisers", organisations)
        self._offer("area", areas, empty="Välj område", in_order=True)
        self._offer("goals", OutcomeGoal.objects.of_agreement(agreement), in_order=True)
        for name, sentence in MISSING.items():
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = sentence
        self.fields["activity"].required = not self.data.get(self.add_prefix("new_activity"))
        for name in ("area", "goals"):
            self.fields[name].error_messages["invalid_choice"] = self._wrong_agreement()
        self.fields["goals"].error_messages["invalid_pk_value"] = self._wrong_agreement()

    def _offer(self, name: str, queryset: Any, *, empty: str = "", in_order: bool = False) -> None:
        field: Any = self.fields[name]
        field.queryset = queryset
        field.required = False
        rows = list(queryset) if in_order else sorted(queryset, key=lambda row: swedish_sort_key(row.name))
        blank = [] if isinstance(field, SeveralField) else [("", empty)]
        field.choices = [*blank, *((row.pk, str(row)) for row in rows)]

    def _wrong_agreement(self) -> str:
        if self.agreement is None:
            return "Inget avtal gäller det datumet."
        return f"Datumet hör till avtalet «{self.agreement.title}». Välj bland dess områden och mål."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.agreement is None and self.day_field not in self.errors:
            self.add_error(self.day_field, "Inget avtal gäller det datumet. Kontrollera datumet.")
        if cleaned.get("new_activity"):
            cleaned["activity"] = self._named(cleaned["new_activity"])
        return cleaned

    def _named(self, name: str) -> Activity | None:
        """The activity of that name, whatever its capitals; a new one when there is none."""
        known = Activity.objects.filter(partnership=self.partnership, search_key=search_key(name)).first()
        if known:
            return known
        new = Activity(partnership=self.partnership, name=name)
        try:
            new.full_clean()
        except ValidationError as error:
            self.add_error("new_activity", error.messages)
            return None
        return new

    def _get_validation_exclusions(self) -> set[str]:
        """A new activity has been checked by itself and gets its id when the action saves it."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded | ({"activity"} if self.data.get(self.add_prefix("new_activity")) else set())

    def tell(self, error: ValidationError) -> None:
        """What an action refused, at the field that it names where the form has it."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, errors in error.error_dict.items():
            self.add_error(name if name in self.fields else None, errors)
