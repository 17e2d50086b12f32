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
)
from reporting.actions.let_pass import let_pass
from reporting.actions.letterhead import save_letterhead
from reporting.actions.measures import save_measure
from reporting.actions.sections import save_section
from reporting.actions.start import start_report

__all__ = [
    "add_step",
    "begin_case",
    "fetch_recipients",
    "let_pass",
    "record_decision",
    "remove_dissent",
    "remove_step",
    "save_dispatches",
    "save_dissent",
    "save_letterhead",
    "save_measure",
    "save_section",
    "save_step",
    "start_report",
]
