"""Personal links for leaders without an account: they open a day sheet of a few series, for a time."""

import datetime as dt
import hashlib
import secrets
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from partnerships.constraints import in_order, rule
from partnerships.fields import Day, ShortText
from partnerships.models.receipt import EntryReceipt
from partnerships.models.record import Record, RecordQuerySet
from partnerships.periods import covering, covers

LONGEST = dt.timedelta(days=366)  # a link that is forgotten in a drawer stops within a year
DAYS_BACK = 3  # what was not counted on the day may be counted so many days after


def new_secret() -> str:
    """The part of a link that nobody can guess: 256 random bits as 43 characters."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """What is kept of a secret. It is too long to be guessed, so that a fast hash without salt is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


class LinkState(models.TextChoices):
    """Where a link stands on a day: worked out, never stored."""

    ACTIVE = "active", "öppen"
    UPCOMING = "upcoming", "börjar senare"
    ENDED = "ended", "avslutad"
    REVOKED = "revoked", "återkallad"


class LeaderLinkQuerySet(RecordQuerySet):
    def of(self, partnership: Any) -> Self:
        return self.filter(partnership=partnership)

    def opened_by(self, secret: str) -> Self:
        """Found by its hash, so that the time it takes tells nothing about the secret."""
        return self.filter(secret_hash=hash_of(secret))

    def in_force_on(self, day: dt.date) -> Self:
        """Those that open a day sheet: not revoked, within their dates, with a series that may still be counted."""
        running = LeaderLinkSeries.objects.filter(series__ends_on__gte=day - dt.timedelta(days=DAYS_BACK))
        return self.filter(covering(day), revoked_at__isnull=True, pk__in=running.values("link"))

    def for_list(self) -> Self:
        """With everything that a row shows; `counted_at` is when the leader last said something on the day sheet."""
        entries = EntryReceipt.objects.filter(user=models.OuterRef("leader")).order_by("-created_at")
        return (
            self.select_related("leader", "partnership")
            .prefetch_related("series_links__series")
            .annotate(counted_at=models.Subquery(entries.values("created_at")[:1]))
        )


class LeaderLink(Record):
    """One leader's way in. Only the SHA-256 of the secret is kept: who reads the database cannot use the link.

    `leader` is a person without a password, so that the history names who counted. At most 366 days long.
    """

    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="leader_links", verbose_name="partnerskap"
    )
    leader = models.ForeignKey("partnerships.User", models.PROTECT, related_name="leader_links", verbose_name="ledare")
    secret_hash = ShortText("kontrollsumma", max_length=64, unique=True, editable=False)
    starts_on = Day("gäller från och med")
    ends_on = Day("gäller till och med")
    revoked_at = models.DateTimeField("återkallad", null=True, blank=True, editable=False)

    objects: ClassVar[Any] = LeaderLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "ledarlänk"
        verbose_name_plural = "ledarlänkar"
        constraints = [
            in_order("leaderlink", "starts_on", "ends_on", "Länken kan inte sluta gälla innan den börjar."),
            rule("leaderlink_has_a_secret", ~Q(secret_hash=""), "Länken saknar hemlighet."),
        ]

    def __str__(self) -> str:
        return f"{self.leader}, {self.starts_on}–{self.ends_on}"

    def clean(self) -> None:
        if self.starts_on and self.ends_on and self.ends_on - self.starts_on > LONGEST:
            raise ValidationError({"ends_on": "En länk gäller i högst ett år. Förnya den sedan."})

    @property
    def fingerprint(self) -> str:
        """Changes when the link is renewed or revoked; tells nothing of the secret. Needs the server's own key."""
        return salted_hmac("leader link", f"{self.pk} {self.secret_hash} {self.revoked_at is None}").hexdigest()

    @property
    def phone_key(self) -> str:
        """Whose entries a phone keeps that has opened the link: the leader's, also after it is renewed."""
        return f"ledare-{self.leader_id}"

    def state_on(self, day: dt.date) -> LinkState:
        if self.revoked_at is not None:
            return LinkState.REVOKED
        if covers(day, starts_on=self.starts_on, ends_on=self.ends_on):
            return LinkState.ACTIVE
        return LinkState.UPCOMING if day < self.starts_on else LinkState.ENDED

    @property
    def series(self) -> list[Any]:
        return [link.series for link in self.series_links.all()]


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
