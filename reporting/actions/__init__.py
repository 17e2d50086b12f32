"""What people do with reports: each action happens whole or not at all, in the name of `by`."""

from reporting.actions.letterhead import save_letterhead
from reporting.actions.measures import save_measure
from reporting.actions.sections import save_section
from reporting.actions.start import start_report

__all__ = ["save_letterhead", "save_measure", "save_section", "start_report"]
