"""Writes of the first floor. Each happens whole or not at all, in the name of `by`."""

from budgets.actions.accounts import save_account
from budgets.actions.budget import adopt_budget, enter_rate, refuse_unless_uplifted, save_lines
from budgets.actions.in_kind import add_resource_kind, save_contribution
from budgets.actions.outcome import (
    AlreadyBooked,
    AlreadyCorrected,
    Upload,
    attach_file,
    book_outcome,
    correct_outcome,
)
from budgets.actions.payment_requests import change_request, draft_request
from budgets.actions.payment_steps import NotYours, take_step

__all__ = [
    "AlreadyBooked",
    "AlreadyCorrected",
    "NotYours",
    "Upload",
    "add_resource_kind",
    "adopt_budget",
    "attach_file",
    "book_outcome",
    "change_request",
    "correct_outcome",
    "draft_request",
    "enter_rate",
    "refuse_unless_uplifted",
    "save_account",
    "save_contribution",
    "save_lines",
    "take_step",
]
