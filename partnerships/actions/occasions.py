"""Log, change and cancel an occasion."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from partnerships.actions.links import replace_links
from partnerships.actions.organisations import follow_merges, save_new_organisers
from partnerships.actions.visits import BandCounts, keep_band_counts, refuse_unless_bands_add_up
from partnerships.models import (
    ActivityOccasion,
    ActivitySeries,
    CoOrganiser,
    OccasionGoal,
    OccasionStatus,
    Organisation,
    OutcomeGoal,
    User,
)
from partnerships.versions import lock_current, save_if_current


@transaction.atomic
def log_occasion(
    occasion: ActivityOccasion,
    *,
    goals: Collection[OutcomeGoal],
    co_organisers: Collection[Organisation] = (),
    band_counts: BandCounts | None = None,
    by: User | None,
) -> ActivityOccasion:
    """Save a new occasion with its outcome goals, co-organisers and visits by age band.

    An activity that is new is saved with it, and so are organisers that were typed in. Raises ValidationError (by
    field) when the occasion does not hold together: rule 14 wants one area and at least one goal of the agreement
    whose term covers the date, and the bands add up to the visit count.
    """
    refuse_unless_together(occasion, goals)
    refuse_unless_bands_add_up(occasion, band_counts)
    save_new_activity(occasion, by)
    co_organisers = save_new_organisers(occasion, co_organisers, by=by)
    occasion.save_as(by)
    _link(occasion, goals=goals, co_organisers=co_organisers, by=by)
    follow_merges(occasion, by=by)
    if band_counts:
        keep_band_counts(occasion, band_counts, by=by)
    return occasion


@transaction.atomic
def update_occasion(
    occasion: ActivityOccasion,
    *,
    goals: Collection[OutcomeGoal],
    co_organisers: Collection[Organisation],
    expected_version: int,
    band_counts: BandCounts | None = None,
    by: User,
) -> ActivityOccasion:
    """Save a changed occasion; without `band_counts` its visits by age band stay as they are.

    Raises StaleVersion when somebody else saved it first, else as log_occasion().
    """
    if occasion.series_id:  # held, so that a series never gets two occasions on a day
        ActivitySeries.objects.select_for_update().get(pk=occasion.series_id)
    lock_current(occasion, expected=expected_version)
    refuse_unless_together(occasion, goals)
    refuse_unless_bands_add_up(occasion, band_counts)
    save_new_activity(occasion, by)
    co_organisers = save_new_organisers(occasion, co_organisers, by=by)
    save_if_current(occasion, expected=expected_version, by=by)
    _link(occasion, goals=goals, co_organisers=co_organisers, by=by)
    follow_merges(occasion, by=by)
    if band_counts is not None:
        keep_band_counts(occasion, band_counts, by=by)
    return occasion


@transaction.atomic
def cancel_occasion(occasion: ActivityOccasion, *, reason: str, expected_version: int, by: User) -> ActivityOccasion:
    """Mark an occasion as cancelled, with the reason. Its counts go, the history keeps them.

    Raises StaleVersion, and ValidationError without a reason.
    """
    occasion.status = OccasionStatus.CANCELLED
    occasion.cancellation_reason = reason
    occasion.visit_count = occasion.visit_count_upper = occasion.unique_participant_count = None
    occasion.precision = ActivityOccasion._meta.get_field("precision").default
    save_if_current(occasion, expected=expected_version, by=by)
    keep_band_counts(occasion, {}, by=by)
    return occasion


def save_new_activity(occasion: ActivityOccasion | ActivitySeries, by: User | None) -> None:
    """An activity comes into being with its first occasion or series."""
    if occasion.activity._state.adding:
        occasion.activity.save_as(by)
        occasion.activity = occasion.activity  # takes over the new id


def refuse_unless_together(occasion: ActivityOccasion, goals: Collection[OutcomeGoal]) -> None:
    """Rule 14, and nothing from another partnership. Raises ValidationError by field."""
    agreement = occasion.area.agreement
    ours = occasion.partnership_id
    errors: dict[str, str] = {}
    if agreement.partnership_id != ours:
        errors["area"] = "Verksamhetsområdet hör till ett annat partnerskap."
    if occasion.activity.partnership_id != ours:
        errors["activity"] = "Aktiviteten hör till ett annat partnerskap."
    if occasion.venue and occasion.venue.partnership_id != ours:
        errors["venue"] = "Platsen hör till ett annat partnerskap."
    if not agreement.covers(occasion.held_on):
        errors["held_on"] = f"Datumet ligger utanför avtalet som verksamhetsområdet hör till ({agreement.title})."
    if not goals:
        errors["goals"] = "Välj minst ett effektmål."
    if any(goal.area.agreement_id != agreement.pk for goal in goals):
        errors["goals"] = "Effektmålen hör till ett annat avtal än verksamhetsområdet."
    if errors:
        raise ValidationError(errors)


def _link(
    occasion: ActivityOccasion,
    *,
    goals: Collection[OutcomeGoal],
    co_organisers: Collection[Organisation],
    by: Any,
) -> None:
    """Make the occasion's goals and co-organisers exactly these."""
    replace_links(
        occasion.goal_links.all(), {goal.pk: OccasionGoal(occasion=occasion, goal=goal) for goal in goals}, by
    )
    others = [organisation for organisation in co_organisers if organisation.pk != occasion.organiser_id]
    wanted = {other.pk: CoOrganiser(occasion=occasion, organisation=other) for other in others}
    replace_links(occasion.co_organisers.all(), wanted, by)
