"""pdf-bytes: the same letter drawn by two processes is the same file."""

from hashlib import sha256

from benchmarks.result import Result, at_most
from tests.pdf.letters import long_letter


def measure() -> Result:
    """Two checksums that must be one."""
    from reporting.pdf import render_pdf

    sums = {sha256(render_pdf(long_letter())).hexdigest() for _ in range(2)}
    return at_most("pdf-bytes", len(sums), 1, "how many different files two processes drew: one")
