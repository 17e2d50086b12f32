"""Answering the agreement's measures in an annual report."""

from django.core.exceptions import ValidationError
from django.db import transaction

from partnerships.models import Indicator, User
from partnerships.versions import StaleVersion, save_if_current
from reporting.actions.drafting import lock_draft
from reporting.actions.sections import refuse_wrong_figures
from reporting.assemble import year_figures
from reporting.models import IndicatorFigure, MeasureAnswer, Report


@transaction.atomic
def save_measure(
    report: Report,
    indicator: Indicator,
    *,
    figure: str,
    text: str,
    missing_reason: str,
    by: User,
    expected_version: int,
) -> MeasureAnswer:
    """Save what a report says of a measure, and which figure of the register answers it from now on (none: "").

    `expected_version` is 0 when the form was opened before anybody had answered. Raises StaleVersion, WrongState (the
    report is no longer a draft) and ValidationError (fields `text`, `missing_reason`, `figure`).
    """
    lock_draft(report)
    answer = MeasureAnswer.objects.of(report).filter(indicator=indicator).first()
    if expected_version == 0 and answer is not None:
        raise StaleVersion(answer)
    answer = answer or MeasureAnswer(report=report, indicator=indicator)
    answer.text, answer.missing_reason = _plain(text), _plain(missing_reason)
    refuse_wrong_figures(report, answer.text, field="text")
    _refuse_unknown(figure, report)
    _tie(indicator, figure, by)
    return save_if_current(answer, expected=expected_version, by=by) if answer.pk else answer.save_as(by)


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _refuse_unknown(figure: str, report: Report) -> None:
    if figure and figure not in year_figures(report.partnership, report.year)[0]:
        raise ValidationError({"figure": "Siffran finns inte. Välj en ur listan."})


def _tie(indicator: Indicator, figure: str, by: User) -> None:
    """Which figure answers the measure, in every report under the agreement that is not finalised."""
    tied = IndicatorFigure.objects.filter(indicator=indicator).first()
    if tied is None:
        if figure:
            IndicatorFigure(indicator=indicator, figure=figure).save_as(by)
    elif not figure:
        tied._history_user = by
        tied.delete()
    elif tied.figure != figure:
        tied.figure = figure
        tied.save_as(by)
