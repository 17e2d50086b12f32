"""What people do with reports: each action happens whole or not at all, in the name of `by`."""

from reporting.actions.case import (
    add_step,
    begin_case,
    fetch_recipients,
    record_decision,
    remove_dissent,
    remove_step,
    save_dispatches,
    save_dissent,
    save_step,
    untie_decision,
)
from reporting.actions.comments import comment_on_section
from reporting.actions.correct import correct_report
from reporting.actions.finalising import finalise
from reporting.actions.jobs import ask_for_pdf, ask_to_finalise, finished_pdf, remove_old_drafts, run_job
from reporting.actions.let_pass import answer_warnings, let_pass, take_up
from reporting.actions.letterhead import save_letterhead
from reporting.actions.measures import save_measure
from reporting.actions.proposals import propose_all, propose_text
from reporting.actions.requests import answer_request, capture_request, remove_request
from reporting.actions.section_drafts import drop_draft, keep_draft
from reporting.actions.sections import accept_proposal, save_section, set_section_state
from reporting.actions.start import start_report
from reporting.actions.templates import (
    add_heading,
    change_heading,
    copy_template,
    make_standard,
    move_heading,
    remove_heading,
    rename_template,
)
from reporting.actions.workflow import Given, record_party_approval, take_report_step

__all__ = [
    "Given",
    "accept_proposal",
    "add_heading",
    "add_step",
    "answer_request",
    "answer_warnings",
    "ask_for_pdf",
    "ask_to_finalise",
    "begin_case",
    "capture_request",
    "change_heading",
    "comment_on_section",
    "copy_template",
    "correct_report",
    "drop_draft",
    "fetch_recipients",
    "finalise",
    "finished_pdf",
    "keep_draft",
    "let_pass",
    "make_standard",
    "move_heading",
    "propose_all",
    "propose_text",
    "record_decision",
    "record_party_approval",
    "remove_dissent",
    "remove_heading",
    "remove_old_drafts",
    "remove_request",
    "remove_step",
    "rename_template",
    "run_job",
    "save_dispatches",
    "save_dissent",
    "save_letterhead",
    "save_measure",
    "save_section",
    "save_step",
    "set_section_state",
    "start_report",
    "take_report_step",
    "take_up",
    "untie_decision",
]
