"""A receipt for each entry that was sent from a form, so that the same entry sent twice is stored once."""

from django.db import models

from partnerships.models.record import RecordQuerySet


class EntryReceipt(models.Model):
    """`token` was made by the form before anything was typed; an entry with a token already here is a repetition."""

    token = models.UUIDField("kvitto", primary_key=True)
    user = models.ForeignKey("partnerships.User", models.PROTECT, related_name="+", verbose_name="person")
    occasion = models.ForeignKey(
        "partnerships.ActivityOccasion", models.PROTECT, related_name="+", verbose_name="aktivitetstillfälle"
    )
    created_at = models.DateTimeField("mottagen", auto_now_add=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = "kvitto"
        verbose_name_plural = "kvitton"

    def __str__(self) -> str:
        return str(self.token)
