"""Who may take which step with a payment request, and why not (T7): pages, views and actions all ask here."""

from collections.abc import Collection
from typing import Any

from budgets.models import MOVES, PaymentRequest, RequestStatus, StepKind
from partnerships.access import Access, Right

OWN_REQUEST = "Du har varit med och begärt pengarna och kan därför inte handlägga rekvisitionen."
OWN_ORGANISATION = "Du företräder parten som begär pengarna och kan därför inte handlägga rekvisitionen."
OWN_REVIEW = "Du har granskat rekvisitionen. Någon annan på nämnden attesterar den: två personer ser varje utbetalning."


def may_see_account(access: Access, organisation: int) -> bool:
    """The city's staff see every party's account, a contact person only their own organisation's."""
    return Right.SEE_EVERY_ACCOUNT in access or Right.SEE_ACCOUNT in access and organisation in access.represented


def is_persons(request: PaymentRequest, kind: str, access: Access) -> bool:
    """Whether the step is for someone in the person's place: the performer's people, or the committee's staff."""
    own = access.represented if MOVES[kind].is_performers else access.committees
    return (request.performer_id if MOVES[kind].is_performers else request.funder_id) in own


def why_not(request: PaymentRequest, kind: str, *, by: Any, askers: Collection[int], represents_performer: bool) -> str:
    """Why this person may not take the step, in Swedish; empty when nothing stands in the way.

    `askers` are the ids of those who have written or submitted the request. Whose staff the person is, is another
    question: is_persons().
    """
    if MOVES[kind].is_performers:
        return ""
    if by.pk in {request.created_by_id, request.submitted_by_id, *askers}:
        return OWN_REQUEST
    if represents_performer:
        return OWN_ORGANISATION
    if kind == StepKind.APPROVE and by.pk == request.reviewed_by_id:
        return OWN_REVIEW
    return ""


def steps_open_to(request: PaymentRequest, *, by: Any, access: Access, askers: Collection[int] = ()) -> list[str]:
    """The steps that the person may take now, the one that leads on first."""
    represents_performer = request.performer_id in access.represented
    return [
        kind
        for kind, move in MOVES.items()
        if request.status in move.before
        and is_persons(request, kind, access)
        and not why_not(request, kind, by=by, askers=askers, represents_performer=represents_performer)
    ]


DECISIONS = {StepKind.REVIEW, StepKind.APPROVE}  # somebody vouches for the amounts
RELEASES = DECISIONS | {StepKind.SEND}  # the money comes closer to leaving: warned when the agreement is not in force
WAITS_FOR = {
    RequestStatus.DRAFT: "Lämna in",
    RequestStatus.RETURNED: "Rätta och lämna in igen",
    RequestStatus.SUBMITTED: "Granska",
    RequestStatus.REVIEWED: "Attestera",
    RequestStatus.APPROVED: "Skicka till utbetalning",
    RequestStatus.SENT: "Registrera utbetalning",
}
LEADS_ON = {StepKind.SUBMIT, StepKind.REVIEW, StepKind.APPROVE, StepKind.SEND, StepKind.PAY}


def waits_for(request: PaymentRequest, *, by: Any, access: Access) -> str:
    """What the request waits for this person to do; empty when it waits for somebody else, or for nobody."""
    can_lead_on = LEADS_ON & set(steps_open_to(request, by=by, access=access))
    return WAITS_FOR[RequestStatus(request.status)] if can_lead_on else ""
