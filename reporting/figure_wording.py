"""How a figure is put in words where it stands in a sentence: «cirka 520», «drygt 500», «fyra», «233 tkr».

Pure. Page, paper, Word and the editor's chips take the text from here. Rules 17 and 18: an exact figure may be made
weaker, one that is already «cirka» never loses its word, kronor alone have units, and only figures of one kind that
can be added are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import Enum

from partnerships.quantities import MISSING, Figure, FigureKind, MixedKinds, Precision, total
from partnerships.swedish import EN_DASH, NO_BREAK_SPACE, kronor, number, plural

_NAME = r"[a-z][a-z0-9_]*"
MENTION = rf"\{{(?:{_NAME})(?: *\+ *{_NAME})*(?: *\| *[a-zåäö]+(?::[0-9]{{1,9}})?)*\}}"
"""The pattern of a figure in a text: {name}, {name|cirka:10}, {one+other|tkr}."""


class WordingError(ValueError):
    """A figure cannot be written like that; the message says why, in Swedish."""


class Form(Enum):
    """In digits as they are, in letters, or an amount in some unit; the value is what is written in the text."""

    AS_IS = ""
    LETTERS = "ord"
    KRONOR = "kr"
    KRONOR_IN_FULL = "kronor"
    THOUSANDS = "tkr"
    MILLIONS = "mnkr"


_UNITS = {Form.KRONOR: 1, Form.KRONOR_IN_FULL: 1, Form.THOUSANDS: 1000, Form.MILLIONS: 100_000}
"""The smallest step, in kronor, that is written in each unit; millions have one decimal."""

_CAPITAL = "versal"
LETTERS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_NEUTER = (FigureKind.VISITS, FigureKind.VISITS_PER_DAY)  # ett besök, but en aktivitet
_ADDED = (FigureKind.OCCASIONS, FigureKind.VISITS, FigureKind.KRONOR, FigureKind.COUNT)
"""Kinds that may be added. The others count different things once each, or are averages: their sums say nothing."""


_FAR = Decimal("0.1")
"""Of the figure: a rounding further off is possible to write, but not offered."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What the writer asked for. `step` is what is rounded to, in the figure's own unit; 0 is no rounding."""

    word: Precision = Precision.EXACT
    step: int = 0
    form: Form = Form.AS_IS
    is_capital: bool = False


PLAIN = Wording()


def read_mention(mention: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names and the options of "{one+other|cirka:10|tkr}"."""
    names, *options = mention.strip("{}").split("|")
    return tuple(name.strip() for name in names.split("+")), tuple(option.strip() for option in options)


def read_wording(options: Sequence[str]) -> Wording:
    """The options as written, in any order. Raises WordingError for an unknown one or two of one sort."""
    wording = PLAIN
    for option in options:
        name, _, digits = option.partition(":")
        if name in [word.value for word in Precision if word.value] and wording.word is Precision.EXACT:
            wording = replace(wording, word=Precision(name), step=int(digits or 0))
        elif name in [form.value for form in Form if form.value] and not digits and wording.form is Form.AS_IS:
            wording = replace(wording, form=Form(name))
        elif option == _CAPITAL:
            wording = replace(wording, is_capital=True)
        else:
            raise WordingError(f"«{option}» går inte att läsa, eller strider mot det som står före.")
    return wording


def options_of(wording: Wording) -> str:
    """The wording as it is written after a name: "|cirka:10|tkr"."""
    word = wording.word.value + (f":{wording.step}" if wording.step else "")
    return "".join(f"|{part}" for part in (word, wording.form.value, _CAPITAL if wording.is_capital else "") if part)


def added(names: Sequence[str], figures: Mapping[str, Figure]) -> Figure:
    """The sum of the named figures. Raises WordingError when they are not of one kind or cannot be added."""
    parts = [figures[name] for name in names]
    if len(set(names)) < len(names):
        raise WordingError("Samma siffra räknas två gånger i summan.")
    try:
        found = total("+".join(names), parts)
    except MixedKinds as refusal:
        raise WordingError(f"Summan går inte att räkna. {refusal}") from refusal
    if why := why_alone(found.figure_kind):
        raise WordingError(f"Summan säger inget. {why}")
    return found


def why_alone(kind: FigureKind) -> str:
    """Why figures of this kind are never added, in Swedish; empty when they may be."""
    if kind in _ADDED:
        return ""
    if kind is FigureKind.VISITS_PER_DAY:
        return "Ett genomsnitt läggs inte ihop med andra."
    return f"{kind.value.capitalize()} läggs inte ihop: samma kan vara med i flera siffror."


def worded(figure: Figure, wording: Wording) -> str:
    """The figure as printed with this wording. Raises WordingError when it would not be true or has no meaning.

    A figure that nobody has written down stays «uppgift saknas».
    """
    if figure.value is None:
        return _capital(MISSING, wording)
    if wording.form in _UNITS and figure.figure_kind is not FigureKind.KRONOR:
        raise WordingError(f"Bara kronor skrivs i {wording.form.value}; siffran räknar {figure.figure_kind.value}.")
    word = figure.precision if figure.precision is not Precision.EXACT else wording.word
    if figure.upper is not None and wording.word in (Precision.MORE_THAN, Precision.AT_LEAST):
        raise WordingError(f"Ett spann kan inte skrivas med «{word.value}».")
    ends = [_rounded(Decimal(end), figure, word, wording) for end in (figure.value, figure.upper) if end is not None]
    if word is Precision.MORE_THAN and figure.precision is Precision.EXACT and ends[0] == figure.value:
        if not wording.step and wording.form not in (Form.THOUSANDS, Form.MILLIONS):
            raise WordingError("«drygt» behöver en avrundning, till exempel drygt:100.")
        word = Precision.EXACT  # 500 is not «drygt 500»
    plain = EN_DASH.join(dict.fromkeys(_plain(end, figure, wording) for end in ends)) + _unit(figure, wording)
    return _capital(f"{word.value}{NO_BREAK_SPACE}{plain}" if word.value else plain, wording)


def left_out(figure: Figure) -> str:
    """«3 tillfällen saknar uppgift om antal besök»: what a figure is without and does not say itself, for whoever
    shows it alone; empty when there is nothing to say."""
    if not figure.hides_uncounted:
        return ""
    return f"{plural(figure.uncounted, 'tillfälle', 'tillfällen')} saknar uppgift om antal besök"


def _rounded(value: Decimal, figure: Figure, word: Precision, wording: Wording) -> Decimal:
    """To the coarser of the step and the unit: downwards for «drygt» and «minst», else to the nearest, a half up."""
    step = max(wording.step, _UNITS.get(wording.form, 0))
    if not step:
        return value
    way = {Precision.MORE_THAN: ROUND_DOWN, Precision.AT_LEAST: ROUND_FLOOR}.get(word, ROUND_HALF_UP)
    rounded = (value / step).quantize(Decimal(1), way) * step
    if value and not rounded:
        raise WordingError(f"{figure.text} blir noll när det avrundas till {number(step)}.")
    return rounded


def _plain(value: Decimal, figure: Figure, wording: Wording) -> str:
    """The number without word and unit."""
    if wording.form is Form.THOUSANDS:
        return number(value / 1000)
    if wording.form is Form.MILLIONS:
        return number((value / 1_000_000).normalize())
    if wording.form is Form.LETTERS and value == int(value) and 0 <= value < len(LETTERS):
        return "ett" if value == 1 and figure.figure_kind in _NEUTER else LETTERS[int(value)]
    if figure.figure_kind is FigureKind.KRONOR:
        return kronor(value).removesuffix(f"{NO_BREAK_SPACE}kr")
    return number(int(value))


def _unit(figure: Figure, wording: Wording) -> str:
    if figure.figure_kind is not FigureKind.KRONOR:
        return ""
    unit = wording.form.value if wording.form in _UNITS else "kronor" if wording.form is Form.LETTERS else "kr"
    return f"{NO_BREAK_SPACE}{unit}"


def _capital(text: str, wording: Wording) -> str:
    return text[:1].upper() + text[1:] if wording.is_capital else text


def offered(figure: Figure) -> list[tuple[Wording, str]]:
    """The wordings worth choosing among for a figure, each with its text; the plain one first, no text twice."""
    found: dict[str, Wording] = {}
    for wording in _candidates(figure):
        try:
            found.setdefault(worded(figure, wording), wording)
        except WordingError:
            continue
    return [(wording, text) for text, wording in found.items()]


def _candidates(figure: Figure) -> Iterable[Wording]:
    yield PLAIN
    is_money = figure.figure_kind is FigureKind.KRONOR
    if is_money:
        yield from (Wording(form=form) for form in _UNITS)
    yield Wording(form=Form.LETTERS)
    value = abs(Decimal(figure.value or 0))
    size = len(str(int(value)))
    for step in (10 ** (size - 2), 10 ** (size - 1)) if size > 1 else ():
        forms = [Form.AS_IS, *(form for form in (Form.THOUSANDS, Form.MILLIONS) if is_money and step >= _UNITS[form])]
        for word, way in ((Precision.APPROXIMATELY, ROUND_HALF_UP), (Precision.MORE_THAN, ROUND_DOWN)):
            if abs((value / step).quantize(Decimal(1), way) * step - value) <= value * _FAR:
                yield from (Wording(word, step, form) for form in forms)
    yield Wording(Precision.AT_LEAST, 10 ** (size - 2) if size > 1 else 0)
    yield Wording(Precision.ABOUT, 10 ** (size - 2) if size > 2 else 0)
