"""A figure's own page: what it is, how it was counted, and the very rows behind it."""

from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from partnerships.access import PartnershipRequest
from partnerships.models import Agreement
from reporting.assemble import year_figures
from reporting.figure_choices import choice, reading, to_choose
from reporting.figure_rows import rows_behind, rows_with
from reporting.figures import Entry, RowKind
from reporting.kept_rows import KeptRows, keep_rows
from reporting.narrowed import asked_narrowing, narrowed
from reporting.report_rights import reports_open_to
from reporting.snapshot import snapshot

ROWS = 50  # rows behind a figure on one page
LONGEST_MENTION = 500  # characters; a sum of a few figures


@require_GET
def figure_list(request: PartnershipRequest, partnership: str, year: int) -> JsonResponse:
    """The year's figures for the editor; with ?skrivet={one+other|tkr}, how that one reads."""
    if not Agreement.objects.of(request.partnership).with_term_in(year).exists():
        raise Http404
    entries, _ = year_figures(request.partnership, year)
    if written := request.GET.get("skrivet", "")[:LONGEST_MENTION]:
        return JsonResponse(reading(written, entries))
    chosen = [entries[name] for name in to_choose(entries)]
    return JsonResponse({"figures": [choice(entry, _address(request, year, entry.name)) for entry in chosen]})


@require_GET
def figure(request: PartnershipRequest, partnership: str, year: int, name: str) -> HttpResponse:
    """A figure; with a narrowing in the query (figure_keys.py), that part of it."""
    if not Agreement.objects.of(request.partnership).with_term_in(year).exists():
        raise Http404
    asked = asked_narrowing(request.GET)
    with snapshot():
        entries, sheet = year_figures(request.partnership, year)
        if name not in entries:
            raise Http404
        entry = entries[name]
        looked_into = {name: entry} if asked or entry.selection.rows is RowKind.BUDGET_LINES else {}
        kept = keep_rows(looked_into, request.partnership, year, sheet)
    rows = rows_behind(entry, request.partnership, year, sheet)
    if asked:
        kept = narrowed(kept, name, asked)
        entry, rows = _part(entry, rows, kept)
    reports = reports_open_to(request.access, request.partnership).filter(year=year)
    context = {
        "entry": entry,
        "is_part": asked is not None,
        "booked": [booked for figure in kept.figures for booked in kept.entries_behind(figure)],
        "year": year,
        "page": Paginator(rows, ROWS).get_page(request.GET.get("page")),
        "reports": reports.order_by("kind", "edition"),
    }
    return render(request, "reporting/figure.html", context)


def _part(entry: Entry, rows: Any, kept: KeptRows) -> tuple[Entry, Any]:
    """The entry and its rows as narrowed. Raises Http404 when there is no such part."""
    if not kept.figures:
        raise Http404
    part = kept.figures[0]
    keys = [row.key for row in kept.behind(part)]
    selection = replace(entry.selection, words=part.words)
    return replace(entry, figure=part.figure, title=part.title, selection=selection), rows_with(rows, entry, keys)


def _address(request: PartnershipRequest, year: int, name: str) -> str:
    return reverse("reporting:figure", args=[request.partnership.slug, year, name])
