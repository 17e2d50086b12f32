"""Two people at one form: the second is shown both texts, and neither is lost."""

from typing import Any

from django.db import transaction


class StaleVersion(Exception):
    """Somebody else saved the record after the form was opened. `current` is the record as it stands now."""

    def __init__(self, current: Any) -> None:
        super().__init__(f"{current} has been changed since the form was opened")
        self.current = current


class WrongState(Exception):
    """What was asked for cannot be done with the record as it is now; `reason` says why, in Swedish."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def lock_current(instance: Any, *, expected: int) -> None:
    """Lock the row for the rest of the transaction. Raises StaleVersion unless it still has the expected version."""
    current = type(instance)._default_manager.select_for_update().get(pk=instance.pk)
    if current.version != expected:
        raise StaleVersion(current)


@transaction.atomic
def save_if_current(instance: Any, *, expected: int, by: Any) -> Any:
    """Save the record as the next version, in the name of `by`.

    Raises StaleVersion when it has another version than `expected` (the one the form was opened with), and
    ValidationError when its content is refused.
    """
    lock_current(instance, expected=expected)
    instance.version = expected + 1
    return instance.save_as(by)
