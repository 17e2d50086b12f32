"""Everyone who may knock on a page, and what each may do: stated here a second time, apart from access.py."""

import datetime as dt
from types import SimpleNamespace

from django.test import Client

from partnerships.models import Role, RoleAssignment, User
from tests.builders import PASSWORD, make_person, make_user

ACCOUNTS = {"see_account", "see_every_account"}
MONEY = {"follow_up", "enter_outcome", "change_budget", "assess_aid", "comment"}
OFFICER = (
    {
        "view",
        "manage_agreement",
        "write_report",
        "set_age_bands",
        "manage_actors",
        "draft_plan",
        "record_plan_answer",
        "see_budget_drafts",
        "decide_deviation",
        "enter_in_kind",
    }
    | MONEY
    | ACCOUNTS
)
STAFF = {"view", "enter_rate", "handle_payment", "see_budget_drafts", "decide_deviation"} | MONEY | ACCOUNTS
CONTACT_PERSON = {"view", "answer_plan", "answer_for_party", "request_payment", "see_account", "enter_in_kind"}
CONTACT_PERSON |= {"follow_up", "enter_outcome", "comment", "discuss_annual_report"}
COORDINATOR = {"view", "log_activities", "set_age_bands", "manage_actors", "draft_plan", "enter_in_kind", "comment"}
COORDINATOR |= {"write_annual_report", "discuss_annual_report"}
WHO_MAY = {
    "coordinator": COORDINATOR,
    "officer": OFFICER,
    "city-wide officer": OFFICER,
    "committee staff": STAFF,
    "staff of another committee": STAFF,
    "contact person": CONTACT_PERSON,
    "reader": {"view"},
    "administrator": {"view"},
    "someone without a role": set(),
    "someone whose role ended yesterday": set(),
    "someone whose role starts tomorrow": set(),
    "coordinator elsewhere": set(),
    "officer elsewhere": set(),
    "committee staff elsewhere": set(),
    "anonymous": None,
    "someone whose account is closed": None,
}
ADMINISTRATOR = "administrator"
SIGNED_IN = [who for who, rights in WHO_MAY.items() if rights is not None]


def make_people(ours: SimpleNamespace, theirs: SimpleNamespace, *, today: dt.date) -> dict[str, User | None]:
    here, there = ours.partnership, theirs.partnership
    closed = make_person(Role.OFFICER, here)
    closed.is_active = False
    closed.save()
    day = dt.timedelta(days=1)
    return {
        "coordinator": make_person(Role.COORDINATOR, here),
        "officer": make_person(Role.OFFICER, here),
        "city-wide officer": make_person(Role.OFFICER, None),
        "committee staff": make_person(Role.COMMITTEE_STAFF, here, organisation=ours.committee),
        "staff of another committee": make_person(Role.COMMITTEE_STAFF, here, organisation=ours.other_committee),
        "contact person": make_person(Role.CONTACT_PERSON, here, organisation=ours.association),
        "reader": make_person(Role.READER, here),
        "administrator": User.objects.create_superuser("administrator@test.example", PASSWORD, name="Administratör"),
        "someone without a role": make_user(),
        "someone whose role ended yesterday": _officer_for(here, dt.date(2020, 1, 1), today - day),
        "someone whose role starts tomorrow": _officer_for(here, today + day, None),
        "coordinator elsewhere": make_person(Role.COORDINATOR, there),
        "officer elsewhere": make_person(Role.OFFICER, there),
        "committee staff elsewhere": make_person(Role.COMMITTEE_STAFF, there, organisation=theirs.committee),
        "anonymous": None,
        "someone whose account is closed": closed,
    }


def _officer_for(partnership: object, starts_on: dt.date, ends_on: dt.date | None) -> User:
    user = make_user()
    RoleAssignment(user=user, partnership=partnership, role=Role.OFFICER, starts_on=starts_on, ends_on=ends_on).save_as(
        None
    )
    return user


def cookies_of(user: User | None) -> str:
    """What the browser of someone who has signed in carries, as a header."""
    if user is None:
        return ""
    client = Client()
    client.force_login(user)
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
