"""What stands on a leader's day sheet: today's occasions of the link's series, and those just before that wait for a
number. Nothing else can be reached through the link."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from django.utils import timezone

from partnerships.models import DAYS_BACK, ActivityOccasion, AgeBand, LeaderLink, OccasionStatus
from partnerships.swedish import long_date

NOT_COUNTED = Q(status=OccasionStatus.PLANNED) | Q(status=OccasionStatus.HELD, visit_count__isnull=True)


@dataclass(frozen=True)
class SheetRow:
    """One occasion. `is_own`: the leader said it today, and nobody has changed it since."""

    occasion: ActivityOccasion
    is_own: bool
    has_bands: bool  # it may be counted by age band
    day: str  # «I dag», «I går», «18 november 2026»

    @property
    def is_waiting(self) -> bool:
        """Nobody has said yet how it went."""
        occasion = self.occasion
        is_held_uncounted = occasion.status == OccasionStatus.HELD and occasion.visit_count is None
        return occasion.status == OccasionStatus.PLANNED or is_held_uncounted

    @property
    def may_be_written(self) -> bool:
        return self.is_waiting or self.is_own


def day_sheet(link: LeaderLink, *, today: dt.date) -> list[SheetRow]:
    """The rows of the day, the latest day first; three queries."""
    banded = set(AgeBand.objects.in_use().filter(partnership=link.partnership_id).values_list("series_id", flat=True))
    occasions = list(_within_reach(link, today).order_by("-held_on", F("starts_at").asc(nulls_last=True), "pk"))
    own = _said_today(link, occasions, today)
    rows = [
        SheetRow(each, each.pk in own, bool(banded & {each.series_id, None}), day_in_words(each.held_on, today))
        for each in occasions
    ]
    return [row for row in rows if row.may_be_written or row.occasion.held_on == today]


def row_on_sheet(link: LeaderLink, pk: int, *, today: dt.date) -> SheetRow | None:
    """The row of one occasion, or None when it does not stand on the sheet."""
    return next((row for row in day_sheet(link, today=today) if row.occasion.pk == pk), None)


def day_in_words(day: dt.date, today: dt.date) -> str:
    return {0: "I dag", 1: "I går"}.get((today - day).days, long_date(day))


def _within_reach(link: LeaderLink, today: dt.date) -> Any:
    """The link's own dates hold for what it opens, too."""
    first = max(today - dt.timedelta(days=DAYS_BACK), link.starts_on)
    ours = ActivityOccasion.objects.of(link.partnership_id).filter(series__in=link.series_links.values("series"))
    return ours.filter(held_on__range=(first, today)).for_list()


def _said_today(link: LeaderLink, occasions: list[ActivityOccasion], today: dt.date) -> set[int]:
    """Those whose latest change is the leader's, and of today."""
    changes = ActivityOccasion.history.filter(id__in=[each.pk for each in occasions])
    latest: dict[int, Any] = {row.id: row for row in changes.order_by("history_date", "history_id")}
    return {
        pk
        for pk, row in latest.items()
        if row.history_user_id == link.leader_id and timezone.localdate(row.history_date) == today
    }
