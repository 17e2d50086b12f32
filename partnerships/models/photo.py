"""Photos from an occasion, each with the words of consent that it may be kept and shown with."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from partnerships.constraints import rule
from partnerships.fields import Count, ShortText
from partnerships.models.record import Record, RecordQuerySet


class OccasionPhotoQuerySet(RecordQuerySet):
    def shown(self) -> Self:
        """Those that nobody has removed, as they were added."""
        return self.filter(is_removed=False).order_by("pk")


class OccasionPhoto(Record):
    """A photo, shrunk and without position data. `consent` says who agreed and how; without it there is no photo.

    `width` and `height` in pixels, 1–4 000. One that is removed lets go of its file; its words stay in the history.
    """

    occasion = models.ForeignKey(
        "partnerships.ActivityOccasion", models.PROTECT, related_name="photos", verbose_name="aktivitetstillfälle"
    )
    file = models.ForeignKey(
        "partnerships.StoredFile",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bild",
        editable=False,
    )
    caption = ShortText("bildtext")
    consent = ShortText("samtycke")
    width = Count("bredd", minimum=1, maximum=4000, editable=False)
    height = Count("höjd", minimum=1, maximum=4000, editable=False)
    is_removed = models.BooleanField("borttagen", default=False, editable=False)

    objects: ClassVar[Any] = OccasionPhotoQuerySet.as_manager()

    class Meta:
        verbose_name = "foto"
        verbose_name_plural = "foton"
        constraints = [
            rule("occasionphoto_has_caption", ~Q(caption=""), "Skriv vad bilden visar."),
            rule("occasionphoto_has_consent", ~Q(consent=""), "Skriv hur de som syns har samtyckt."),
            rule(
                "occasionphoto_has_a_file_until_removed",
                Q(is_removed=False, file__isnull=False) | Q(is_removed=True, file__isnull=True),
                "Ett foto har en bild tills det tas bort.",
            ),
            models.UniqueConstraint(
                fields=["occasion", "file"],
                condition=Q(is_removed=False),
                name="occasionphoto_once",
                violation_error_message="Bilden finns redan här.",
            ),
        ]

    def __str__(self) -> str:
        return self.caption
