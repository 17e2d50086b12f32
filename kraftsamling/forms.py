"""The house's form renderer: every form gets the same accessible markup from `templates/forms/`.

Offered to the other floors by name (`FORM_RENDERER`), never by import. Needs `django.forms` installed.
"""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting

INPUT_CLASS = "ds-input"
DJANGOS_EMPTY_LABEL = "---------"

# Phones' own pickers are the best ones; they speak ISO whatever language the page is in.
NATIVE_PICKERS: dict[type[forms.Widget], tuple[str, str]] = {
    forms.DateInput: ("date", "%Y-%m-%d"),
    forms.TimeInput: ("time", "%H:%M"),
}


class BoundField(forms.BoundField):
    """A field that knows how the house draws it: class, native pickers, target of error links."""

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        """Say "Välj" for dashes and use the browser's pickers (the field is this form's own copy)."""
        super().__init__(form, field, name)
        widget = field.widget
        if isinstance(field, forms.ModelChoiceField) and field.empty_label == DJANGOS_EMPTY_LABEL:
            field.empty_label = "Välj"
        if type(widget) in NATIVE_PICKERS:
            widget.input_type, widget.format = NATIVE_PICKERS[type(widget)]

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Add the class and the number keyboard; what the form itself sets is kept, but for texts that go away."""
        widget = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        if not widget.is_hidden:
            built["class"] = f"{INPUT_CLASS} {widget.attrs.get('class', '')}".strip()
        if "placeholder" in widget.attrs:  # allauth's, which say what the label says
            built["placeholder"] = False
        if isinstance(widget, forms.NumberInput) and "inputmode" not in widget.attrs:
            built["inputmode"] = "decimal" if isinstance(self.field, forms.DecimalField) else "numeric"
        return built

    @property
    def is_optional(self) -> bool:
        """Whether the label says "frivilligt". A filter form stays silent with `mark_optional = False`, and a form with
        fields that may be answered in the one beside names them in `never_optional`."""
        if self.name in getattr(self.form, "never_optional", ()):
            return False
        return not self.field.required and getattr(self.form, "mark_optional", True)

    @property
    def error_target(self) -> str:
        """Id of the control an error link leads to: the first choice where the field is a group."""
        return self.id_for_label or f"{self.auto_id}_0"


class Renderer(TemplatesSetting):
    """Project templates for forms, fields and errors; see `templates/forms/`."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = BoundField
