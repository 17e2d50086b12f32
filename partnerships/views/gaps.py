"""What is missing in the log, each with the way to mend it, and the page where an activity's need is stated."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.forms.need import NeedForm
from partnerships.models import Activity, ActivityOccasion, Agreement
from partnerships.needs import activities_without_need
from partnerships.register import collaborators
from partnerships.versions import StaleVersion, save_if_current
from partnerships.views.conflict import conflict_page

SHOWN = 50  # uncounted occasions on the page; the rest are told as a number


@require_GET
def occasion_gaps(request: PartnershipRequest, partnership: str) -> HttpResponse:
    """Needs, alignments and counts that are missing. Nothing here stops anyone: it is what remains to do."""
    year, years = year_of_gaps(request)
    log = ActivityOccasion.objects.of(request.partnership)
    uncounted = log.in_year(year).held().filter(visit_count__isnull=True)
    rows = collaborators(request.partnership)
    context = {
        "year": year,
        "years": years[::-1],
        "without_need": activities_without_need(log, year),
        "unconfirmed": [row for row in rows if row.needs_alignment and row.organised],
        "proposed": [row for row in rows if row.organisation.is_proposed],
        "uncounted": uncounted.newest_first().for_list()[:SHOWN],
        "uncounted_count": uncounted.count(),
    }
    return render(request, "partnerships/occasion_gaps.html", context)


@require_http_methods(["GET", "POST"])
def occasion_need(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    """State the need of an activity once, for all its occasions."""
    ours = Activity.objects.filter(partnership=request.partnership)
    form = NeedForm(request.POST or None, instance=get_object_or_404(ours, pk=pk))
    if form.is_valid():
        try:
            save_if_current(form.instance, expected=form.cleaned_data["version"], by=request.user)
        except StaleVersion as stale:
            return conflict_page(request, form, NeedForm(instance=stale.current), stale)
        messages.success(request, f"Behovet bakom {form.instance} är sparat.")
        return redirect("partnerships:occasion_gaps", partnership)
    context = {"form": form, "activity": get_object_or_404(ours, pk=pk)}
    return render(request, "partnerships/occasion_need.html", context, status=422 if form.is_bound else 200)


def year_of_gaps(request: PartnershipRequest) -> tuple[int, list[int]]:
    """The year to show, and all that the agreements cover."""
    agreements = list(Agreement.objects.of(request.partnership).oldest_first())
    years = sorted({year for each in agreements for year in range(each.starts_on.year, each.ends_on.year + 1)})
    return _year(request.GET.get("year", ""), years), years


def _year(wanted: str, years: list[int]) -> int:
    """The year asked for, else this one, else the latest that an agreement covers."""
    this_year = timezone.localdate().year
    named = [year for year in years if str(year) == wanted]
    return [*named, *[year for year in years if year == this_year], *years[::-1], this_year][0]
