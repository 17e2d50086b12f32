"""Which annual report a letter carries as its first annex, when the city got it, and what else it is called."""

import datetime as dt
import re

from django.utils import timezone

from partnerships.swedish import search_key
from reporting.models import Report, ReportKind, ReportStatus, ReportStep, ReportStepKind

_ITS_KIND = {"uppföljningsrapport", "uppföljningsrapporten", "årsrapport", "årsrapporten"}
_AROUND = {"bilaga", "1", "för", "från", "om", "verksamheten", "pdf", "docx"}
_FILE_WORDS = re.compile(r"[^\W_]+")


def carried_report(letter: Report) -> Report | None:
    """The latest edition of the parties' annual report about the letter's year that the city has received: submitted,
    approved or finalised. Never a draft, which is the parties' own (domain.md § 5). One query."""
    received = Report.objects.of(letter.partnership_id).of_kind(ReportKind.ANNUAL_REPORT).filter(year=letter.year)
    found: Report | None = (
        received.exclude(status=ReportStatus.DRAFT).select_related("partnership").newest_first().first()
    )
    return found


def received_on(report: Report) -> dt.date | None:
    """The day that the city got the parties' report: the last time they submitted it (domain.md § 5). One query."""
    submitted = ReportStep.objects.filter(report=report, kind=ReportStepKind.SUBMIT).order_by("taken_at").last()
    return timezone.localdate(submitted.taken_at) if submitted else None


def names_the_report(record: str, *, partnership: str, year: int) -> bool:
    """Whether a line among the supporting records only says what the annex with the parties' report says already:
    «Kraftsamling Herrgården uppföljningsrapport 2024», also as the name of a file."""
    said = set(_FILE_WORDS.findall(search_key(record)))
    others = said - _ITS_KIND - _AROUND - set(_FILE_WORDS.findall(search_key(partnership)))
    return bool(said & _ITS_KIND) and others == {str(year)}
