"""The form of a photo: the picture, what it shows, and how those in it have agreed."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat

from partnerships.models import OccasionPhoto
from partnerships.personal_numbers import refuse_personal_numbers
from partnerships.pictures import shrunk


class PhotoForm(forms.ModelForm):
    """`cleaned_data["picture"]` is the photo shrunk and without position data; its file name is not kept."""

    picture = forms.FileField(
        label="Foto",
        help_text="Ta ett nytt eller välj ett. Var bilden är tagen följer inte med.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={
            "required": "Välj ett foto.",
            "empty": "Filen är tom. Välj ett annat foto.",
            "missing": "Välj ett foto.",
            "invalid": "Välj ett foto.",
            "max_length": "Filnamnet är för långt. Byt namn på filen.",
        },
    )
    field_order = ["picture", "caption", "consent"]

    class Meta:
        model = OccasionPhoto
        fields = ["caption", "consent"]
        help_texts = {
            "caption": "Vad bilden visar. Skriv inga namn på barn och inga personnummer.",
            "consent": "Vem som har sagt ja till att bilden sparas och visas, och hur. Ta helst bilder utan ansikten.",
        }

    def clean_picture(self) -> Any:
        upload = self.cleaned_data["picture"]
        try:
            refuse_personal_numbers(upload.name)
        except ValidationError:
            raise ValidationError(
                "Filens namn innehåller något som ser ut som ett personnummer. Byt namn på filen.",
                code="personal_number",
            ) from None
        if upload.size > settings.PHOTO_MAX_BYTES:
            raise ValidationError(f"Filen är för stor: högst {filesizeformat(settings.PHOTO_MAX_BYTES)}.")
        return shrunk(upload, longest_side=settings.PHOTO_LONGEST_SIDE, most_pixels=settings.PHOTO_MAX_PIXELS)

    def _get_validation_exclusions(self) -> set[str]:
        """The action puts the file in."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded | {"file", "is_removed"}
