"""The years of a partnership: those its agreements touch. Nothing is logged outside them (rule 14)."""

from partnerships.models import Agreement, Partnership


def years_of(partnership: Partnership) -> list[int]:
    """In order; one query."""
    terms = Agreement.objects.of(partnership).values_list("starts_on", "ends_on")
    return sorted({year for first, last in terms for year in range(first.year, last.year + 1)})
