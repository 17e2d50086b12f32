"""The agreement's measures in an annual report: which figure answers each, and what people say about it (S1 § 8)."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from partnerships.constraints import rule
from partnerships.fields import LongText, ShortText
from partnerships.models import Record, RecordQuerySet, Versioned
from reporting.models.report import Report


class IndicatorFigure(Record):
    """Which figure of the register answers a measure. Data, so that another partnership's measures need no code."""

    indicator = models.OneToOneField(
        "partnerships.Indicator", models.PROTECT, related_name="answered_by", verbose_name="mått"
    )
    figure = ShortText("siffra", max_length=120)  # its name in the register: knowledge_exchange_count

    natural_fields = ("indicator",)

    class Meta:
        verbose_name = "siffra för ett mått"
        verbose_name_plural = "siffror för mått"

    def __str__(self) -> str:
        return f"{self.indicator}: {self.figure}"


class MeasureAnswerQuerySet(RecordQuerySet):
    def of(self, report: Any) -> Self:
        return self.filter(report=report)


class MeasureAnswer(Record, Versioned):
    """What an annual report says of one measure: a text, or why there is nothing to tell (rule 29), never both.

    A measure that a figure answers needs neither. Both empty is a measure that nobody has answered yet.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="measure_answers", verbose_name="rapport")
    indicator = models.ForeignKey("partnerships.Indicator", models.PROTECT, related_name="+", verbose_name="mått")
    text = LongText("vad vi vet", max_length=4000, blank=True)
    missing_reason = LongText("varför uppgiften saknas", max_length=1000, blank=True)

    natural_fields = ("report", "indicator")
    objects: ClassVar[Any] = MeasureAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = "svar på mått"
        verbose_name_plural = "svar på mått"
        constraints = [
            models.UniqueConstraint(fields=["report", "indicator"], name="measureanswer_one_a_measure"),
            rule(
                "measureanswer_text_or_reason",
                Q(text="") | Q(missing_reason=""),
                "Skriv antingen vad ni vet eller varför uppgiften saknas, inte båda.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}"
