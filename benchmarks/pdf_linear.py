"""pdf-linear: four times as many rows cost about four times as much to draw, and less than three times the memory."""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median

from benchmarks.result import Result

ROOT = Path(__file__).parent.parent
ROWS, MORE_ROWS = 517, 2_068
TIME_BAR, MEMORY_BAR = 4.0, 3.0
ROUNDS = 3
PROGRAM = """
import gc, json, resource, sys
gc.disable()
sys.path.append(sys.argv[1])
from pathlib import Path
from reporting.render import render
content = render(sys.stdin.buffer.read().decode(), Path(sys.argv[1]) / "static")
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


def measure() -> Result:
    """CPU and peak memory of the whole process that draws, many rows ÷ few."""
    from reporting.pdf import letter_html
    from tests.pdf.letters import long_letter

    few, many = (letter_html(long_letter(rows)) for rows in (ROWS, MORE_ROWS))
    rounds = [(_draw(few), _draw(many)) for _ in range(ROUNDS)]
    time, memory = (
        median(many[place] for _, many in rounds) / median(few[place] for few, _ in rounds) for place in (0, 1)
    )
    detail = f"CPU; peak memory {memory:.2f} (at most {MEMORY_BAR:.2f}); {MORE_ROWS} rows ÷ {ROWS}"
    return Result("pdf-linear", time, TIME_BAR, time <= TIME_BAR and memory <= MEMORY_BAR, detail)


def _draw(html: str) -> list[float]:
    command = [sys.executable, "-I", "-c", PROGRAM, str(ROOT)]
    done = subprocess.run(command, input=html.encode(), stdout=subprocess.PIPE, check=True)
    found: list[float] = json.loads(done.stdout)
    return found
