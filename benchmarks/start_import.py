"""start-import: what only a report or a spreadsheet needs is not loaded by every process that starts."""

from benchmarks.processes import run
from benchmarks.result import Result, at_most

HEAVY = {"weasyprint", "openpyxl", "xlsxwriter", "docx"}
PROGRAM = "import django; django.setup(); import kraftsamling.urls, sys; print(*sys.modules)"


def measure() -> Result:
    """How many of them are there after the start."""
    loaded = HEAVY & set(run(PROGRAM).split())
    return at_most("start-import", len(loaded), 0, f"loaded: {', '.join(sorted(loaded)) or 'none'}")
