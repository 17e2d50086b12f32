"""Example of a year followed up: what the example year is believed to cost, and on which line of 2023 the 232 886 kr
were left. The fact itself, that they were carried over (S0-F4), is not touched: a decision beside it says so."""

import datetime as dt
from decimal import Decimal

from budgets.models import BudgetLine, CarryOver, DeviationDecision, DeviationOutcome, Forecast
from kraftsamling.demo.examples import save_example
from partnerships.models import Agreement, Partnership, User

LEFT_ON = "samordning-motesplats"
DAYS_AGO = 20
FORECASTS = (
    ("basta-sommaren", 331_500, "kontakt.tif", "Sommaren är slut; efterarbetet återstår."),
    ("samordning-motesplats", 700_000, "kontakt.rb", "Tjänsten var obesatt en del av våren."),
    ("verksamhetsmedel", 75_000, "kontakt.rb", ""),
    ("drift-motesplats", 100_000, "kultur", ""),
)


def add_deviations(partnership: Partnership, current: Agreement, *, today: dt.date) -> None:
    """As long as nobody has said anything else."""
    _tell_where_it_was_left(partnership)
    if current.is_example:
        made_on = max(today - dt.timedelta(days=DAYS_AGO), dt.date(today.year, 1, 1))
        for code, amount, mailbox, note in FORECASTS:
            line = BudgetLine.objects.get(budget__agreement=current, budget__year=today.year, code=code)
            by = User.objects.get(email=f"{mailbox}@demo.example")
            said = {"amount": Decimal(amount), "made_on": made_on, "note": note, "by": by, "is_example": True}
            if not Forecast.objects.filter(line=line).exists():
                Forecast(line=line, **said).save()


def _tell_where_it_was_left(partnership: Partnership) -> None:
    carried = CarryOver.objects.of(partnership).filter(from_year=2023, line__isnull=True).first()
    line = BudgetLine.objects.filter(
        budget__agreement__partnership=partnership, budget__year=2023, code=LEFT_ON
    ).first()
    if carried is None or line is None or DeviationDecision.objects.filter(line=line).exists():
        return
    save_example(
        DeviationDecision(
            line=line,
            outcome=DeviationOutcome.CARRIED_OVER,
            amount=carried.amount,
            to_year=carried.to_year,
            decided_by=carried.approved_by,
            reference=carried.approval,
            carry_over=carried,
        )
    )
