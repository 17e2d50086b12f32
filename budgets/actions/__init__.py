"""Writes of the first floor. Each happens whole or not at all, in the name of `by`."""

from budgets.actions.accounts import save_account
from budgets.actions.budget import adopt_budget, enter_rate, refuse_unless_uplifted, save_lines
from budgets.actions.comments import comment_on
from budgets.actions.payment_requests import change_request, draft_request
from budgets.actions.payment_steps import NotYours, take_step

__all__ = [
    "NotYours",
    "adopt_budget",
    "change_request",
    "comment_on",
    "draft_request",
    "enter_rate",
    "refuse_unless_uplifted",
    "save_account",
    "save_lines",
    "take_step",
]
