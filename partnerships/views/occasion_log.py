"""Logging an occasion, counting a planned one, changing one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.actions import log_occasion, received, store_once, update_occasion
from partnerships.forms import OccasionForm
from partnerships.models import Activity, ActivityOccasion, Agreement, OccasionStatus
from partnerships.proposals import Proposal, copied, latest_of, proposal_for
from partnerships.versions import StaleVersion
from partnerships.views import by_script
from partnerships.views.conflict import conflict_page
from partnerships.views.occasions import find_occasion, wrong_state


@never_cache
@require_http_methods(["GET", "POST"])
def occasion_new(request: PartnershipRequest, partnership: str) -> HttpResponse:
    initial = _proposed(request)
    form = OccasionForm(request.POST or None, initial=initial, partnership=request.partnership, by=request.user)
    stored = _store(request, form)
    if stored:
        return _answer(request, stored)
    context = {"form": form, "is_shell": "skal" in request.GET} | _repeated(initial)
    return _form_page(request, form, context)


@never_cache
@require_http_methods(["GET", "POST"])
def occasion_edit(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    found = find_occasion(request, pk)
    if found.status == OccasionStatus.CANCELLED:
        return wrong_state(request, "Aktiviteten är inställd och kan inte ändras.")
    form = _form_for(found, request.POST or None, request)
    try:
        stored = _store(request, form)
    except StaleVersion as stale:
        if by_script.is_sent_by_script(request):
            return by_script.refusal("Någon annan har ändrat aktiviteten sedan du öppnade den.", status=409)
        return conflict_page(request, form, _form_for(stale.current, None, request), stale)
    if stored:
        return _answer(request, stored)
    return _form_page(request, form, {"form": form, "occasion": found})


def _store(request: PartnershipRequest, form: OccasionForm) -> ActivityOccasion | None:
    """Store a valid form's entry once. None when there was nothing to store or it was refused: the form says why."""
    if not form.is_bound:
        return None
    if not form.is_valid():
        return _repetition(request, form)
    cleaned = form.cleaned_data
    occasion = form.held()
    what: dict[str, Any] = {name: cleaned[name] for name in ("goals", "co_organisers")}
    what |= {"band_counts": form.band_counts, "by": request.user}

    def saved() -> ActivityOccasion:
        if occasion._state.adding:
            return log_occasion(occasion, **what)
        expected = form.planned.version if form.planned else cleaned["version"]
        return update_occasion(occasion, expected_version=expected, **what)

    try:
        stored, is_repeated = store_once(saved, token=cleaned["token"], by=request.user)
    except ValidationError as error:
        is_of_the_form = hasattr(error, "error_dict") and set(error.error_dict) <= {*form.fields, NON_FIELD_ERRORS}
        form.add_error(None, error if is_of_the_form else error.messages)
        return None
    return _same(form, stored) if is_repeated else stored


def _repetition(request: PartnershipRequest, form: OccasionForm) -> ActivityOccasion | None:
    """A repetition is refused for being there already (a second time that day); then it has been stored."""
    earlier = received(form.cleaned_data.get("token"), by=request.user)
    return _same(form, earlier) if earlier else None


def _same(form: OccasionForm, stored: ActivityOccasion) -> ActivityOccasion | None:
    """The stored occasion, if it is what the form says. A form that was gone back to and filled in anew is not."""
    if form.entry == (str(stored.activity), stored.held_on, stored.visit_count):
        return stored
    form.forget_token()
    form.add_error(None, f"Formuläret har redan sparats som {stored}. Är det här en annan, spara igen.")
    return None


def _answer(request: PartnershipRequest, stored: ActivityOccasion) -> HttpResponse:
    messages.success(request, f"{stored.activity} {stored.held_on} är sparad.")
    if by_script.is_sent_by_script(request):
        return by_script.stored(url=stored.get_absolute_url())
    return redirect(stored)


def _form_page(request: PartnershipRequest, form: OccasionForm, context: dict[str, Any]) -> HttpResponse:
    if form.is_bound and by_script.is_sent_by_script(request):
        return by_script.refusal(*by_script.errors_of(form), status=422)
    return render(request, "partnerships/occasion_form.html", context, status=422 if form.is_bound else 200)


def _form_for(occasion: ActivityOccasion, data: Any, request: PartnershipRequest) -> OccasionForm:
    initial = {
        "goals": [link.goal_id for link in occasion.goal_links.all()],
        "co_organisers": [link.organisation_id for link in occasion.co_organisers.all()],
    }
    return OccasionForm(data, instance=occasion, initial=initial, partnership=occasion.partnership, by=request.user)


def _proposed(request: PartnershipRequest) -> dict[str, Any]:
    """Today, and what an earlier occasion had: the one named in the address, or the latest of the activity there."""
    today = timezone.localdate()
    agreement = Agreement.objects.of(request.partnership).with_term_over(today).oldest_first().last()
    proposal, activity = _earlier(request, agreement)
    initial: dict[str, Any] = {"held_on": today, "proposal": proposal, "activity": activity}
    if activity:
        initial["planned"] = activity.occasions.filter(status=OccasionStatus.PLANNED, held_on=today).first()
    return initial | (proposal.as_initial() if proposal else {})


def _earlier(request: PartnershipRequest, agreement: Agreement | None) -> tuple[Proposal | None, Activity | None]:
    copy, wanted = request.GET.get("som", ""), request.GET.get("aktivitet", "")
    if _is_a_key(copy):
        earlier = find_occasion(request, int(copy))
        return copied(earlier, agreement), earlier.activity
    if _is_a_key(wanted):
        activity = get_object_or_404(Activity.objects.filter(partnership=request.partnership), pk=wanted)
        return proposal_for(activity, agreement=agreement, by=request.user), activity
    if "ny" in request.GET:
        return latest_of(request.partnership, agreement=agreement, by=request.user), None
    return None, None


def _repeated(initial: dict[str, Any]) -> dict[str, Any]:
    return {"repeats": initial.get("activity"), "proposal": initial.get("proposal"), "planned": initial.get("planned")}


def _is_a_key(text: str) -> bool:
    """What may be the number of a row; longer ones make the database complain."""
    return text.isascii() and text.isdecimal() and len(text) <= 18
