"""The forms of the templates and their headings."""

from typing import Any

from django import forms

from partnerships.fields import WholeNumber
from partnerships.forms import VersionedForm
from reporting.models import ReportTemplate, TemplateSection
from reporting.template_rules import is_fixed, may_hold


class NameForm(VersionedForm):
    """A template's name. Of a copy: the new one's."""

    class Meta:
        model = ReportTemplate
        fields = ["name"]


class HeadingForm(forms.ModelForm):
    """One heading. What every letter has keeps its level and content, so those are not asked for.

    `version` is the template's: two people who change one template at once are told, whichever heading it is.
    """

    mark_optional = False

    version = WholeNumber(widget=forms.HiddenInput, min_value=1)

    class Meta:
        model = TemplateSection
        fields = ["heading", "level", "content", "guidance"]
        widgets = {"guidance": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "heading": "{år} blir rapportens år och {nästa år} året efter.",
            "level": "1 är störst. En rubrik är högst en nivå under den före.",
            "guidance": "Visas för den som skriver avsnittet, aldrig i dokumentet.",
        }

    field_order = ["after", "heading", "level", "content", "guidance"]

    def __init__(self, data: Any = None, *, instance: TemplateSection, **kwargs: Any) -> None:
        super().__init__(data, instance=instance, **kwargs)
        template = instance.template
        self.fields["version"].initial = template.version
        if instance.pk and is_fixed(instance):
            del self.fields["level"], self.fields["content"]
            return
        held = [*may_hold(template.kind)]
        self.fields["content"].choices = [(each.value, each.label) for each in held]  # type: ignore[attr-defined]
        if not instance.pk:
            self.fields["after"] = forms.ModelChoiceField(
                template.sections.order_by("position"), label="Står efter", required=False, empty_label="Först"
            )
            self.order_fields(self.field_order)
