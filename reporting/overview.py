"""The years of a partnership: which have a letter, and how much is logged for each."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from partnerships.models import ActivityOccasion, Agreement, OccasionStatus, Partnership
from reporting.models import StaffReport


@dataclass(frozen=True, slots=True)
class ReportYear:
    """One year's line in the list of letters."""

    year: int
    occasions: int | None  # held; None when nothing at all is logged for the year
    report: StaffReport | None
    empty_sections: int
    has_agreement: bool

    @property
    def can_start(self) -> bool:
        """Whether a letter may be made: the year has an agreement and no letter."""
        return self.has_agreement and self.report is None


def report_years(partnership: Partnership) -> list[ReportYear]:
    """Every year with an agreement that has begun, a letter or a log; the latest first (3 queries)."""
    logged = ActivityOccasion.objects.of(partnership).order_by().values_list("held_on__year")
    counts = dict(logged.annotate(held=Count("pk", filter=Q(status=OccasionStatus.HELD))))
    empty = Count("sections", filter=Q(sections__body=""))
    stored = StaffReport.objects.of(partnership).select_related("partnership").annotate(empty_sections=empty)
    reports = {each.year: each for each in stored}
    terms = Agreement.objects.of(partnership).values_list("starts_on__year", "ends_on__year")
    agreed = {year for first, last in terms for year in range(first, last + 1)}
    begun = timezone.localdate().year
    years = {year for year in agreed | set(counts) if year <= begun} | set(reports)
    return [
        ReportYear(
            year,
            counts.get(year),
            reports.get(year),
            reports[year].empty_sections if year in reports else 0,
            year in agreed,
        )
        for year in sorted(years, reverse=True)
    ]
