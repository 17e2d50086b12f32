"""Visits by age band: they add up to the occasion's visit count, whoever writes it."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from partnerships.models import MAX_VISITS, ActivityOccasion, AgeBand, BandCount, Precision
from partnerships.swedish import number

BandCounts = Mapping[tuple[int, str], int]  # (id of the band, observed sex or "") → visits, 0–100 000


def total_with_bands(counts: BandCounts, *, total: int | None, precision: str) -> int | None:
    """The occasion's visit count: as it is, or the sum of its bands when it was left empty.

    Raises ValidationError, by field, when the two do not agree or the bands cannot belong to such a figure.
    """
    if not counts:
        return total
    if precision == Precision.RANGE:
        raise ValidationError({"precision": "Ett intervall kan inte delas upp på åldersgrupper."})
    added = sum(counts.values())
    if added > MAX_VISITS:
        raise ValidationError({"visit_count": f"Åldersgrupperna blir fler än {number(MAX_VISITS)} tillsammans."})
    if total is not None and total != added:
        sentence = (
            f"Åldersgrupperna blir {number(added)} tillsammans, men här står {number(total)}. Rätta det som är fel."
        )
        raise ValidationError({"visit_count": sentence})
    return added


def refuse_unless_bands_add_up(occasion: ActivityOccasion, counts: BandCounts | None) -> None:
    """What is to be stored, or (None) what is stored already, must be the occasion's visit count."""
    if counts is None:
        stored = occasion.band_counts.all() if occasion.pk else []
        counts = {(row.band_id, row.observed_sex): row.visit_count for row in stored}
    elif counts:
        _refuse_other_bands(occasion, {band for band, _sex in counts})
    if counts and occasion.visit_count is None:
        raise ValidationError({"visit_count": "Besök per åldersgrupp behöver också antalet besök."})
    total_with_bands(counts, total=occasion.visit_count, precision=occasion.precision)


def keep_band_counts(occasion: ActivityOccasion, counts: BandCounts, *, by: Any) -> None:
    """Make the occasion's visits by band exactly these."""
    wanted = dict(counts)
    for row in occasion.band_counts.all():
        visits = wanted.pop((row.band_id, row.observed_sex), None)
        if visits is None:
            row._history_user = by
            row.delete()
        elif visits != row.visit_count:
            row.visit_count = visits
            row.save_as(by)
    for (band, sex), visits in wanted.items():
        BandCount(occasion=occasion, band_id=band, observed_sex=sex, visit_count=visits).save_as(by)


def _refuse_other_bands(occasion: ActivityOccasion, wanted: set[int]) -> None:
    if not wanted <= {band.pk for band in AgeBand.objects.offered_for(occasion)}:
        raise ValidationError({"visit_count": "En av åldersgrupperna används inte för den här aktiviteten."})
