"""Work in a process of its own: its CPU, and what it answers."""

import os
import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def run(program: str, **environment: str) -> str:
    """Run a piece of Python in a new process with our settings, and return what it printed. Raises if it fails."""
    inherited = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, env=inherited | environment, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


def cpu_seconds(program: str, **environment: str) -> float:
    """Run it, and return the CPU it took from start to end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(program, **environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
