"""The years of a partnership: which reports each has, and how much is logged."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from partnerships.access import Access
from partnerships.models import ActivityOccasion, Agreement, OccasionStatus, Partnership
from reporting.models import PROSE_CONTENTS, ReceivedReport, Report, ReportKind, ReportTemplate
from reporting.report_rights import WRITING, being_corrected, reports_open_to


@dataclass(frozen=True, slots=True)
class ReportCell:
    """One kind of report of one year in the list."""

    kind: ReportKind
    report: Report | None  # the latest edition
    empty_sections: int
    can_start: bool
    received: ReceivedReport | None = None  # handed in, and closed today while the parties correct it
    templates: tuple[ReportTemplate, ...] = ()  # to choose among when it is begun: the one proposed stands first

    @property
    def new_page(self) -> str:
        """The name of the page that begins one."""
        return f"reporting:{self.kind}_new"


@dataclass(frozen=True, slots=True)
class ReportYear:
    """One year's line in the list of reports."""

    year: int
    occasions: int | None  # held; None when nothing at all is logged for the year
    has_agreement: bool
    reports: tuple[ReportCell, ...]  # one for each kind


def report_years(partnership: Partnership, access: Access) -> list[ReportYear]:
    """Every year with an agreement that has begun, a report or a log; the latest first (5 queries)."""
    logged = ActivityOccasion.objects.of(partnership).order_by().values_list("held_on__year")
    counts = dict(logged.annotate(held=Count("pk", filter=Q(status=OccasionStatus.HELD))))
    empty = Count("sections", filter=Q(sections__body="", sections__content__in=PROSE_CONTENTS))
    stored = reports_open_to(access, partnership).annotate(empty_sections=empty).order_by("edition")
    reports = {(each.year, each.kind): each for each in stored}  # a later edition takes the place of the former
    corrected = being_corrected(access, partnership)
    received = {(each.step.report.year, each.step.report.kind): each for each in reversed(corrected)}
    terms = Agreement.objects.of(partnership).values_list("starts_on__year", "ends_on__year")
    agreed = {year for first, last in terms for year in range(first, last + 1)}
    templates = list(ReportTemplate.objects.by_name())
    begun = timezone.localdate().year
    years = {year for year in agreed | set(counts) if year <= begun} | {year for year, _kind in (*reports, *received)}
    return [
        ReportYear(
            year,
            counts.get(year),
            year in agreed,
            tuple(
                ReportCell(
                    kind,
                    report := reports.get((year, kind)),
                    getattr(report, "empty_sections", 0),
                    received=received.get((year, kind)),
                    can_start=report is None and year in agreed and WRITING[kind] in access,
                    templates=_to_choose(kind, year, reports, templates) if report is None else (),
                )
                for kind in ReportKind
            ),
        )
        for year in sorted(years, reverse=True)
    ]


def _to_choose(
    kind: str, year: int, reports: dict[tuple[int, str], Report], templates: list[ReportTemplate]
) -> tuple[ReportTemplate, ...]:
    """The kind's templates; first the one that the year before followed, else the standard (as start_report does)."""
    earlier = max((each for each in reports if each[1] == kind and each[0] < year), default=None)
    followed = reports[earlier].template_id if earlier else None
    of_kind = [each for each in templates if each.kind == kind]
    return tuple(sorted(of_kind, key=lambda each: (each.pk != followed, not each.is_standard)))
