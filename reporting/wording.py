"""What prose may not call a figure: visits are never children, persons or participants (rule 17, O-07).

Pure: from the text as it is written in the editor.
"""

import re
from collections.abc import Mapping

from partnerships.quantities import Figure, FigureKind

_PEOPLE = (
    "barn|unga|ungdomar|flickor|pojkar|tjejer|killar|elever|personer|individer|människor|invånare|boende|kvinnor|män"
    "|föräldrar|familjer|vuxna|äldre|deltagare|malmöbor"
)
_FIGURE_OF_PEOPLE = re.compile(
    rf"\{{([a-z][a-z0-9_]*)\}}[*_ ]*\s+((?:olika|unika|lokala)\s+)?({_PEOPLE})\b", re.IGNORECASE
)


def visits_called_people(text: str, figures: Mapping[str, Figure]) -> list[str]:
    """The places where a figure of visits stands before a word for people, as written."""
    return [
        match.group()
        for match in _FIGURE_OF_PEOPLE.finditer(text)
        if (figure := figures.get(match.group(1)))
        and figure.figure_kind in (FigureKind.VISITS, FigureKind.VISITS_PER_DAY)
    ]
