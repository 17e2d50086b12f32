"""Gaps in the log that the report rests on: months without anything, occasions uncounted, planned and never closed."""

import datetime as dt
from collections.abc import Iterable, Iterator

from partnerships.swedish import MONTHS, listed, plural
from reporting.checks.finding import Finding
from reporting.facts import ReportFacts

PLACE = "Aktivitetsloggen"
SHOWN = 5  # activities named in the finding


def check_log(facts: ReportFacts, *, planned: int, without_need: Iterable[str], today: dt.date) -> list[Finding]:
    """What is missing, as far as the year has come; `planned` occasions of the year were never closed. That nothing at
    all is logged is told elsewhere."""
    if not facts.statistics:
        return []
    return [*_months(facts, today), *_uncounted(facts), *_open(facts.year, planned, today), *_needs(without_need)]


def _months(facts: ReportFacts, today: dt.date) -> Iterator[Finding]:
    assert facts.statistics
    whole = 12 if today.year > facts.year else today.month - 1
    empty = [MONTHS[number] for number, held in enumerate(facts.statistics.occasions_by_month[:whole]) if not held]
    if empty:
        yield _gap(f"Inget är loggat i {listed(empty)} {facts.year}.", "Stämmer det, eller saknas något i loggen?")


def _uncounted(facts: ReportFacts) -> Iterator[Finding]:
    assert facts.statistics
    if uncounted := facts.statistics.occasions_without_visits:
        text = f"{plural(uncounted, 'genomfört tillfälle', 'genomförda tillfällen')} saknar antal besök."
        yield _gap(text, "Summorna skrivs med «minst» tills antalen är införda.")


def _open(year: int, planned: int, today: dt.date) -> Iterator[Finding]:
    if planned and today.year > year:
        text = f"{plural(planned, 'tillfälle', 'tillfällen')} {year} står kvar som planerade."
        yield _gap(text, "Skriv om de genomfördes eller ställdes in: de räknas inte nu.")


def _needs(without_need: Iterable[str]) -> Iterator[Finding]:
    """Every activity states the residents' need that it rests on (rule 15)."""
    if names := list(without_need):
        rest = f" och {len(names) - SHOWN} till" if len(names) > SHOWN else ""
        shown = ", ".join(names[:SHOWN]) + rest if rest else listed(names)
        text = f"{plural(len(names), 'aktivitet', 'aktiviteter')} saknar angivet behov: {shown}."
        yield _gap(text, "Skriv det en gång, i serien, planen eller aktiviteten.")


def _gap(text: str, remedy: str) -> Finding:
    return Finding(PLACE, text, remedy, check="log", words=text, page="gaps")
