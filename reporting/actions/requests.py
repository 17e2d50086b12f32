"""Capturing what a letter asks the parties for, and writing down what came of it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from partnerships.models import Partnership, User
from partnerships.versions import WrongState, save_if_current
from reporting.models import FollowUpRequest, ReportSection, RequestAnswer
from reporting.requests import read_requests, sentences_in


@transaction.atomic
def capture_request(
    section: ReportSection, *, sentence: str, summary: str, by: User, continues: FollowUpRequest | None = None
) -> FollowUpRequest:
    """Make a sentence of a letter's section an open item for the parties. It changes nothing in the letter.

    Raises ValidationError: the sentence does not stand there (any more), or has been captured already; `continues` is
    another partnership's or not an earlier letter's.
    """
    report = section.report
    Partnership.objects.select_for_update().get(pk=report.partnership_id)
    earlier = FollowUpRequest.objects.of(report.partnership)
    if sentence not in sentences_in(section.body):
        raise ValidationError({"sentence": "Meningen finns inte i avsnittet längre. Välj en som gör det."})
    if earlier.filter(year=report.year, sentence=sentence).exists():
        raise ValidationError({"sentence": "Meningen är redan en efterfrågan."})
    if continues and not earlier.filter(year__lt=report.year, pk=continues.pk).exists():
        raise ValidationError({"continues": "Välj en efterfrågan ur en tidigare skrivelse."})
    last = earlier.filter(year=report.year).aggregate(last=Max("position"))["last"] or 0
    made = FollowUpRequest(
        partnership=report.partnership,
        year=report.year,
        position=last + 1,
        report=report,
        section=section,
        sentence=sentence,
        summary=summary,
        continues=continues,
    )
    return made.save_as(by)


@transaction.atomic
def remove_request(record: FollowUpRequest, *, by: User) -> None:
    """Take back what was captured by mistake. Raises WrongState when it is answered, continued, or older than the
    product: then it is history."""
    current = FollowUpRequest.objects.select_for_update().get(pk=record.pk)
    is_used = current.answers.exists() or FollowUpRequest.objects.filter(continues=current).exists()
    if is_used or current.report_id is None:
        raise WrongState("Efterfrågan är besvarad eller fortsatt och tas inte bort.")
    current._history_user = by
    current.delete()


@transaction.atomic
def answer_request(
    record: FollowUpRequest, *, year: int, outcome: str, text: str, by: User, expected_version: int | None
) -> RequestAnswer:
    """Write what came of it in a year; `expected_version` is that of the answer to change, None for a new one.

    Raises StaleVersion, WrongState when somebody has answered meanwhile or the year has nothing to answer, and
    ValidationError.
    """
    FollowUpRequest.objects.select_for_update().get(pk=record.pk)
    answer = RequestAnswer.objects.filter(request=record, year=year).first()
    if answer is None:
        request = next(each for each in read_requests(record.partnership) if each.record == record)
        if year > timezone.localdate().year or not request.is_open_in(year):
            raise WrongState(f"Efterfrågan är inte öppen {year}.")
        return RequestAnswer(request=record, year=year, outcome=outcome, text=text, by=by).save_as(by)
    if expected_version is None:
        raise WrongState("Någon annan har hunnit svara. Läs svaret och ändra det om det behövs.")
    answer.outcome, answer.text, answer.by = outcome, text, by
    saved: RequestAnswer = save_if_current(answer, expected=expected_version, by=by)
    return saved
