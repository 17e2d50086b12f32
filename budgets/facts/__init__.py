"""The budget as plain facts: what the page, the letter and the sums are made of. No database, no clock.

A year's sums are worked out from its lines, so that per funder, per performer and whole always agree.
Unknown is None and spreads: a sum with an unknown part is unknown, and says how much of it is known.
"""

from budgets.facts.follow_up import Cells, FollowUp, FollowUpRow, FollowUpSum, Threshold
from budgets.facts.handling import NOTHING, Approved, Decided, Forecasted, Handling, Talk
from budgets.facts.parts import Body, CarriedOver, Deviation, Line, Total, Uplift, deviation_of
from budgets.facts.sheet import BudgetSheet, CarriedRow, DeviationChain, SheetRow, SumRow
from budgets.facts.year import YearBudget

__all__ = [
    "NOTHING",
    "Approved",
    "Cells",
    "Decided",
    "FollowUp",
    "FollowUpRow",
    "FollowUpSum",
    "Forecasted",
    "Handling",
    "Talk",
    "Threshold",
    "Body",
    "BudgetSheet",
    "CarriedOver",
    "CarriedRow",
    "Deviation",
    "DeviationChain",
    "Line",
    "SheetRow",
    "SumRow",
    "Total",
    "Uplift",
    "YearBudget",
    "deviation_of",
]
