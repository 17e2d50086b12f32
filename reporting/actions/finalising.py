"""Finalising a report («Upprätta»): the file, the facts and the rows are stored for ever, all or nothing."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from partnerships.models import StoredFile, User
from partnerships.versions import StaleVersion
from reporting import facts_json
from reporting.freezing import Taken, combined_checksum, refuse_unless_approved, stamp_of, take
from reporting.models import FrozenReport, RenderStatus, Report, ReportStatus, ReportStep, ReportStepKind
from reporting.pdf import render_pdf
from reporting.rendering import made_with, render_key

PDF, JSON = "application/pdf", "application/json"
Tell = Callable[[str], Any]


def finalise(report: Report, *, by: User, expected_version: int, tell: Tell = lambda stage: None) -> FrozenReport:
    """Freeze an approved report: one look at the database, one drawing outside any transaction, one transaction that
    stores it all. Ended at any moment it leaves the report as it was, or whole and frozen.

    `tell` hears how far it has come (RenderStatus). Raises WrongState (not approved, or with a warning that nobody has
    answered), StaleVersion (somebody changed the report meanwhile), NotPrintable, RenderingFailed.
    """
    tell(RenderStatus.READING)
    taken = take(report, expected=expected_version)
    tell(RenderStatus.DRAWING)
    key = render_key(taken.facts)
    pdf = render_pdf(taken.facts)
    tell(RenderStatus.STORING)
    return _store(report, taken, pdf, made_with(key), by)


@transaction.atomic
def _store(report: Report, taken: Taken, pdf: bytes, made: str, by: User) -> FrozenReport:
    current = Report.objects.select_for_update().get(pk=report.pk)
    refuse_unless_approved(current)
    if stamp_of(current) != taken.stamp:
        raise StaleVersion(current)
    parts = (pdf, PDF), (facts_json.dump(taken.facts), JSON), (facts_json.dump(taken.rows), JSON)
    files = [StoredFile.keep(content, kind) for content, kind in parts]
    frozen = FrozenReport(
        report=current,
        pdf=files[0],
        facts=files[1],
        rows=files[2],
        checksum=combined_checksum(*(file.sha256 for file in files)),
        template_name=taken.template_name,
        template_version=taken.template_version,
        made_with=made,
        seen_at=taken.seen_at,
        frozen_by=by,
    )
    frozen.save()
    latest = ReportStep.objects.filter(report=current).order_by("-round").first()
    ReportStep(report=current, kind=ReportStepKind.FINALISE, round=latest.round if latest else 1, by=by).save()
    current.status, current.version = ReportStatus.FINALISED, current.version + 1
    current.save_as(by)
    return frozen
