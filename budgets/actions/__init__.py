"""Writes of the first floor. Each happens whole or not at all, in the name of `by`."""

from budgets.actions.accounts import save_account
from budgets.actions.adjustments import adjust_line, withdraw_adjustment
from budgets.actions.budget_changes import (
    approve_change,
    carry_out_change,
    note_dialogue,
    propose_change,
    withdraw_change,
)
from budgets.actions.comments import comment_on
from budgets.actions.deviation_decisions import (
    approve_decision,
    change_decision,
    decide,
    outcomes_of,
    refuse_requested,
    withdraw_decision,
)
from budgets.actions.deviations import add_dialogue, add_forecast, save_cause, save_threshold
from budgets.actions.draft_lines import add_line, change_line, remove_line
from budgets.actions.drafts import NotADraft, adopt_draft, discard_draft, start_draft, state_total
from budgets.actions.in_kind import add_resource_kind, save_contribution
from budgets.actions.notices import record_notice, record_proof
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
from budgets.actions.rates import enter_rate, refuse_unless_uplifted, withdraw_rate
from budgets.actions.state_aid import save_assessment

__all__ = [
    "AlreadyBooked",
    "AlreadyCorrected",
    "NotADraft",
    "NotYours",
    "Upload",
    "add_dialogue",
    "add_forecast",
    "add_line",
    "add_resource_kind",
    "adjust_line",
    "adopt_budget",
    "adopt_draft",
    "approve_change",
    "approve_decision",
    "attach_file",
    "book_outcome",
    "carry_out_change",
    "change_decision",
    "change_line",
    "change_request",
    "comment_on",
    "correct_outcome",
    "decide",
    "discard_draft",
    "draft_request",
    "enter_rate",
    "note_dialogue",
    "outcomes_of",
    "propose_change",
    "record_notice",
    "record_proof",
    "refuse_requested",
    "refuse_unless_uplifted",
    "remove_line",
    "save_account",
    "save_assessment",
    "save_cause",
    "save_contribution",
    "save_lines",
    "save_threshold",
    "start_draft",
    "state_total",
    "take_step",
    "withdraw_adjustment",
    "withdraw_change",
    "withdraw_decision",
    "withdraw_rate",
]
