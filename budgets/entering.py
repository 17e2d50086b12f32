"""Who writes down what was used: the outcome of a line, and what a party brings besides money. Pages, views and forms
ask here."""

from collections.abc import Iterable
from typing import Any

from partnerships.access import Access, Right


def may_enter_outcome(access: Access, line: Any) -> bool:
    """The performer's contact person, the staff of the committee that pays for the line, and the officer."""
    if Right.ENTER_OUTCOME not in access:
        return False
    is_theirs = line.performer_id in access.represented or line.funder_id in access.committees
    return is_theirs or Right.MANAGE_AGREEMENT in access


def lines_to_enter(access: Access, lines: Iterable[Any]) -> list[Any]:
    """Those of the stored lines whose outcome the person may write down."""
    return [line for line in lines if may_enter_outcome(access, line)]


def may_enter_in_kind(access: Access, party: int) -> bool:
    """Contact persons for their own party (id), coordinators and officers for all."""
    if Right.ENTER_IN_KIND not in access:
        return False
    return party in access.represented or Right.DRAFT_PLAN in access
