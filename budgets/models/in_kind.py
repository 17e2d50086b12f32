"""What the parties bring besides money: shown beside kronor, never added to them (S1 § 3)."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from partnerships.constraints import rule
from partnerships.fields import Count, LongText, ShortText, Year
from partnerships.models import Record, RecordQuerySet, Versioned


class ResourceKind(Record):
    """A kind of resource that the partnership's agreement names: «tid», «kompetens», «nätverk» (S1-V2)."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="+", verbose_name="partnerskap"
    )
    name = ShortText("resurs", max_length=60)
    position = Count("ordning", maximum=99)

    natural_fields = ("partnership", "name")

    class Meta:
        verbose_name = "slag av resurs"
        verbose_name_plural = "slag av resurser"
        constraints = [models.UniqueConstraint(fields=["partnership", "name"], name="resourcekind_unique")]

    def __str__(self) -> str:
        return self.name


class InKindContributionQuerySet(RecordQuerySet):
    def of(self, partnership: Any) -> Self:
        return self.filter(partnership=partnership)

    def in_year(self, year: int) -> Self:
        return self.filter(year=year)

    def for_list(self) -> Self:
        """Party by party, each in the order of the agreement's kinds."""
        return self.select_related("party", "kind").order_by("party__search_key", "kind__position", "pk")


class InKindContribution(Record, Versioned):
    """What one party brought one year, in words, and in a number with its unit where somebody has counted
    («120 timmar»). Never in kronor: the agreement does not value it (domain.md § 1)."""

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="+", verbose_name="partnerskap"
    )
    party = models.ForeignKey("partnerships.Organisation", models.PROTECT, related_name="+", verbose_name="part")
    year = Year("år")
    kind = models.ForeignKey(ResourceKind, models.PROTECT, related_name="contributions", verbose_name="slag")
    description = LongText("vad parten bidrog med", max_length=1000)
    quantity = Count("antal", maximum=1_000_000, null=True, blank=True)
    unit = ShortText("enhet", max_length=30, blank=True)

    natural_fields = ("partnership", "party", "year", "kind", "description")
    objects: ClassVar[Any] = InKindContributionQuerySet.as_manager()

    class Meta:
        verbose_name = "egen insats"
        verbose_name_plural = "egna insatser"
        constraints = [
            rule(
                "inkindcontribution_quantity_has_a_unit",
                Q(quantity__isnull=True, unit="") | (Q(quantity__isnull=False) & ~Q(unit="")),
                "Skriv både antal och enhet, till exempel 120 timmar, eller inget av dem.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party} {self.year}: {self.kind}"

    def get_absolute_url(self) -> str:
        return reverse("budgets:in_kind_year", args=[self.partnership.slug, self.year])
