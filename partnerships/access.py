"""Who may see and do what. The only place that decides (rights by role, partnership by partnership).

Everything else asks: the middleware before each page, the views and templates for what to show, the actions for
whose committee or party a person may act for.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from partnerships.models import AgreementParty, Organisation, Partnership, Role, RoleAssignment, User


class Right(StrEnum):
    """Something that a person may do in a partnership."""

    VIEW = "view"
    LOG_ACTIVITIES = "log_activities"
    SET_AGE_BANDS = "set_age_bands"
    MANAGE_ACTORS = "manage_actors"
    MANAGE_AGREEMENT = "manage_agreement"
    ENTER_RATE = "enter_rate"
    WRITE_REPORT = "write_report"  # stadskontoret's letter
    WRITE_ANNUAL_REPORT = "write_annual_report"  # the parties' own
    DISCUSS_ANNUAL_REPORT = "discuss_annual_report"  # read its drafts, and comment on its sections
    DRAFT_PLAN = "draft_plan"
    ANSWER_PLAN = "answer_plan"
    RECORD_PLAN_ANSWER = "record_plan_answer"
    FOLLOW_UP = "follow_up"  # forecast, cause and dialogue of the lines that are theirs (budgets/line_rights.py)
    DECIDE_DEVIATION = "decide_deviation"
    REQUEST_PAYMENT = "request_payment"
    HANDLE_PAYMENT = "handle_payment"
    SEE_BUDGET_DRAFTS = "see_budget_drafts"
    SEE_ACCOUNT = "see_account"  # of the organisations that the person represents
    SEE_EVERY_ACCOUNT = "see_every_account"
    ENTER_OUTCOME = "enter_outcome"  # of the lines that the person has to do with: budgets/line_rights.py
    ENTER_IN_KIND = "enter_in_kind"
    CHANGE_BUDGET = "change_budget"  # committee staff: only lines that their committee funds
    ANSWER_FOR_PARTY = "answer_for_party"  # approve a change, confirm a notice: for those the person represents
    ASSESS_AID = "assess_aid"
    COMMENT = "comment"  # ask and answer about budget lines


RIGHTS: dict[str, frozenset[Right]] = {
    Role.COORDINATOR: frozenset(
        {
            Right.VIEW,
            Right.LOG_ACTIVITIES,
            Right.SET_AGE_BANDS,
            Right.MANAGE_ACTORS,
            Right.DRAFT_PLAN,
            Right.WRITE_ANNUAL_REPORT,
            Right.DISCUSS_ANNUAL_REPORT,
            Right.ENTER_IN_KIND,
            Right.COMMENT,
        }
    ),
    Role.OFFICER: frozenset(
        {
            Right.VIEW,
            Right.SET_AGE_BANDS,
            Right.MANAGE_ACTORS,
            Right.MANAGE_AGREEMENT,
            Right.WRITE_REPORT,
            Right.DRAFT_PLAN,
            Right.RECORD_PLAN_ANSWER,
            Right.SEE_BUDGET_DRAFTS,
            Right.FOLLOW_UP,
            Right.DECIDE_DEVIATION,
            Right.SEE_ACCOUNT,
            Right.SEE_EVERY_ACCOUNT,
            Right.ENTER_OUTCOME,
            Right.ENTER_IN_KIND,
            Right.CHANGE_BUDGET,
            Right.ASSESS_AID,
            Right.COMMENT,
        }
    ),
    Role.COMMITTEE_STAFF: frozenset(
        {
            Right.VIEW,
            Right.ENTER_RATE,
            Right.FOLLOW_UP,
            Right.DECIDE_DEVIATION,
            Right.HANDLE_PAYMENT,
            Right.SEE_BUDGET_DRAFTS,
            Right.SEE_ACCOUNT,
            Right.SEE_EVERY_ACCOUNT,
            Right.ENTER_OUTCOME,
            Right.CHANGE_BUDGET,
            Right.ASSESS_AID,
            Right.COMMENT,
        }
    ),
    Role.CONTACT_PERSON: frozenset(
        {
            Right.VIEW,
            Right.ANSWER_PLAN,
            Right.FOLLOW_UP,
            Right.REQUEST_PAYMENT,
            Right.SEE_ACCOUNT,
            Right.ENTER_OUTCOME,
            Right.ENTER_IN_KIND,
            Right.ANSWER_FOR_PARTY,
            Right.DISCUSS_ANNUAL_REPORT,
            Right.COMMENT,
        }
    ),
    Role.READER: frozenset({Right.VIEW}),
}


@dataclass(frozen=True)
class Access:
    """What one person may do in one partnership today, and for which organisations."""

    rights: frozenset[Right]
    committees: frozenset[int] = frozenset()  # ids of the committees the person is staff of
    represented: frozenset[int] = frozenset()  # ids of the organisations whose contact person they are

    def __contains__(self, right: object) -> bool:
        """Templates ask: {% if "log_activities" in access %}."""
        return right in self.rights

    def acts_for(self, organisation: Organisation) -> bool:
        """Whether the person is staff of this committee: each enters only its own uplift (rule 21)."""
        return organisation.pk in self.committees

    def speaks_for(self, party: AgreementParty) -> bool:
        """Whether the person is this party's contact person: each answers only for its own (S1 § 6, rule 13)."""
        return party.organisation_id in self.represented

    @property
    def sees_plan_drafts(self) -> bool:
        """Whether the person works on the plan; others read it when it has been sent to the parties."""
        return bool({Right.DRAFT_PLAN, Right.ANSWER_PLAN, Right.RECORD_PLAN_ANSWER} & self.rights)


NO_ACCESS = Access(frozenset())


class PartnershipRequest(HttpRequest):
    """A request that has passed the gate into a partnership: what each view there may count on."""

    partnership: Partnership
    access: Access
    user: User  # never anonymous behind the gate


def partnerships_visible_to(user: User, *, on: dt.date | None = None) -> QuerySet[Partnership]:
    """The partnerships where the user has a role that day (today), or all with a city-wide role or as administrator."""
    return _visible(user, _current_assignments(user, on))


def access_to(partnership: Partnership, user: User, *, on: dt.date | None = None) -> Access:
    """The user's rights in the partnership that day (today). NO_ACCESS when it is not theirs to see."""
    return _access(partnership, user, _current_assignments(user, on))


def all_access(partnerships: list[Partnership], user: User) -> dict[int, Access]:
    """The user's rights in several partnerships at once, by their ids."""
    assignments = _current_assignments(user, None)
    return {partnership.pk: _access(partnership, user, assignments) for partnership in partnerships}


def enter(slug: str, user: User) -> tuple[Partnership, Access]:
    """The partnership and the user's rights in it, in two queries. Raises Partnership.DoesNotExist when it is absent
    or not the user's to see: nobody can tell the two apart."""
    assignments = _current_assignments(user, None)
    partnership = _visible(user, assignments).get(slug=slug)
    return partnership, _access(partnership, user, assignments)


def _current_assignments(user: User, on: dt.date | None) -> list[Any]:
    """Read on every request: a role that ended yesterday gives nothing today."""
    return list(RoleAssignment.objects.filter(user=user).current_on(on or timezone.localdate()))


def _visible(user: User, assignments: list[Any]) -> QuerySet[Partnership]:
    if user.is_superuser or any(assignment.partnership_id is None for assignment in assignments):
        return Partnership.objects.all()
    return Partnership.objects.filter(pk__in={assignment.partnership_id for assignment in assignments})


def _access(partnership: Partnership, user: User, assignments: list[Any]) -> Access:
    """An administrator sees everything and hands out roles, but writes only where there is a role to write."""
    here = [assignment for assignment in assignments if assignment.partnership_id in {None, partnership.pk}]
    rights: frozenset[Right] = frozenset().union(*(RIGHTS[assignment.role] for assignment in here))
    return Access(
        rights | {Right.VIEW} if user.is_superuser else rights,
        committees=_organisations(here, Role.COMMITTEE_STAFF),
        represented=_organisations(here, Role.CONTACT_PERSON),
    )


def people_with(right: Right, partnership: Partnership) -> QuerySet[User]:
    """Those who have the right in the partnership today and can sign in, by name."""
    roles = [role for role, rights in RIGHTS.items() if right in rights]
    here = RoleAssignment.objects.filter(Q(partnership=partnership) | Q(partnership=None), role__in=roles)
    current = here.current_on(timezone.localdate())
    return User.objects.filter(pk__in=current.values("user"), is_active=True).order_by("name", "pk")


def contact_people(partnership: Partnership) -> dict[int | None, list[User]]:
    """Who speaks for each organisation in the partnership today, by the organisation's id (1 query)."""
    here = RoleAssignment.objects.filter(
        Q(partnership=partnership) | Q(partnership=None), role=Role.CONTACT_PERSON, user__is_active=True
    )
    found: dict[int | None, list[User]] = {}
    for assignment in here.current_on(timezone.localdate()).select_related("user").order_by("user__name", "pk"):
        found.setdefault(assignment.organisation_id, []).append(assignment.user)
    return found


def represents(user: User, organisation: Organisation) -> bool:
    """Whether the person is contact person of the organisation today, in whatever partnership."""
    roles = RoleAssignment.objects.filter(user=user, organisation=organisation, role=Role.CONTACT_PERSON)
    return bool(roles.current_on(timezone.localdate()).exists())


def _organisations(assignments: list[Any], role: Role) -> frozenset[int]:
    return frozenset(assignment.organisation_id for assignment in assignments if assignment.role == role)
