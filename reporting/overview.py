"""The years of a partnership: which reports each has, and how much is logged."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from partnerships.access import Access, partnerships_visible_to
from partnerships.models import ActivityOccasion, Agreement, OccasionStatus, Partnership, User
from reporting.models import PROSE_CONTENTS, ReceivedReport, Report, ReportKind
from reporting.report_rights import WRITING, being_corrected, reports_open_to
from reporting.template_choice import TemplateChoice, read_templates


@dataclass(frozen=True, slots=True)
class ReportCell:
    """One kind of report of one year in the list."""

    kind: ReportKind
    report: Report | None  # the latest edition
    empty_sections: int
    can_start: bool
    received: ReceivedReport | None = None  # handed in, and closed today while the parties correct it
    templates: tuple[TemplateChoice, ...] = ()  # to choose among when it is begun: the one proposed stands first

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


def report_years(partnership: Partnership, access: Access, user: User) -> list[ReportYear]:
    """Every year with an agreement that has begun, a report or a log; the latest first (8 queries)."""
    logged = ActivityOccasion.objects.of(partnership).order_by().values_list("held_on__year")
    counts = dict(logged.annotate(held=Count("pk", filter=Q(status=OccasionStatus.HELD))))
    empty = Count("sections", filter=Q(sections__body="", sections__content__in=PROSE_CONTENTS))
    stored = reports_open_to(access, partnership).annotate(empty_sections=empty).order_by("edition")
    reports = {(each.year, each.kind): each for each in stored}  # a later edition takes the place of the former
    corrected = being_corrected(access, partnership)
    received = {(each.step.report.year, each.step.report.kind): each for each in reversed(corrected)}
    terms = Agreement.objects.of(partnership).values_list("starts_on__year", "ends_on__year")
    agreed = {year for first, last in terms for year in range(first, last + 1)}
    templates = read_templates(partnership)
    names = dict(partnerships_visible_to(user).values_list("pk", "name"))
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
                    templates=templates.to_choose(kind, year, names=names) if report is None else (),
                )
                for kind in ReportKind
            ),
        )
        for year in sorted(years, reverse=True)
    ]
