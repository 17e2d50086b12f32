"""Organiser and co-organisers out of the register, or typed in as a new local actor.

Without script: a list, and beside it a text field for a name that is not in the list. With script
(static/js/organisation-choice.js) list and text field become one type-ahead.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from partnerships.actions.organisations import proposed_organisation
from partnerships.fields import TEXT_VALIDATORS
from partnerships.forms.choices import LONGEST_KEY, SeveralField
from partnerships.models import PROPOSED_KINDS, Organisation, Partnership
from partnerships.register import active_in, offered_in, possible_duplicates
from partnerships.swedish import swedish_sort_key

LISTED = 300  # names in the list; of a larger register it holds those that are active in the partnership
NEW = "ny"  # «none of these»
KINDS = [(kind.value, kind.label.capitalize()) for kind in PROPOSED_KINDS]


class OrganisationField(forms.ModelChoiceField):
    """One organisation. One that was merged away since the form was opened means the one that took over."""

    def clean(self, value: Any) -> Any:
        chosen = super().clean(value)
        return chosen and (chosen.merged_into or chosen)


class OrganisationsField(SeveralField):
    """Some organisations, each once; those merged away mean those that took over."""

    def clean(self, value: Any) -> Any:
        chosen = super().clean(value)
        return list({each.pk: each for each in (one.merged_into or one for one in chosen)}.values())


@dataclass(frozen=True)
class Newcomer:
    """The fields about one organisation that is not in the list, beside the field it belongs to."""

    beside: str

    @property
    def name(self) -> str:
        return f"new_{self.beside}"

    @property
    def kind(self) -> str:
        return f"{self.name}_kind"

    @property
    def same(self) -> str:
        return f"{self.name}_same"


NEWCOMERS = (Newcomer("organiser"), Newcomer("co_organisers"))


def _name_field(label: str) -> forms.CharField:
    text = "Om den inte finns i listan. Skriv organisationens namn, inga personers."
    attributes = {"autocomplete": "off", "data-new-name": ""}
    return forms.CharField(
        label=label,
        required=False,
        max_length=200,
        help_text=text,
        validators=TEXT_VALIDATORS,
        widget=forms.TextInput(attrs=attributes),
    )


def _kind_field(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=KINDS, widget=forms.RadioSelect)


def _same_field() -> forms.CharField:
    return forms.CharField(label="Menade du", required=False, max_length=LONGEST_KEY, widget=forms.HiddenInput)


class OrganisersForm(forms.ModelForm):
    """Adds organiser and co-organisers. Call offer_organisers() when the choices are made, take_newcomers() in clean().

    What comes out in `cleaned_data` may be an organisation that is not saved: the action saves it with the record.
    """

    organiser = OrganisationField(Organisation.objects.none(), label="Arrangör", required=False)
    new_organiser = _name_field("Annan arrangör")
    new_organiser_kind = _kind_field("Vad är arrangören?")
    new_organiser_same = _same_field()
    co_organisers = OrganisationsField(
        Organisation.objects.none(), label="Medarrangörer", required=False, widget=forms.CheckboxSelectMultiple
    )
    new_co_organisers = _name_field("Annan medarrangör")
    new_co_organisers_kind = _kind_field("Vad är medarrangören?")
    new_co_organisers_same = _same_field()

    partnership: Partnership

    def offer_organisers(self, *, empty: str) -> None:
        """The list that stands in the page; everything in the register may be chosen."""
        offered = offered_in(self.partnership)
        gone = Organisation.objects.filter(merged_into__in=offered)
        may_be_sent = Organisation.objects.filter(Q(pk__in=offered) | Q(pk__in=gone)).select_related("merged_into")
        rows = self._listed(offered)
        choices = [(row.pk, row.name) for row in sorted(rows, key=lambda row: swedish_sort_key(row.name))]
        for name, blank in (("organiser", [("", empty)]), ("co_organisers", [])):
            field: Any = self.fields[name]
            field.queryset, field.choices = may_be_sent, [*blank, *choices]
        for newcomer in NEWCOMERS:
            self.fields[newcomer.kind].widget.attrs["data-new-kind"] = ""

    def _listed(self, offered: QuerySet[Organisation]) -> Iterable[Organisation]:
        """All when they are few, else the active ones; in any case those that the form already says."""
        rows = list(offered.order_by("pk")[: LISTED + 1])
        if len(rows) <= LISTED:
            return rows
        said = [*self._said("organiser"), *self._said("co_organisers")]
        rows = [*active_in(self.partnership), *offered.filter(pk__in=said)]
        return {row.pk: row for row in rows}.values()

    def _said(self, name: str) -> list[int]:
        value = self[name].value()
        values = value if isinstance(value, list | tuple) else [value]
        keys = [str(getattr(each, "pk", each)) for each in values if each]
        return [int(key) for key in keys if key.isascii() and key.isdigit() and len(key) <= LONGEST_KEY]

    def take_newcomers(self, cleaned: dict[str, Any]) -> None:
        """Put what was typed beside the lists into `organiser` and `co_organisers`."""
        for newcomer in NEWCOMERS:
            if not cleaned.get(newcomer.name):
                continue
            found = self._meant(newcomer, cleaned)
            if found and newcomer.beside == "organiser":
                cleaned["organiser"] = found
            elif found:
                others = [each for each in cleaned.get("co_organisers") or [] if each.pk != found.pk]
                cleaned["co_organisers"] = [*others, found]

    def names_an_organiser(self) -> bool:
        return bool(self.data.get(self.add_prefix(NEWCOMERS[0].name)))

    def _meant(self, newcomer: Newcomer, cleaned: dict[str, Any]) -> Organisation | None:
        """The organisation with that name, the one that the person said was meant, or a new one."""
        name, answer = cleaned[newcomer.name], cleaned.get(newcomer.same)
        called = offered_in(self.partnership).filter(pk__in=Organisation.objects.called(name)).first()
        if called:
            return called
        alike = possible_duplicates(self.partnership, name)
        meant = next((each for each in alike if str(each.pk) == answer), None)
        if alike:
            self._ask(newcomer, alike)
        if meant:
            return meant
        if alike and answer != NEW:
            self.add_error(newcomer.name, "Det finns liknande namn i registret. Svara nedan om du menade något av dem.")
            return None
        try:
            return proposed_organisation(name, cleaned.get(newcomer.kind) or "")
        except ValidationError as error:
            self.add_error(newcomer.kind, error.messages)
            return None

    def _ask(self, newcomer: Newcomer, alike: list[Organisation]) -> None:
        """«Menade du …»: from now on a choice that is seen."""
        none = f"Nej, lägg till {self.cleaned_data[newcomer.name]} som ny lokal aktör"
        choices = [*((str(each.pk), each.name) for each in alike), (NEW, none)]
        self.fields[newcomer.same].widget = forms.RadioSelect(choices=choices)

    def _get_validation_exclusions(self) -> set[str]:
        """A new organiser has been checked by itself and gets its id when the action saves it."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        organiser = self.cleaned_data.get("organiser")
        return excluded | ({"organiser"} if organiser and organiser._state.adding else set())
