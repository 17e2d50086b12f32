"""The register of organisations as one partnership sees it: whom one may choose, who collaborates, how much."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from partnerships.likeness import most_alike
from partnerships.models import (
    PUBLIC_KINDS,
    ActivityOccasion,
    ActivitySeries,
    Actor,
    AgreementParty,
    CoOrganiser,
    OccasionStatus,
    Organisation,
    OrganisationName,
    Partnership,
    SeriesCoOrganiser,
)
from partnerships.swedish import search_key, swedish_sort_key

SUGGESTIONS = 8  # names that a type-ahead shows


def offered_in(partnership: Partnership) -> QuerySet[Organisation]:
    """Those to choose from: the whole register, without what others have only proposed and what was merged away."""
    ours = Actor.objects.of(partnership).values("organisation")
    return Organisation.objects.standing().filter(Q(is_proposed=False) | Q(pk__in=ours))


def active_in(partnership: Partnership) -> QuerySet[Organisation]:
    """Those that collaborate in the partnership: its actors, and who organises or has organised something."""
    beside = CoOrganiser.objects.filter(occasion__partnership=partnership)
    series_beside = SeriesCoOrganiser.objects.filter(series__partnership=partnership)
    return Organisation.objects.standing().filter(
        Q(pk__in=Actor.objects.of(partnership).values("organisation"))
        | Q(pk__in=ActivityOccasion.objects.of(partnership).values("organiser"))
        | Q(pk__in=beside.values("organisation"))
        | Q(pk__in=ActivitySeries.objects.of(partnership).values("organiser"))
        | Q(pk__in=series_beside.values("organisation"))
    )


def find(partnership: Partnership, text: str) -> list[Organisation]:
    """At most eight to choose from where every word stands in one of the names; those that begin so come first."""
    found = offered_in(partnership)
    for word in search_key(text).split():
        named_so = OrganisationName.objects.filter(organisation=OuterRef("pk"), search_key__contains=word)
        found = found.filter(Q(search_key__contains=word) | Exists(named_so))
    key = search_key(text)
    rows = sorted(found[:200], key=lambda each: (not each.search_key.startswith(key), swedish_sort_key(each.name)))
    return rows[:SUGGESTIONS]


def possible_duplicates(partnership: Partnership, name: str, *, apart_from: Iterable[int] = ()) -> list[Organisation]:
    """Organisations to choose from that may be the one meant by the name, the most alike first; three queries."""
    offered = offered_in(partnership).exclude(pk__in=list(apart_from))
    names = list(offered.values_list("pk", "name"))
    names += OrganisationName.objects.filter(organisation__in=offered).values_list("organisation", "name")
    alike = most_alike(name, names)
    rows = Organisation.objects.in_bulk(alike)
    return [rows[pk] for pk in alike]


@dataclass(frozen=True)
class Collaborator:
    """An organisation in the partnership: how many held occasions it organised and took part in, and its alignment."""

    organisation: Organisation
    actor: Actor | None
    is_party: bool
    organised: int
    took_part: int

    @property
    def alignment_confirmed_on(self) -> dt.date | None:
        return self.actor.alignment_confirmed_on if self.actor else None

    @property
    def needs_alignment(self) -> bool:
        """Whether somebody must ask: parties have signed the value statement, the administration is bound by law."""
        is_bound = self.is_party or self.organisation.kind in PUBLIC_KINDS
        return not is_bound and self.alignment_confirmed_on is None


def collaborators(partnership: Partnership) -> list[Collaborator]:
    """Everyone who collaborates, proposed ones first, then in Swedish order; five queries."""
    organisations = list(active_in(partnership))
    actors = {each.organisation_id: each for each in _actors(partnership)}
    parties = _parties(partnership)
    organised, took_part = _organised(partnership), _took_part(partnership)
    rows = [
        Collaborator(
            organisation=each,
            actor=actors.get(each.pk),
            is_party=each.pk in parties,
            organised=organised[each.pk],
            took_part=took_part[each.pk],
        )
        for each in organisations
    ]
    return sorted(rows, key=lambda row: (not row.organisation.is_proposed, swedish_sort_key(row.organisation.name)))


def collaborator(partnership: Partnership, organisation: Organisation) -> Collaborator:
    """One of them."""
    return Collaborator(
        organisation=organisation,
        actor=_actors(partnership).filter(organisation=organisation).first(),
        is_party=organisation.pk in _parties(partnership),
        organised=_organised(partnership, organiser=organisation)[organisation.pk],
        took_part=_took_part(partnership, organisation=organisation)[organisation.pk],
    )


def _actors(partnership: Partnership) -> Any:
    return Actor.objects.of(partnership).select_related("alignment_confirmed_by")


def _parties(partnership: Partnership) -> set[int]:
    parties = AgreementParty.objects.filter(agreement__partnership=partnership)
    return set(parties.values_list("organisation", flat=True))


def _organised(partnership: Partnership, **only: Any) -> Counter[int]:
    held = ActivityOccasion.objects.of(partnership).held().filter(**only)
    return Counter(dict(held.values_list("organiser").annotate(Count("pk")).order_by()))


def _took_part(partnership: Partnership, **only: Any) -> Counter[int]:
    held = {"occasion__partnership": partnership, "occasion__status": OccasionStatus.HELD}
    beside = CoOrganiser.objects.filter(**held, **only)
    return Counter(dict(beside.values_list("organisation").annotate(Count("pk")).order_by()))
