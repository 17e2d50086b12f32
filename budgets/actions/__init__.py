"""Writes of the first floor. Each happens whole or not at all, in the name of `by`."""

from budgets.actions.accounts import save_account
from budgets.actions.budget import adopt_budget, enter_rate, refuse_unless_uplifted, save_lines
from budgets.actions.deviation_decisions import (
    approve_decision,
    change_decision,
    decide,
    outcomes_of,
    refuse_requested,
    withdraw_decision,
)
from budgets.actions.deviations import add_dialogue, add_forecast, save_cause, save_threshold
from budgets.actions.payment_requests import change_request, draft_request
from budgets.actions.payment_steps import NotYours, take_step

__all__ = [
    "NotYours",
    "add_dialogue",
    "add_forecast",
    "adopt_budget",
    "approve_decision",
    "change_decision",
    "decide",
    "outcomes_of",
    "refuse_requested",
    "save_cause",
    "save_threshold",
    "withdraw_decision",
    "change_request",
    "draft_request",
    "enter_rate",
    "refuse_unless_uplifted",
    "save_account",
    "save_lines",
    "take_step",
]
