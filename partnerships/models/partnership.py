"""The partnership itself, the area it works in and the places it uses."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from partnerships.constraints import in_order
from partnerships.fields import ChoiceText, Count, LongText, Year
from partnerships.models.organisation import DatedName, Named
from partnerships.models.record import RecordQuerySet
from partnerships.swedish import search_key


class Area(Named):
    """A geographic area; a smaller one lies in its parent (Rosengård > Herrgården)."""

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name="ligger i")

    class Meta:
        verbose_name = "område"
        verbose_name_plural = "områden"


class Partnership(Named):
    """An idéburet offentligt partnerskap: the long-term collaboration, over all its agreements."""

    area = models.ForeignKey(Area, models.PROTECT, verbose_name="område")
    purpose = LongText("syfte", blank=True)
    target_group = LongText("målgrupp", blank=True, max_length=1000)
    initiated_in = Year("initiativ togs", null=True, blank=True)
    has_example_data = models.BooleanField("innehåller exempeldata", default=False, editable=False)

    class Meta:
        verbose_name = "partnerskap"
        verbose_name_plural = "partnerskap"

    def get_absolute_url(self) -> str:
        return reverse("partnerships:partnership", args=[self.slug])


class PartnershipName(DatedName):
    """Another name of the partnership, such as «Kraftsamlingen»."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="names", verbose_name="partnerskap")

    natural_fields = ("partnership", "name")

    class Meta:
        verbose_name = "partnerskapsnamn"
        verbose_name_plural = "partnerskapsnamn"
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="partnershipname_once"),
            in_order("partnershipname", "valid_from", "valid_to", "Namnet kan inte sluta gälla innan det börjar."),
        ]


class VenueKind(models.TextChoices):
    BUILDING = "building", "lokal"
    OUTDOORS = "outdoors", "plats utomhus"
    ELSEWHERE = "elsewhere", "annan plats"


class VenueQuerySet(RecordQuerySet):
    def called(self, name: str) -> Self:
        """Those that have, or have had, this name: «Varda» finds Vänskapshuset."""
        key = search_key(name)
        return self.filter(Q(search_key=key) | Q(names__search_key=key)).distinct()


class Venue(Named):
    """A place where activities happen. Vänskapshuset (a building) and Vänskapsparken (a park) are two.

    `price_kr` is what associations and local actors pay to use it, in kronor: always 0 (S1 § 4.2; rule 16).
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="venues", verbose_name="partnerskap")
    kind = ChoiceText("slag", choices=VenueKind.choices)
    price_kr = Count("pris för föreningar och lokala aktörer, kr", maximum=0, default=0, editable=False)

    objects: ClassVar[Any] = VenueQuerySet.as_manager()

    class Meta:
        verbose_name = "plats"
        verbose_name_plural = "platser"


class VenueName(DatedName):
    """A former or other name of a place, such as «Varda»."""

    venue = models.ForeignKey(Venue, models.PROTECT, related_name="names", verbose_name="plats")

    natural_fields = ("venue", "name")

    class Meta:
        verbose_name = "platsnamn"
        verbose_name_plural = "platsnamn"
        constraints = [
            models.UniqueConstraint(fields=["venue", "name"], name="venuename_once"),
            in_order("venuename", "valid_from", "valid_to", "Namnet kan inte sluta gälla innan det börjar."),
        ]
