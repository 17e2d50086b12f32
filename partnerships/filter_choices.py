"""The lists that occasions can be narrowed by: what the partnership has used, read in one statement."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from django.db import connection
from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast

from partnerships.models import Activity, ActivityOccasion, Organisation, Partnership, Venue
from partnerships.models.agreement import Agreement
from partnerships.models.programme import OutcomeGoal, ProgrammeArea
from partnerships.models.visits import AgeBand
from partnerships.swedish import swedish_sort_key

LISTS = ("year", "area", "goal", "activity", "organiser", "band", "venue")
NAMED = ("activity", "area", "venue", "organiser")  # what every occasion has a name of in its row
SAME_WORDS = {"goal", "band"}  # choices with the same words are one
Row = tuple[str, str, str, int]  # list, value, label and id; for years the first and the last day of an agreement
ANY = -1  # stands for the partnership's id where a statement is written ahead


class Choices(dict[str, tuple[tuple[str, str], ...]]):
    """The choices of every list in the filter form, read in one query: what the partnership has used.

    `ids`: the rows behind a choice: an area or goal has one in each agreement, an age band may be a programme's too.
    `names`: the label of every row, by list and id.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        ids: dict[tuple[str, str], list[int]] = defaultdict(list)
        labels: dict[str, dict[str, str]] = {name: {} for name in LISTS}
        self.names: dict[tuple[str, int | None], str] = {}
        words: dict[tuple[str, str], str] = {}  # list and label → the value that stands for all of them
        for name, value, label, pk in rows:
            if name == "year":
                labels[name] |= {str(year): str(year) for year in range(int(value[:4]), int(label[:4]) + 1)}
                continue
            self.names[name, pk] = label
            if name in SAME_WORDS:
                value = words.setdefault((name, label), value)
            labels[name][value] = label
            ids[name, value].append(pk)
        self.ids = dict(ids)
        super().__init__(
            (name, tuple(sorted(found.items(), key=lambda item: swedish_sort_key(item[1]), reverse=name == "year")))
            for name, found in labels.items()
        )

    def name(self, rows: Iterable[dict[str, Any]]) -> None:
        """Give rows of occasions (as_rows_to_name()) the names that as_rows() would have."""
        for row in rows:
            for each in NAMED:
                row[f"{each}__name"] = self.names.get((each, row[f"{each}_id"]))


@lru_cache(maxsize=200)  # the same rows give the same choices: nothing here can grow old
def choices_of(rows: tuple[Row, ...]) -> Choices:
    return Choices(rows)


def used_by(partnership: Partnership) -> tuple[Row, ...]:
    statement, parameters = _statement(connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(statement, [partnership.pk if each == ANY else each for each in parameters])
        return tuple(cursor.fetchall())


@cache
def _statement(vendor: str) -> tuple[str, tuple[Any, ...]]:
    """The lists as one statement, put together once: for the ORM to do so takes four times as long as reading them."""
    key, text = CharField(), CharField()
    organisers = ActivityOccasion.objects.filter(partnership=ANY).values("organiser").distinct()

    def rows(name: str, found: QuerySet, value: str, label: str) -> QuerySet:
        return found.order_by().values_list(Value(name), Cast(value, key), Cast(label, text), "pk")

    lists = rows("year", Agreement.objects.of(ANY), "starts_on", "ends_on").union(
        rows("area", ProgrammeArea.objects.filter(agreement__partnership=ANY), "code", "name"),
        rows("goal", OutcomeGoal.objects.filter(area__agreement__partnership=ANY), "pk", "text"),
        rows("activity", Activity.objects.filter(partnership=ANY), "pk", "name"),
        rows("organiser", Organisation.objects.filter(pk__in=organisers), "pk", "name"),
        rows("band", AgeBand.objects.filter(partnership=ANY), "pk", "label"),
        rows("venue", Venue.objects.filter(partnership=ANY), "pk", "name"),
        all=True,
    )
    return lists.query.sql_with_params()
