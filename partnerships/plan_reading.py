"""How an activity plan stands: what it holds area by area, who has answered what, and what is left to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from partnerships.models import (
    ActivityPlan,
    AgreementParty,
    OutcomeGoal,
    PlanAnswer,
    PlanAnswerKind,
    PlanItem,
    ProgrammeArea,
)
from partnerships.swedish import MONTHS, listed, span


@dataclass(frozen=True)
class NumberedGoal:
    """An outcome goal with its number in the agreement, from 1: «mål 3»."""

    number: int
    goal: OutcomeGoal


@dataclass(frozen=True)
class PlannedItem:
    """A row of the plan with what is printed of it."""

    item: PlanItem
    goal_numbers: tuple[int, ...]

    @property
    def when(self) -> str:
        return months_in_words(self.item.first_month, self.item.last_month)


@dataclass(frozen=True)
class PlanSection:
    """One programme area of the agreement with its goals and what is planned; empty areas are there too."""

    area: ProgrammeArea
    goals: tuple[NumberedGoal, ...]
    items: tuple[PlannedItem, ...]

    @property
    def times(self) -> int:
        return sum(planned.item.times for planned in self.items)


@dataclass(frozen=True)
class Standing:
    """A party and its answer to the version that was sent; None while it has not answered."""

    party: AgreementParty
    answer: PlanAnswer | None

    @property
    def has_approved(self) -> bool:
        return self.answer is not None and self.answer.answer == PlanAnswerKind.APPROVED


@dataclass(frozen=True)
class Round:
    """One time the plan was with the parties, with the answers in the order they came."""

    plan: ActivityPlan
    version: int
    answers: list[PlanAnswer] = field(default_factory=list)

    @property
    def is_current(self) -> bool:
        return self.version == self.plan.version and not self.plan.is_draft


def months_in_words(first: int, last: int) -> str:
    """1, 12 → "hela året"; 3, 5 → "mars–maj"."""
    return "hela året" if (first, last) == (1, 12) else span(MONTHS[first - 1], MONTHS[last - 1])


def plan_sections(plan: ActivityPlan) -> list[PlanSection]:
    """The plan area by area, in the agreement's order; four queries."""
    areas = list(
        ProgrammeArea.objects.filter(agreement_id=plan.agreement_id)
        .prefetch_related("outcome_goals")
        .order_by("position", "pk")
    )
    goals = [
        NumberedGoal(number, goal)
        for number, goal in enumerate(
            (g for area in areas for g in sorted(area.outcome_goals.all(), key=lambda g: g.position)), start=1
        )
    ]
    numbers = {numbered.goal.pk: numbered.number for numbered in goals}
    items = list(plan.items.in_order().for_list())
    return [
        PlanSection(
            area=area,
            goals=tuple(numbered for numbered in goals if numbered.goal.area_id == area.pk),
            items=tuple(_planned(item, numbers) for item in items if item.area_id == area.pk),
        )
        for area in areas
    ]


def _planned(item: PlanItem, numbers: dict[int, int]) -> PlannedItem:
    return PlannedItem(item, tuple(sorted(numbers[link.goal_id] for link in item.goal_links.all())))


def what_is_missing(items: Iterable[PlanItem]) -> list[str]:
    """Why the plan cannot be sent yet, in sentences: an item, and for each a goal and a need (rules 14 and 15).

    Reads `goal_links`; prefetch them.
    """
    items = list(items)
    if not items:
        return ["Planen är tom. Lägg till minst en aktivitet."]
    reasons = {
        "effektmål": [str(item) for item in items if not item.goal_links.all()],
        "behov hos de boende": [str(item) for item in items if not item.needs_basis.strip()],
    }
    return [f"{listed(names)} saknar {what}." for what, names in reasons.items() if names]


def standings(plan: ActivityPlan, answers: Iterable[PlanAnswer], parties: Sequence[AgreementParty]) -> list[Standing]:
    """Every party of the agreement, in its order, with the answer to the plan as it was last sent."""
    current = {answer.party_id: answer for answer in answers if answer.plan_version == plan.version}
    return [Standing(party, current.get(party.pk)) for party in parties]


def rounds(plan: ActivityPlan, answers: Iterable[PlanAnswer]) -> list[Round]:
    """Every time the parties answered this edition, the latest first."""
    found: dict[int, Round] = {}
    for answer in answers:
        found.setdefault(answer.plan_version, Round(plan, answer.plan_version)).answers.append(answer)
    return sorted(found.values(), key=lambda each: each.version, reverse=True)
