"""The form of one section's text."""

from django import forms

from partnerships.forms import VersionedForm
from reporting.models import ReportSection


class SectionForm(VersionedForm):
    """One section's text. The action saves it; the form shows what is wrong beside what was typed."""

    mark_optional = False  # an empty section is possible but never what is wanted

    class Meta:
        model = ReportSection
        fields = ["body"]
        labels = {"body": "Text"}
        widgets = {"body": forms.Textarea(attrs={"rows": 18, "class": "prose-input", "lang": "sv"})}
        help_texts = {
            "body": "En tom rad ger nytt stycke. Rader som börjar med «- » blir en punktlista. *Kursiv* och **fet**. "
            "En siffra ur listan skrivs inom klamrar: {activity_count}."
        }
