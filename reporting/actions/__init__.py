"""What people do with reports: each action happens whole or not at all, in the name of `by`."""

from reporting.actions.correct import correct_report
from reporting.actions.finalising import finalise
from reporting.actions.jobs import ask_for_pdf, ask_to_finalise, finished_pdf, run_job
from reporting.actions.letterhead import save_letterhead
from reporting.actions.sections import save_section
from reporting.actions.start import start_report

__all__ = [
    "ask_for_pdf",
    "ask_to_finalise",
    "correct_report",
    "finalise",
    "finished_pdf",
    "run_job",
    "save_letterhead",
    "save_section",
    "start_report",
]
