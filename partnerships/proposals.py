"""What the log form proposes, so that a known kind of occasion needs a number and nothing else."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from partnerships.models import (
    Activity,
    ActivityOccasion,
    Agreement,
    Organisation,
    OutcomeGoal,
    ProgrammeArea,
    User,
    Venue,
)

RECENT = dt.timedelta(days=60)  # so long what a person logged themselves goes before what colleagues logged


@dataclass(frozen=True)
class Proposal:
    """What a new occasion may take over from an earlier one. Never its count, its notes or its date."""

    earlier: ActivityOccasion
    area: ProgrammeArea | None
    goals: tuple[OutcomeGoal, ...]
    venue: Venue | None
    organiser: Organisation
    co_organisers: tuple[Organisation, ...]

    def as_initial(self) -> dict[str, Any]:
        """As a form's initial values."""
        return {
            "area": self.area and self.area.pk,
            "goals": [goal.pk for goal in self.goals],
            "venue": self.venue and self.venue.pk,
            "organiser": self.organiser.pk,
            "co_organisers": [each.pk for each in self.co_organisers],
        }


def proposal_for(activity: Activity, *, agreement: Agreement | None, by: User | None) -> Proposal | None:
    """From the activity's latest occasion: under the agreement if there is one, the person's own if it is recent."""
    if activity._state.adding:
        return None
    occasions = ActivityOccasion.objects.filter(activity=activity)
    under_agreement = _latest(occasions.filter(area__agreement=agreement), by)
    earlier = under_agreement or _latest(occasions, by)
    return copied(earlier, agreement) if earlier else None


def latest_of(partnership: Any, *, agreement: Agreement | None, by: User | None) -> Proposal | None:
    """From the latest occasion of any activity: for one that has never been logged before."""
    earlier = _latest(ActivityOccasion.objects.of(partnership), by)
    return copied(earlier, agreement) if earlier else None


def copied(earlier: ActivityOccasion, agreement: Agreement | None) -> Proposal:
    """What is known of an earlier occasion, in the terms of the agreement that a new one falls under.

    From another agreement the area of the same code is taken, and those of its goals that are worded the same.
    """
    area: ProgrammeArea | None = earlier.area
    goals = tuple(link.goal for link in earlier.goal_links.all())
    if earlier.area.agreement_id != (agreement and agreement.pk):
        texts = {goal.text for goal in goals}
        here = OutcomeGoal.objects.of_agreement(agreement).filter(text__in=texts).select_related("area")
        goals = tuple(here)
        area = ProgrammeArea.objects.filter(agreement=agreement, code=earlier.area.code).first()
    return Proposal(
        earlier=earlier,
        area=area,
        goals=goals,
        venue=earlier.venue,
        organiser=earlier.organiser,
        co_organisers=tuple(link.organisation for link in earlier.co_organisers.all()),
    )


def logged_by(person: User, *, since: dt.date) -> Any:
    """The history's rows of occasions held since then that the person logged or counted."""
    return ActivityOccasion.history.filter(history_user=person, held_on__gte=since)


def _latest(occasions: Any, by: User | None) -> ActivityOccasion | None:
    """The newest that was held; the person's own before others' when it is recent."""
    found = occasions.held().for_list().prefetch_related("goal_links__goal__area", "co_organisers__organisation")
    if by is not None:
        own = logged_by(by, since=timezone.localdate() - RECENT).filter(id=OuterRef("pk"))
        found = found.annotate(is_own=Q(Exists(own))).order_by("-is_own", "-held_on", "-pk")
        return found.first()
    return found.newest_first().first()
