"""Plan against outcome as drawings: month by month, and area by area. The same numbers stand in tables beside them."""

from partnerships.charts import Chart, Panel, Row, RowBar, Words, month_panels, row_bars
from partnerships.plan_outcome import PlanOutcome
from partnerships.swedish import number, plural


def month_chart(outcome: PlanOutcome) -> Chart:
    """Two panels in the same scale: what the plan says each month, and what was held."""
    everything = outcome.everything
    planned, held = (plural(count, "tillfälle", "tillfällen") for count in (everything.planned, everything.held))
    words = Words(
        id="diagram-plan-manader",
        caption=f"Planerade och genomförda tillfällen per månad {outcome.year}, i samma skala.",
        title=f"{planned} planerade och {held} genomförda {outcome.year}, per månad.",
        description="Stapeldiagram. Alla värden står också i tabellen under det.",
    )
    panels = [
        Panel("Planerat", [month.planned for month in outcome.months], planned),
        Panel("Genomfört", [month.held for month in outcome.months], held),
    ]
    return month_panels(words, panels)


def area_chart(outcome: PlanOutcome) -> Chart:
    """Two lying bars for each area, and what was held beside the plan."""
    words = Words(
        id="diagram-plan-omraden",
        caption=f"Planerade och genomförda tillfällen per verksamhetsområde {outcome.year}.",
        title=" ".join(
            f"{area.name}: {number(area.sums.planned)} planerade, {number(area.sums.held)} genomförda."
            for area in outcome.areas
        ),
        description="Liggande stapeldiagram. Alla värden står också i tabellen under det.",
    )
    rows = [Row(area.name, (_bar("Plan", area.sums.planned), _bar("Utfall", area.sums.held))) for area in outcome.areas]
    if outcome.unplanned:
        rows.append(Row("Utanför planen", (_bar("Utfall", outcome.beside.held),)))
    return row_bars(words, rows)


def _bar(name: str, count: int) -> RowBar:
    return RowBar(name, count, number(count))
