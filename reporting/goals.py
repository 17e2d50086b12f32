"""The outcome goals of a year's agreements, and how many held occasions worked for each."""

from typing import NamedTuple

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from partnerships.models import ActivityOccasion, Agreement, OccasionGoal, OutcomeGoal, Partnership


class Goal(NamedTuple):
    """One goal of an area. An occasion may work for several goals, so the counts of two goals are never added."""

    pk: int
    area: str  # the programme area's code
    position: int
    text: str
    occasions: int  # held in the year

    @property
    def name(self) -> str:
        """Of its figure in the register."""
        return f"activity_count_for_goal_{self.position}_in_{self.area.replace('-', '_')}"


def read_goals(partnership: Partnership, year: int) -> list[Goal]:
    """The goals in the agreement's order (1 query)."""
    held = ActivityOccasion.objects.of(partnership).in_year(year).held().order_by()
    links = OccasionGoal.objects.filter(goal=OuterRef("pk"), occasion__in=held.values("pk")).order_by()
    counted = Coalesce(Subquery(links.values("goal").annotate(counted=Count("pk")).values("counted")), 0)
    terms = Agreement.objects.of(partnership).with_term_in(year).order_by()
    goals = OutcomeGoal.objects.filter(area__agreement__in=terms.values("pk")).annotate(occasions=counted)
    stored = goals.order_by("area__agreement__starts_on", "area__position", "position")
    return [Goal(*row) for row in stored.values_list("pk", "area__code", "position", "text", "occasions")]
