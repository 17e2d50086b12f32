"""The forms of what a party brings besides money."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from budgets.models import InKindContribution, ResourceKind
from partnerships.fields import WholeNumber
from partnerships.forms import VersionedForm
from partnerships.models import Organisation


class InKindForm(VersionedForm):
    """One contribution of one of these parties (ids). Version 0 is a new one."""

    version = WholeNumber(widget=forms.HiddenInput, min_value=0)

    class Meta:
        model = InKindContribution
        fields = ["party", "kind", "description", "quantity", "unit"]
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "description": "Kort, till exempel volontärer på öppet hus varje tisdag. Inga namn på personer.",
            "quantity": "Om någon har räknat, annars tomt.",
            "unit": "Till exempel timmar, personer eller möten.",
        }

    def __init__(self, *args: Any, parties: Collection[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        party: Any = self.fields["party"]
        party.queryset = Organisation.objects.filter(pk__in=parties).order_by("search_key")
        if len(parties) == 1:
            party.initial = next(iter(parties))
        kind: Any = self.fields["kind"]
        kind.queryset = ResourceKind.objects.filter(partnership=self.instance.partnership).order_by("position", "pk")
        kind.label = "Slag av resurs"
        if self.instance.pk is None:
            self.fields["version"].initial = 0


class ResourceKindForm(forms.ModelForm):
    """A kind of resource that the agreement names."""

    class Meta:
        model = ResourceKind
        fields = ["name"]
        help_texts = {"name": "Ett i taget, med avtalets ord: tid, kompetens, nätverk."}

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not all(sign.isalpha() or sign in " -" for sign in name):
            raise ValidationError("Skriv bara ordet för resursen, med bokstäver.")
        return name
