"""The sums of the workbook as formulas, each with the value that it gives.

An unknown amount stands as «okänt». A sum over it says «okänt» too, until somebody writes an amount there.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from budgets.workbook.parts import UNKNOWN
from partnerships.formula_book import Formula

ZERO = Decimal(0)
WILD = re.compile(r'[~*?"]|^[<>=]|^[\d\s.,%-]+$')  # what a criterion of SUMIF reads as something else than itself
Cell = Decimal | str | None


def cell(column: int, row: int, *, fixed_column: bool = False) -> str:
    """«C7» for column 2 of row 7, «$C7» when it stays as the formula is copied."""
    from xlsxwriter.utility import xl_col_to_name

    return f"{'$' if fixed_column else ''}{xl_col_to_name(column)}{row}"


def area(column: int, first: int, last: int) -> str:
    """«C2:C5»."""
    return f"{cell(column, first)}:{cell(column, last)}"


def fixed(column: int, first: int, last: int) -> str:
    """«$C$2:$C$5»."""
    from xlsxwriter.utility import xl_col_to_name

    name = xl_col_to_name(column)
    return f"${name}${first}:${name}${last}"


def total(values: Sequence[Cell], where: str) -> Formula:
    """The sum of an area that holds these values; unknown as soon as one is."""
    if UNKNOWN in values:
        return Formula(f'=IF(COUNTIF({where},"{UNKNOWN}")>0,"{UNKNOWN}",SUM({where}))', UNKNOWN)
    return Formula(f"=SUM({where})", known(values))


def known_total(values: Sequence[Cell], where: str) -> Formula:
    """The sum of what is known."""
    return Formula(f"=SUM({where})", known(values))


def total_of(values: Sequence[Cell], where: str, *, label: str, names: str, name: str = "") -> Formula:
    """The sum of those `values` whose row says in `names` what the cell `label` says; `name` is that text."""
    criterion = _criterion(name) if WILD.search(name) else label
    summed = f"SUMIF({names},{criterion},{where})"
    if UNKNOWN in values:
        unknown = f'COUNTIFS({names},{criterion},{where},"{UNKNOWN}")'
        return Formula(f'=IF({unknown}>0,"{UNKNOWN}",{summed})', UNKNOWN)
    return Formula(f"={summed}", known(values))


def plus(first: Formula, cell_of_first: str, values: Sequence[Cell], where: str) -> Formula:
    """A sum with what stands in an area added."""
    if isinstance(first.value, str):
        text = f'=IF(ISNUMBER({cell_of_first}),{cell_of_first}+SUM({where}),"{UNKNOWN}")'
        return Formula(text, UNKNOWN)
    return Formula(f"={cell_of_first}+SUM({where})", Decimal(first.value) + known(values))


def known(values: Sequence[Cell]) -> Decimal:
    return sum((value for value in values if isinstance(value, Decimal)), ZERO)


def _criterion(name: str) -> str:
    """The name as nothing but itself."""
    written = re.sub(r"([~*?])", r"~\1", name).replace('"', '""')
    return f'"={written}"'
