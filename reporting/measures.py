"""The agreement's measures with what is known of each: a figure of the register, the parties' words, or why neither."""

from dataclasses import dataclass

from partnerships.models import Agreement, Indicator, IndicatorKind
from partnerships.quantities import Figure, FigureKind
from reporting.facts import Measure
from reporting.figures import Register, values
from reporting.models import IndicatorFigure, MeasureAnswer, Report
from reporting.prose import figure_names, parse

ONE = {
    FigureKind.OCCASIONS: "aktivitetstillfälle",
    FigureKind.PERSONS: "person",
    FigureKind.DAYS: "dag",
    FigureKind.ORGANISATIONS: "organisation",
}
"""The unit after the number 1; the others are the same for one and for many."""


@dataclass(frozen=True, slots=True)
class MeasureStatus:
    """One measure on its way: what the agreement asks, which figure answers, what people have written."""

    indicator: Indicator
    figure: str  # its name in the register; "" when none answers
    answer: MeasureAnswer | None

    def measure(self, figures: Register, *, first_note: int) -> Measure:
        """As it is printed. A figure that the year's register lacks is as unknown as one without a value."""
        entry = figures.get(self.figure)
        known = values(figures)
        text = self.answer.text if self.answer else ""
        unknown = {name: Figure(name, FigureKind.COUNT, None) for name in figure_names(text) if name not in known}
        return Measure(
            number=self.indicator.position,
            text=self.indicator.text,
            is_quantitative=self.indicator.kind == IndicatorKind.QUANTITATIVE,
            figure=entry.figure if entry else None,
            unit=_unit(entry.figure, entry.unit) if entry else "",
            definition=entry.definition if entry else "",
            blocks=parse(text, known | unknown, first_note=first_note),
            missing_reason=self.answer.missing_reason if self.answer else "",
        )


def read_measures(report: Report) -> list[MeasureStatus]:
    """The measures of the year's agreements, the quantitative first (3 queries)."""
    terms = Agreement.objects.of(report.partnership_id).with_term_in(report.year).order_by()
    indicators = Indicator.objects.filter(agreement__in=terms.values("pk"))
    figures = dict(IndicatorFigure.objects.filter(indicator__in=indicators).values_list("indicator", "figure"))
    answers = {answer.indicator_id: answer for answer in MeasureAnswer.objects.of(report)}
    return [
        MeasureStatus(indicator, figures.get(indicator.pk, ""), answers.get(indicator.pk))
        for indicator in indicators.order_by("agreement__starts_on", "-kind", "position")
    ]


def _unit(figure: Figure, many: str) -> str:
    return ONE.get(figure.figure_kind, many) if figure.value == 1 else many
