"""The path of a letter through the city's bodies, read for a page: what was proposed, what was decided, what is odd.

Nothing is put right by itself: a day that looks wrong may be right (S0-D2), one that looks right may be wrong (O-01).
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from partnerships.models import Decision
from partnerships.swedish import WEEKDAYS, iso_date
from reporting.checks import Finding, missing_recipients
from reporting.checks.days import usual_weekdays
from reporting.models import CaseStep, DecisionDispatch, Dissent, Report


@dataclass(frozen=True, slots=True)
class StepReading:
    """One step with all that belongs to it. `oddities` are for a person to judge (rule 40)."""

    number: int
    step: CaseStep
    dissents: tuple[Dissent, ...]
    dispatches: tuple[DecisionDispatch, ...]
    oddities: tuple[str, ...]
    is_awaited: bool  # its day has passed, and no decision is written

    @property
    def decision(self) -> Decision | None:
        found: Decision | None = self.step.decision
        return found

    @property
    def unsent(self) -> int:
        """To how many the decision is still to be sent."""
        return sum(dispatch.dispatched_on is None for dispatch in self.dispatches)

    @property
    def is_all_sent(self) -> bool:
        return bool(self.dispatches) and not self.unsent

    @property
    def last_sent_on(self) -> dt.date | None:
        return max((each.dispatched_on for each in self.dispatches if each.dispatched_on), default=None)

    @property
    def supporting_records(self) -> list[str]:
        return [line.strip() for line in self.step.supporting_records.splitlines() if line.strip()]

    @property
    def is_bare(self) -> bool:
        """Nothing hangs on it: it can be taken away."""
        return not (self.decision or self.dissents or self.dispatches)


@dataclass(frozen=True, slots=True)
class CaseReading:
    """The whole path. Proposal, assessment and decision are three things (rule 36): this holds the decisions."""

    report: Report
    steps: tuple[StepReading, ...]
    missing: tuple[Finding, ...]  # who is promised the report and is sent no decision (rule 33)

    @property
    def decided(self) -> list[StepReading]:
        return [each for each in self.steps if each.decision]

    @property
    def last(self) -> StepReading | None:
        return self.steps[-1] if self.steps else None

    def at(self, step: CaseStep) -> StepReading:
        return next(each for each in self.steps if each.step.pk == step.pk)


def read_case(report: Report, *, today: dt.date) -> CaseReading:
    """The path of a letter (5 queries, whatever its length)."""
    steps = list(
        CaseStep.objects.of_letter(report)
        .in_order()
        .select_related("body", "decision__body", "report__partnership")
        .prefetch_related(
            Prefetch("dissents", Dissent.objects.order_by("position")),
            Prefetch("dispatches", DecisionDispatch.objects.order_by("position")),
        )
    )
    decided = [step.decision_id for step in steps if step.decision_id]
    habits = usual_days_of({step.body_id for step in steps}, leaving_out=decided)
    readings = tuple(_read(number, steps, habits, report, today) for number, step in enumerate(steps, start=1))
    return CaseReading(report, readings, tuple(_missing(report, readings)))


def _read(
    number: int, steps: Sequence[CaseStep], habits: Mapping[str, int], report: Report, today: dt.date
) -> StepReading:
    step = steps[number - 1]
    oddities: list[str] = []
    if step.decision:
        earlier = [each.decision for each in steps[: number - 1] if each.decision]
        oddities = odd_about(step, step.decision.decided_on, earlier=earlier, habits=habits, letter=report.letter)
        if step.decision.body_id != step.body_id:
            oddities.append(f"Beslutet är fattat av {step.decision.body}, men steget gäller {step.body}.")
        oddities += [
            f"Under «{each}» står datumet {each.dated_on}, men beslutet fattades {step.decision.decided_on}."
            for each in step.dissents.all()
            if each.dated_on and each.dated_on != step.decision.decided_on
        ]
    return StepReading(
        number,
        step,
        tuple(step.dissents.all()),
        tuple(step.dispatches.all()),
        tuple(oddities),
        is_awaited=step.decision is None and step.planned_on is not None and step.planned_on < today,
    )


def odd_about(
    step: CaseStep, decided_on: dt.date, *, earlier: Iterable[Decision], habits: Mapping[str, int], letter: Any
) -> list[str]:
    """What a person is asked about before the day is taken as it stands (rule 40), in Swedish."""
    odd = []
    usual = habits.get(step.short_body)
    if usual is not None and decided_on.weekday() != usual:
        odd.append(
            f"{iso_date(decided_on)} är en {WEEKDAYS[decided_on.weekday()]}. "
            f"{step.body} brukar sammanträda på {WEEKDAYS[usual]}ar."
        )
    if step.planned_on and decided_on != step.planned_on:
        odd.append(f"Steget var planerat till {iso_date(step.planned_on)}, men beslutet är daterat {decided_on}.")
    if letter.document_date and decided_on < letter.document_date:
        odd.append(f"Beslutet är daterat före skrivelsen ({iso_date(letter.document_date)}).")
    odd += [
        f"Beslutet är daterat före {each}, som kommer tidigare på vägen."
        for each in earlier
        if decided_on < each.decided_on
    ]
    return odd


def usual_days_of(bodies: Iterable[int], *, leaving_out: Iterable[int] = ()) -> dict[str, int]:
    """On which weekday (0 is Monday) each body usually decides, by its short name, learned from the register as the
    check before sending does (1 query). A case's own days, left out, teach nothing about themselves."""
    known = Decision.objects.filter(body__in=bodies).exclude(pk__in=leaving_out)
    days: dict[str, set[dt.date]] = defaultdict(set)
    for code, name, decided_on in known.values_list("body__code", "body__name", "decided_on"):
        days[code or name].add(decided_on)
    return usual_weekdays(days)


def _missing(report: Report, readings: Sequence[StepReading]) -> list[Finding]:
    """Asked about when there is a list of recipients to compare with."""
    dispatches = [dispatch for each in readings for dispatch in each.dispatches]
    if not dispatches:
        return []
    sent_to = {each.organisation_id for each in dispatches if each.organisation_id}
    return missing_recipients(report, sent_to, {each.step.body_id for each in readings})
