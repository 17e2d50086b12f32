"""Who announced a separate statement, and who signed it: two facts, both kept (rule 38, O-22)."""

import re
from collections.abc import Iterable

from partnerships.swedish import search_key
from reporting.checks.finding import Finding
from reporting.checks.material import Statement

_BETWEEN = re.compile(r"\s*(?:,|;|\boch\b|\n)\s*")
_PARTY = re.compile(r"\([^)]*\)")


def check_statements(statements: Iterable[Statement]) -> list[Finding]:
    return [
        Finding(
            f"{statement.name[:1].upper()}{statement.name[1:]}, {statement.meeting}",
            f"Anmäldes av {statement.announced_by}, men är undertecknat av {statement.signed_by}.",
            "Båda uppgifterna behålls. Kontrollera mot protokollet och låt varningen stå om de stämmer.",
            check="statement",
            words=f"{statement.announced_by}\n{statement.signed_by}",
            page="case",
        )
        for statement in statements
        if (announced := people(statement.announced_by))
        and (signed := people(statement.signed_by))
        and announced != signed
    ]


def people(names: str) -> set[str]:
    """«A A (M) och B B (C)» as names without parties."""
    return {search_key(name) for name in _BETWEEN.split(_PARTY.sub("", names)) if name.strip()}
