"""A workbook to fill in and import: our headings, the year's lines to choose from, and what to think of."""

import io
from collections.abc import Iterable

from budgets.importing.columns import HEADINGS
from budgets.models import BudgetLine
from partnerships.importing.book import letters
from partnerships.template_workbook import LAST_ROW, offer

LEFT_OUT = {"starts_on", "ends_on"}  # seldom used; known all the same
WIDTHS = {"line": 50, "note": 40, "period": 24}
HELP = (
    "Fyll i bladet Utfall, en rad för varje post i bokföringen. Spara och ladda upp boken under Utfall, Importera.",
    "Rad, Datum och Belopp måste fyllas i. Rad är budgetraden: välj i listan.",
    "Belopp i kronor, till exempel 12 500,50. Skriv minus för pengar tillbaka.",
    "Period är den tid kostnaden avser, till exempel 2024-06 eller 2024-04-01–2024-06-30. Den får vara tom.",
    "Skriv inga namn på personer och inga personnummer.",
)


def outcome_template(lines: Iterable[BudgetLine]) -> bytes:
    """The workbook as .xlsx, for these lines."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet, guide, lists = book.active, book.create_sheet("Så här gör du"), book.create_sheet("Listor")
    sheet.title, lists.sheet_state = "Utfall", "hidden"
    headings = {key: heading for key, heading in HEADINGS.items() if key not in LEFT_OUT}
    for index, (key, heading) in enumerate(headings.items(), start=1):
        column = letters(index - 1)
        sheet.cell(1, index, heading.label).font = Font(bold=True)
        sheet.column_dimensions[column].width = WIDTHS.get(key, 16)
        if key in FORMATS:
            for row in range(2, LAST_ROW + 1):
                sheet.cell(row, index).number_format = FORMATS[key]
    costs = [line.cost for line in lines]
    if costs:
        offer(sheet, "A", lists, "A", costs)
    sheet.freeze_panes = "A2"
    guide.column_dimensions["A"].width = 110
    for text in HELP:
        guide.append([text])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


FORMATS = {"booked_on": "yyyy-mm-dd", "period": "@", "amount": "#,##0.00"}  # a period as text, or Excel makes it a date
