"""The list page and the year's sums as somebody in a hurry for speed would write them: hand-written SQL, a full
count, no ORM, and for the page the same template. What list-sql and agg-sql compare with.
"""

import datetime as dt
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render

from partnerships import filters
from partnerships.keyset import Page
from partnerships.quantities import Figure, FigureKind
from partnerships.tally import Totals

COLUMNS = (
    "pk",
    "held_on",
    "starts_at",
    "status",
    "visit_count",
    "visit_count_upper",
    "precision",
    "is_example",
    "activity__name",
    "area__name",
    "venue__name",
    "organiser__name",
)
ROWS = """
SELECT o.id, o.held_on, o.starts_at, o.status, o.visit_count, o.visit_count_upper, o.precision, o.is_example,
       a.name, p.name, v.name, g.name
FROM partnerships_activityoccasion o
JOIN partnerships_activity a ON a.id = o.activity_id
JOIN partnerships_programmearea p ON p.id = o.area_id
LEFT JOIN partnerships_venue v ON v.id = o.venue_id
JOIN partnerships_organisation g ON g.id = o.organiser_id
WHERE {where} AND NOT (o.status = 'planned' AND o.held_on > CURRENT_DATE)
ORDER BY o.held_on DESC, o.id DESC LIMIT 50
"""
COUNT = """
SELECT o.status, o.precision, count(*), count(o.visit_count), sum(o.visit_count),
       sum(coalesce(o.visit_count_upper, o.visit_count)),
       count(*) FILTER (WHERE o.status = 'planned' AND o.held_on > CURRENT_DATE)
FROM partnerships_activityoccasion o
JOIN partnerships_activity a ON a.id = o.activity_id
JOIN partnerships_programmearea p ON p.id = o.area_id
WHERE {where} GROUP BY o.status, o.precision
"""
LISTS = """
SELECT 'year', CAST(starts_on AS text), CAST(ends_on AS text) FROM partnerships_agreement WHERE partnership_id = {pk}
UNION ALL SELECT 'area', p.code, p.name FROM partnerships_programmearea p
    JOIN partnerships_agreement a ON a.id = p.agreement_id WHERE a.partnership_id = {pk}
UNION ALL SELECT 'goal', CAST(g.id AS text), g.text FROM partnerships_outcomegoal g
    JOIN partnerships_programmearea p ON p.id = g.area_id
    JOIN partnerships_agreement a ON a.id = p.agreement_id WHERE a.partnership_id = {pk}
UNION ALL SELECT 'activity', CAST(id AS text), name FROM partnerships_activity WHERE partnership_id = {pk}
UNION ALL SELECT 'organiser', CAST(id AS text), name FROM partnerships_organisation WHERE id IN
    (SELECT DISTINCT organiser_id FROM partnerships_activityoccasion WHERE partnership_id = {pk})
UNION ALL SELECT 'band', CAST(id AS text), label FROM partnerships_ageband WHERE partnership_id = {pk}
UNION ALL SELECT 'venue', CAST(id AS text), name FROM partnerships_venue WHERE partnership_id = {pk}
"""
CONDITIONS = {
    "year": "o.held_on BETWEEN '{0}-01-01' AND '{0}-12-31'",
    "area": "p.code = '{0}'",
    "goal": "EXISTS (SELECT 1 FROM partnerships_occasiongoal l WHERE l.occasion_id = o.id AND l.goal_id IN "
    "(SELECT g.id FROM partnerships_outcomegoal g JOIN partnerships_programmearea x ON x.id = g.area_id "
    "JOIN partnerships_agreement y ON y.id = x.agreement_id WHERE y.partnership_id = o.partnership_id "
    "AND g.text = (SELECT text FROM partnerships_outcomegoal WHERE id = {0})))",
    "organiser": "o.organiser_id = {0}",
    "kind": "a.kind = '{0}'",
    "status": "o.status = '{0}'",
    "q": "o.search_key LIKE '%%{0}%%'",
}


def page_by_hand(request: Any) -> HttpResponse:
    """Three statements and a template; the form is drawn each time, as templates do."""
    where = " AND ".join(
        [f"o.partnership_id = {request.partnership.pk}"]
        + [CONDITIONS[name].format(value) for name, value in request.GET.items()]
    )
    with connection.cursor() as cursor:
        cursor.execute(COUNT.format(where=where))
        groups = cursor.fetchall()
        cursor.execute(ROWS.format(where=where))
        rows = [dict(zip(COLUMNS, _dated(row), strict=True)) for row in cursor.fetchall()]
        cursor.execute(LISTS.format(pk=request.partnership.pk))
        lists = tuple((name, str(value), str(label), 0) for name, value, label in cursor.fetchall())
    counts = {state: sum(row[2] for row in groups if row[0] == state) for state in ("held", "planned", "cancelled")}
    uncounted = sum(row[2] - row[3] for row in groups if row[0] == "held")
    visits = Figure(
        "visits", FigureKind.VISITS, sum(row[4] or 0 for row in groups), upper=sum(row[5] or 0 for row in groups)
    )
    with patch.object(filters, "used_by", return_value=lists):
        chosen = filters.OccasionFilter(request.GET, partnership=request.partnership)
    context = {
        "filter": chosen,
        "page": Page(rows, older="2024-01-01.1"),
        "totals": Totals(sum(row[6] for row in groups), is_many=False, **counts, uncounted=uncounted, visits=visits),
        "many": 1000,
        "hides_upcoming": True,
    }
    with patch.object(filters, "_drawn", filters._drawn.__wrapped__):
        return render(request, "partnerships/occasion_list.html", context)


def _dated(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """SQLite hands out days as text."""
    day = row[1] if isinstance(row[1], dt.date) else dt.date.fromisoformat(row[1])
    return (row[0], day, *row[2:])


OCCASIONS = """partnerships_activityoccasion o JOIN partnerships_programmearea p ON p.id = o.area_id"""
REPORT = (
    """SELECT p.code, activity_id, {month}, status, precision, {sums}
       FROM {occasions} WHERE {where} GROUP BY 1, 2, 3, 4, 5""",
    """SELECT p.code, activity_id, g.id, g.name, g.kind, 1, count(*)
       FROM {occasions} JOIN partnerships_organisation g ON g.id = o.organiser_id
       WHERE {where} AND status = 'held' GROUP BY 1, 2, 3, 4, 5
       UNION ALL SELECT p.code, activity_id, g.id, g.name, g.kind, 0, count(*)
       FROM {occasions} JOIN partnerships_coorganiser c ON c.occasion_id = o.id
       JOIN partnerships_organisation g ON g.id = c.organisation_id
       WHERE {where} AND status = 'held' GROUP BY 1, 2, 3, 4, 5""",
    """SELECT activity_id, count(DISTINCT held_on)
       FROM partnerships_activityoccasion o WHERE {where} AND status = 'held' GROUP BY 1""",
)
OVERVIEW = (
    """SELECT {year}, p.code, {month}, status, precision, {sums}
       FROM {occasions} WHERE {where} GROUP BY 1, 2, 3, 4, 5""",
    """SELECT {year}, g.id, g.name, precision, {sums}
       FROM partnerships_activityoccasion o JOIN partnerships_organisation g ON g.id = o.organiser_id
       WHERE {where} AND status = 'held' GROUP BY 1, 2, 3, 4""",
    """SELECT {year}, a.id, a.label, a.from_age, precision, sum(b.visit_count) FROM partnerships_bandcount b
       JOIN partnerships_activityoccasion o ON o.id = b.occasion_id JOIN partnerships_ageband a ON a.id = b.band_id
       WHERE {where} AND status = 'held' AND precision <> 'range' GROUP BY 1, 2, 3, 4, 5""",
)
MEASURES = """count(*), count(o.visit_count), sum(o.visit_count), sum(coalesce(o.visit_count_upper, o.visit_count)),
    count(*) FILTER (WHERE o.is_example)"""
PARTS = {"sqlite": "CAST(substr(held_on, {0}) AS INTEGER)", "postgresql": "EXTRACT({1} FROM held_on)::integer"}


def sums_by_hand(statements: tuple[str, ...], partnership: int, first: int, last: int) -> list[Any]:
    """The sums behind a page or a letter over whole years, with their names, as the database hands them over."""
    part = PARTS[connection.vendor]
    where = f"o.partnership_id = {partnership} AND held_on BETWEEN '{first}-01-01' AND '{last}-12-31'"
    year, month = part.format("1, 4", "YEAR"), part.format("6, 2", "MONTH")
    found: list[Any] = []
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement.format(year=year, month=month, sums=MEASURES, occasions=OCCASIONS, where=where))
            found += cursor.fetchall()
    return found
