"""The form of an activity's need."""

from django import forms

from partnerships.forms.versioned import VersionedForm
from partnerships.models import Activity


class NeedForm(VersionedForm):
    """Which need of the residents an activity answers to (rule 15)."""

    class Meta:
        model = Activity
        fields = ["needs_basis"]
        widgets = {"needs_basis": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "needs_basis": "Vad har de boende sagt eller visat att de behöver? Skriv inga namn eller personnummer."
        }
