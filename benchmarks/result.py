"""What a benchmark answers: a ratio beside its bar, never seconds, since seconds belong to one machine."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Result:
    """One bar: what was measured, how high it may be, whether it held."""

    name: str
    ratio: float
    bar: float  # the highest ratio allowed
    passed: bool
    detail: str


def at_most(name: str, ratio: float, bar: float, detail: str) -> Result:
    """Return the result of a ratio that may not be above its bar."""
    return Result(name, ratio, bar, ratio <= bar, detail)


def in_turns(*works: Callable[[], float], rounds: int = 5) -> list[float]:
    """Run works in turn, A B A B …, and return each one's median, so that a busy minute hits all alike.

    A work does its own timing and returns its seconds. The first round warms up and is not counted.
    """
    laps = [[work() for work in works] for _ in range(rounds + 1)][1:]
    return [median(times) for times in zip(*laps, strict=True)]
