"""A file that something about money rests on: its size, its kind by content, and a name without personnummer."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat

from budgets.actions import Upload
from budgets.attachments import content_type_of
from partnerships.fields import refuse_control_characters
from partnerships.personal_numbers import refuse_personal_numbers


class AttachmentField(forms.FileField):
    """Gives an Upload, or None when it may be left empty."""

    default_error_messages = {
        "required": "Välj en fil.",
        "empty": "Filen är tom. Välj en annan.",
        "missing": "Välj en fil.",
        "invalid": "Välj en fil.",
        "max_length": "Filnamnet är för långt. Byt namn på filen.",
    }

    def __init__(self, **kwargs: Any) -> None:
        most = f"högst {settings.ATTACHMENT_BYTES // 1_000_000} MB"
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png,.xlsx"}))
        kwargs.setdefault("help_text", f"PDF, JPEG, PNG eller Excel, {most}. Läses bara av dem som för in utfall.")
        super().__init__(max_length=200, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if not file:
            return None
        if file.size > settings.ATTACHMENT_BYTES:
            raise ValidationError(f"Filen är för stor: högst {filesizeformat(settings.ATTACHMENT_BYTES)}.")
        refuse_control_characters(file.name)
        try:
            refuse_personal_numbers(file.name)
        except ValidationError:
            raise ValidationError(
                "Filens namn innehåller något som ser ut som ett personnummer. Byt namn på filen.",
                code="personal_number",
            ) from None
        content = file.read()
        return Upload(file.name, content, content_type_of(file.name, content))


class AttachmentForm(forms.Form):
    """One more file."""

    file = AttachmentField(label="Bilaga")
