"""«Min nämnd»: what a committee's staff look after, over all partnerships. Outside any partnership."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from budgets.committees import Reach, my_committee, reach_of
from partnerships.models import Organisation


@require_GET
def committee_list(request: Any) -> HttpResponse:
    """The person's committees; with one only, that one."""
    committees = reach_of(request.user).committees()
    if len(committees) == 1:
        return redirect("my_committee", committees[0].slug)
    return render(request, "budgets/committee_list.html", {"committees": committees})


@require_GET
def committee(request: Any, committee: str) -> HttpResponse:
    reach = reach_of(request.user)
    shown = own_committee(reach, committee)
    page = my_committee(shown, reach, by=request.user, today=timezone.localdate())
    return render(request, "budgets/my_committee.html", {"page": page, "money": page.money})


def own_committee(reach: Reach, slug: str) -> Organisation:
    """Raises Http404, whether or not there is such a committee, when the person is not on its staff."""
    found = next((each for each in reach.committees() if each.slug == slug), None)
    if found is None:
        raise Http404
    return found
