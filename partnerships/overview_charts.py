"""The drawings of the overview: this year and the last, on the same scale. How they are drawn: charts.py."""

from collections.abc import Callable, Sequence

from partnerships.charts import Chart, Panel, Row, RowBar, Words, month_panels, row_bars
from partnerships.quantities import Figure
from partnerships.swedish import MONTHS, number, plural
from partnerships.year_overview import Cells, Line, YearOverview

DRAWN = 10  # organisers in the drawing; the table has all


def charts(overview: YearOverview) -> dict[str, list[Chart]]:
    """The drawings by the table they stand with."""
    return {
        "areas": [
            _activities(overview, "omraden", "verksamhetsområde", overview.areas),
            _visits(overview, "omraden-besok", "verksamhetsområde", overview.areas),
        ],
        "months": [_months(overview)],
        "bands": [_visits(overview, "aldrar", "åldersgrupp", overview.bands)] if overview.bands else [],
        "organisers": [_activities(overview, "arrangorer", "arrangör", overview.organisers[:DRAWN])]
        if overview.organisers
        else [],
    }


def _activities(overview: YearOverview, id: str, per: str, lines: Sequence[Line]) -> Chart:
    some = f" De {DRAWN} som arrangerade flest." if len(overview.organisers) > DRAWN and per == "arrangör" else ""
    words = _words(overview, id, "Aktiviteter", per, [(line.name, line.this.activities) for line in lines], some)
    return row_bars(words, [Row(line.name, _bars(line, lambda cells: cells.activities)) for line in lines])


def _visits(overview: YearOverview, id: str, per: str, lines: Sequence[Line]) -> Chart:
    words = _words(overview, id, "Besök", per, [(line.name, line.this.visits) for line in lines])
    return row_bars(words, [Row(line.name, _bars(line, lambda cells: cells.visits)) for line in lines])


def _words(
    overview: YearOverview, id: str, what: str, per: str, values: list[tuple[str, Figure | None]], more: str = ""
) -> Words:
    said = ", ".join(f"{name} {figure.text}" for name, figure in values if figure)
    return Words(
        id=f"diagram-{id}",
        caption=f"{what} per {per}, {overview.year} och {overview.year - 1}.{more}",
        title=f"{what} per {per} {overview.year}: {said}.",
        description="Liggande staplar. Alla värden står också i tabellen.",
    )


def _bars(line: Line, of: Callable[[Cells], Figure | None]) -> tuple[RowBar, ...]:
    return tuple(_bar(cells, of(cells)) for cells in (line.this, line.last))


def _bar(cells: Cells, figure: Figure | None) -> RowBar:
    value = None if figure is None or figure.value is None else int(figure.value)
    return RowBar(str(cells.year), value, "okänt" if figure is None or figure.is_missing else figure.text)


def _months(overview: YearOverview) -> Chart:
    """Two panels of twelve bars: the year, and the one before."""
    counts = [[_known(cells.activities) for cells in months] for months in zip(*_by_year(overview), strict=True)]
    this = [month[0] for month in counts]
    busiest = max(range(12), key=this.__getitem__)
    most = f" Flest i {MONTHS[busiest]}: {number(this[busiest])}." if any(this) else ""
    words = Words(
        id="diagram-manader",
        caption=f"Aktiviteter per månad, {overview.year} och {overview.year - 1}, i samma skala.",
        title=f"Aktiviteter per månad {overview.year}.{most}",
        description="Stapeldiagram. Alla värden står också i tabellen.",
    )
    panels = [
        Panel(str(cells.year), [month[place] for month in counts], _total(cells))
        for place, cells in enumerate((overview.whole.this, overview.whole.last))
    ]
    return month_panels(words, panels)


def _by_year(overview: YearOverview) -> tuple[list[Cells], list[Cells]]:
    return [line.this for line in overview.months], [line.last for line in overview.months]


def _known(figure: Figure | None) -> int:
    return int(figure.value or 0) if figure else 0


def _total(cells: Cells) -> str:
    if cells.activities is None or cells.activities.value is None:
        return "Uppgift saknas"
    return f"{plural(int(cells.activities.value), 'aktivitet', 'aktiviteter')} under året"
