"""The budget as plain facts: what the page, the letter and the sums are made of. No database, no clock.

A year's sums are worked out from its lines, so that per funder, per performer and whole always agree.
Unknown is None and spreads: a sum with an unknown part is unknown, and says how much of it is known.
"""

from budgets.facts.committee import (
    CommitteeMoney,
    DeviatingLine,
    LineAhead,
    MoneyNow,
    PartOfCommittee,
    Place,
)
from budgets.facts.follow_up import Cells, FollowUp, FollowUpRow, FollowUpSum, Threshold
from budgets.facts.handling import NOTHING, Approved, Decided, Forecasted, Handling, Talk
from budgets.facts.parts import Body, CarriedOver, Deviation, Line, Total, Uplift, deviation_of
from budgets.facts.sheet import BudgetSheet, CarriedRow, DeviationChain, SheetRow, SumRow
from budgets.facts.year import YearBudget

__all__ = [
    "NOTHING",
    "Approved",
    "Body",
    "BudgetSheet",
    "CarriedOver",
    "CarriedRow",
    "Cells",
    "CommitteeMoney",
    "Decided",
    "DeviatingLine",
    "Deviation",
    "DeviationChain",
    "FollowUp",
    "FollowUpRow",
    "FollowUpSum",
    "Forecasted",
    "Handling",
    "Line",
    "LineAhead",
    "MoneyNow",
    "PartOfCommittee",
    "Place",
    "SheetRow",
    "SumRow",
    "Talk",
    "Threshold",
    "Total",
    "Uplift",
    "YearBudget",
    "deviation_of",
]
