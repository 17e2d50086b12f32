"""Writes of the first floor. Each happens whole or not at all, in the name of `by`."""

from budgets.actions.accounts import save_account
from budgets.actions.budget import adopt_budget, enter_rate, refuse_unless_uplifted, save_lines
from budgets.actions.budget_changes import (
    approve_change,
    carry_out_change,
    note_dialogue,
    propose_change,
    withdraw_change,
)
from budgets.actions.notices import record_notice, record_proof
from budgets.actions.payment_requests import change_request, draft_request
from budgets.actions.payment_steps import NotYours, take_step
from budgets.actions.state_aid import save_assessment

__all__ = [
    "NotYours",
    "adopt_budget",
    "approve_change",
    "carry_out_change",
    "change_request",
    "draft_request",
    "enter_rate",
    "note_dialogue",
    "propose_change",
    "record_notice",
    "record_proof",
    "refuse_unless_uplifted",
    "save_account",
    "save_assessment",
    "save_lines",
    "take_step",
    "withdraw_change",
]
