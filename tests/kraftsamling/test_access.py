"""Every address × everyone × own, foreign and absent × GET and POST, against the table in kraftsamling/rules.py."""

import pytest
from django.contrib.admin import site
from django.db import transaction
from django.test import Client
from django.urls import reverse

from kraftsamling.rules import RULES, rule_for
from tests.kraftsamling.addresses import (
    HANDLED,
    OF_A_DEVIATION,
    OUTCOME_IMPORTS,
    OWN_LINES,
    POSTED,
    absent,
    all_addresses,
    path,
    sample,
)
from tests.kraftsamling.people import ADMINISTRATOR, SIGNED_IN, WHO_MAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_drawing", "only_errors_logged")]
ADDRESSES = all_addresses()
HOUSE = [address for address in ADDRESSES if not address.is_of_a_partnership and not address.is_of_the_administration]
PARTNERSHIP = [address for address in ADDRESSES if address.is_of_a_partnership]
SIGN_IN, REFUSED, NOT_THERE, ANSWERED = "sign in", "refused", "not there", "answered"
METHODS = ["GET", "POST"]
OF_THEIR_LINES = {f"budgets:outcome_{page}" for page in ("new", "correct", "attach", "import_list", "template")}
# Every page is asked for by everyone. Where it only repeats what the gate has said, one of each kind will do.
EACH_KIND_OF_RIGHT = ["coordinator", "officer", "committee staff", "reader"]
ONE_OF_EACH_RIGHT = [*EACH_KIND_OF_RIGHT, "someone without a role", "anonymous"]
EDGES = ["staff of another committee", "someone whose role ended yesterday", ADMINISTRATOR]
OWN_COMMITTEE = {f"budgets:{name}" for name in ("rate_edit", "rate_withdraw", "adjust", "adjustment_withdraw")}
OWN_COMMITTEE |= {*HANDLED, *OF_A_DEVIATION, *OWN_LINES}
FOR_ITS_STAFF = {
    "my_committee",
    "committee_workbook",
}  # outside the partnerships; not for all who have signed in
SIGNED_IN_OR_NOT = ["officer", "someone without a role", ADMINISTRATOR, "anonymous", "someone whose account is closed"]


def test_every_address_has_a_rule():
    assert [address.name for address in ADDRESSES if rule_for(address.name) is None] == []


def test_every_rule_has_an_address():
    assert sorted(set(RULES) - {address.name for address in ADDRESSES}) == []


def by_name(addresses):
    return pytest.mark.parametrize("address", addresses, ids=lambda address: address.name)


@by_name(HOUSE)
def test_pages_of_the_house(world, address):
    rule = rule_for(address.name)
    for method in METHODS:
        found = NOT_THERE if address.name in FOR_ITS_STAFF and method == "GET" else ANSWERED
        expected = {who: found if rule.is_open or who in SIGNED_IN else SIGN_IN for who in SIGNED_IN_OR_NOT}
        if rule.needs_administrator:
            expected |= {who: NOT_THERE for who in SIGNED_IN if who in expected and who != ADMINISTRATOR}
        assert knock(world, method, path(address, "", sample(address, world.ours)), expected) == []


@by_name(PARTNERSHIP)
def test_pages_of_our_partnership(world, address):
    own = path(address, world.ours.partnership, sample(address, world.ours))
    senders = ONE_OF_EACH_RIGHT + EDGES if rule_for(address.name).do else ["officer", "anonymous"]
    for method, people in (("GET", WHO_MAY), ("POST", senders)):
        expected = {who: verdict(who, address, method) for who in people}
        assert knock(world, method, own, expected, data=POSTED.get(address.name)) == []


@by_name([address for address in PARTNERSHIP if address.names_an_object])
def test_objects_that_are_not_there(world, address):
    """Under our own address: nothing by that number, or something that belongs to another partnership."""
    kwargs, foreign = sample(address, world.ours), sample(address, world.theirs)
    for missing in [*absent(kwargs), *([foreign] if foreign != kwargs else [])]:
        elsewhere = path(address, world.ours.partnership, missing)
        for method in METHODS if rule_for(address.name).do else ["GET"]:
            expected = {who: verdict(who, address, method) for who in EACH_KIND_OF_RIGHT}
            expected = {who: NOT_THERE if found == ANSWERED else found for who, found in expected.items()}
            assert knock(world, method, elsewhere, expected) == []


@by_name(PARTNERSHIP)
def test_partnerships_that_are_not_ours(world, address):
    """A foreign partnership and one that does not exist cannot be told apart."""
    kwargs = sample(address, world.theirs)
    everyone = dict.fromkeys(EACH_KIND_OF_RIGHT, NOT_THERE)
    assert knock(world, "GET", path(address, world.theirs.partnership, kwargs), everyone) == []
    some = {"officer": NOT_THERE, "anonymous": SIGN_IN}
    assert knock(world, "POST", path(address, world.theirs.partnership, kwargs), some) == []
    assert (
        knock(world, "GET", path(address, "finns-inte", kwargs), {"officer": NOT_THERE, ADMINISTRATOR: NOT_THERE}) == []
    )


def test_the_administration_is_for_administrators(world):
    outside = {who: NOT_THERE if who in SIGNED_IN else SIGN_IN for who in WHO_MAY if who != ADMINISTRATOR}
    for page in (reverse("admin:index"), reverse("admin:partnerships_user_changelist"), "/admin/finns-inte/"):
        assert knock(world, "GET", page, outside) == []
    models = [model._meta.label_lower.replace(".", "_") for model in site._registry]
    for name in ("admin:index", *(f"admin:{model}_{page}" for model in models for page in ("changelist", "add"))):
        assert ask(world, ADMINISTRATOR, "GET", reverse(name)).status_code in {200, 403}


@by_name(PARTNERSHIP)
def test_other_methods_change_nothing(world, address):
    page = path(address, world.ours.partnership, sample(address, world.ours))
    assert [ask(world, "officer", method, page).status_code // 100 for method in ("PUT", "DELETE")] == [4, 4]


def test_a_role_is_read_anew_for_each_page(world, client):
    """T14: who is signed in when the role ends is out at the next click."""
    officer = world.people["officer"]
    page = world.ours.partnership.get_absolute_url()
    client.force_login(officer)
    assert client.get(page).status_code == 200
    officer.role_assignments.all().delete()
    assert client.get(page).status_code == 404


def verdict(who, address, method):
    """What the rule gives the person; a page that takes no form says so to everyone who may see it (405)."""
    rule, rights = rule_for(address.name), WHO_MAY[who]
    right = rule.see if method == "GET" else rule.do or rule.see
    if address.name in OWN_COMMITTEE and who == "staff of another committee":
        return REFUSED  # each committee's staff enter its own rate and handle what is requested from it (rules 21, 22)
    if address.name in OF_THEIR_LINES and who == "staff of another committee":
        return REFUSED  # whose lines these are not
    if address.name in OUTCOME_IMPORTS and who in {"committee staff", "staff of another committee", "contact person"}:
        return NOT_THERE  # only who sent the file, and the officer, see what is in it
    if rights is None:
        return SIGN_IN
    if "view" not in rights:
        return NOT_THERE
    return ANSWERED if right in rights else REFUSED


def knock(world, method, page, expected, *, data=None):
    """What each person found otherwise than expected."""
    return [
        f"{who} {method} {page}: {response.status_code}, expected {wanted}"
        for who, wanted in expected.items()
        if outcome(response := ask(world, who, method, page, data)) != wanted
    ]


def ask(world, who, method, page, data=None):
    """One request, the answer, and everything it may have changed undone."""
    client = Client(raise_request_exception=False, HTTP_COOKIE=world.cookies[who])
    with transaction.atomic():
        response = getattr(client, method.lower())(page, data)
        transaction.set_rollback(True)
    return response


def outcome(response):
    if response.status_code == 302 and response.url.startswith(reverse("account_login") + "?"):
        return SIGN_IN
    return {404: NOT_THERE, 403: REFUSED}.get(response.status_code, ANSWERED if response.status_code < 500 else "500")
