"""Measure every bar in one run:  python -m benchmarks           some of them:  python -m benchmarks pdf-self

Each module of this package with a function ``measure() -> Result`` is a bar. Ends with 1 if one is not cleared.
"""

import os
import pkgutil
import sys
from importlib import import_module
from pathlib import Path

import django


def names() -> list[str]:
    """Return the bars' names, from the files that stand beside this one."""
    helpers = {
        "__main__",
        "by_hand",
        "filled",
        "generator",
        "list_work",
        "processes",
        "reference_suite",
        "result",
        "throwaway",
        "typst_letter",
        "workbooks",
    }
    found = {module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)])}
    return sorted(name.replace("_", "-") for name in found - helpers)


def main(chosen: list[str]) -> int:
    """Print one line per bar and return how the process shall end."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    print(f"{'bar':<16}{'ratio':>8}{'at most':>9}")
    failed = 0
    for name in chosen or names():
        result = import_module(f"benchmarks.{name.replace('-', '_')}").measure()
        failed += not result.passed
        verdict = "ok" if result.passed else "NOT CLEARED"
        print(f"{result.name:<16}{result.ratio:>8.2f}{result.bar:>9.2f}  {verdict}  {result.detail}", flush=True)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
