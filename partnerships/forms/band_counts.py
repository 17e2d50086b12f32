"""The part of the occasion form that asks for visits by age band, and by sex where that was noted."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from partnerships.actions.visits import total_with_bands
from partnerships.models import AgeBand, BandCount, ObservedSex

NOTED = (ObservedSex.FEMALE, ObservedSex.MALE)


@dataclass(frozen=True)
class BandField:
    """A number field of the form: one age band, or one sex in it."""

    name: str
    band: AgeBand
    sex: str

    @property
    def label(self) -> str:
        return f"{self.band}, {ObservedSex(self.sex).label}" if self.sex else str(self.band)


class BandCountsForm(forms.ModelForm):
    """Adds a number field for each band of the occasion, and for each sex in it. Empty is not noted; 0 is a count."""

    band_fields: tuple[BandField, ...] = ()

    def offer_bands(self, *, by_sex: bool = True) -> None:
        """The bands that are in use for this occasion, filled with what is stored."""
        occasion = self.instance
        bands = AgeBand.objects.offered_for(occasion)
        self.band_fields = tuple(
            BandField(f"band_{band.pk}_{sex}".rstrip("_"), band, str(sex))
            for band in bands
            for sex in ("", *(NOTED if by_sex else ()))
        )
        stored = {(row.band_id, row.observed_sex): row for row in occasion.band_counts.all()} if occasion.pk else {}
        column: Any = BandCount._meta.get_field("visit_count")
        for each in self.band_fields:
            row = stored.get((each.band.pk, each.sex))
            initial = row.visit_count if row else None
            self.fields[each.name] = column.formfield(label=each.label, required=False, initial=initial)

    @property
    def band_counts(self) -> dict[tuple[int, str], int]:
        """What was filled in, by band and sex."""
        filled = {(each.band.pk, each.sex): self.cleaned_data.get(each.name) for each in self.band_fields}
        return {key: visits for key, visits in filled.items() if visits is not None}

    def check_bands(self, cleaned: dict[str, Any]) -> None:
        """The bands add up to the count; left empty, the count is their sum."""
        if any(each.name in self.errors for each in self.band_fields) or "visit_count" in self.errors:
            return
        precision = cleaned.get("precision") or ""
        try:
            total = total_with_bands(self.band_counts, total=cleaned.get("visit_count"), precision=precision)
        except ValidationError as error:
            self.add_error(None, error)
        else:
            cleaned["visit_count"] = total

    def bands(self) -> list[forms.BoundField]:
        """The fields without sex, for the page."""
        return [self[each.name] for each in self.band_fields if not each.sex]

    def bands_by_sex(self) -> list[tuple[AgeBand, list[forms.BoundField]]]:
        """Each band with its fields by sex, for the page."""
        noted = [each for each in self.band_fields if each.sex]
        return [
            (band, [self[each.name] for each in group]) for band, group in groupby(noted, key=lambda each: each.band)
        ]

    def has_bands(self) -> bool:
        """Whether any is filled in or refused, so that the page shows them."""
        return any(self[each.name].value() not in (None, "") for each in self.band_fields)

    def has_bands_by_sex(self) -> bool:
        return any(self[each.name].value() not in (None, "") for each in self.band_fields if each.sex)
