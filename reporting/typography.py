"""Running text as Swedish typesetters want it: what must not be torn apart at the end of a line."""

import re

from partnerships.swedish import EN_DASH, NO_BREAK_SPACE

_BEFORE_NUMBER = re.compile(r"(§§?|\b(?:cirka|drygt|minst|ungefär|kap\.|nr)) ?(?=\d)")
_BETWEEN_GROUPS = re.compile(r"(?<!\d)(\d{1,3}) (?=\d{3}(?!\d))")
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=%|(?:kr|tkr|mkr|kronor|procent|år)\b)")
WORD_JOINER = "\u2060"
"""Takes no room and forbids a line break; needs no glyph."""

_YEAR_SPAN = re.compile(r"(?<![-\d])((?:19|20)\d\d)-((?:19|20)\d\d)(?![-\d])")
_NUMBER_SPAN = re.compile(rf"(?<=\d){EN_DASH}(?=\d)")


def typeset(text: str) -> str:
    """Put no-break spaces in "§ 274", "232 886 kr" and "cirka 40", and an unbroken en dash in "2021–2023"."""
    text = _BEFORE_NUMBER.sub(rf"\1{NO_BREAK_SPACE}", text)
    text = _BETWEEN_GROUPS.sub(rf"\1{NO_BREAK_SPACE}", text)
    text = _BEFORE_UNIT.sub(NO_BREAK_SPACE, text)
    text = _YEAR_SPAN.sub(rf"\1{EN_DASH}\2", text)
    return _NUMBER_SPAN.sub(EN_DASH + WORD_JOINER, text)
