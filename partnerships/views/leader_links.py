"""The coordinator's page of leaders' personal links: who has one, a new one, renew, revoke.

A link's secret is shown on the answer to the form that made it, and never again: it stands in no database, session or
address of ours.
"""

from typing import Any

import segno
from django.contrib import messages
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from partnerships.access import PartnershipRequest
from partnerships.actions import create_leader_link, renew_leader_link, revoke_leader_link
from partnerships.forms import NewLeaderLinkForm, RenewLeaderLinkForm
from partnerships.models import LeaderLink
from partnerships.swedish import swedish_sort_key
from partnerships.versions import StaleVersion

SAME_FORM = 24 * 3600  # seconds in which a form sent again is known
ORDER = ["active", "upcoming", "ended", "revoked"]


@require_GET
def leader_link_list(request: PartnershipRequest, partnership: str) -> HttpResponse:
    today = timezone.localdate()
    links = [(link, link.state_on(today)) for link in LeaderLink.objects.of(request.partnership).for_list()]
    links.sort(key=lambda pair: (ORDER.index(pair[1]), swedish_sort_key(pair[0].leader.name), pair[0].pk))
    return render(request, "partnerships/leader_link_list.html", {"links": links})


@never_cache
@require_http_methods(["GET", "POST"])
def leader_link_new(request: PartnershipRequest, partnership: str) -> HttpResponse:
    form = NewLeaderLinkForm(
        request.POST or None,
        partnership=request.partnership,
        instance=LeaderLink(partnership=request.partnership),
        today=timezone.localdate(),
        initial=NewLeaderLinkForm.proposed(request.user),
    )
    if form.is_valid():
        cleaned = form.cleaned_data
        if not cache.add(f"leader-link:{cleaned['token']}", 1, timeout=SAME_FORM):
            return _sent_again(request)
        link, secret = create_leader_link(
            request.partnership,
            name=cleaned["name"],
            series=cleaned["series"],
            starts_on=cleaned["starts_on"],
            ends_on=cleaned["ends_on"],
            by=request.user,
        )
        return _shown_once(request, link, secret, contact=cleaned["contact"])
    return render(request, "partnerships/leader_link_form.html", {"form": form}, status=422 if form.is_bound else 200)


@never_cache
@require_http_methods(["GET", "POST"])
def leader_link_renew(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    link, today = _find(request, pk), timezone.localdate()
    form = RenewLeaderLinkForm(
        request.POST or None,
        partnership=request.partnership,
        instance=link,
        today=today,
        initial=RenewLeaderLinkForm.proposed(link, request.user, today=today),
    )
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            secret = renew_leader_link(
                link,
                series=cleaned["series"],
                starts_on=cleaned["starts_on"],
                ends_on=cleaned["ends_on"],
                fingerprint=cleaned["fingerprint"],
                by=request.user,
            )
        except StaleVersion:
            return _sent_again(request)
        return _shown_once(request, link, secret, contact=cleaned["contact"])
    context = {"form": form, "link": link}
    return render(request, "partnerships/leader_link_form.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def leader_link_revoke(request: PartnershipRequest, partnership: str, pk: int) -> HttpResponse:
    link = _find(request, pk)
    if request.method == "POST":
        revoke_leader_link(link, by=request.user)
        messages.success(request, f"Länken till {link.leader} är stängd, också där den är öppen.")
        return redirect("partnerships:leader_link_list", partnership)
    return render(request, "partnerships/leader_link_revoke.html", {"link": link})


def _find(request: PartnershipRequest, pk: int) -> LeaderLink:
    return get_object_or_404(LeaderLink.objects.of(request.partnership).for_list(), pk=pk)


def _shown_once(request: PartnershipRequest, link: LeaderLink, secret: str, *, contact: str) -> HttpResponse:
    """The link as text and as a card to print."""
    address = request.build_absolute_uri(reverse("day_sheet:open", args=[secret]))
    context: dict[str, Any] = {
        "link": LeaderLink.objects.for_list().get(pk=link.pk),
        "address": address,
        "qr": mark_safe(segno.make(address, error="m", micro=False).svg_inline(omitsize=True, border=4)),
        "contact": contact,
    }
    return render(request, "partnerships/leader_link_card.html", context)


def _sent_again(request: PartnershipRequest) -> HttpResponse:
    reason = "Länken är redan gjord, förnyad eller stängd. Gå till listan över ledare och se hur den ser ut nu."
    return render(request, "409.html", {"reason": reason}, status=409)
