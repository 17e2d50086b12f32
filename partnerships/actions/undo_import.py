"""Take an import back, while nothing was built on it."""

from typing import Any

from django.db import transaction
from django.db.models import ManyToOneRel, ProtectedError, RestrictedError

from partnerships.actions.many_rows import delete_many
from partnerships.models import (
    Activity,
    ActivityOccasion,
    BandCount,
    CoOrganiser,
    ImportStatus,
    OccasionGoal,
    OccasionImport,
    Organisation,
    User,
)
from partnerships.swedish import listed, plural

OWN_LINKS = (OccasionGoal, CoOrganiser, BandCount)  # made with the occasion, and taken away with it


class UndoRefused(Exception):
    """The import stays; the message says what was built on it."""


@transaction.atomic
def undo_import(occasion_import: OccasionImport, *, by: User) -> OccasionImport:
    """Take away the occasions that the import made, and the names it made that nobody else uses. The history keeps
    them all. Raises UndoRefused."""
    locked = OccasionImport.objects.select_for_update().get(pk=occasion_import.pk)
    if locked.status != ImportStatus.IMPORTED:
        raise UndoRefused("Importen är redan ångrad, eller inte genomförd.")
    list(_occasions(locked).select_for_update().values_list("pk", flat=True))
    reasons = why_not_undone(locked)
    if reasons:
        raise UndoRefused(f"Importen kan inte ångras: {listed(reasons)}.")
    for model in OWN_LINKS:
        delete_many(model.objects.filter(occasion__imported_by=locked), by=by, reason=locked.change_reason)
    delete_many(_occasions(locked), by=by, reason=locked.change_reason)
    for made in (Activity, Organisation):
        _delete_unused(made, locked, by)
    locked.status = ImportStatus.UNDONE
    saved: OccasionImport = locked.save_as(by)
    return saved


def why_not_undone(occasion_import: OccasionImport) -> list[str]:
    """What was built on the import since, as parts of a sentence. Empty: it can be undone."""
    occasions = _occasions(occasion_import)
    reason = occasion_import.change_reason
    found = []
    changed = set(occasions.filter(version__gt=1).values_list("pk", flat=True))
    for model in OWN_LINKS:
        later = model.history.filter(occasion__imported_by=occasion_import).exclude(history_change_reason=reason)
        changed |= set(later.values_list("occasion_id", flat=True))
    if changed:
        found.append(f"{plural(len(changed), 'aktivitet', 'aktiviteter')} har ändrats sedan dess")
    for relation in ActivityOccasion._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ManyToOneRel):
            continue  # a column of its own
        other: Any = relation.related_model
        if other in OWN_LINKS or hasattr(other, "instance_type"):
            continue
        count = other._default_manager.filter(**{f"{relation.field.name}__in": occasions.values("pk")}).count()
        if count:
            meta = other._meta
            found.append(f"{plural(count, str(meta.verbose_name), str(meta.verbose_name_plural))} hör till dem")
    return found


def _occasions(occasion_import: OccasionImport) -> Any:
    return ActivityOccasion.objects.filter(imported_by=occasion_import)


def _delete_unused(model: Any, occasion_import: OccasionImport, by: User) -> None:
    """What the import made of this kind and nothing else points to."""
    made = model.history.filter(history_type="+", history_change_reason=occasion_import.change_reason)
    for each in model.objects.filter(pk__in=made.values("id")):
        each._history_user, each._change_reason = by, occasion_import.change_reason
        try:
            with transaction.atomic():
                each.delete()
        except (ProtectedError, RestrictedError):
            continue
