"""What prose may not call a figure: visits are never children, persons or participants (rule 17, O-07).

Pure: from the text as it is written in the editor.
"""

import re
from collections.abc import Mapping

from partnerships.quantities import Figure, FigureKind
from reporting.figure_wording import WordingError, read_mention, read_wording, worded
from reporting.prose import MAX_NOTES, faults, figure_names, mentions

_PEOPLE = (
    "barn|unga|ungdomar|flickor|pojkar|tjejer|killar|elever|personer|individer|människor|invånare|boende|kvinnor|män"
    "|föräldrar|familjer|vuxna|äldre|deltagare|malmöbor"
)
_CALLED_PEOPLE = re.compile(rf"[*_ ]*\s+((?:olika|unika|lokala)\s+)?({_PEOPLE})\b", re.IGNORECASE)
_SAID_BEFORE = re.compile(r"(?:cirka|ca\.?|drygt|minst|ungefär)[*_ ]*\s+$", re.IGNORECASE)
_SAID_AFTER = re.compile(r"[*_ ]*\s+(?:kr|tkr|mnkr|kronor)\b", re.IGNORECASE)


def refusals(text: str, figures: Mapping[str, Figure]) -> list[str]:
    """Why a text cannot be saved, in Swedish, for its field."""
    wrong = [f"Siffran {{{name}}} finns inte. Välj en ur listan." for name in figure_names(text) if name not in figures]
    wrong += [f"«{{{reference.figure.name}}}»: {reason}" for reference, reason in faults(text, figures)]
    wrong += [
        f"«{words}»: siffran räknar besök, inte personer. Skriv «besök» efter den."
        for words in visits_called_people(text, figures)
    ]
    if text.count("^[") > MAX_NOTES:
        wrong.append(f"Högst {MAX_NOTES} noter i ett avsnitt.")
    return wrong


def visits_called_people(text: str, figures: Mapping[str, Figure]) -> list[str]:
    """The places where a figure or sum of visits stands before a word for people, as written."""
    found = []
    for mention in mentions(text):
        names, _ = read_mention(mention.group())
        kinds = {figures[name].figure_kind for name in names if name in figures}
        called = _CALLED_PEOPLE.match(text, mention.end())
        if called and kinds & {FigureKind.VISITS, FigureKind.VISITS_PER_DAY}:
            found.append(mention.group() + called.group())
    return found


def said_twice(text: str, figures: Mapping[str, Figure]) -> list[str]:
    """The places where the text says what its figure says already: «cirka» before «cirka 40», «kr» after kronor."""
    found = []
    for mention in mentions(text):
        names, options = read_mention(mention.group())
        if not all(name in figures for name in names):
            continue
        before, after = _SAID_BEFORE.search(text[: mention.start()]), _SAID_AFTER.match(text, mention.end())
        try:
            shown = worded(figures[names[0]], read_wording(options))
        except WordingError:
            continue
        if before and not shown[:1].isdigit() and not figures[names[0]].is_missing and "ord" not in options:
            found.append(before.group() + mention.group())
        if after and figures[names[0]].figure_kind is FigureKind.KRONOR:
            found.append(mention.group() + after.group())
    return found
