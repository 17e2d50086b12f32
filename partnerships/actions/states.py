"""What became of an occasion that was planned: counted, or open again after all. Cancelling: occasions.py."""

from partnerships.models import ActivityOccasion, OccasionStatus, User
from partnerships.versions import save_if_current


def count_occasion(
    occasion: ActivityOccasion, *, visit_count: int | None, expected_version: int, by: User
) -> ActivityOccasion:
    """Say that a planned occasion was held, with its visits (0–100 000), or None when nobody counted.

    Raises StaleVersion and ValidationError.
    """
    occasion.status = OccasionStatus.HELD
    occasion.visit_count = visit_count
    return save_if_current(occasion, expected=expected_version, by=by)


def reopen_occasion(occasion: ActivityOccasion, *, expected_version: int, by: User) -> ActivityOccasion:
    """Plan a cancelled occasion again. Its reason goes, the history keeps it. Raises StaleVersion."""
    occasion.status = OccasionStatus.PLANNED
    occasion.cancellation_reason = ""
    return save_if_current(occasion, expected=expected_version, by=by)
