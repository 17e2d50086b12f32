"""The rows that tie goals and organisations to an occasion or a series, one at a time or many at once."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from partnerships.models import (
    ActivityOccasion,
    ActivitySeries,
    CoOrganiser,
    OccasionGoal,
    Organisation,
    OutcomeGoal,
    SeriesCoOrganiser,
    SeriesGoal,
    User,
)

BATCH = 500  # rows in one statement


def replace_links(existing: Any, wanted: dict[int, Any], by: User | None) -> None:
    """Make the links exactly the wanted ones, which are named by the id of what they lead to."""
    for link in existing:
        target = link.goal_id if hasattr(link, "goal_id") else link.organisation_id
        if target in wanted:
            del wanted[target]
        else:
            link._history_user = by
            link.delete()
    for link in wanted.values():
        link.save_as(by)


def link_series(
    series: ActivitySeries,
    *,
    goals: Collection[OutcomeGoal] | None,
    co_organisers: Collection[Organisation] | None,
    by: User | None,
) -> None:
    """Make the series' goals and co-organisers exactly these; None leaves them as they are."""
    if goals is not None:
        links: dict[int, Any] = {
            goal.pk: SeriesGoal(series=series, goal=goal, is_example=series.is_example) for goal in goals
        }
        replace_links(series.goal_links.all(), links, by)
    if co_organisers is not None:
        others = _beside(series.organiser_id, co_organisers)
        links = {
            other.pk: SeriesCoOrganiser(series=series, organisation=other, is_example=series.is_example)
            for other in others
        }
        replace_links(series.co_organisers.all(), links, by)


def link_occasions(
    occasions: Sequence[ActivityOccasion],
    *,
    goals: Collection[OutcomeGoal] | None,
    co_organisers: Collection[Organisation] | None,
    by: User | None,
) -> None:
    """Make the goals and co-organisers of many occasions exactly these; None leaves them as they are."""
    if goals is not None:
        _drop(OccasionGoal.objects.filter(occasion__in=occasions).exclude(goal__in=goals), by)
        known = set(OccasionGoal.objects.filter(occasion__in=occasions).values_list("occasion_id", "goal_id"))
        pairs = ((each, goal) for each in occasions for goal in goals if (each.pk, goal.pk) not in known)
        create_in_bulk(
            OccasionGoal,
            [OccasionGoal(occasion=each, goal=goal, is_example=each.is_example) for each, goal in pairs],
            by,
        )
    if co_organisers is not None:
        _link_co_organisers(occasions, co_organisers, by)


def _link_co_organisers(
    occasions: Sequence[ActivityOccasion], wanted: Collection[Organisation], by: User | None
) -> None:
    _drop(CoOrganiser.objects.filter(occasion__in=occasions).exclude(organisation__in=wanted), by)
    known = set(CoOrganiser.objects.filter(occasion__in=occasions).values_list("occasion_id", "organisation_id"))
    pairs = (
        (each, other)
        for each in occasions
        for other in _beside(each.organiser_id, wanted)
        if (each.pk, other.pk) not in known
    )
    rows = [CoOrganiser(occasion=each, organisation=other, is_example=each.is_example) for each, other in pairs]
    create_in_bulk(CoOrganiser, rows, by)


def _drop(links: Iterable[Any], by: User | None) -> None:
    for link in links:
        link._history_user = by
        link.delete()


def _beside(organiser_id: int, others: Collection[Organisation]) -> list[Organisation]:
    return [other for other in others if other.pk != organiser_id]


def create_in_bulk(model: type[Any], rows: list[Any], by: User | None) -> list[Any]:
    """Save many new rows with their history, in the name of `by`. What the rows hold has been checked before."""
    return bulk_create_with_history(rows, model, batch_size=BATCH, default_user=by) if rows else []


def update_in_bulk(occasions: list[ActivityOccasion], fields: Sequence[str], by: User | None) -> None:
    """Save the fields of many occasions as their next version, with history."""
    key: Any = ActivityOccasion._meta.get_field("search_key")
    for occasion in occasions:
        occasion.version += 1
        key.pre_save(occasion, False)
    if occasions:
        names = [*fields, "version", "search_key"]
        bulk_update_with_history(occasions, ActivityOccasion, names, batch_size=BATCH, default_user=by)
