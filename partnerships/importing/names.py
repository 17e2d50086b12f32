"""What the names in a sheet stand for: the partnership's own things, read once whatever the number of rows."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from partnerships.models import (
    Activity,
    ActivityOccasion,
    Agreement,
    OccasionGoal,
    Organisation,
    OrganisationKind,
    OrganisationName,
    OutcomeGoal,
    Partnership,
    ProgrammeArea,
    Venue,
    VenueName,
)
from partnerships.swedish import search_key

SEPARATORS = re.compile(r"(\s*[;\n|]\s*)")
COMMAS = re.compile(r"(\s*,\s*)")
NEW_NAME_LONGEST = 120


class Names:
    """Finds what a text means in one partnership. Raises ValueError with a sentence when it means nothing.

    An activity or organisation that does not exist is made here, unsaved, once for each name: `new_activities` and
    `new_organisations`. Whether they may be saved is not decided here.
    """

    def __init__(self, partnership: Partnership) -> None:
        self.partnership = partnership
        self.new_activities: dict[str, Activity] = {}
        self.new_organisations: dict[str, Organisation] = {}

    # --- Activities and organisations: may be new ---

    @cached_property
    def _activities(self) -> dict[str, Activity]:
        return {each.search_key: each for each in Activity.objects.filter(partnership=self.partnership)}

    def activity(self, text: str) -> Activity:
        key = search_key(text)
        if not key:
            raise ValueError("Aktivitet saknas.")
        found = self._activities.get(key) or self.new_activities.get(key)
        if found is None:
            found = Activity(partnership=self.partnership, name=_clean(Activity, "name", text))
            found.search_key = key
            self.new_activities[key] = found
        return found

    @cached_property
    def _organisations(self) -> dict[str, list[Organisation]]:
        """By every name they have or have had, and the city's abbreviation; what was merged is what it became."""
        every = {each.pk: each for each in Organisation.objects.all()}
        found: dict[str, dict[int, Organisation]] = {}
        names = [(each.search_key, each.pk) for each in every.values()]
        names += [(search_key(each.code), each.pk) for each in every.values() if each.code]
        names += OrganisationName.objects.values_list("search_key", "organisation_id")
        for key, pk in names:
            each = every[pk]
            while each.merged_into_id:
                each = every[each.merged_into_id]
            found.setdefault(key, {})[each.pk] = each
        return {key: list(rows.values()) for key, rows in found.items()}

    def organisation(self, text: str) -> Organisation:
        key = search_key(text)
        known = self._organisations.get(key, [])
        if len(known) > 1:
            known = [each for each in known if each.search_key == key]  # its name today before another's earlier one
            if len(known) != 1:
                raise ValueError(f"Flera organisationer har hetat «{text[:80]}». Skriv namnet som det är i dag.")
        if known:
            return known[0]
        if key not in self.new_organisations:
            name = _clean(Organisation, "name", text)
            if len(name) > NEW_NAME_LONGEST:
                raise ValueError(f"«{name[:40]}…» är för långt för att vara ett namn.")
            kind = OrganisationKind.ASSOCIATION
            self.new_organisations[key] = Organisation(name=name, kind=kind, is_proposed=True, search_key=key)
        return self.new_organisations[key]

    def organisations(self, text: str) -> list[Organisation]:
        """Several in one cell, with semicolons, line breaks or, when that gives no known name, commas between."""
        found = self._several(text, lambda key: len(self._organisations.get(key, [])) > 0, self.organisation)
        return list({id(each): each for each in found}.values())

    # --- Places ---

    @cached_property
    def _venues(self) -> dict[str, Venue]:
        venues = {each.pk: each for each in self.partnership.venues.all()}
        others = VenueName.objects.filter(venue__partnership=self.partnership).values_list("search_key", "venue_id")
        return {key: venues[pk] for key, pk in others} | {each.search_key: each for each in venues.values()}

    def venue(self, text: str) -> Venue | None:
        if not text:
            return None
        found = self._venues.get(search_key(text))
        if found is None:
            raise ValueError(f"Platsen «{text[:80]}» finns inte i partnerskapet. Skriv namnet på en av dess platser.")
        return found

    # --- Areas and goals of the agreement that covers the day ---

    @cached_property
    def _agreements(self) -> list[tuple[Agreement, dict[str, ProgrammeArea], dict[str, OutcomeGoal]]]:
        """The newest first."""
        areas: dict[int, list[ProgrammeArea]] = {}
        for area in ProgrammeArea.objects.filter(agreement__partnership=self.partnership).select_related("agreement"):
            areas.setdefault(area.agreement_id, []).append(area)
        goals: dict[int, list[OutcomeGoal]] = {}
        for goal in OutcomeGoal.objects.filter(area__agreement__partnership=self.partnership).select_related("area"):
            goals.setdefault(goal.area.agreement_id, []).append(goal)
        agreements = Agreement.objects.of(self.partnership).oldest_first().reverse()
        return [(each, _by_area(areas.get(each.pk, [])), _by_goal(goals.get(each.pk, []))) for each in agreements]

    def agreement(self, day: dt.date) -> Agreement:
        for agreement, _, _ in self._agreements:
            if agreement.covers(day):
                return agreement
        raise ValueError(f"Inget avtal gäller {day}. Kontrollera datumet.")

    def area(self, text: str, day: dt.date) -> ProgrammeArea:
        key = search_key(text)
        covering = [areas for agreement, areas, _ in self._agreements if agreement.covers(day)]
        for areas in covering:
            if key in areas:
                return areas[key]
        names = dict.fromkeys(area.name for area in covering[0].values()) if covering else {}
        raise ValueError(f"«{text[:80]}» är inget område i avtalet som gäller {day}. Områdena är {', '.join(names)}.")

    def goals(self, text: str, area: ProgrammeArea) -> list[OutcomeGoal]:
        known = next(goals for agreement, _, goals in self._agreements if agreement.pk == area.agreement_id)

        def one(part: str) -> OutcomeGoal:
            key = search_key(part).removesuffix(".")
            found = known.get(key) or known.get(f"{area.position}.{key}")
            if found is None:
                raise ValueError(
                    f"«{part[:80]}» är inget effektmål i avtalet. Skriv dess text, eller till exempel 2.1."
                )
            return found

        found = self._several(text, lambda key: key.removesuffix(".") in known, one)
        return list({each.pk: each for each in found}.values())

    def _several(self, text: str, is_known: Callable[[str], bool], find: Callable[[str], Any]) -> list[Any]:
        """The names in a cell. A known name is found whole even when it has a separator in it."""
        if not text or is_known(search_key(text)):
            return [find(text)] if text else []
        found: list[Any] = []
        for part in _known_runs(SEPARATORS.split(text), is_known):
            pieces = [piece.strip() for piece in COMMAS.split(part)[::2]]
            splits = len(pieces) > 1 and not is_known(search_key(part)) and any(is_known(search_key(p)) for p in pieces)
            found += [find(piece) for piece in (_known_runs(COMMAS.split(part), is_known) if splits else [part])]
        return found

    # --- What the activity had the last time ---

    @cached_property
    def _latest(self) -> dict[tuple[int, int], tuple[int, int, int]]:
        """By activity and agreement: occasion, area, organiser."""
        rows = ActivityOccasion.objects.of(self.partnership).order_by("held_on", "pk")
        columns = ("activity_id", "area__agreement_id", "pk", "area_id", "organiser_id")
        return {(row[0], row[1]): row[2:] for row in rows.values_list(*columns)}

    @cached_property
    def _latest_goals(self) -> dict[int, list[int]]:
        links: dict[int, list[int]] = {}
        occasions = [occasion for occasion, _, _ in self._latest.values()]
        for occasion, goal in OccasionGoal.objects.filter(occasion__in=occasions).values_list("occasion_id", "goal_id"):
            links.setdefault(occasion, []).append(goal)
        return links

    def last_time(self, activity: Activity, day: dt.date) -> dict[str, Any]:
        """Area, organiser and goals of the activity's latest occasion under the day's agreement; or nothing."""
        agreement = self.agreement(day)
        latest = self._latest.get((activity.pk or 0, agreement.pk))
        if latest is None:
            return {}
        occasion, area, organiser = latest
        _, areas, goals = next(each for each in self._agreements if each[0].pk == agreement.pk)
        wanted = self._latest_goals.get(occasion, [])
        return {
            "area": next(each for each in areas.values() if each.pk == area),
            "goals": list({each.pk: each for each in goals.values() if each.pk in wanted}.values()),
            "organiser": self._organisations_by_id[organiser],
        }

    @cached_property
    def _organisations_by_id(self) -> dict[int, Organisation]:
        return {each.pk: each for rows in self._organisations.values() for each in rows}


def _known_runs(pieces: list[str], is_known: Callable[[str], bool]) -> Iterable[str]:
    """Names from text cut at separators (kept in between), the longest known ones first."""
    start = 0
    while start < len(pieces):
        ends = range(len(pieces), start, -2)
        end = next((end for end in ends if is_known(search_key("".join(pieces[start:end])))), start + 1)
        part = "".join(pieces[start:end]).strip()
        if part:
            yield part
        start = end + 1


def _by_area(areas: Iterable[ProgrammeArea]) -> dict[str, ProgrammeArea]:
    by: dict[str, ProgrammeArea] = {}
    for area in areas:
        for name in (area.name, area.code, str(area.position), f"{area.position}. {area.name}"):
            by.setdefault(search_key(name), area)
    return by


def _by_goal(goals: Iterable[OutcomeGoal]) -> dict[str, OutcomeGoal]:
    by: dict[str, OutcomeGoal] = {}
    for goal in goals:
        by.setdefault(search_key(goal.text).removesuffix("."), goal)
        by.setdefault(f"{goal.area.position}.{goal.position}", goal)
    return by


def _clean(model: type[Any], field: str, text: str) -> str:
    """The text as the model's own field takes it. Raises ValidationError."""
    value: str = model._meta.get_field(field).clean(" ".join(text.split()), None)
    return value
