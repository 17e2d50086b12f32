"""One year of the budget, with its sums."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from budgets.facts.parts import ZERO, Body, CarriedOver, Deviation, Line, Total, Uplift, deviation_of


@dataclass(frozen=True, slots=True)
class YearBudget:
    """One year's column of the table: stored as adopted, or worked out from the last adopted one."""

    year: int
    agreement: str
    agreement_pk: int
    lines: tuple[Line, ...]
    carried_in: tuple[CarriedOver, ...] = ()
    uplifts: tuple[Uplift, ...] = ()
    stated_total: Decimal | None = None  # what the adopted budget says it sums to; None when worked out
    is_example: bool = False

    @property
    def is_stated(self) -> bool:
        """Whether the year has an adopted budget of its own."""
        return self.stated_total is not None

    @property
    def is_supposed(self) -> bool:
        """Whether some of its unknown amounts are shown as they would be with a supposed uplift."""
        return any(line.supposed for line in self.lines)

    @property
    def total(self) -> Total:
        return Total.of_lines(self.lines)

    @property
    def error(self) -> Decimal | None:
        """Stated total minus the sum of the lines, when they differ (rule 20)."""
        if self.stated_total is None or self.total.known == self.stated_total:
            return None
        return self.stated_total - self.total.known

    @property
    def index_base(self) -> Total:
        """What the next uplift is counted on: the indexed lines only, never carry-over."""
        return Total.of_lines(line for line in self.lines if line.is_indexed)

    @property
    def requestable(self) -> Total:
        """What the associations may ask for, carry-over not counted."""
        return Total.of_lines(line for line in self.lines if line.is_requestable)

    @property
    def carried_total(self) -> Decimal:
        return sum((carried.amount for carried in self.carried_in), ZERO)

    @property
    def available(self) -> Total:
        """The budget and what was carried over into the year."""
        return self.total.plus(self.carried_total)

    def available_to(self, performer: str) -> Total:
        """The same for one performer (slug)."""
        own = Total.of_lines(line for line in self.lines if line.performer.slug == performer)
        return own.plus(sum((c.amount for c in self.carried_in if c.performer.slug == performer), ZERO))

    @property
    def by_funder(self) -> dict[Body, Total]:
        return self._grouped(lambda line: line.funder)

    @property
    def by_performer(self) -> dict[Body, Total]:
        return self._grouped(lambda line: line.performer)

    @property
    def has_outcome(self) -> bool:
        """Whether any line has an outcome."""
        return any(line.outcome is not None for line in self.lines)

    @property
    def has_example_outcome(self) -> bool:
        """Whether any of the outcome is invented (facts.md § 10)."""
        return any(line.outcome_is_example for line in self.lines)

    @property
    def outcome(self) -> Total:
        """The sum of the lines' outcomes; unknown while a line has none."""
        return Total.of(line.outcome for line in self.lines)

    @property
    def deviation(self) -> Deviation | None:
        return deviation_of(self.total.amount, self.outcome.amount)

    @property
    def missing_uplifts(self) -> tuple[Uplift, ...]:
        return tuple(uplift for uplift in self.uplifts if uplift.rate is None)

    def funded_by(self, funder: int) -> "YearBudget":
        """The same with nothing but what this funder (id) pays."""
        return replace(
            self,
            lines=tuple(line for line in self.lines if line.funder.pk == funder),
            carried_in=tuple(each for each in self.carried_in if each.funder.pk == funder),
            uplifts=tuple(each for each in self.uplifts if each.committee.pk == funder),
            stated_total=None,
        )

    def line(self, code: str) -> Line | None:
        return next((line for line in self.lines if line.code == code), None)

    def _grouped(self, body_of: Callable[[Line], Body]) -> dict[Body, Total]:
        bodies = dict.fromkeys(body_of(line) for line in self.lines)
        return {body: Total.of_lines(line for line in self.lines if body_of(line) == body) for body in bodies}
