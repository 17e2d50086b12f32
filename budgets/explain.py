"""How an amount came about, step by step: the base in a budget, then one uplift a year (S1 § 7, rule 21).

Pure: no database, no clock. Uplifts compound on the indexed base, never on carry-over. A year without a rate
makes the amount unknown, never zero and never unchanged (O-36). An amount that a committee has adjusted for a year
stands instead of the worked out one, and later years count on from it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from budgets.steps import AdjustedStep, Adjustment, Base, Rate, Span, Step, genitive
from partnerships.swedish import kronor, percent


@dataclass(frozen=True, slots=True)
class Explanation:
    """An amount with everything it rests on. `amount` is None as long as a rate is missing."""

    base: Base
    year: int
    committee: str
    is_indexed: bool
    steps: tuple[Step | AdjustedStep, ...] = ()
    missing_years: tuple[int, ...] = ()
    rates: tuple[Rate, ...] = ()  # all that is known up to the year, by year, also after a missing one
    adjustments: tuple[Adjustment, ...] = ()

    @property
    def is_stated(self) -> bool:
        """Whether the amount stands in a budget for the year itself, so that nothing is worked out."""
        return self.year == self.base.year

    @property
    def amount(self) -> Decimal | None:
        """Kronor, or None when it is unknown."""
        return None if self.missing_years else self.latest_known

    @property
    def latest_known(self) -> Decimal:
        """The amount of the last year that is known, which is all there is as long as a rate is missing."""
        return self.steps[-1].after if self.steps else self.base.amount

    @property
    def worked_out(self) -> Decimal | None:
        """The amount without this year's own adjustment; None when it is unknown."""
        return self.adjusted.before if self.adjusted else self.amount

    @property
    def adjusted(self) -> AdjustedStep | None:
        """This year's own adjustment, if it has one in force."""
        last = self.steps[-1] if self.steps else None
        return last if isinstance(last, AdjustedStep) and last.adjustment.year == self.year else None

    @property
    def why_unknown(self) -> str:
        """The sentence that stands where an amount is missing; empty when the amount is known."""
        if not self.missing_years:
            return ""
        years = " och ".join(str(year) for year in self.missing_years)
        return (
            f"Beloppet för {self.year} är okänt: {genitive(self.committee)} uppräkning inför {years} "
            "är inte angiven ännu."
        )

    @property
    def sentence(self) -> str:
        """How the amount came about, as a sentence for the letter."""
        if self.missing_years:
            return self.why_unknown
        stated = f"{kronor(self.base.amount)} enligt budgeten för {self.base.year}"
        if self.is_stated:
            return f"Beloppet för {self.year} är {stated}."
        if not self.is_indexed:
            return f"Beloppet för {self.year} är {stated}, eftersom raden inte räknas upp."
        if self.adjusted:
            return f"Beloppet för {self.year} {self.adjusted.whole_sentence}"
        whole = f"{self._uplifted(stated)} och avrundat till hela kronor"
        return f"Beloppet för {self.year} är {kronor(self.latest_known)}: {whole}."

    def supposing(self, low: Decimal, high: Decimal) -> Span | None:
        """What the unknown amount would be, were every missing uplift `low` to `high` per cent. None when the amount is
        known."""
        return Span(*sorted([self._with(low), self._with(high)])) if self.missing_years else None

    def _with(self, rate: Decimal) -> Decimal:
        """The amount with every missing uplift at so many per cent."""
        supposed = tuple(Rate(year, self.committee, rate, "", "", "") for year in self.missing_years)
        tried = explain(
            self.base,
            year=self.year,
            is_indexed=self.is_indexed,
            committee=self.committee,
            rates=(*self.rates, *supposed),
            adjustments=self.adjustments,
        )
        return tried.latest_known

    def _uplifted(self, stated: str) -> str:
        """What the uplifts count on, and they themselves: from the latest adjusted amount on."""
        rates: list[str] = []
        for step in self.steps:
            if isinstance(step, AdjustedStep):
                stated, rates = step.sentence, []
            else:
                rate = step.rate
                rates.append(f"{percent(rate.percent, decimals=1)} inför {rate.year} ({rate.source_decision})")
        return f"{stated}, uppräknat med {genitive(self.committee)} {', '.join(rates)}"


def explain(
    base: Base,
    *,
    year: int,
    is_indexed: bool,
    committee: str,
    rates: Iterable[Rate] = (),
    adjustments: Iterable[Adjustment] = (),
) -> Explanation:
    """The amount of a budget line for a year, from the latest budget up to then.

    `rates` are the funder's and `adjustments` the line's, in any order; those of other years are ignored, and a line
    that does not follow the uplift is not adjusted either. Raises ValueError when the year is before the base, or when
    one year has two rates: an uplift is applied once.
    """
    if year < base.year:
        raise ValueError(f"{year} is before the base year {base.year}")
    if not is_indexed:
        return Explanation(base, year, committee, is_indexed)
    years = range(base.year + 1, year + 1)
    by_year: dict[int, Rate] = {}
    for rate in rates:
        if by_year.setdefault(rate.year, rate) is not rate:
            raise ValueError(f"two rates for {rate.year}")
    adjusted = {each.year: each for each in adjustments if each.year in years}
    steps, missing = _work_out(base.amount, years, by_year, adjusted)
    known = tuple(by_year[each] for each in years if each in by_year)
    changed = tuple(adjusted[each] for each in years if each in adjusted)
    return Explanation(base, year, committee, is_indexed, steps, missing, known, changed)


def _work_out(
    amount: Decimal, years: Iterable[int], rates: Mapping[int, Rate], adjusted: Mapping[int, Adjustment]
) -> tuple[tuple[Step | AdjustedStep, ...], tuple[int, ...]]:
    """The steps in order of year, and the years that are missing. After a missing year nothing is known until a year
    whose amount is adjusted."""
    steps: list[Step | AdjustedStep] = []
    missing: list[int] = []
    for year in years:
        if year not in rates:
            missing.append(year)
        elif not missing:
            steps.append(Step(rates[year], amount))
            amount = steps[-1].after
        if year in adjusted:
            steps.append(AdjustedStep(adjusted[year], None if missing else amount))
            amount, missing = adjusted[year].amount, []
    return tuple(steps), tuple(missing)
