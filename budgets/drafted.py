"""A year's budget as a draft: what it begins with, how it stands beside the year before, what is left to adopt it
(rule 20)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from budgets.facts import BudgetSheet, Line, YearBudget
from budgets.models import Budget, BudgetLine
from budgets.totals import budget_sheet
from partnerships.models import Agreement


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A line of the draft beside the same line of the year before, which is None for a new one."""

    line: BudgetLine
    former: Line | None
    worked_out: Line | None  # the same line of the year as it is worked out until the draft is adopted

    @property
    def missing_years(self) -> tuple[int, ...]:
        """Whose uplift is unknown, as long as the amount is still the one before it (O-36)."""
        known = self.worked_out.explanation if self.worked_out else None
        return known.missing_years if known and self.line.amount == known.latest_known else ()

    @property
    def otherwise(self) -> Decimal | None:
        """What the uplifts give, when that is known and another amount than the draft's."""
        amount = self.worked_out.amount if self.worked_out else None
        return amount if amount != self.line.amount else None


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as its page shows it."""

    budget: Budget
    rows: tuple[DraftRow, ...]
    before: YearBudget | None  # the latest year before it
    gone: tuple[Line, ...]  # lines of the year before that are not in it

    @property
    def total(self) -> Decimal:
        """The sum of the lines."""
        return sum((row.line.amount for row in self.rows), Decimal(0))

    @property
    def difference(self) -> Decimal:
        """The stated total minus the sum of the lines."""
        return self.budget.stated_total - self.total

    @property
    def is_ready(self) -> bool:
        """Whether it can be adopted (rule 20)."""
        return bool(self.rows) and not self.difference

    @property
    def not_uplifted(self) -> tuple[DraftRow, ...]:
        """The indexed lines that stand as they did before an uplift that nobody has written in (O-36)."""
        return tuple(row for row in self.rows if row.missing_years)


def read_draft(budget: Budget) -> Draft:
    """The draft's page, in seven queries whatever the number of lines."""
    sheet = budget_sheet(budget.agreement.partnership)
    before = _latest_before(sheet, budget.year)
    worked_out = sheet.year(budget.year)
    lines = list(budget.lines.select_related("performer", "funder").in_order())
    rows = tuple(DraftRow(line, _same(line, before), _same(line, worked_out)) for line in lines)
    codes = {line.code for line in lines}
    gone = tuple(line for line in (before.lines if before else ()) if line.code not in codes)
    return Draft(budget, rows, before, gone)


def copied_lines(agreement: Agreement, year: int) -> list[BudgetLine]:
    """What a new draft begins with: the lines of the year as it is worked out, else of the latest year before it, with
    the codes they have. Where an uplift is unknown the latest known amount stands, and the draft's page says so."""
    sheet = budget_sheet(agreement.partnership)
    return [_copied(line) for line in _lines(sheet.year(year) or _latest_before(sheet, year))]


def _copied(line: Line) -> BudgetLine:
    return BudgetLine(
        code=line.code,
        position=line.position,
        cost=line.cost,
        amount=line.explanation.latest_known,
        months=line.months,
        performer_id=line.performer.pk,
        funder_id=line.funder.pk,
        is_indexed=line.is_indexed,
        note=line.note,
    )


def _lines(year: YearBudget | None) -> Iterable[Line]:
    return year.lines if year else ()


def _latest_before(sheet: BudgetSheet, year: int) -> YearBudget | None:
    return next((each for each in reversed(sheet.years) if each.year < year), None)


def _same(line: BudgetLine, year: YearBudget | None) -> Line | None:
    return year.line(line.code) if year else None
