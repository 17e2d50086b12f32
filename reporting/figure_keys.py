"""How any number of a report is addressed: by the key of a figure, and maybe of a part of its rows.

«activity_count» is a figure of the register; «activity_count?manad=3» is what its rows of March give. The part is the
query of the address, so every number has a page of the same kind (narrowed.py), as of now and as of then.
"""

from enum import StrEnum
from urllib.parse import urlencode


class By(StrEnum):
    """What the rows of a figure are narrowed by; the value is the word in the address."""

    MONTH = "manad"  # 1–12
    OCCASION = "tillfalle"  # the occasion's id
    UNCOUNTED = "besok"  # NOT_COUNTED: occasions without a number of visits
    LINE = "rad"  # the budget line's code
    FUNDER = "finansiar"  # slug
    PERFORMER = "utforare"  # slug
    CARRIED_OVER = "overfort"  # the id of money carried over


NOT_COUNTED = "okant"


def key_of(name: str, by: By, value: object) -> str:
    """The key of a part of a figure: «outcome_total?rad=faltassistenter». Empty without a value: no page is known."""
    return f"{name}?{urlencode({by.value: value})}" if value else ""
