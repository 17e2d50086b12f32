"""What people do with reports: each action happens whole or not at all, in the name of `by`."""

from reporting.actions.comments import comment_on_section
from reporting.actions.letterhead import save_letterhead
from reporting.actions.requests import answer_request, capture_request, remove_request
from reporting.actions.section_drafts import drop_draft, keep_draft
from reporting.actions.sections import accept_proposal, save_section, set_section_state
from reporting.actions.start import start_report
from reporting.actions.workflow import Given, obstacles, record_party_approval, take_report_step

__all__ = [
    "Given",
    "accept_proposal",
    "answer_request",
    "capture_request",
    "comment_on_section",
    "drop_draft",
    "keep_draft",
    "obstacles",
    "record_party_approval",
    "remove_request",
    "save_letterhead",
    "save_section",
    "set_section_state",
    "start_report",
    "take_report_step",
]
