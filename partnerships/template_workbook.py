"""An empty workbook to fill in: our headings, and lists to choose from where there is something to choose."""

import io
from typing import Any

from django.utils import timezone

from partnerships.importing.book import letters
from partnerships.importing.columns import Columns
from partnerships.models import (
    Activity,
    AgeBand,
    Agreement,
    CountingMethod,
    OccasionStatus,
    Organisation,
    OutcomeGoal,
    Partnership,
    Precision,
    ProgrammeArea,
)
from partnerships.occasion_table import WIDTHS
from partnerships.swedish import swedish_sort_key
from partnerships.workbooks import UNWRITABLE

LAST_ROW = 2000  # how far down the lists to choose from reach
LEFT_OUT = {"visit_count_upper", "unique_participant_count", "is_example"}  # seldom used; known all the same
HELP = (
    "Fyll i bladet Aktiviteter, en rad för varje aktivitet och dag. Spara och ladda upp boken under Importer.",
    "Datum och Aktivitet måste fyllas i. Har aktiviteten loggats förut tas område, effektmål och arrangör därifrån.",
    "Antal besök: ett heltal, eller till exempel «cirka 40» eller «10–15». Lämna tomt om ingen räknade.",
    "Flera effektmål eller medarrangörer i en cell: skriv semikolon emellan.",
    "Skriv inga namn på deltagare och inga personnummer. Här räknas deltagare, de registreras aldrig.",
)


def template_workbook(partnership: Partnership) -> bytes:
    """The workbook as .xlsx, for the agreement that covers today, or the latest one."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet, guide, lists = book.active, book.create_sheet("Så här gör du"), book.create_sheet("Listor")
    sheet.title, lists.sheet_state = "Aktiviteter", "hidden"
    choices = _choices(partnership)
    for index, (key, heading) in enumerate(_headings(partnership).items(), start=1):
        column = letters(index - 1)
        sheet.cell(1, index, heading).font = Font(bold=True)
        sheet.column_dimensions[column].width = WIDTHS.get(key, 14)
        if key == "held_on":
            for row in range(2, LAST_ROW + 1):
                sheet.cell(row, index).number_format = "yyyy-mm-dd"
        if choices.get(key):
            offer(sheet, column, lists, letters(list(choices).index(key)), choices[key])
    sheet.freeze_panes = "A2"
    guide.column_dimensions["A"].width = 110
    for line in HELP:
        guide.append([line])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _headings(partnership: Partnership) -> dict[str, str]:
    current = AgeBand.objects.filter(partnership=partnership, series=None, is_retired=False)
    bands = {f"band:{pk}:" for pk in current.values_list("pk", flat=True)}
    return {
        key: heading
        for key, heading in Columns.of(partnership).headings.items()
        if key in bands or not (key.startswith("band:") or key in LEFT_OUT)
    }


def _choices(partnership: Partnership) -> dict[str, list[str]]:
    """The lists to choose from, by our key. Organisations: those that have arranged something here."""
    agreements = Agreement.objects.of(partnership)
    agreement = agreements.with_term_over(timezone.localdate()).oldest_first().last() or agreements.last()
    used = Organisation.objects.filter(organised_occasions__partnership=partnership, merged_into=None).distinct()
    goals = OutcomeGoal.objects.of_agreement(agreement)
    areas = ProgrammeArea.objects.filter(agreement=agreement).order_by("position")
    organisations = _sorted(used.values_list("name", flat=True))
    return {
        "activity": _sorted(Activity.objects.filter(partnership=partnership).values_list("name", flat=True)),
        "area": list(areas.values_list("name", flat=True)),
        "goals": list(goals.values_list("text", flat=True)),
        "organiser": organisations,
        "co_organisers": organisations,
        "venue": _sorted(partnership.venues.values_list("name", flat=True)),
        "status": list(OccasionStatus.labels),
        "precision": list(Precision.labels),
        "counting_method": list(CountingMethod.labels),
    }


def _sorted(names: Any) -> list[str]:
    return sorted(names, key=swedish_sort_key)


def offer(sheet: Any, column: str, lists: Any, source: str, texts: list[str]) -> None:
    """A list to choose from, which does not refuse anything else: the import knows better what it can read."""
    from openpyxl.worksheet.datavalidation import DataValidation

    for row, text in enumerate(texts, start=1):
        cell = lists[f"{source}{row}"]
        cell.value, cell.data_type = UNWRITABLE.sub("", text), "s"
    validation = DataValidation(
        type="list", formula1=f"Listor!${source}$1:${source}${len(texts)}", allow_blank=True, showErrorMessage=False
    )
    sheet.add_data_validation(validation)
    validation.add(f"{column}2:{column}{LAST_ROW}")
