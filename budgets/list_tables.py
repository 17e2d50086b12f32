"""Lists of money as tables for a workbook: what stands on the page, with numbers as numbers."""

from typing import Any

from partnerships.workbooks import Column, Table

WIDE = 40  # characters


def outcome_entry_table(entries: Any, year: int) -> Table:
    """A row for each entry, corrections among them, under headings that the import reads: what went out is known
    again when it comes in."""
    columns = [Column("Rad", 24), Column("Kostnad", WIDE), Column("Utförs av", 28), Column("Finansieras av", 28)]
    columns += [Column("Datum", 12), Column("Från", 12), Column("Till", 12), Column("Belopp", 14)]
    columns += [Column("Verifikation"), Column("Text", WIDE), Column("Rättar post"), Column("Varför rättad", WIDE)]
    columns += [Column("Post", 8), Column("Införd av", 24), Column("Exempel", 10)]
    rows = (
        (
            entry.line.code,
            entry.line.cost,
            entry.line.performer.name,
            entry.line.funder.name,
            entry.booked_on,
            entry.starts_on,
            entry.ends_on,
            entry.amount,
            entry.voucher_number,
            entry.note,
            entry.corrects_id,
            entry.reason,
            entry.pk,
            entry.written_by,
            "ja" if entry.is_example else "",
        )
        for entry in entries
    )
    return Table(f"Utfall {year}", columns, rows)


def in_kind_table(contributions: Any, year: int) -> Table:
    """What each party brought besides money: never in kronor."""
    columns = [Column("Part", 32), Column("Resurs", 20), Column("Vad parten bidrog med", 60)]
    columns += [Column("Antal", 10), Column("Enhet", 14), Column("Exempel", 10)]
    rows = (
        (
            each.party.name,
            each.kind.name,
            each.description,
            each.quantity,
            each.unit,
            "ja" if each.is_example else "",
        )
        for each in contributions
    )
    return Table(f"Egna insatser {year}", columns, rows)
