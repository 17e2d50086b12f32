"""What a list of occasions can be narrowed by. The filter lives in the address, so that it can be kept and shared."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any
from urllib.parse import urlencode

import django_filters
from django.db import connection
from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast

from partnerships.models import Activity, ActivityOccasion, OccasionStatus, Organisation, Partnership, Venue
from partnerships.models.activity import ActivityKind
from partnerships.models.agreement import Agreement
from partnerships.models.programme import OutcomeGoal, ProgrammeArea
from partnerships.models.visits import AgeBand, BandCount
from partnerships.swedish import swedish_sort_key


class OccasionFilter(django_filters.FilterSet):
    """Year, area, outcome goal, activity and its kind, organiser, place, state and free text.

    An area or a goal that comes back in the next agreement is one choice: years compare.
    """

    q = django_filters.CharFilter(label="Sök", method="search")
    year = django_filters.ChoiceFilter(label="År", method="in_year", empty_label="Alla år")
    status = django_filters.ChoiceFilter(label="Läge", choices=OccasionStatus.choices, empty_label="Alla lägen")
    area = django_filters.ChoiceFilter(label="Område", method="in_area", empty_label="Alla områden")
    goal = django_filters.ChoiceFilter(label="Effektmål", method="for_goal", empty_label="Alla effektmål")
    activity = django_filters.ChoiceFilter(label="Aktivitet", field_name="activity_id", empty_label="Alla aktiviteter")
    kind = django_filters.ChoiceFilter(
        label="Slag", field_name="activity__kind", choices=ActivityKind.choices, empty_label="Alla slag"
    )
    organiser = django_filters.ChoiceFilter(label="Arrangör", field_name="organiser_id", empty_label="Alla arrangörer")
    band = django_filters.ChoiceFilter(label="Åldersgrupp", method="with_band", empty_label="Alla åldrar")
    venue = django_filters.ChoiceFilter(label="Plats", field_name="venue_id", empty_label="Alla platser")

    class Meta:
        model = ActivityOccasion
        fields: list[str] = []

    def __init__(self, *args: Any, partnership: Partnership, without: tuple[str, ...] = (), **kwargs: Any) -> None:
        """`without`: filters that the page decides by its address."""
        super().__init__(*args, **kwargs)
        for name in without:
            del self.filters[name]
        self.choices = _choices(_used_by(partnership))
        self.form.mark_optional = False
        self.form.fields["q"].max_length = 100
        for name in set(LISTS) - set(without):
            self.form.fields[name].choices = self.choices[name]

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """What the list is narrowed by, in words: ("År", "2023"). A value that is no choice narrows nothing."""
        if not self.is_bound:
            return []
        words = []
        for name, value in self.form.cleaned_data.items() if self.form.is_valid() else ():
            if value:
                field = self.form.fields[name]
                labels = dict(field.choices) if hasattr(field, "choices") else {}
                words.append((str(field.label), str(labels.get(value, value))))
        return words

    @property
    def is_narrowed(self) -> bool:
        return any(self.data.get(name) for name in self.filters)

    @property
    def query(self) -> str:
        """The filter as the end of another page's address: «?year=2023», or nothing."""
        kept = {name: self.data[name] for name in self.filters if self.data.get(name)}
        return f"?{urlencode(kept)}" if kept else ""

    def search(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.matching(value)  # type: ignore[attr-defined]

    def in_year(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.in_year(int(value))  # type: ignore[attr-defined]

    def in_area(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(area__in=self.choices.ids["area", value])

    def with_band(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        counts = BandCount.objects.filter(occasion=OuterRef("pk"), band__in=self.choices.ids["band", value])
        return queryset.filter(Exists(counts))

    def for_goal(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.for_goals(self.choices.ids["goal", value])  # type: ignore[attr-defined]


LISTS = ("year", "area", "goal", "activity", "organiser", "band", "venue")
SAME_WORDS = {"goal", "band"}  # choices with the same words are one
Row = tuple[str, str, str, int]  # list, value, label and id; for years the first and the last day of an agreement
ANY = -1  # stands for the partnership's id where a statement is written ahead


class Choices(dict[str, tuple[tuple[str, str], ...]]):
    """The choices of every list in the filter form, read in one query: what the partnership has used.

    `ids`: the rows behind a choice: an area or goal has one in each agreement, an age band may be a programme's too.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self.ids: dict[tuple[str, str], list[int]] = defaultdict(list)
        labels: dict[str, dict[str, str]] = {name: {} for name in LISTS}
        words: dict[tuple[str, str], str] = {}  # list and label → the value that stands for all of them
        for name, value, label, pk in rows:
            if name == "year":
                labels[name] |= {str(year): str(year) for year in range(int(value[:4]), int(label[:4]) + 1)}
                continue
            if name in SAME_WORDS:
                value = words.setdefault((name, label), value)
            labels[name][value] = label
            self.ids[name, value].append(pk)
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
