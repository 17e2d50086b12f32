"""A year's budget as a draft: begun, read, its stated total, adopted, thrown away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from budgets.actions import NotADraft, adopt_draft, discard_draft, start_draft, state_total
from budgets.drafted import read_draft
from budgets.forms import AdoptDraftForm, DraftTotalForm, DraftVersionForm, StartDraftForm
from budgets.forms.draft import decisions_for
from budgets.models import Budget
from partnerships.access import PartnershipRequest
from partnerships.models import Agreement
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page
from partnerships.views.refusals import attempt


@require_GET
def draft(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    """Whoever follows an old link to a draft that has been adopted comes to the budget."""
    found = find_budget(request, pk)
    if not found.is_draft:
        return redirect("budgets:budget", partnership)
    return render(request, "budgets/draft.html", {"draft": read_draft(found)})


@require_http_methods(["GET", "POST"])
def draft_new(request: PartnershipRequest, partnership: str) -> HttpResponse:
    years = _years_without_a_budget(request)
    form = StartDraftForm(request.POST or None, years=years, initial={"of": _proposed(years)})
    status = 422 if form.is_bound else 200
    if form.is_valid():
        agreement, year = form.chosen()
        total = form.cleaned_data["stated_total"]
        begun: list[Budget] = []
        status = attempt(
            form, lambda: begun.append(start_draft(agreement, year=year, stated_total=total, by=request.user))
        )
        if begun:
            messages.success(request, f"Utkastet till budget för {year} är skapat. Gå igenom raderna.")
            return redirect("budgets:draft", partnership, begun[0].pk)
    return render(request, "budgets/draft_new.html", {"form": form, "years": years}, status=status)


@require_http_methods(["GET", "POST"])
def draft_total(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    found = find_budget(request, pk)
    if not found.is_draft:
        return no_draft(request, NotADraft.of(found))
    form = DraftTotalForm(request.POST or None, instance=found)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        content = form.cleaned_data
        try:
            state_total(
                found, stated_total=content["stated_total"], expected_version=content["version"], by=request.user
            )
        except StaleVersion as stale:
            return conflict_page(request, form, DraftTotalForm(instance=stale.current), stale)
        except NotADraft as gone:
            return no_draft(request, gone)
        messages.success(request, "Den angivna summan är sparad.")
        return redirect("budgets:draft", partnership, pk)
    context = {"form": form, "draft": read_draft(find_budget(request, pk))}
    return render(request, "budgets/draft_total.html", context, status=status)


@require_http_methods(["GET", "POST"])
def draft_adopt(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    found = find_budget(request, pk)
    if not found.is_draft:
        return no_draft(request, NotADraft.of(found))
    read = read_draft(found)
    form = AdoptDraftForm(request.POST or None, draft=read)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        content = form.cleaned_data
        status = attempt(
            form,
            lambda: adopt_draft(
                found, decision=content["decision"], expected_version=content["version"], by=request.user
            ),
        )
        if status == 200:
            messages.success(request, f"Budgeten för {found.year} är fastställd genom {content['decision']}.")
            return redirect("budgets:budget", partnership)
    context = {"form": form, "draft": read, "has_decisions": decisions_for(found).exists()}
    return render(request, "budgets/draft_adopt.html", context, status=status)


@require_http_methods(["GET", "POST"])
def draft_discard(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    found = find_budget(request, pk)
    if not found.is_draft:
        return no_draft(request, NotADraft.of(found))
    data = request.POST if request.method == "POST" else None
    form = DraftVersionForm(data, initial={"version": found.version})
    status = 422 if form.is_bound else 200
    if form.is_valid():
        version = form.cleaned_data["version"]
        status = attempt(form, lambda: discard_draft(found, expected_version=version, by=request.user))
        if status == 200:
            messages.success(request, f"Utkastet till budget för {found.year} är kastat.")
            return redirect("budgets:budget", partnership)
    return render(request, "budgets/draft_discard.html", {"form": form, "budget": found}, status=status)


def find_budget(request: PartnershipRequest, pk: int) -> Budget:
    """A draft, or a budget that was one. Raises Http404."""
    budgets = Budget.objects.of(request.partnership).select_related("agreement__partnership")
    found: Budget | None = budgets.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def no_draft(request: PartnershipRequest, gone: NotADraft) -> HttpResponse:
    return render(request, "409.html", {"reason": gone.reason}, status=409)


def _years_without_a_budget(request: PartnershipRequest) -> list[tuple[Agreement, int]]:
    """The latest first."""
    agreements = Agreement.objects.of(request.partnership).order_by("-starts_on")
    taken = set(Budget.objects.of(request.partnership).values_list("agreement", "year"))
    return [
        (agreement, year)
        for agreement in agreements
        for year in range(agreement.ends_on.year, agreement.starts_on.year - 1, -1)
        if (agreement.pk, year) not in taken
    ]


def _proposed(years: list[tuple[Agreement, int]]) -> str | None:
    """The year that comes next, else the first of the list."""
    soonest = [each for each in years if each[1] > timezone.localdate().year]
    agreement, year = soonest[-1] if soonest else years[0] if years else (None, 0)
    return f"{agreement.pk}-{year}" if agreement else None
