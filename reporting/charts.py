"""The drawings of the letter: statistics, and money (``budgets/charts.py``). How: ``partnerships/charts.py``."""

from budgets.chain_chart import chain_chart
from budgets.charts import DrawnLine, budget_bars, money_flow
from partnerships.charts import Chart, Panel, Words, month_panels
from partnerships.swedish import MONTHS, number, plural
from reporting.annexes import ActivityStatistics
from reporting.budget_annex import BudgetTable


def occasions_by_month(statistics: ActivityStatistics) -> Chart:
    """Draw one panel of twelve bars per programme area, all to the same scale."""
    words = Words(
        id="diagram-manader",
        caption=f"Aktivitetstillfällen per månad {statistics.year}, per verksamhetsområde och i samma skala.",
        title=_sentence(statistics),
        description="Stapeldiagram. Alla värden står också i tabell 1.",
    )
    panels = [
        Panel(area.area, area.occasions_by_month, f"{plural(area.occasions, 'tillfälle', 'tillfällen')} under året")
        for area in statistics.areas
    ]
    return month_panels(words, panels)


def money(budget: BudgetTable) -> list[Chart]:
    """Draw budget against outcome, the money's way through the year, and each surplus on its way."""
    lines = [DrawnLine(row.cost, row.funder, row.performer, row.amounts[0], row.amounts[1]) for row in budget.rows]
    return [
        budget_bars(budget.year, lines),
        money_flow(budget.year, lines),
        *(chain_chart(story) for story in budget.stories),
    ]


def _sentence(statistics: ActivityStatistics) -> str:
    """Say in words what the drawing shows."""
    by_month = statistics.occasions_by_month
    busiest = max(range(len(by_month)), key=by_month.__getitem__) if by_month else None
    areas = ", ".join(f"{area.area} {number(area.occasions)}" for area in statistics.areas)
    most = f" Flest i {MONTHS[busiest]}: {number(by_month[busiest])}." if busiest is not None else ""
    total = plural(statistics.occasions, "aktivitetstillfälle", "aktivitetstillfällen")
    return f"{total} under {statistics.year}. Per verksamhetsområde: {areas}.{most}"
