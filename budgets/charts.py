"""The drawings of a year's money. How they are drawn: ``partnerships/charts.py`` and ``partnerships/flow_chart.py``."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from partnerships.charts import Chart, Row, RowBar, Words, row_bars
from partnerships.flow_chart import Flow, Node, flow_chart
from partnerships.swedish import kronor, plural

_NAMES = 62  # room for «Prognos» before a bar


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """What a drawing needs of one budget line, in kronor; None where it is not known."""

    cost: str
    funder: str
    performer: str
    budget: Decimal | None
    outcome: Decimal | None = None
    forecast: Decimal | None = None


def budget_bars(year: int, lines: Sequence[DrawnLine], *, is_closed: bool = True) -> Chart:
    """Budget against outcome, line by line; while the year runs also what it is believed to cost."""
    outcome = "utfall" if is_closed else "utfall hittills"
    words = Words(
        id="diagram-utfall",
        caption=f"Budget och {outcome} per rad {year}, i samma skala.",
        title=" ".join(f"{each.cost}: {_bars_in_words(each, outcome)}." for each in lines),
        description="Liggande stapeldiagram. Alla värden står också i tabellen.",
    )
    return row_bars(words, [Row(each.cost, _bars(each, is_closed=is_closed)) for each in lines], left=_NAMES)


def money_flow(year: int, lines: Sequence[DrawnLine]) -> Chart:
    """From funder over line to performer; a line whose amount is unknown is not drawn."""
    known = [each for each in lines if each.budget]
    unknown = len(lines) - len(known)
    missing = f" {plural(unknown, 'rad', 'rader')} utan känt belopp ritas inte." if unknown else ""
    words = Words(
        id="diagram-flode",
        caption=f"Pengarnas väg {year}: från finansiär, genom budgetraden, till den som utför.{missing}",
        title=" ".join(
            f"{each.funder} ger {kronor(each.budget or Decimal(0))} till {each.cost}, som {each.performer} utför."
            for each in known
        ),
        description="Flöden från vänster till höger, så breda som beloppen. Alla värden står också i tabellerna.",
    )
    rows = [
        Node(f"rad-{place}", each.cost, _whole(each.budget), _text(each.budget)) for place, each in enumerate(known)
    ]
    funders = _nodes("fran", [(each.funder, each.budget) for each in known])
    performers = _nodes("till", [(each.performer, each.budget) for each in known])
    flows = [
        flow
        for place, each in enumerate(known)
        for flow in (
            Flow(f"fran-{each.funder}", f"rad-{place}", _whole(each.budget)),
            Flow(f"rad-{place}", f"till-{each.performer}", _whole(each.budget)),
        )
    ]
    return flow_chart(words, [funders, rows, performers], flows)


def _nodes(side: str, parts: Iterable[tuple[str, Decimal | None]]) -> list[Node]:
    sums: dict[str, Decimal] = {}
    for name, amount in parts:
        sums[name] = sums.get(name, Decimal(0)) + (amount or Decimal(0))
    return [Node(f"{side}-{name}", name, _whole(amount), kronor(amount)) for name, amount in sums.items()]


def _bars(line: DrawnLine, *, is_closed: bool) -> tuple[RowBar, ...]:
    named = [("Budget", line.budget), ("Utfall", line.outcome)] + ([] if is_closed else [("Prognos", line.forecast)])
    return tuple(RowBar(name, None if amount is None else _whole(amount), _text(amount)) for name, amount in named)


def _bars_in_words(line: DrawnLine, outcome: str) -> str:
    forecast = f", prognos {kronor(line.forecast)}" if line.forecast is not None else ""
    return f"budget {_text(line.budget)}, {outcome} {_text(line.outcome)}{forecast}"


def _whole(amount: Decimal | None) -> int:
    """Whole kronor: a drawing has no room for öre."""
    return int((amount or Decimal(0)).to_integral_value(rounding=ROUND_HALF_UP))


def _text(amount: Decimal | None) -> str:
    return "okänt" if amount is None else kronor(amount)
