"""Make a series with its occasions, change it, end it. What has been held or cancelled stays as it is."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from partnerships.actions.links import create_in_bulk, link_occasions, link_series, update_in_bulk
from partnerships.actions.occasions import refuse_unless_together, save_new_activity, update_occasion
from partnerships.actions.organisations import save_new_organisers
from partnerships.models import (
    ActivityOccasion,
    ActivitySeries,
    OccasionStatus,
    Organisation,
    OutcomeGoal,
    Partnership,
    User,
)
from partnerships.rhythm import Rearrangement, rearranged
from partnerships.swedish import long_date, plural
from partnerships.versions import lock_current, save_if_current

MAX_DAYS = 400  # occasions that a series may have: every day of a year, and some
CARRIED = ("activity", "area", "organiser", "venue", "starts_at")  # what an occasion takes over from its series


@transaction.atomic
def create_series(
    series: ActivitySeries,
    *,
    days: Collection[dt.date],
    goals: Collection[OutcomeGoal],
    co_organisers: Collection[Organisation] = (),
    by: User | None,
) -> ActivitySeries:
    """Save a new series with a planned occasion on each of the days.

    Raises ValidationError (by field) when it does not hold together (rule 14), when its agreement does not cover the
    whole period, when a day lies outside it, and when there is such a series already: of two who send the same
    series one makes it.
    """
    Partnership.objects.select_for_update().get(pk=series.partnership_id)  # one at a time, or both would be first
    _refuse_unless_it_holds_together(series, days, goals)
    save_new_activity(series, by)
    co_organisers = save_new_organisers(series, co_organisers, by=by)
    series.save_as(by)
    link_series(series, goals=goals, co_organisers=co_organisers, by=by)
    _plan(series, sorted(days), goals=goals, co_organisers=co_organisers, by=by)
    return series


@transaction.atomic
def change_series(
    series: ActivitySeries,
    *,
    days: Collection[dt.date],
    goals: Collection[OutcomeGoal],
    co_organisers: Collection[Organisation],
    reason: str,
    today: dt.date,
    expected_version: int,
    by: User,
) -> Rearrangement:
    """Save a changed series, and make its planned occasions from today on exactly those of `days`.

    Within its week an occasion moves to the new day; one that has no day left is cancelled with `reason`. What has
    changed in the series is changed in all of them; what was said of one of them only is else left. Raises
    StaleVersion, and ValidationError as create_series() and when a reason is missing.
    """
    lock_current(series, expected=expected_version)
    former = ActivitySeries.objects.get(pk=series.pk)
    coming = _coming(series, today)
    wanted = {day for day in days if day >= today}
    planned = {each.held_on for each in coming}
    taken = set(series.occasions.values_list("held_on", flat=True)) - planned
    change = rearranged(planned, wanted, taken=taken)
    _refuse_unless_it_holds_together(series, [*wanted, *taken], goals)
    if change.called_off and not reason:
        count = plural(len(change.called_off), "planerat tillfälle", "planerade tillfällen")
        raise ValidationError({"reason": f"Skriv varför {count} ställs in."})
    save_new_activity(series, by)
    co_organisers = save_new_organisers(series, co_organisers, by=by)
    save_if_current(series, expected=expected_version, by=by)
    goals_now = _if_changed(series.goal_links, "goal_id", goals)
    others_now = _if_changed(series.co_organisers, "organisation_id", co_organisers)
    link_series(series, goals=goals_now, co_organisers=others_now, by=by)
    kept = _cancel_and_move(coming, change, reason=reason, by=by)
    changes = {name: getattr(series, name) for name in CARRIED if getattr(series, name) != getattr(former, name)}
    _carry_over(kept, changes, goals=goals_now, co_organisers=others_now, by=by)
    _plan(series, change.added, goals=goals, co_organisers=co_organisers, by=by)
    return change


@transaction.atomic
def change_all_coming(
    occasion: ActivityOccasion,
    *,
    changed: Collection[str],
    goals: Collection[OutcomeGoal],
    co_organisers: Collection[Organisation],
    today: dt.date,
    expected_version: int,
    by: User,
) -> int:
    """Save a changed occasion, and give its series and all planned occasions from today on the same in the `changed`
    fields; gives how many others were changed. Raises StaleVersion, and ValidationError as update_occasion()."""
    series = ActivitySeries.objects.select_for_update().get(occasions=occasion)
    co_organisers = save_new_organisers(occasion, co_organisers, by=by)
    update_occasion(occasion, goals=goals, co_organisers=co_organisers, expected_version=expected_version, by=by)
    changes = {name: getattr(occasion, name) for name in CARRIED if name in changed}
    for name, value in changes.items():
        setattr(series, name, value)
    refuse_unless_together(_occasion_of(series, series.starts_on), goals)
    save_if_current(series, expected=series.version, by=by)
    links: dict[str, Any] = {
        "goals": goals if "goals" in changed else None,
        "co_organisers": co_organisers if "co_organisers" in changed else None,
    }
    link_series(series, **links, by=by)
    others = [each for each in _coming(series, today) if each.pk != occasion.pk]
    _carry_over(others, changes, **links, by=by)
    return len(others)


@transaction.atomic
def end_series(series: ActivitySeries, *, last_day: dt.date, reason: str, expected_version: int, by: User) -> int:
    """Let the series end early: what is planned after `last_day` is cancelled with the reason; gives how many.

    Raises StaleVersion, and ValidationError when the series ends before that day anyway, when something has been held
    after it, and without a reason.
    """
    lock_current(series, expected=expected_version)
    last_held = series.occasions.held().aggregate(last=Max("held_on"))["last"]
    if last_day >= series.ends_on:
        raise ValidationError({"last_day": f"Serien slutar redan {long_date(series.ends_on)}."})
    if last_held and last_day < last_held:
        raise ValidationError({"last_day": f"Serien har ett genomfört tillfälle {long_date(last_held)}."})
    if not reason:
        raise ValidationError({"reason": "Skriv varför serien slutar."})
    series.ends_on = max(last_day, series.starts_on)
    save_if_current(series, expected=expected_version, by=by)
    after = list(series.occasions.planned().filter(held_on__gt=last_day).select_for_update())
    _cancel(after, reason=reason, by=by)
    return len(after)


def _refuse_unless_it_holds_together(
    series: ActivitySeries, days: Collection[dt.date], goals: Collection[OutcomeGoal]
) -> None:
    """As a whole (rule 14), and each day. Raises ValidationError by field."""
    agreement = series.area.agreement
    if not agreement.covers(series.starts_on):
        raise ValidationError({"starts_on": f"Dagen ligger utanför avtalet ({agreement.title})."})
    if not agreement.covers(series.ends_on):
        last = long_date(agreement.ends_on)
        raise ValidationError({"ends_on": f"Avtalet gäller till och med {last}. Gör en ny serie i nästa avtal."})
    if not days:
        raise ValidationError({"days": "Kryssa i minst en dag."})
    if len(days) > MAX_DAYS:
        raise ValidationError({"days": f"En serie kan ha högst {MAX_DAYS} tillfällen. Dela den i flera."})
    refuse_unless_together(_occasion_of(series, series.starts_on), goals)


def _plan(
    series: ActivitySeries,
    days: Collection[dt.date],
    *,
    goals: Collection[OutcomeGoal],
    co_organisers: Collection[Organisation],
    by: User | None,
) -> None:
    occasions = create_in_bulk(ActivityOccasion, [_occasion_of(series, day) for day in days], by)
    link_occasions(occasions, goals=goals, co_organisers=co_organisers, by=by)


def _occasion_of(series: ActivitySeries, day: dt.date) -> ActivityOccasion:
    carried = {name: getattr(series, name) for name in CARRIED}
    return ActivityOccasion(
        partnership=series.partnership,
        series=series,
        held_on=day,
        status=OccasionStatus.PLANNED,
        is_example=series.is_example,
        **carried,
    )


def _coming(series: ActivitySeries, today: dt.date) -> list[ActivityOccasion]:
    """Planned from today on, locked: who counts one of them now does so before or after us."""
    coming = series.occasions.planned().filter(held_on__gte=today).order_by("held_on")
    return list(coming.select_related("activity", "organiser", "series").select_for_update(of=["self"]))


def _if_changed(links: Any, name: str, wanted: Collection[Any]) -> Collection[Any] | None:
    is_same = set(links.values_list(name, flat=True)) == {each.pk for each in wanted}
    return None if is_same else wanted


def _cancel_and_move(
    coming: list[ActivityOccasion], change: Rearrangement, *, reason: str, by: User
) -> list[ActivityOccasion]:
    """Gives those that are still planned."""
    _cancel([each for each in coming if each.held_on in change.called_off], reason=reason, by=by)
    moves = dict(change.moved)
    moved = [each for each in coming if each.held_on in moves]
    for occasion in moved:
        occasion.held_on = moves[occasion.held_on]
    update_in_bulk(moved, ["held_on"], by)
    return [each for each in coming if each.status == OccasionStatus.PLANNED]


def _cancel(occasions: list[ActivityOccasion], *, reason: str, by: User) -> None:
    for occasion in occasions:
        occasion.status, occasion.cancellation_reason = OccasionStatus.CANCELLED, reason
    update_in_bulk(occasions, ["status", "cancellation_reason"], by)


def _carry_over(
    occasions: list[ActivityOccasion],
    changes: dict[str, Any],
    *,
    goals: Collection[OutcomeGoal] | None,
    co_organisers: Collection[Organisation] | None,
    by: User,
) -> None:
    """Give occasions what has changed in their series."""
    for occasion in occasions:
        for name, value in changes.items():
            setattr(occasion, name, value)
    if changes or goals is not None or co_organisers is not None:
        update_in_bulk(occasions, list(changes), by)
    link_occasions(occasions, goals=goals, co_organisers=co_organisers, by=by)
