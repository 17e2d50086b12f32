"""The whole budget as one workbook: years beside each other with living sums, and everything that they rest on.

write_book("Budget", book_sheets(read_parts([partnership])), file)
"""

from collections.abc import Sequence

from budgets.workbook.amounts import explanations, uplifts
from budgets.workbook.ledger import carried_over, outcome, requests
from budgets.workbook.parts import Part, read_parts
from budgets.workbook.years import years_beside
from partnerships.formula_book import Sheet

__all__ = ["Part", "book_sheets", "read_parts"]


def book_sheets(parts: Sequence[Part]) -> list[Sheet]:
    """The workbook's sheets, in order."""
    return [
        years_beside(parts),
        uplifts(parts),
        requests(parts),
        outcome(parts),
        carried_over(parts),
        explanations(parts),
    ]
