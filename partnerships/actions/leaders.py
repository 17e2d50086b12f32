"""Links for leaders without an account, and what a leader says on the day sheet that a link opens."""

import datetime as dt
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from partnerships.actions.visits import BandCounts, keep_band_counts, refuse_unless_bands_add_up
from partnerships.models import (
    ActivityOccasion,
    ActivitySeries,
    CountingMethod,
    LeaderLink,
    LeaderLinkSeries,
    OccasionStatus,
    Partnership,
    Precision,
    User,
    hash_of,
    new_secret,
)
from partnerships.versions import StaleVersion, lock_current, save_if_current


@transaction.atomic
def create_leader_link(
    partnership: Partnership,
    *,
    name: str,
    series: Collection[ActivitySeries],
    starts_on: dt.date,
    ends_on: dt.date,
    by: User | None,
) -> tuple[LeaderLink, str]:
    """Make a link, and the person who counts through it. Gives the link and its secret, which is not kept.

    Raises ValidationError by field.
    """
    link = LeaderLink(partnership=partnership, starts_on=starts_on, ends_on=ends_on)
    link.leader = User.objects.create_leader(name)
    return link, _open_anew(link, series, by)


@transaction.atomic
def renew_leader_link(
    link: LeaderLink,
    *,
    series: Collection[ActivitySeries],
    starts_on: dt.date,
    ends_on: dt.date,
    fingerprint: str,
    by: User,
) -> str:
    """Give the leader a new secret, dates and series; the former link stops working at once. Gives the secret.

    Raises StaleVersion when the link has been renewed or revoked since `fingerprint` was read; ValidationError.
    """
    current = LeaderLink.objects.select_for_update().get(pk=link.pk)
    if current.fingerprint != fingerprint:
        raise StaleVersion(current)
    link.starts_on, link.ends_on, link.revoked_at = starts_on, ends_on, None
    return _open_anew(link, series, by)


@transaction.atomic
def revoke_leader_link(link: LeaderLink, *, by: User) -> LeaderLink:
    """Close the link for good, also where it is open. A second time changes nothing."""
    current: LeaderLink = LeaderLink.objects.select_for_update().get(pk=link.pk)
    if current.revoked_at is None:
        current.revoked_at = timezone.now()
        current.save_as(by)
    return current


@transaction.atomic
def count_on_day_sheet(
    occasion: ActivityOccasion,
    *,
    visit_count: int,
    band_counts: BandCounts,
    is_estimated: bool,
    notes: str,
    expected_version: int,
    by: User,
) -> ActivityOccasion:
    """Say that an occasion was held, with its visits (0–100 000), which its bands add up to if there are any.

    Raises StaleVersion, ValidationError.
    """
    lock_current(occasion, expected=expected_version)
    occasion.status, occasion.cancellation_reason = OccasionStatus.HELD, ""
    occasion.visit_count, occasion.visit_count_upper = visit_count, None
    occasion.precision = Precision.APPROXIMATELY if is_estimated else Precision.EXACT
    occasion.counting_method = CountingMethod.ESTIMATED if is_estimated else CountingMethod.COUNTED
    occasion.notes = notes
    refuse_unless_bands_add_up(occasion, band_counts)
    save_if_current(occasion, expected=expected_version, by=by)
    keep_band_counts(occasion, band_counts, by=by)
    return occasion


def _open_anew(link: LeaderLink, series: Collection[ActivitySeries], by: User | None) -> str:
    if not series:
        raise ValidationError({"series": "Välj minst en serie."})
    if any(each.partnership_id != link.partnership_id for each in series):
        raise ValidationError({"series": "Serien hör till ett annat partnerskap."})
    secret = new_secret()
    link.secret_hash = hash_of(secret)
    link.save_as(by)
    _name_series(link, {each.pk: each for each in series}, by)
    return secret


def _name_series(link: LeaderLink, wanted: dict[int, ActivitySeries], by: User | None) -> None:
    """Make the link open exactly these."""
    for row in link.series_links.all():
        if row.series_id in wanted:
            del wanted[row.series_id]
        else:
            row._history_user = by
            row.delete()
    for each in wanted.values():
        LeaderLinkSeries(link=link, series=each).save_as(by)
