"""The age bands that a partnership or one of its programmes counts by. A band that has counts is never changed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from partnerships.models import MAX_AGE, AgeBand, BandCount, Partnership, User

LAST_POSITION = 99


def add_age_band(band: AgeBand, *, by: User | None) -> AgeBand:
    """Add a band, in the order of age. Raises ValidationError when it overlaps another one in use, or by field."""
    band.position = min(band.from_age, LAST_POSITION)
    return _saved(band, by)


def refuse_overlap(band: AgeBand) -> None:
    """Raises ValidationError when somebody of one age could be counted in two bands of the same set."""
    others = AgeBand.objects.in_use().filter(partnership=band.partnership_id, series=band.series_id).exclude(pk=band.pk)
    for other in others:
        if band.from_age <= _upper(other) and other.from_age <= _upper(band):
            raise ValidationError({"from_age": f"Åldrarna finns redan i gruppen «{other}». Avsluta den först."})


@transaction.atomic
def retire_age_band(band: AgeBand, *, by: User) -> AgeBand | None:
    """Stop counting by it: one without counts is removed (None), one with counts is kept for what it has counted."""
    AgeBand.objects.select_for_update().get(pk=band.pk)
    if BandCount.objects.filter(band=band).exists():
        band.is_retired = True
        return band.save_as(by)
    band._history_user = by
    band.delete()
    return None


def restore_age_band(band: AgeBand, *, by: User) -> AgeBand:
    """Count by it again. Raises ValidationError when another band has taken its ages."""
    band.is_retired = False
    return _saved(band, by)


def age_bands_of(partnership: Partnership) -> list[AgeBand]:
    """All of them, with whether they have been counted by (`is_used`), the partnership's own first."""
    bands = AgeBand.objects.filter(partnership=partnership).select_related("series").in_order()
    used = set(BandCount.objects.filter(band__in=bands).values_list("band", flat=True).distinct())
    found: list[Any] = sorted(bands, key=lambda band: (band.series is not None, str(band.series or "")))
    for band in found:
        band.is_used = band.pk in used
    return found


def _upper(band: AgeBand) -> int:
    return MAX_AGE if band.to_age is None else band.to_age


def _saved(band: Any, by: User | None) -> Any:
    """Two people who add the same ages at once: the second is told."""
    try:
        with transaction.atomic():
            Partnership.objects.select_for_update().get(pk=band.partnership_id)
            refuse_overlap(band)
            return band.save_as(by)
    except IntegrityError as error:
        raise ValidationError({"label": "Det finns redan en åldersgrupp med det namnet."}) from error
