"""The drawing of one line's deviation: what the year left, why, who talked, who decided, and where the money went.

The surplus runs down on the right as a band as wide as its kronor, the story stands beside it.
"""

from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

from partnerships.charts import LIGHT, Bar, Chart, Label, Ribbon
from partnerships.swedish import kronor

_WIDTH = 360
_WIDEST = 120  # the band at most
_LEAST = 8
_BAR = 16
_TEXT, _ROW = 12, 16
_LETTER = 6.3  # width of a letter on average
_LINES = 5  # of each text


@dataclass(frozen=True, slots=True)
class Ending:
    """Where kronor of the surplus went: «Egen rad 2024», «Betalas tillbaka», «Inget beslut»."""

    what: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Story:
    """What is drawn: kronor of the budget and the outcome, None where not recorded, and the steps in words."""

    key: str
    name: str
    year: int
    left: Decimal
    budget: Decimal | None = None
    outcome: Decimal | None = None
    steps: tuple[tuple[str, str], ...] = ()  # («Orsak», «En vakans uppstod.»)
    endings: tuple[Ending, ...] = ()


def chain_chart(story: Story) -> Chart:
    """Draw the story from top to bottom."""
    wide = _band_width(story)
    bars, labels, top = _head(story, wide)
    begins = top
    room = int((_WIDTH - wide - 16) / _LETTER)
    for heading, text in story.steps:
        labels.append(Label(0, top + 20, heading, size=13, weight=600))
        top += 20
        for row in wrap(text, room, max_lines=_LINES, placeholder=" …"):
            top += _ROW
            labels.append(Label(0, top, row, size=_TEXT))
        top += 10
    ribbons, x = [], float(_WIDTH - wide)
    for ending in story.endings:
        part = wide * float(ending.amount / story.left) if story.left else 0.0
        top += 22
        labels.append(Label(0, top + 12, f"{ending.what}: {kronor(ending.amount)}", size=13, weight=600))
        ribbons.append(Ribbon(f"M{round(x)} {begins}H{round(x + part)}V{top}H{round(x)}Z"))
        bars.append(Bar(round(x), top, max(2, round(x + part) - round(x)), _BAR))
        x += part
        top += _BAR
    return Chart(
        id=f"diagram-avvikelse-{story.key}",
        caption=f"{story.name}: vägen från överskottet {story.year}.",
        title=_in_words(story),
        description="Ett band så brett som överskottet, med orsak och beslut bredvid. Allt står också i tabellen.",
        width=_WIDTH,
        height=top + 8,
        bars=tuple(bars),
        lines=(),
        labels=tuple(labels),
        ribbons=tuple(ribbons),
    )


def _band_width(story: Story) -> int:
    if not story.budget:
        return _WIDEST
    return max(_LEAST, min(_WIDEST, round(_WIDTH * float(story.left / story.budget))))


def _head(story: Story, wide: int) -> tuple[list[Bar], list[Label], int]:
    """The budget as one bar, outcome and surplus as its two parts below; only the surplus where the rest is unknown."""
    left = f"Överskott {story.year}: {kronor(story.left)}"
    band = Bar(_WIDTH - wide, 24, wide, _BAR, LIGHT)
    if story.budget is None or story.outcome is None:
        return [band], [Label(_WIDTH, 16, left, size=13, weight=600, anchor="end")], 24 + _BAR
    whole = min(_WIDTH, round(wide * float(story.budget / story.left))) if story.left else _WIDTH
    start = _WIDTH - whole
    below = 84
    bars = [
        Bar(start, 24, whole, _BAR),
        *([Bar(start, below, whole - wide - 2, _BAR)] if whole > wide + 2 else []),
        Bar(_WIDTH - wide, below, wide, _BAR, LIGHT),
    ]
    labels = [
        Label(0, 16, f"Budget {story.year}: {kronor(story.budget)}", size=13, weight=600),
        Label(0, below - 8, f"Utfall: {kronor(story.outcome)}", size=13, weight=600),
        Label(_WIDTH, below - 8, f"Överskott: {kronor(story.left)}", size=13, weight=600, anchor="end"),
    ]
    return bars, labels, below + _BAR


def _in_words(story: Story) -> str:
    parts = [f"{story.name}: överskott {kronor(story.left)} {story.year}."]
    if story.budget is not None and story.outcome is not None:
        parts.append(f"Budget {kronor(story.budget)} minus utfall {kronor(story.outcome)}.")
    parts += [f"{heading}: {text}" for heading, text in story.steps]
    parts += [f"{ending.what}: {kronor(ending.amount)}." for ending in story.endings]
    return " ".join(parts)
