"""What became of an occasion that was planned: counted, or open again after all. Cancelling: occasions.py."""

from django.db import transaction

from partnerships.actions.visits import keep_band_counts
from partnerships.before_cancelling import before_cancelling
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


@transaction.atomic
def reopen_occasion(occasion: ActivityOccasion, *, expected_version: int, by: User) -> ActivityOccasion:
    """Make a cancelled occasion what it was: planned, or held with its counts. Its reason goes, the history keeps it.

    Raises StaleVersion.
    """
    before = before_cancelling(occasion)
    occasion.status, occasion.cancellation_reason = before.status, ""
    for name, value in before.counts.items():
        setattr(occasion, name, value)
    save_if_current(occasion, expected=expected_version, by=by)
    keep_band_counts(occasion, before.bands, by=by)
    return occasion
