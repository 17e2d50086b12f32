"""Personal links for leaders without an account: they open a day sheet of a few series, for a time."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from partnerships.constraints import in_order, rule
from partnerships.fields import Day, ShortText
from partnerships.models.record import Record, RecordQuerySet


class LeaderLink(Record):
    """One leader's way in. Only the SHA-256 of the secret is kept: who reads the database cannot use the link.

    `leader` is a person without a password, so that the history names who counted.
    """

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="leader_links", verbose_name="partnerskap"
    )
    leader = models.ForeignKey("partnerships.User", models.PROTECT, related_name="leader_links", verbose_name="ledare")
    secret_hash = ShortText("kontrollsumma", max_length=64, unique=True, editable=False)
    starts_on = Day("gäller från och med")
    ends_on = Day("gäller till och med")
    revoked_at = models.DateTimeField("återkallad", null=True, blank=True, editable=False)

    objects: ClassVar[Any] = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = "ledarlänk"
        verbose_name_plural = "ledarlänkar"
        constraints = [
            in_order("leaderlink", "starts_on", "ends_on", "Länken kan inte sluta gälla innan den börjar."),
            rule("leaderlink_has_a_secret", ~Q(secret_hash=""), "Länken saknar hemlighet."),
        ]

    def __str__(self) -> str:
        return f"{self.leader}, {self.starts_on}–{self.ends_on}"


class LeaderLinkSeries(Record):
    """A series or programme that the link opens."""

    link = models.ForeignKey(LeaderLink, models.PROTECT, related_name="series_links", verbose_name="ledarlänk")
    series = models.ForeignKey("partnerships.ActivitySeries", models.PROTECT, related_name="+", verbose_name="serie")

    class Meta:
        verbose_name = "ledarlänkens serie"
        verbose_name_plural = "ledarlänkars serier"
        constraints = [models.UniqueConstraint(fields=["link", "series"], name="leaderlinkseries_once")]

    def __str__(self) -> str:
        return str(self.series)
