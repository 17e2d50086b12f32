"""The form of a series or programme: first what, when and by whom, then the days that it becomes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from partnerships.actions import MAX_DAYS
from partnerships.forms.arrangement import ArrangementForm
from partnerships.forms.series_days import DaysField, SeriesDays, WeekdaysField
from partnerships.forms.versioned import VersionedForm
from partnerships.models import ActivityOccasion, ActivitySeries
from partnerships.rhythm import NTH, Rhythm
from partnerships.swedish import long_date

SAVE = "spara"  # the button that saves; every other one shows the days
REASON: Any = ActivityOccasion._meta.get_field("cancellation_reason")


def reason_field(label: str, **options: Any) -> Any:
    return REASON.formfield(label=label, validators=REASON.validators, **options)


class SeriesForm(ArrangementForm):
    """A series. The days follow from the rhythm; `days` are those that were ticked when they had been shown.

    `shown` names the rhythm they were shown for: when it has changed since, they are shown again before anything is
    saved.
    """

    day_field = "starts_on"

    weekdays = WeekdaysField(label="Veckodagar")
    every_weeks = forms.TypedChoiceField(
        label="Hur ofta", coerce=int, choices=[(number, words.capitalize()) for number, words in NTH.items()]
    )
    days = DaysField(label="Dagar", required=False)
    shown = forms.CharField(required=False, widget=forms.HiddenInput, max_length=60)
    extra_day = forms.DateField(
        label="Lägg till en dag",
        required=False,
        widget=forms.DateInput,
        help_text="Till exempel en lördag med festival.",
        error_messages={"invalid": "Skriv datumet som 2026-11-30 eller 30 november 2026."},
    )
    reason = reason_field("Varför dagar ställs in", required=False)

    class Meta:
        model = ActivitySeries
        fields = [
            "kind",
            "name",
            "activity",
            "area",
            "organiser",
            "venue",
            "starts_on",
            "ends_on",
            "weekdays",
            "every_weeks",
            "starts_at",
            "skips_holidays",
            "min_age",
            "max_age",
            "needs_basis",
        ]
        widgets = {
            "kind": forms.RadioSelect,
            "starts_on": forms.DateInput,
            "ends_on": forms.DateInput,
            "starts_at": forms.TimeInput,
            "needs_basis": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {"starts_on": "Första dagen", "ends_on": "Sista dagen", "skips_holidays": "Hoppa över helgdagar"}
        help_texts = {
            "name": "Till exempel Öppet hus tisdag eller Bästa sommaren.",
            "skips_holidays": "Också midsommarafton, julafton och nyårsafton.",
            "needs_basis": "Vilket behov har de boende sagt att de har? Gäller alla tillfällen i serien.",
            "min_age": "Lämna tomt om alla är välkomna.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        instance: ActivitySeries | None = kwargs.get("instance")
        self.former = instance.rhythm if instance and instance.pk else None
        self.today = timezone.localdate()
        self.days_shown: SeriesDays | None = None
        super().__init__(*args, **kwargs)

    def _offer_choices(self) -> None:
        super()._offer_choices()
        if self.former and self.former.starts_on <= self.today:
            self.fields["starts_on"].disabled = True
            self.fields["starts_on"].help_text = "Serien har börjat."

    @property
    def wants_to_save(self) -> bool:
        """The days have been shown as they would become, and the button that saves was pressed."""
        return bool(self.days_shown) and SAVE in self.data and self.cleaned_data["shown"] == self.rhythm_key

    @property
    def rhythm_key(self) -> str:
        """The rhythm in a few letters, to see whether it is the one that the days were shown for."""
        rhythm = self.days_shown.rhythm if self.days_shown else None
        parts = vars(rhythm).values() if rhythm else ()
        return " ".join(str(part) for part in parts)

    @property
    def changes_the_time(self) -> bool:
        return "starts_at" in self.changed_data

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        parts = ("starts_on", "ends_on", "weekdays", "every_weeks", "skips_holidays")
        if any(cleaned.get(name) is None for name in parts):
            return cleaned
        self._refuse_a_second_of_the_name(cleaned)
        rhythm = Rhythm(**{name: cleaned[name] for name in parts})
        self._refuse_period(rhythm)
        if not set(self.errors) - {"days", "extra_day", "reason"}:
            self._find_days(rhythm, cleaned)
        return cleaned

    def _refuse_a_second_of_the_name(self, cleaned: dict[str, Any]) -> None:
        others = ActivitySeries.objects.of(self.partnership).exclude(pk=self.instance.pk)
        if others.filter(name=cleaned.get("name"), starts_on=cleaned["starts_on"]).exists():
            self.add_error("name", "Det finns redan en serie med det namnet som börjar samma dag.")

    def _refuse_period(self, rhythm: Rhythm) -> None:
        if rhythm.ends_on < rhythm.starts_on:
            self.add_error("ends_on", "Serien kan inte sluta innan den börjar.")
        elif self.agreement and not self.agreement.covers(rhythm.ends_on):
            last = long_date(self.agreement.ends_on)
            self.add_error("ends_on", f"Avtalet gäller till och med {last}. Gör en ny serie i nästa avtal.")
        elif (count := len(rhythm.days())) > MAX_DAYS:
            self.add_error("ends_on", f"Det blir {count} tillfällen. En serie kan ha högst {MAX_DAYS}: dela den i två.")

    def _find_days(self, rhythm: Rhythm, cleaned: dict[str, Any]) -> None:
        occasions = self.instance.occasions.values_list("held_on", "status") if self.former else []
        shown = SeriesDays.of(rhythm, former=self.former, occasions=occasions, today=self.today)
        self.days_shown = shown
        if cleaned.get("shown") == self.rhythm_key:
            ticked = cleaned.get("days", set())
            extra = {cleaned["extra_day"]} if cleaned.get("extra_day") else set()
            try:
                shown.refuse_unless_free(extra)
            except ValidationError as error:
                self.add_error("extra_day", error)
            self.days_shown = shown.ticking(ticked | extra)
        cleaned["days"] = self.days_shown.ticked


class EndSeriesForm(VersionedForm):
    """The last day of a series that ends early, and why."""

    last_day = forms.DateField(label="Sista dagen", widget=forms.DateInput)
    reason = reason_field(
        "Varför serien slutar", required=True, error_messages={"required": "Skriv varför serien slutar."}
    )

    class Meta:
        model = ActivitySeries
        fields: list[str] = []
