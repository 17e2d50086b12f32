"""How an amount came about, step by step: the base in a budget, then one uplift a year (S1 § 7, rule 21).

Pure: no database, no clock. Uplifts compound on the indexed base, never on carry-over. A year without a rate
makes the amount unknown, never zero and never unchanged (O-36).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from partnerships.swedish import kronor, number, percent

WHOLE_KRONA = Decimal(1)


@dataclass(frozen=True, slots=True)
class Base:
    """The amount that stands in a budget, and in which document."""

    year: int
    amount: Decimal
    document: str


@dataclass(frozen=True, slots=True)
class Rate:
    """One committee's uplift for one year, in per cent (Decimal("2.5") is 2,5 %), and where it comes from."""

    year: int
    committee: str  # as in running text: "kommunstyrelsen"
    percent: Decimal
    source_decision: str
    basis: str
    rounding: str


@dataclass(frozen=True, slots=True)
class Step:
    """One year's uplift of one amount."""

    rate: Rate
    before: Decimal

    @property
    def exact(self) -> Decimal:
        """Before rounding."""
        return self.before * (100 + self.rate.percent) / 100

    @property
    def after(self) -> Decimal:
        """Whole kronor, half a krona up. An uplift of nothing leaves even öre as they are."""
        return self.exact.quantize(WHOLE_KRONA, rounding=ROUND_HALF_UP) if self.rate.percent else self.before

    @property
    def added(self) -> Decimal:
        """What the uplift is worth in kronor."""
        return self.after - self.before

    @property
    def calculation(self) -> str:
        """«715 000 × 1,025 = 732 875», before rounding."""
        factor = (1 + self.rate.percent / 100).normalize()
        before, exact = self.before.normalize(), self.exact.normalize()
        return f"{number(before)} × {number(factor)} = {number(exact)}"

    @property
    def sentence(self) -> str:
        """The step in words."""
        rate = self.rate
        return (
            f"{kronor(self.before)} räknas upp med {genitive(rate.committee)} "
            f"{percent(rate.percent, decimals=1)} inför {rate.year} ({rate.source_decision}) "
            f"och blir {kronor(self.after)}."
        )


@dataclass(frozen=True, slots=True)
class Explanation:
    """An amount with everything it rests on. `amount` is None as long as a rate is missing."""

    base: Base
    year: int
    committee: str
    is_indexed: bool
    steps: tuple[Step, ...] = ()
    missing_years: tuple[int, ...] = ()

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
        rates = ", ".join(
            f"{percent(step.rate.percent, decimals=1)} inför {step.rate.year} ({step.rate.source_decision})"
            for step in self.steps
        )
        return (
            f"Beloppet för {self.year} är {kronor(self.steps[-1].after)}: {stated}, uppräknat med "
            f"{genitive(self.committee)} {rates} och avrundat till hela kronor."
        )


def explain(base: Base, *, year: int, is_indexed: bool, committee: str, rates: Iterable[Rate] = ()) -> Explanation:
    """The amount of a budget line for a year, from the latest budget up to then.

    `rates` are the funder's, in any order; those of other years are ignored. Raises ValueError when the year
    is before the base, or when one year has two rates: an uplift is applied once.
    """
    if year < base.year:
        raise ValueError(f"{year} is before the base year {base.year}")
    if not is_indexed:
        return Explanation(base, year, committee, is_indexed)
    by_year: dict[int, Rate] = {}
    for rate in rates:
        if by_year.setdefault(rate.year, rate) is not rate:
            raise ValueError(f"two rates for {rate.year}")
    years = range(base.year + 1, year + 1)
    missing = tuple(each for each in years if each not in by_year)
    return Explanation(base, year, committee, is_indexed, _steps(base.amount, years, by_year), missing)


def genitive(name: str) -> str:
    """«kommunstyrelsen» → «kommunstyrelsens»; a name that ends in s stays as it is."""
    return name if name.endswith(("s", "x", "z")) else f"{name}s"


def _steps(amount: Decimal, years: Iterable[int], rates: dict[int, Rate]) -> tuple[Step, ...]:
    """The uplifts in order of year, up to the first unknown one."""
    steps: list[Step] = []
    for year in years:
        if year not in rates:
            break
        steps.append(Step(rates[year], amount))
        amount = steps[-1].after
    return tuple(steps)
