"""The outcome as the tests need it: entries with files, imports, and what is brought besides money."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

from budgets.importing.columns import HEADINGS
from budgets.models import (
    Budget,
    BudgetLine,
    InKindContribution,
    OutcomeAttachment,
    OutcomeEntry,
    OutcomeImport,
    ResourceKind,
)
from partnerships.importing.book import CONTENT_TYPE, Sheet, pack
from partnerships.models import Organisation, Partnership, StoredFile, User
from tests.budgets.builders import make_outcome
from tests.builders import make_user

COLUMNS = ("line", "booked_on", "amount")


def make_attachment(entry: OutcomeEntry, *, content: bytes = b"%PDF-1.7", by: User | None = None) -> OutcomeAttachment:
    attachment = OutcomeAttachment(
        entry=entry,
        file=StoredFile.keep(content + str(entry.pk).encode(), "application/pdf"),
        file_name="faktura.pdf",
        added_by=by or make_user(),
    )
    attachment.save()
    return attachment


def make_outcome_import(partnership: Partnership, *rows: list[Any], year: int = 2024, **fields: Any) -> OutcomeImport:
    """An uploaded list; without rows of its own, one whose account nobody knows."""
    cells = [[HEADINGS[key].label for key in COLUMNS], *(rows or [["4010 Löner", f"{year}-06-30", 1000]])]
    content = pack([Sheet("Blad1", list(enumerate(cells, start=1)))])
    made = OutcomeImport(
        partnership=partnership,
        year=year,
        file=StoredFile.keep(content, CONTENT_TYPE),
        **{
            "file_name": "bokföring.xlsx",
            "sheet": "Blad1",
            "mapping": {"columns": {key: index for index, key in enumerate(COLUMNS)}, "lines": {}, "whole": ""},
            "row_count": len(cells) - 1,
        }
        | fields,
    )
    made.save()
    return made


def make_kind(partnership: Partnership, name: str = "tid", position: int = 1) -> ResourceKind:
    return ResourceKind(partnership=partnership, name=name, position=position).save_as(None)


def make_in_kind(
    partnership: Partnership, *, party: Organisation, kind: ResourceKind, year: int = 2024, **fields: Any
) -> InKindContribution:
    said = {"description": "Volontärer på öppet hus"} | fields
    return InKindContribution(partnership=partnership, party=party, kind=kind, year=year, **said).save_as(None)


def add_outcome(partnership: Partnership, budget: Budget, *, party: Organisation) -> SimpleNamespace:
    """One of everything, on the line that the party performs."""
    line = BudgetLine.objects.get(budget=budget, performer=party)
    entry = make_outcome(line, 1000, booked_on=dt.date(budget.year, 6, 30))
    return SimpleNamespace(
        entry=entry,
        attachment=make_attachment(entry),
        imported=make_outcome_import(partnership, year=budget.year),
        in_kind=make_in_kind(partnership, party=party, kind=make_kind(partnership), year=budget.year),
    )
