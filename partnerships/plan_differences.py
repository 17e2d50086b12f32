"""What differs between two editions of a plan, item by item."""

from collections.abc import Iterable
from dataclasses import dataclass

from partnerships.models import PlanItem
from partnerships.plan_reading import months_in_words
from partnerships.swedish import listed, number

FIELDS = ("arrangör", "antal tillfällen", "när", "behov hos de boende", "effektmål", "kostnadsrad")
EMPTY = "(tomt)"


@dataclass(frozen=True)
class Changed:
    """One thing about an item, before and after, in words."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Difference:
    """An item that was added, taken away, or changed."""

    activity: str
    area: str
    what: str  # "tillkommer", "utgår" or "ändras"
    changes: tuple[Changed, ...] = ()


def plan_differences(former: Iterable[PlanItem], latter: Iterable[PlanItem]) -> list[Difference]:
    """What the latter edition adds, takes away and changes; an item is the same by its activity and area.

    Reads what PlanItemQuerySet.for_list() fetches.
    """
    before = {(item.activity_id, item.area_id): item for item in former}
    after = {(item.activity_id, item.area_id): item for item in latter}
    found = [_difference(before.get(key), item) for key, item in after.items()]
    found += [_difference(item, None) for key, item in before.items() if key not in after]
    return [difference for difference in found if difference]


def _difference(old: PlanItem | None, new: PlanItem | None) -> Difference | None:
    either = new or old
    if either is None:
        return None
    activity, area = str(either.activity), str(either.area)
    if old is None:
        return Difference(activity, area, "tillkommer", _changes([""] * len(FIELDS), _words(either)))
    if new is None:
        return Difference(activity, area, "utgår")
    changes = _changes(_words(old), _words(new))
    return Difference(activity, area, "ändras", changes) if changes else None


def _changes(old: list[str], new: list[str]) -> tuple[Changed, ...]:
    return tuple(
        Changed(label, before or EMPTY, after or EMPTY)
        for label, before, after in zip(FIELDS, old, new, strict=True)
        if before != after
    )


def _words(item: PlanItem) -> list[str]:
    goals = sorted(str(link.goal) for link in item.goal_links.all())
    return [
        str(item.organiser),
        number(item.times),
        months_in_words(item.first_month, item.last_month),
        item.needs_basis,
        listed(goals),
        item.cost_line,
    ]
