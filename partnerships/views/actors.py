"""Who collaborates in the partnership: the list, one organisation, its review, its alignment, merging two."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from partnerships.access import PartnershipRequest, Right, all_access, partnerships_visible_to
from partnerships.actions import AlreadyReviewed, confirm_alignment, merge_organisations, review_organisation
from partnerships.actions.merging import refuse_to_merge_away, what_would_move
from partnerships.changes import changes_of, merged
from partnerships.forms.actor import AlignmentForm, MergeForm, ReviewForm
from partnerships.models import Actor, Organisation, User
from partnerships.register import active_in, collaborator, collaborators, find, possible_duplicates
from partnerships.versions import StaleVersion
from partnerships.views.conflict import conflict_page

ROWS = 100  # organisations on a page
LONGEST_QUERY = 100  # letters of a name that are searched for


@require_GET
def actor_list(request: PartnershipRequest, partnership: str) -> HttpResponse:
    rows = collaborators(request.partnership)
    context = {
        "page": Paginator(rows, ROWS).get_page(request.GET.get("page")),
        "count": len(rows),
        "proposed": sum(row.organisation.is_proposed for row in rows),
        "unconfirmed": sum(row.needs_alignment for row in rows),
    }
    return render(request, "partnerships/actor_list.html", context)


@require_GET
def actor_search(request: PartnershipRequest, partnership: str) -> HttpResponse:
    """What a type-ahead shows for `q`: names to choose from, and those that may be meant when none has the letters."""
    text = request.GET.get("q", "").replace("\0", "")[:LONGEST_QUERY].strip()
    found = find(request.partnership, text) if text else []
    is_guess = bool(text) and not found
    rows = possible_duplicates(request.partnership, text) if is_guess else found
    known = [{"id": row.pk, "name": row.name, "kind": row.get_kind_display()} for row in rows]
    return JsonResponse({"found": known, "is_guess": is_guess}, headers={"Cache-Control": "private, no-store"})


@require_GET
def actor(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    """One organisation. An address of one that was merged away leads to the one that took over."""
    organisation = active_in(request.partnership).filter(pk=pk).first()
    if organisation is None:
        gone = get_object_or_404(Organisation.objects.filter(merged_into__in=active_in(request.partnership)), pk=pk)
        return redirect("partnerships:actor", partnership, gone.merged_into_id)
    alike = []
    if organisation.is_proposed and Right.MANAGE_ACTORS in request.access:
        alike = possible_duplicates(request.partnership, organisation.name, apart_from=[organisation.pk])
    context = {
        "organisation": organisation,
        "row": collaborator(request.partnership, organisation),
        "names": organisation.names.order_by("valid_from", "name"),
        "alike": alike,
    }
    return render(request, "partnerships/actor.html", context)


@require_http_methods(["GET", "POST"])
def actor_review(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    organisation = _find(request, pk)
    if not organisation.is_proposed:
        return _wrong_state(request, f"{organisation} är redan granskad och finns i registret.")
    form = ReviewForm(request.POST or None, instance=_find(request, pk))
    if form.is_valid():
        try:
            reviewed = review_organisation(organisation, **form.cleaned_data, by=request.user)
        except AlreadyReviewed as earlier:
            return _wrong_state(
                request,
                f"Någon annan har redan granskat organisationen. Den heter nu {earlier.current} "
                f"({earlier.current.get_kind_display()}). Du skrev {form.cleaned_data['name']}.",
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"{reviewed} är granskad och finns i registret.")
            return redirect("partnerships:actor", partnership, pk)
    context = {
        "form": form,
        "organisation": organisation,
        "alike": possible_duplicates(request.partnership, organisation.name, apart_from=[pk]),
    }
    return render(request, "partnerships/actor_review.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def actor_alignment(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    organisation = _find(request, pk)
    here = {"partnership": request.partnership, "organisation": organisation}
    actor = Actor.objects.filter(**here).first() or Actor(**here)
    initial = {} if actor.alignment_confirmed_on else {"alignment_confirmed_on": timezone.localdate()}
    form = AlignmentForm(request.POST or None, instance=actor, initial=initial)
    if form.is_valid():
        cleaned = form.cleaned_data
        stored = Actor.objects.filter(**here).first() or Actor(**here)
        try:
            confirm_alignment(
                stored,
                on=cleaned["alignment_confirmed_on"],
                note=cleaned["note"],
                expected_version=cleaned["version"],
                by=request.user,
            )
        except StaleVersion as stale:
            return conflict_page(request, form, AlignmentForm(instance=stale.current), stale)
        messages.success(request, f"Uppgiften om {organisation} är sparad.")
        return redirect("partnerships:actor", partnership, pk)
    context = {"form": form, "organisation": organisation}
    return render(request, "partnerships/actor_alignment.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def actor_merge(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    """First which one it is the same as, then what will move, then the merge."""
    duplicate = _find(request, pk)
    data = (
        request.POST if request.method == "POST" else ({"into": request.GET["into"]} if "into" in request.GET else None)
    )
    form = MergeForm(data, duplicate=duplicate, partnership=request.partnership)
    merge = None
    if form.is_valid():
        into = form.cleaned_data["into"]
        try:
            refuse_to_merge_away(duplicate, into)
            if request.method == "POST":
                merge_organisations(duplicate, into=into, within=_managed_by(request.user), by=request.user)
                messages.success(request, f"{duplicate} och {into} är nu en organisation. Allt finns under {into}.")
                return redirect("partnerships:actor", partnership, into.pk)
            merge = what_would_move(duplicate, into)
        except ValidationError as error:
            form.add_error("into", error)
    context = {
        "form": form,
        "organisation": duplicate,
        "merge": merge,
        "alike": possible_duplicates(request.partnership, duplicate.name, apart_from=[pk]),
    }
    return render(request, "partnerships/actor_merge.html", context, status=422 if form.errors else 200)


@require_GET
def actor_history(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    organisation = _find(request, pk)
    here = Actor.objects.of(request.partnership).filter(organisation=organisation).first()
    became_one = Organisation.objects.filter(merged_into=organisation)
    changes = merged(changes_of(organisation), changes_of(here) if here else [], *map(changes_of, became_one))
    context = {"organisation": organisation, "changes": changes}
    return render(request, "partnerships/actor_history.html", context)


def _find(request: PartnershipRequest, pk: int) -> Organisation:
    return get_object_or_404(active_in(request.partnership), pk=pk)


def _managed_by(user: User) -> set[int]:
    """Ids of the partnerships whose actors the person looks after."""
    rights = all_access(list(partnerships_visible_to(user)), user)
    return {pk for pk, access in rights.items() if Right.MANAGE_ACTORS in access}


def _wrong_state(request: HttpRequest, reason: str) -> HttpResponse:
    return render(request, "409.html", {"reason": reason}, status=409)
