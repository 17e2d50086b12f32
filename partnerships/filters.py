"""What a list of occasions can be narrowed by. The filter lives in the address, so that it can be kept and shared."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache, cached_property, lru_cache
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db import connection
from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast

from partnerships.forms.choices import Select
from partnerships.models import Activity, ActivityOccasion, OccasionStatus, Organisation, Partnership, Venue
from partnerships.models.activity import ActivityKind
from partnerships.models.agreement import Agreement
from partnerships.models.programme import OutcomeGoal, ProgrammeArea
from partnerships.models.visits import AgeBand, BandCount
from partnerships.swedish import swedish_sort_key


def _choice(label: str, all_of_them: str, choices: Iterable[tuple[str, str]] = ()) -> forms.ChoiceField:
    choices = [("", all_of_them), *choices]
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=Select)


class FilterForm(forms.Form):
    """What the filter asks. The lists of what the partnership has used are filled in by OccasionFilter."""

    mark_optional = False
    q = forms.CharField(label="Sök", max_length=100, required=False)
    year = _choice("År", "Alla år")
    status = _choice("Läge", "Alla lägen", OccasionStatus.choices)
    area = _choice("Område", "Alla områden")
    goal = _choice("Effektmål", "Alla effektmål")
    activity = _choice("Aktivitet", "Alla aktiviteter")
    kind = _choice("Slag", "Alla slag", ActivityKind.choices)
    organiser = _choice("Arrangör", "Alla arrangörer")
    band = _choice("Åldersgrupp", "Alla åldrar")
    venue = _choice("Plats", "Alla platser")


COLUMNS = {
    "status": "status",
    "activity": "activity",
    "kind": "activity__kind",
    "organiser": "organiser",
    "venue": "venue",
}


class OccasionFilter:
    """Year, area, outcome goal, activity and its kind, organiser, age band, place, state and free text.

    An area or a goal that comes back in the next agreement is one choice: years compare.
    """

    def __init__(self, data: Any, log: Any = None, *, partnership: Partnership, without: tuple[str, ...] = ()) -> None:
        """`log`: the occasions to choose among. `without`: filters that the page decides by its address."""
        self.log = log
        self.choices = _choices(_used_by(partnership))
        self.form = FilterForm(data)
        for name in without:
            del self.form.fields[name]
        for name in set(LISTS) - set(without):
            field: Any = self.form.fields[name]
            field.choices = [*field.choices, *self.choices[name]]

    @cached_property
    def wanted(self) -> dict[str, str]:
        """Value by filter, of those in use. A value that is no choice narrows nothing."""
        self.form.full_clean()
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """What the list is narrowed by, in words: ("År", "2023")."""
        fields: dict[str, Any] = self.form.fields
        labels = {name: dict(getattr(fields[name], "choices", ())) for name in self.wanted}
        return [(str(fields[name].label), str(labels[name].get(value, value))) for name, value in self.wanted.items()]

    @property
    def is_narrowed(self) -> bool:
        return bool(self._asked)

    @property
    def query(self) -> str:
        """The filter as the end of another page's address: «?year=2023», or nothing."""
        return f"?{urlencode(self._asked)}" if self._asked else ""

    @cached_property
    def _asked(self) -> dict[str, str]:
        """As written in the address, choices or not."""
        return {name: self.form.data[name] for name in self.form.fields if self.form.data.get(name)}

    @property
    def qs(self) -> Any:
        """The occasions that pass."""
        found = self.log.filter(**{COLUMNS[name]: value for name, value in self.wanted.items() if name in COLUMNS})
        for name, value in self.wanted.items():
            if name in NARROWED:
                found = NARROWED[name](found, value, self.choices.ids.get((name, value), []))
        return found


def _with_band(found: Any, value: str, bands: list[int]) -> Any:
    return found.filter(Exists(BandCount.objects.filter(occasion=OuterRef("pk"), band__in=bands)))


# By the value itself, or by the rows that it stands for.
NARROWED: dict[str, Callable[[Any, str, list[int]], Any]] = {
    "q": lambda found, text, _: found.matching(text),
    "year": lambda found, year, _: found.in_year(int(year)),
    "area": lambda found, code, _: found.filter(area__code=code),
    "goal": lambda found, _, goals: found.for_goals(goals),
    "band": _with_band,
}


LISTS = ("year", "area", "goal", "activity", "organiser", "band", "venue")
SAME_WORDS = {"goal", "band"}  # choices with the same words are one
Row = tuple[str, str, str, int]  # list, value, label and id; for years the first and the last day of an agreement
ANY = -1  # stands for the partnership's id where a statement is written ahead


class Choices(dict[str, tuple[tuple[str, str], ...]]):
    """The choices of every list in the filter form, read in one query: what the partnership has used.

    `ids`: the rows behind a choice: an area or goal has one in each agreement, an age band may be a programme's too.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        ids: dict[tuple[str, str], list[int]] = defaultdict(list)
        labels: dict[str, dict[str, str]] = {name: {} for name in LISTS}
        words: dict[tuple[str, str], str] = {}  # list and label → the value that stands for all of them
        for name, value, label, pk in rows:
            if name == "year":
                labels[name] |= {str(year): str(year) for year in range(int(value[:4]), int(label[:4]) + 1)}
                continue
            if name in SAME_WORDS:
                value = words.setdefault((name, label), value)
            labels[name][value] = label
            ids[name, value].append(pk)
        self.ids = dict(ids)
        super().__init__(
            (name, tuple(sorted(found.items(), key=lambda item: swedish_sort_key(item[1]), reverse=name == "year")))
            for name, found in labels.items()
        )


@lru_cache(maxsize=200)  # the same rows give the same choices: nothing here can grow old
def _choices(rows: tuple[Row, ...]) -> Choices:
    return Choices(rows)


def _used_by(partnership: Partnership) -> tuple[Row, ...]:
    statement, parameters = _statement(connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(statement, [partnership.pk if each == ANY else each for each in parameters])
        return tuple(cursor.fetchall())


@cache
def _statement(vendor: str) -> tuple[str, tuple[Any, ...]]:
    """The lists as one statement, put together once: for the ORM to do so takes four times as long as reading them."""
    key, text = CharField(), CharField()
    held = ActivityOccasion.objects.filter(partnership=ANY, organiser=OuterRef("pk"))

    def rows(name: str, found: QuerySet, value: str, label: str) -> QuerySet:
        return found.order_by().values_list(Value(name), Cast(value, key), Cast(label, text), "pk")

    lists = rows("year", Agreement.objects.of(ANY), "starts_on", "ends_on").union(
        rows("area", ProgrammeArea.objects.filter(agreement__partnership=ANY), "code", "name"),
        rows("goal", OutcomeGoal.objects.filter(area__agreement__partnership=ANY), "pk", "text"),
        rows("activity", Activity.objects.filter(partnership=ANY), "pk", "name"),
        rows("organiser", Organisation.objects.filter(Exists(held)), "pk", "name"),
        rows("band", AgeBand.objects.filter(partnership=ANY), "pk", "label"),
        rows("venue", Venue.objects.filter(partnership=ANY), "pk", "name"),
        all=True,
    )
    return lists.query.sql_with_params()
