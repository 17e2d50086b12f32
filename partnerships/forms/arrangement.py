"""What an occasion and a series have in common: what, by whom, where, and in which area for which goals."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from partnerships.forms.activity_choice import ActivityChoiceForm
from partnerships.forms.choices import SeveralField, offer
from partnerships.forms.organisation_choice import OrganisersForm
from partnerships.forms.versioned import VersionedForm
from partnerships.models import Activity, Agreement, OutcomeGoal, Partnership, ProgrammeArea

MISSING = {
    "activity": "Välj en aktivitet, eller skriv namnet på en ny.",
    "area": "Välj verksamhetsområde.",
    "organiser": "Välj arrangör.",
    "goals": "Välj minst ett effektmål.",
}


class ArrangementForm(ActivityChoiceForm, OrganisersForm, VersionedForm):
    """The agreement is the one whose term holds the day in `day_field`: its areas and goals are offered (rule 14).

    `blanks` says what no choice is called. With `fills_in` the form may leave out what is missing.
    """

    never_optional = ("activity", "organiser")  # chosen, or named in the field beside
    day_field = "held_on"
    blanks: ClassVar[Mapping[str, str]] = {
        "venue": "Ingen plats",
        "organiser": "Välj arrangör",
        "area": "Välj område",
    }
    fills_in = False

    goals = SeveralField(
        OutcomeGoal.objects.none(), label="Effektmål", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnership = partnership
        self.instance.partnership = partnership
        day = self._posted_day() or self.initial.get(self.day_field) or timezone.localdate()
        self.agreement = Agreement.objects.of(partnership).with_term_over(day).oldest_first().last()
        self._offer_choices()
        self._demand()

    def _posted_day(self) -> dt.date | None:
        """The day as sent, so that the right agreement's areas are offered also when the form is shown again."""
        field = self.fields[self.day_field]
        try:
            sent: Any = self.data.get(self.add_prefix(self.day_field)) if self.is_bound and not field.disabled else None
            return field.clean(sent) if sent else None
        except ValidationError:
            return None

    def _offer_choices(self) -> None:
        """Choices of this partnership only; areas and goals of the agreement that covers the day."""
        areas = ProgrammeArea.objects.filter(agreement=self.agreement).order_by("position")
        goals = OutcomeGoal.objects.of_agreement(self.agreement)
        activities = Activity.objects.filter(partnership=self.partnership)
        offer(self.fields["activity"], activities, empty="Välj aktivitet")
        offer(self.fields["venue"], self.partnership.venues.all(), empty=self.blanks["venue"])
        offer(self.fields["area"], areas, empty=self.blanks["area"], in_order=True)
        offer(self.fields["goals"], goals, in_order=True)
        self.offer_organisers(empty=self.blanks["organiser"])
        for name, code in (("area", "invalid_choice"), ("goals", "invalid_choice"), ("goals", "invalid_pk_value")):
            self.fields[name].error_messages[code] = self._wrong_agreement()

    def _demand(self) -> None:
        for name, sentence in MISSING.items():
            self.fields[name].required = not self.fills_in
            self.fields[name].error_messages["required"] = sentence
        if self.names_an_activity():
            self.fields["activity"].required = False
        if self.names_an_organiser():
            self.fields["organiser"].required = False

    def _wrong_agreement(self) -> str:
        if self.agreement is None:
            return "Inget avtal gäller det datumet."
        return f"Datumet hör till avtalet «{self.agreement.title}». Välj bland dess områden och mål."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.agreement is None and self.day_field not in self.errors:
            self.add_error(self.day_field, "Inget avtal gäller det datumet. Kontrollera datumet.")
        self.take_new_activity(cleaned)
        self.take_newcomers(cleaned)
        return cleaned

    @property
    def is_misdated(self) -> bool:
        """The day can be read, and is refused: which areas and goals there are to choose among is not known yet."""
        return self.day_field in self.errors and self._posted_day() is not None

    def _post_clean(self) -> None:
        """A day that is refused is told once, not again at what follows from it."""
        super()._post_clean()  # type: ignore[misc]
        if self.is_misdated:
            for name in ("area", "goals"):
                self.errors.pop(name, None)

    def tell(self, error: ValidationError) -> None:
        """What an action refused, at the field that it names where the form has it."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, errors in error.error_dict.items():
            self.add_error(name if name in self.fields else None, errors)
