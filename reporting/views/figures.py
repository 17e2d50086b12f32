"""A figure's own page: what it is, how it was counted, and the very rows behind it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from partnerships.access import PartnershipRequest
from partnerships.models import Agreement
from reporting.assemble import year_figures
from reporting.figure_rows import rows_behind
from reporting.report_rights import reports_open_to

ROWS = 50  # rows behind a figure on one page


@require_GET
def figure(request: PartnershipRequest, partnership: str, year: int, name: str) -> HttpResponse:
    if not Agreement.objects.of(request.partnership).with_term_in(year).exists():
        raise Http404
    entries, sheet = year_figures(request.partnership, year)
    if name not in entries:
        raise Http404
    entry = entries[name]
    rows = rows_behind(entry, request.partnership, year, sheet)
    reports = reports_open_to(request.access, request.partnership).filter(year=year)
    context = {
        "entry": entry,
        "year": year,
        "page": Paginator(rows, ROWS).get_page(request.GET.get("page")),
        "reports": reports.order_by("kind", "edition"),
    }
    return render(request, "reporting/figure.html", context)
