"""The list page at 250 000 occasions, and what it is compared with: the same page out of hand-written SQL, and Django's
own administration. Run by filled.measured() in a process of its own.

CPU seconds, of this process and (PostgreSQL) of the backend that answers it: the waiting between them costs nobody.
"""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any
from unittest.mock import patch

from django.contrib import admin
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve

from benchmarks.by_hand import OVERVIEW, REPORT, page_by_hand, sums_by_hand
from benchmarks.result import in_turns
from budgets.totals import budget_sheet
from partnerships.access import Access, Right
from partnerships.models import ActivityOccasion, OutcomeGoal, Partnership, User
from partnerships.views import occasion_lists
from partnerships.year_log import count_occasions, read_year_log
from partnerships.year_overview import year_overview
from reporting.figures import register

LARGEST, SMALL = "p1", "p100"
DEEP = "2014-02-01.1"  # some 450 pages from the newest
AREA = "omrade-2"


def filters() -> dict[str, tuple[str, dict[str, Any]]]:
    """The seven of limits P2 within one partnership, and three that people use: partnership and query by name."""
    goal = OutcomeGoal.objects.filter(area__agreement__partnership__slug=LARGEST, area__code=AREA).earliest("pk").pk
    return {
        "none": (LARGEST, {}),
        "small partnership": (SMALL, {}),
        "year": (LARGEST, {"year": 2023}),
        "area": (LARGEST, {"area": AREA}),
        "goal": (LARGEST, {"goal": goal}),
        "area and goal": (LARGEST, {"area": AREA, "goal": goal}),
        "all four": (LARGEST, {"year": 2016, "area": AREA, "goal": goal, "organiser": 1}),
        "kind": (LARGEST, {"kind": "support"}),
        "state": (LARGEST, {"status": "cancelled"}),
        "text": (LARGEST, {"q": "våfflor"}),
    }


def against_sql() -> dict[str, float]:
    """View ÷ hand-written SQL with a full count, the same numbers and the same template and filter form, by filter."""
    return {
        name: _ratio(partial(_view, slug, query), partial(_by_hand, slug, query))
        for name, (slug, query) in filters().items()
    }


def against_admin() -> dict[str, float]:
    """View ÷ a changelist that offers the same columns, fifty rows and filter lists, with the same filter in use."""
    changelist = _Changelist(ActivityOccasion, admin.AdminSite("benchmark"))
    chosen = {name: found for name, found in filters().items() if name in {"none", "small partnership", "year", "area"}}
    return {
        name: _ratio(partial(_view, slug, query), partial(_changelist, changelist, slug, query), rounds=3)
        for name, (slug, query) in chosen.items()
    }


def deep() -> dict[str, float]:
    """The last page of the largest partnership ÷ its first."""
    return {"page": _ratio(partial(_view, LARGEST, {"older": DEEP}), partial(_view, LARGEST, {}))}


def by_filter() -> dict[str, float]:
    """Each filter ÷ no filter."""
    return {
        name: _ratio(partial(_view, slug, query), partial(_view, LARGEST, {}))
        for name, (slug, query) in filters().items()
    }


def figures() -> dict[str, float]:
    """What a letter and the overview add up ÷ three grouped statements for the same sums, of the largest partnership.

    «one year»: every figure of the letter, worked out and named; «overview»: every line of the page of a year and the
    one before; «all years»: the letter's counts over twelve years at once (22 000 rows).
    """
    partnership = _partnership(LARGEST)
    sheet = budget_sheet(partnership)  # no activities in it
    logged = ActivityOccasion.objects.of(partnership).filter(
        held_on__range=(dt.date(2014, 1, 1), dt.date(2025, 12, 31))
    )
    by_hand = partial(partial, sums_by_hand)
    return {
        "one year": _ratio(
            lambda: register(read_year_log(partnership, 2023), sheet), by_hand(REPORT, partnership.pk, 2023, 2023)
        ),
        "overview": _ratio(partial(year_overview, partnership, 2023), by_hand(OVERVIEW, partnership.pk, 2022, 2023)),
        "all years": _ratio(
            partial(count_occasions, logged),
            by_hand(REPORT, partnership.pk, 2014, 2025),
        ),
    }


# --- Who asks -------------------------------------------------------------------------------------------


def request_for(slug: str, query: dict[str, Any]) -> Any:
    """A request that has passed the gate: session and person cost both sides alike, and are left out of both."""
    request: Any = RequestFactory().get(f"/partnerskap/{slug}/aktiviteter/", query)
    request.partnership = _partnership(slug)
    request.access = Access(frozenset(Right))
    request.user = User(pk=1, name="Mätare", email="matare@test.example", is_superuser=True, is_staff=True)
    request.resolver_match = resolve(request.path)
    request._messages = []
    return request


_partnerships: dict[str, Partnership] = {}


def _partnership(slug: str) -> Partnership:
    if slug not in _partnerships:
        _partnerships[slug] = Partnership.objects.get(slug=slug)
    return _partnerships[slug]


def _view(slug: str, query: dict[str, Any]) -> HttpResponse:
    return occasion_lists.occasion_list(request_for(slug, query), slug)


def _by_hand(slug: str, query: dict[str, Any]) -> HttpResponse:
    return page_by_hand(request_for(slug, query))


class _Changelist(admin.ModelAdmin):
    """As one would set it up to do the page's work: its columns, its search, a year to choose and the partnership's own
    areas, activities, organisers and places as lists. Goals and age bands, which the page offers too, are left out."""

    list_display = ("activity", "held_on", "area", "venue", "organiser", "visit_count", "status", "is_example")
    list_filter = (
        "status",
        "activity__kind",
        ("area", admin.RelatedOnlyFieldListFilter),
        ("activity", admin.RelatedOnlyFieldListFilter),
        ("organiser", admin.RelatedOnlyFieldListFilter),
        ("venue", admin.RelatedOnlyFieldListFilter),
    )
    date_hierarchy = "held_on"
    search_fields = ("search_key",)
    list_select_related = ("activity", "area", "venue", "organiser")
    list_per_page = 50
    ordering = ("-held_on", "-pk")

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).filter(partnership=request.partnership)


def _changelist(changelist: admin.ModelAdmin, slug: str, query: dict[str, Any]) -> HttpResponse:
    lookups = {"year": "held_on__year", "area": "area__code"}
    request = request_for(slug, {lookups[name]: value for name, value in query.items()})
    with patch.object(admin.ModelAdmin, "lookup_allowed", return_value=True):
        answer = changelist.changelist_view(request)
        assert answer.status_code == 200, answer.headers
        return answer.render()


# --- How long -------------------------------------------------------------------------------------------


def _ratio(ours: Callable[[], Any], theirs: Callable[[], Any], *, rounds: int = 7) -> float:
    """In turns, and each lap several times, so that the clock's grain is nothing."""
    first, second = in_turns(_lap(ours), _lap(theirs), rounds=rounds)
    return first / second


def _lap(work: Callable[[], Any], times: int = 3) -> Callable[[], float]:
    def lap() -> float:
        began = _cpu()
        for _ in range(times):
            work()
        return _cpu() - began

    return lap


def _cpu() -> float:
    """Seconds of this process and its database backend, where that is a process of its own on this machine."""
    return process_time() + _backend()


def _backend() -> float:
    if connection.vendor != "postgresql":
        return 0.0
    connection.ensure_connection()
    spent = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text().split()[0]
    return int(spent) / 1e9
