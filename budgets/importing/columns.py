"""The columns of a list of costs, and the headings that ledgers give them. The export and the template use ours."""

from collections.abc import Sequence
from typing import Any

from partnerships.importing.columns import Columns, Heading, headings_hash

HEADINGS: dict[str, Heading] = {
    "line": Heading("Rad", ("budgetrad", "kortnamn", "konto", "kontotext", "kontonamn", "kostnadsslag", "projekt")),
    "booked_on": Heading("Datum", ("bokfört", "bokföringsdatum", "bokföringsdag", "bokf datum", "verifikationsdatum")),
    "period": Heading("Period", ("redovisningsperiod", "månad", "avser period")),
    "starts_on": Heading("Från", ("från och med", "fr o m", "period från")),
    "ends_on": Heading("Till", ("till och med", "t o m", "period till")),
    "amount": Heading("Belopp", ("kronor", "kr", "summa", "kostnad kr", "belopp kr", "utfall", "sek", "belopp sek")),
    "voucher_number": Heading(
        "Verifikation", ("verifikationsnummer", "ver nr", "vernr", "ver", "verifikat", "verifikatnr", "verifikationsnr")
    ),
    "note": Heading("Text", ("anteckning", "verifikationstext", "beskrivning", "benämning", "avser", "kommentar")),
}
NEEDED = ("booked_on", "amount")  # and which line: by a column, or one for the whole file


def outcome_columns() -> Columns:
    return Columns({key: heading.label for key, heading in HEADINGS.items()}, HEADINGS, NEEDED)


def outcome_hash(headings: Sequence[Any]) -> str:
    """As what a choice of columns is remembered: apart from activities in a sheet with the same headings."""
    return headings_hash(["utfall", *headings])
