"""Which budget line a cell means: its short name, what it costs, or a text that somebody has said the line of."""

from collections.abc import Iterable, Mapping
from typing import Any

from budgets.models import BudgetLine
from partnerships.swedish import search_key

SKIP = "-"  # chosen for a text whose rows are not read


class Lines:
    """The year's lines. `mine` are those whose outcome the person may write down; `chosen` a line's code, or SKIP, by
    the folded text. `texts` gathers what is no line's own name, as it was written."""

    def __init__(self, lines: Iterable[BudgetLine], *, mine: Iterable[BudgetLine], chosen: Mapping[str, str]) -> None:
        stored = list(lines)
        self.by_code = {line.code: line for line in stored}
        names = [(name, line) for line in stored for name in (line.cost, line.code)]
        self.by_name = {search_key(name): line for name, line in names}
        self.mine = {line.pk for line in mine}
        self.chosen = chosen
        self.texts: dict[str, str] = {}

    def line(self, text: str) -> Any:
        """The line, or None for a text whose rows are not read. Raises ValueError."""
        key = search_key(text)
        if not key:
            raise ValueError("Budgetrad saknas.")
        found = self.by_name.get(key)
        if found is None:
            self.texts.setdefault(key, text)
            said = self.chosen.get(key, "")
            if said == SKIP:
                return None
            found = self.by_code.get(said)
        if found is None:
            raise ValueError(f"«{text[:60]}» är ingen rad i budgeten. Välj vilken rad det är.")
        return self.allowed(found)

    def allowed(self, line: Any) -> Any:
        if line.pk not in self.mine:
            raise ValueError(f"{line.cost} utförs av {line.performer}. Du kan inte föra in utfall på den raden.")
        return line

    @property
    def unknown(self) -> dict[str, str]:
        """Those of the texts that nobody has said the line of."""
        return {
            key: text
            for key, text in self.texts.items()
            if self.chosen.get(key, "") != SKIP and self.chosen.get(key, "") not in self.by_code
        }
