"""An occasion's visits by age band, as a table shows them."""

from dataclasses import dataclass

from partnerships.models import ActivityOccasion, ObservedSex


@dataclass(frozen=True)
class BandRow:
    """One age band: visits in all, and of each of the table's columns by its name; None where nothing was noted."""

    label: str
    total: int
    by_sex: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True)
class BandTable:
    """Rows in order of age; the columns are the sexes that were noted, and those whose sex was not."""

    rows: tuple[BandRow, ...]
    columns: tuple[str, ...]


def visits_by_band(occasion: ActivityOccasion) -> BandTable | None:
    """None when the occasion was counted in one figure only."""
    counts = sorted(occasion.band_counts.all(), key=lambda row: (row.band.position, row.band_id))
    noted = {row.observed_sex for row in counts}
    sexes = [sex for sex in (ObservedSex.FEMALE, ObservedSex.MALE, ObservedSex.NOT_NOTED) if sex in noted]
    by_band: dict[str, dict[str, int]] = {}
    for row in counts:
        by_band.setdefault(str(row.band), {})[row.observed_sex] = row.visit_count
    columns = sexes if noted - {""} else []
    rows = tuple(
        BandRow(label, sum(found.values()), tuple((str(sex.label), found.get(sex)) for sex in columns))
        for label, found in by_band.items()
    )
    return BandTable(rows, tuple(str(sex.label) for sex in columns)) if rows else None
