"""The form of one section's text."""

import json
from typing import Any

from django import forms
from django.urls import reverse

from partnerships.forms import VersionedForm
from reporting.figure_choices import mentioned
from reporting.figures import Register
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
            "body": "En tom rad ger nytt stycke. Rader som börjar med «- » eller «1. » blir en lista, «> » ett citat, "
            "«## » en underrubrik. *Kursiv*, **fet** och en not^[så här]. En siffra ur listan skrivs inom klamrar: "
            "{activity_count}, eller med andra ord: {activity_count|cirka:10}."
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        report = self.instance.report
        figures = reverse("reporting:figure_list", args=[report.partnership.slug, report.year])
        numbers = report.address("section_numbers", self.instance.pk)
        self.fields["body"].widget.attrs |= {"data-editor": figures, "data-numbers": numbers}

    def show_figures(self, entries: Register) -> None:
        """Let the editor show the figures of the text from the first moment, before it has fetched all others."""
        report = self.instance.report
        place = [report.partnership.slug, report.year]
        text = str(self["body"].value() or "")
        known = mentioned(text, entries, lambda name: reverse("reporting:figure", args=[*place, name]))
        self.fields["body"].widget.attrs["data-known"] = json.dumps(known, ensure_ascii=False)
