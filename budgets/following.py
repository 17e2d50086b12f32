"""Who may follow up a budget line: forecast, cause and dialogue, and who decides what becomes of its deviation."""

from partnerships.access import Access, Right


def may_follow_up(access: Access, *, performer: int, funder: int) -> bool:
    """Whoever performs the line, whoever funds it, and the officer, each in their own place."""
    return performer in access.represented and Right.FOLLOW_UP in access or may_decide(access, funder=funder)


def may_decide(access: Access, *, funder: int) -> bool:
    """The committee whose money it is, and the officer who keeps the books of decisions; never who spent it."""
    return Right.DECIDE_DEVIATION in access and (funder in access.committees or Right.MANAGE_AGREEMENT in access)


def may_record_approval(access: Access, *, party: int) -> bool:
    """Each party for itself; the officer what a party has given in writing."""
    return party in access.represented | access.committees or Right.MANAGE_AGREEMENT in access
