"""Who may write what about a budget line and a party: each in their own place. Pages, views and forms ask here.

See also: handling.py, for payment requests.
"""

from collections.abc import Iterable
from typing import Any

from partnerships.access import Access, Right


def pays(access: Access, *, funder: int) -> bool:
    """The staff of the committee whose money it is, and the officer, who keeps everybody's books."""
    return funder in access.committees or Right.MANAGE_AGREEMENT in access


def may_enter_outcome(access: Access, line: Any) -> bool:
    """Who pays for the line, and the performer's contact person."""
    has_to_do_with_it = line.performer_id in access.represented or pays(access, funder=line.funder_id)
    return Right.ENTER_OUTCOME in access and has_to_do_with_it


def lines_to_enter(access: Access, lines: Iterable[Any]) -> list[Any]:
    """Those of the stored lines whose outcome the person may write down."""
    return [line for line in lines if may_enter_outcome(access, line)]


def may_enter_in_kind(access: Access, party: int) -> bool:
    """Contact persons for their own party (id), coordinators and officers for all."""
    if Right.ENTER_IN_KIND not in access:
        return False
    return party in access.represented or Right.DRAFT_PLAN in access


def may_follow_up(access: Access, *, performer: int, funder: int) -> bool:
    """Forecast, cause and dialogue: whoever performs the line, and who decides about it."""
    return performer in access.represented and Right.FOLLOW_UP in access or may_decide(access, funder=funder)


def may_decide(access: Access, *, funder: int) -> bool:
    """What becomes of a deviation: who pays; never who spent it."""
    return Right.DECIDE_DEVIATION in access and pays(access, funder=funder)


def may_record_approval(access: Access, *, party: int) -> bool:
    """Each party for itself; the officer what a party has given in writing."""
    return party in access.represented | access.committees or Right.MANAGE_AGREEMENT in access
