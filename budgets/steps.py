"""What an amount is worked out from: the base, the committees' rates, one step for each year. Pure."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from partnerships.swedish import EN_DASH, kronor, number, percent

WHOLE_KRONA = Decimal(1)


@dataclass(frozen=True, slots=True)
class Base:
    """The amount that stands in a budget, in which document, and the decision that adopted it («KS 231206 § 342»)."""

    year: int
    amount: Decimal
    document: str
    decision: str = ""  # empty when the amount was adopted with the agreement


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
class Adjustment:
    """An amount that a line has been given for a year instead of the worked out one (kronor), and why."""

    year: int
    amount: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class AdjustedStep:
    """The last step of a year whose amount is adjusted; `before` is None when the worked out amount is unknown."""

    adjustment: Adjustment
    before: Decimal | None

    @property
    def after(self) -> Decimal:
        return self.adjustment.amount

    @property
    def sentence(self) -> str:
        """The step in words."""
        return f"{kronor(self.after)} efter justering {self.adjustment.year} (skäl: {self._reason})"

    @property
    def whole_sentence(self) -> str:
        """The step when the amount ends with it."""
        worked_out = "" if self.before is None else f" i stället för de uppräknade {kronor(self.before)}"
        return f"är justerat till {kronor(self.after)}{worked_out}. Skäl: {self._reason}."

    @property
    def _reason(self) -> str:
        return self.adjustment.reason.strip().rstrip(".")


@dataclass(frozen=True, slots=True)
class Span:
    """From the least to the most, in kronor: what an unknown amount would be. Never stored."""

    low: Decimal
    high: Decimal

    def __str__(self) -> str:
        """«729 300–743 600 kr»."""
        if self.low == self.high:
            return kronor(self.low)
        return f"{kronor(self.low).removesuffix('kr').rstrip()}{EN_DASH}{kronor(self.high)}"

    def plus(self, kronor: Decimal) -> "Span":
        return Span(self.low + kronor, self.high + kronor)


def genitive(name: str) -> str:
    """«kommunstyrelsen» → «kommunstyrelsens»; a name that ends in s stays as it is."""
    return name if name.endswith(("s", "x", "z")) else f"{name}s"
