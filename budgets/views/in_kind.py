"""What the parties bring besides money: a year's list, writing and changing, the kinds to choose from."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from budgets.actions import add_resource_kind, save_contribution
from budgets.forms import InKindForm, ResourceKindForm
from budgets.line_rights import may_enter_in_kind
from budgets.list_tables import in_kind_table
from budgets.models import InKindContribution, ResourceKind
from partnerships.access import PartnershipRequest
from partnerships.models import Agreement, AgreementParty
from partnerships.swedish import listed
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page
from partnerships.views.exports import file_name
from partnerships.workbooks import download


@require_GET
def in_kind(request: PartnershipRequest, partnership: str, year: int | None = None) -> HttpResponse:
    years = _years(request)
    shown = year or max(years)
    if shown not in years:
        raise Http404
    parties = _parties(request, shown)
    kinds = ResourceKind.objects.filter(partnership=request.partnership).order_by("position", "pk")
    context = {
        "year": shown,
        "years": sorted(years, reverse=True),
        "contributions": list(_contributions(request, shown)),
        "kinds": listed([kind.name for kind in kinds]),
        "may_enter": bool(parties) and bool(kinds),
        "editable": parties,
    }
    return render(request, "budgets/in_kind.html", context)


@require_http_methods(["GET", "POST"])
def in_kind_new(request: PartnershipRequest, partnership: str, year: int) -> HttpResponse:
    if year not in _years(request):
        raise Http404
    parties = _parties(request, year)
    if not parties:
        raise PermissionDenied
    new = InKindContribution(partnership=request.partnership, year=year)
    return _form_page(request, new, parties)


@require_http_methods(["GET", "POST"])
def in_kind_edit(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    found = get_object_or_404(InKindContribution.objects.of(request.partnership), pk=pk)
    if not may_enter_in_kind(request.access, found.party_id):
        raise PermissionDenied
    return _form_page(request, found, {*_parties(request, found.year), found.party_id})


@require_http_methods(["GET", "POST"])
def resource_kinds(request: PartnershipRequest, partnership: str) -> HttpResponse:
    form = ResourceKindForm(request.POST or None, instance=ResourceKind(partnership=request.partnership))
    if form.is_valid():
        try:
            kind = add_resource_kind(request.partnership, name=form.cleaned_data["name"], by=request.user)
        except ValidationError as error:
            form.add_error("name", error.messages)
        else:
            messages.success(request, f"{kind} finns nu att välja.")
            return redirect("budgets:resource_kinds", partnership)
    kinds = ResourceKind.objects.filter(partnership=request.partnership).order_by("position", "pk")
    context = {"form": form, "kinds": kinds}
    return render(request, "budgets/resource_kinds.html", context, status=422 if form.is_bound else 200)


@require_GET
def in_kind_export(request: PartnershipRequest, partnership: str, year: int, suffix: str) -> FileResponse:
    if year not in _years(request):
        raise Http404
    table = in_kind_table(_contributions(request, year), year)
    return download(table, name=file_name(request.partnership, f"egna-insatser-{year}"), suffix=suffix)


def _form_page(request: PartnershipRequest, contribution: InKindContribution, parties: set[int]) -> HttpResponse:
    year, slug = contribution.year, request.partnership.slug
    form = InKindForm(request.POST or None, instance=contribution, parties=parties)
    if form.is_valid():
        try:
            version = form.cleaned_data["version"]
            save_contribution(form.instance, by=request.user, expected_version=version)
        except StaleVersion as stale:
            return conflict_page(request, form, InKindForm(instance=stale.current, parties=parties), stale)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, "Insatsen är sparad.")
            return redirect("budgets:in_kind_year", slug, year)
    context = {"form": form, "year": year, "contribution": contribution if contribution.pk else None}
    return render(request, "budgets/in_kind_form.html", context, status=422 if form.is_bound else 200)


def _contributions(request: PartnershipRequest, year: int) -> Any:
    return InKindContribution.objects.of(request.partnership).in_year(year).for_list()


def _years(request: PartnershipRequest) -> set[int]:
    """Years of the agreements' terms up to now, and this year when there is no agreement yet."""
    today = timezone.localdate()
    terms = Agreement.objects.of(request.partnership).values_list("starts_on", "ends_on")
    years = {year for first, last in terms for year in range(first.year, min(last.year, today.year) + 1)}
    return years or {today.year}


def _parties(request: PartnershipRequest, year: int) -> set[int]:
    """Ids of the parties of the year's agreements for which the person may write."""
    parties = AgreementParty.objects.filter(agreement__in=Agreement.objects.of(request.partnership).with_term_in(year))
    return {pk for pk in parties.values_list("organisation", flat=True) if may_enter_in_kind(request.access, pk)}
