"""The outcome's pages: a year with its entries, one entry with its corrections, writing both."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from budgets.actions import AlreadyBooked, AlreadyCorrected, book_outcome, correct_outcome
from budgets.facts import BudgetSheet, YearBudget
from budgets.forms import CorrectionForm, OutcomeForm
from budgets.line_rights import lines_to_enter, may_enter_outcome
from budgets.list_tables import outcome_entry_table
from budgets.models import BudgetLine, InKindContribution, OutcomeEntry
from budgets.totals import budget_sheet
from partnerships.access import PartnershipRequest
from partnerships.swedish import kronor
from partnerships.views.exports import file_name
from partnerships.workbooks import download

ENTRIES = 25  # on a page


@require_GET
def outcome(request: PartnershipRequest, partnership: str, year: int | None = None) -> HttpResponse:
    """A year's outcome, line by line, and its entries, or those of one line (?rad=)."""
    sheet = budget_sheet(request.partnership)
    stated = [each.year for each in sheet.years if each.is_stated]
    today = timezone.localdate()
    wanted = year or (today.year if today.year in stated else max(stated, default=None))
    shown = sheet.year(wanted) if wanted else None
    if year and shown is None:
        raise Http404
    entries = OutcomeEntry.objects.of(request.partnership).in_year(shown.year) if shown else OutcomeEntry.objects.none()
    counts = _counts(entries)
    line = shown.line(request.GET.get("rad", "")) if shown else None
    if line:
        entries = entries.filter(line=line.pk)
    context = {
        "years": sorted((each.year for each in sheet.years), reverse=True),
        "shown": shown,
        "rows": [(each, counts.get(each.pk, 0)) for each in (shown.lines if shown else ())],
        "line": line,
        "page": Paginator(entries.newest_first().for_list(), ENTRIES).get_page(request.GET.get("page")),
        "may_enter": bool(shown and lines_to_enter(request.access, stored_lines(shown))),
        "in_kind": InKindContribution.objects.of(request.partnership).in_year(shown.year).for_list() if shown else [],
    }
    return render(request, "budgets/outcome.html", context)


@require_http_methods(["GET", "POST"])
def outcome_new(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    lines = lines_to_enter(request.access, stored_lines(stated_year(request, year)))
    if not lines:
        raise PermissionDenied
    initial = {"line": next((each.pk for each in lines if each.code == request.GET.get("rad")), None)}
    initial |= {"line": lines[0].pk} if len(lines) == 1 else {}
    form = OutcomeForm(request.POST or None, request.FILES or None, lines=lines, year=year, initial=initial)
    if form.is_valid():
        content = form.cleaned_data
        token = content["token"] or form.fields["token"].initial()
        try:
            entry = book_outcome(form.booking(), token=token, by=request.user, file=content["file"])
        except AlreadyBooked as already:
            form.add_error(None, _already(already.entry))
            form.forget_token()
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"{kronor(entry.amount)} är bokfört på {entry.line}.")
            return redirect(entry)
    context = {"form": form, "year": year}
    return render(request, "budgets/outcome_form.html", context, status=422 if form.is_bound else 200)


@require_GET
def outcome_entry(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    shown = find_entry(request, pk)
    chain = list(OutcomeEntry.objects.filter(pk__in=shown.chain()).for_list().order_by("pk"))
    may_enter = may_enter_outcome(request.access, shown.line)
    context = {
        "entry": shown,
        "chain": chain if len(chain) > 1 else [],
        "may_correct": may_enter and stands(shown),
        "may_attach": may_enter and len(shown.attachments.all()) < settings.ATTACHMENTS_PER_ENTRY,
    }
    return render(request, "budgets/outcome_entry.html", context)


@require_http_methods(["GET", "POST"])
def outcome_correct(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    corrected = find_entry(request, pk)
    year = corrected.line.budget.year
    if not may_enter_outcome(request.access, corrected.line):
        raise PermissionDenied
    lines = lines_to_enter(request.access, corrected.line.budget.lines.all())
    if request.method == "GET" and not stands(corrected):
        return too_late(request, corrected)
    form = CorrectionForm(request.POST or None, lines=lines, year=year, corrected=corrected)
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("reason", "booked_on", "voucher_number")}
        try:
            made = correct_outcome(corrected, now=form.now(), by=request.user, **told)
        except AlreadyCorrected:
            return too_late(request, corrected)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Posten är rättad. Den gamla står kvar, med rättelsen efter.")
            return redirect(made[-1])
    context = {"form": form, "entry": corrected}
    return render(request, "budgets/outcome_correction.html", context, status=422 if form.is_bound else 200)


@require_GET
def outcome_export(request: PartnershipRequest, partnership: str, year: int, suffix: str) -> FileResponse:
    """The year's entries, the oldest first."""
    stated_year(request, year)
    entries = OutcomeEntry.objects.of(request.partnership).in_year(year).for_list().order_by("booked_on", "pk")
    return download(
        outcome_entry_table(entries, year), name=file_name(request.partnership, f"utfall-{year}"), suffix=suffix
    )


def stated_year(request: PartnershipRequest, year: int, sheet: BudgetSheet | None = None) -> YearBudget:
    """The year, when it has an adopted budget: others have no lines of their own to book on. Raises Http404."""
    found = (sheet or budget_sheet(request.partnership)).year(year)
    if found is None or not found.is_stated:
        raise Http404
    return found


def stored_lines(year: YearBudget) -> list[BudgetLine]:
    """The year's lines as they are stored; none for a year that is worked out from an earlier one."""
    if not year.is_stated:
        return []
    found = BudgetLine.objects.filter(pk__in=[line.pk for line in year.lines]).select_related("performer", "funder")
    return list(found.order_by("position", "code"))


def find_entry(request: PartnershipRequest, pk: int) -> Any:
    return get_object_or_404(OutcomeEntry.objects.of(request.partnership).for_list(), pk=pk)


def stands(entry: Any) -> bool:
    """Whether it can be corrected: it is no reversal, and nobody has corrected it."""
    return not entry.is_corrected and not entry.is_reversal


def too_late(request: PartnershipRequest, entry: OutcomeEntry) -> HttpResponse:
    """409: it was corrected by somebody else, and both ways of putting it right would be one too many."""
    return render(request, "budgets/outcome_corrected.html", {"entry": entry}, status=409)


def _counts(entries: Any) -> dict[int, int]:
    return dict(entries.order_by().values_list("line").annotate(Count("pk")))


def _already(entry: OutcomeEntry) -> str:
    return (
        f"Formuläret är redan sparat en gång: {kronor(entry.amount)}, bokfört {entry.booked_on}. Är det här en annan "
        "post, spara igen. Är posten fel, öppna den och rätta den."
    )
