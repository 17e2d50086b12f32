"""The same entry sent twice is stored once: a phone with bad reception cannot know whether its first try arrived."""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from partnerships.models import ActivityOccasion, EntryReceipt, User
from partnerships.versions import StaleVersion


def received(token: uuid.UUID | None, *, by: User) -> ActivityOccasion | None:
    """The occasion that the person's entry with this token was stored in, if it has arrived."""
    if token is None:
        return None
    receipt = EntryReceipt.objects.filter(token=token, user=by).select_related("occasion__activity").first()
    return receipt.occasion if receipt else None


def says_the_same(stored: ActivityOccasion, said: Mapping[str, Any], *, version: int, by: User) -> bool:
    """Whether the person's entry that was sent with `version` stored what is said now. It may be older than the row."""
    return bool(stored.history.filter(version=version + 1, history_user=by, **said).exists())


def store_once(
    save: Callable[[], ActivityOccasion], *, token: uuid.UUID | None, by: User
) -> tuple[ActivityOccasion, bool]:
    """Run `save` and keep a receipt for its entry, all or nothing. Gives the occasion, and whether it is a repetition.

    Whatever a repetition fails on, it is answered by what the first one stored. Without token nothing is known of
    repetitions. Raises what `save` raises.
    """
    try:
        with transaction.atomic():
            occasion = save()
            if token is not None:
                EntryReceipt.objects.create(token=token, user=by, occasion=occasion)
        return occasion, False
    except (IntegrityError, ValidationError, StaleVersion) as error:
        earlier = received(token, by=by)
        if earlier is None and isinstance(error, IntegrityError):
            raise ValidationError("Det gick inte att spara just nu. Försök igen.") from error
        if earlier is None:
            raise
        return earlier, True
