"""Two entries in the register that are one organisation: everything moves to the one that stays.

What moved is in each record's history with the reason, so that a merge done in error can be taken apart by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from simple_history.utils import bulk_update_with_history

from partnerships.actions.search_keys import BATCH, follow_names
from partnerships.models import (
    DECIDING_KINDS,
    ActivityOccasion,
    ActivitySeries,
    Actor,
    CoOrganiser,
    NameKind,
    Organisation,
    OrganisationKind,
    OrganisationName,
    PlanItem,
    SeriesCoOrganiser,
    User,
)

MOVES: dict[Any, str] = {
    ActivityOccasion: "organiser",
    CoOrganiser: "organisation",
    ActivitySeries: "organiser",
    SeriesCoOrganiser: "organisation",
    PlanItem: "organiser",
    Actor: "organisation",
    OrganisationName: "organisation",
}
WITH: dict[Any, str] = {CoOrganiser: "occasion", SeriesCoOrganiser: "series"}  # whose organiser takes part in any case
NEVER_MERGED_AWAY = DECIDING_KINDS | {OrganisationKind.DEPARTMENT}


@dataclass(frozen=True)
class Merge:
    """What would move if the duplicate were merged away: how many rows of each kind, in words for one and many."""

    duplicate: Organisation
    into: Organisation
    moved: tuple[tuple[int, str], ...]


def what_would_move(duplicate: Organisation, into: Organisation) -> Merge:
    """The merge as it would turn out now; one query for each kind of record."""
    nouns: dict[Any, str] = {
        ActivityOccasion: "aktivitet,aktiviteter",
        CoOrganiser: "aktivitet som medarrangör,aktiviteter som medarrangör",
        ActivitySeries: "serie,serier",
        SeriesCoOrganiser: "serie som medarrangör,serier som medarrangör",
        PlanItem: "planpunkt,planpunkter",
    }
    counts = [(_rows(each, duplicate).count(), noun) for each, noun in nouns.items()]
    return Merge(duplicate, into, tuple((count, noun) for count, noun in counts if count))


def partnerships_using(organisation: Organisation) -> set[int]:
    """Ids of the partnerships whose records a merge would change."""
    paths: dict[Any, str] = {
        ActivityOccasion: "partnership",
        CoOrganiser: "occasion__partnership",
        ActivitySeries: "partnership",
        SeriesCoOrganiser: "series__partnership",
        PlanItem: "plan__partnership",
        Actor: "partnership",
    }
    return {pk for model, path in paths.items() for pk in _rows(model, organisation).values_list(path, flat=True)}


def refuse_to_merge_away(duplicate: Organisation, into: Organisation) -> None:
    """Raise ValidationError, in words, when these two may not be merged in this direction."""
    if duplicate.pk == into.pk:
        raise ValidationError("En organisation kan inte slås ihop med sig själv.")
    if duplicate.merged_into_id or into.merged_into_id:
        gone = duplicate if duplicate.merged_into_id else into
        raise ValidationError(f"{gone} är redan sammanslagen med {gone.merged_into}.")
    if into.is_proposed and not duplicate.is_proposed:
        raise ValidationError(f"{into} är inte granskad än. Granska den först, eller slå ihop åt andra hållet.")
    if duplicate.kind in NEVER_MERGED_AWAY:
        raise ValidationError(f"{duplicate} är en {duplicate.get_kind_display()} och kan inte tas bort ur registret.")
    held_by = next(_other_references(duplicate), None)
    if held_by:
        raise ValidationError(
            f"{duplicate} finns i {held_by} och kan inte tas bort ur registret. Slå ihop åt andra hållet, eller fråga "
            "administratören."
        )


@transaction.atomic
def merge_organisations(duplicate: Organisation, *, into: Organisation, within: set[int], by: User) -> Organisation:
    """Let `into` take over everything that the duplicate organised, took part in, planned and was called.

    `within` are the ids of the partnerships whose actors `by` looks after: a merge that would change another's records
    is refused. Raises ValidationError. Both are locked in the order of their ids, so that two merges at once, also in
    opposite directions, follow each other and the second is refused.
    """
    locked = Organisation.objects.select_for_update().filter(pk__in=[duplicate.pk, into.pk]).order_by("pk")
    rows = {each.pk: each for each in locked}
    duplicate, into = rows[duplicate.pk], rows[into.pk]
    refuse_to_merge_away(duplicate, into)
    if not partnerships_using(duplicate) <= within:
        raise ValidationError(f"{duplicate} används också i ett annat partnerskap. Be administratören slå ihop dem.")
    _Merging(duplicate, into, by=by).carry_out()
    return into


def _rows(model: Any, organisation: Organisation) -> Any:
    return model.objects.filter(**{MOVES[model]: organisation}).order_by("pk")


def _other_references(organisation: Organisation) -> Iterator[str]:
    """The kinds of record, of any floor, that hold the organisation fast: a party, a decision, a budget line …"""
    relations: Any = Organisation._meta.get_fields(include_hidden=True)
    for relation in relations:
        if not relation.one_to_many or hasattr(relation.related_model, "instance_type"):  # a column; the history's copy
            continue
        model, column = relation.related_model, relation.field.name
        if MOVES.get(model) == column or (model is Organisation and column == "merged_into"):
            continue
        if model._default_manager.filter(**{column: organisation}).exists():
            yield str(model._meta.verbose_name_plural)


class _Merging:
    """The steps of one merge, each row with the reason in its history."""

    def __init__(self, duplicate: Organisation, into: Organisation, *, by: User) -> None:
        self.duplicate, self.into, self.by = duplicate, into, by
        self.reason = f"Sammanslagning: {duplicate} är {into}"[:100]

    def carry_out(self) -> None:
        self._keep_names()
        self._join_actors()
        for earlier in [*Organisation.objects.filter(merged_into=self.duplicate), self.duplicate]:
            earlier.merged_into = self.into  # first, for an agreed plan lets an organiser follow only such a merge
            self._save(earlier)
        for model in (ActivityOccasion, ActivitySeries, PlanItem):
            self._move(model)
        for model in WITH:
            self._take_part_once(model)

    def _save(self, row: Any) -> None:
        row._change_reason = self.reason
        row.save_as(self.by)

    def _delete(self, row: Any) -> None:
        row._history_user, row._change_reason = self.by, self.reason
        row.delete()

    def _keep_names(self) -> None:
        """Whatever it was called finds the one that stays; each name once."""
        known = {self.into.search_key, *self.into.names.values_list("search_key", flat=True)}
        for name in self.duplicate.names.all():
            if name.search_key in known:
                self._delete(name)
                continue
            known.add(name.search_key)
            name.organisation = self.into
            self._save(name)
        if self.duplicate.search_key not in known:
            self._save(OrganisationName(organisation=self.into, name=self.duplicate.name, kind=NameKind.ALIAS))

    def _join_actors(self) -> None:
        """One actor in each partnership; a confirmed alignment and a note are kept."""
        standing = {each.partnership_id: each for each in _rows(Actor, self.into)}
        for actor in _rows(Actor, self.duplicate):
            kept = standing.get(actor.partnership_id)
            if kept is None:
                actor.organisation = self.into
                kept = actor
            else:
                self._delete(actor)
                if kept.alignment_confirmed_on is None and actor.alignment_confirmed_on:
                    kept.alignment_confirmed_on = actor.alignment_confirmed_on
                    kept.alignment_confirmed_by = actor.alignment_confirmed_by
                kept.note = kept.note or actor.note
            kept.version += 1
            self._save(kept)

    def _move(self, model: Any) -> None:
        """Many rows at once, each with its history. No new version: nobody's open form loses anything by it."""
        column = MOVES[model]
        rows = list(_rows(model, self.duplicate))
        for row in rows:
            setattr(row, column, self.into)
        if rows:
            changes = {"batch_size": BATCH, "default_user": self.by, "default_change_reason": self.reason}
            bulk_update_with_history(rows, model, [column], **changes)
        if rows and model is ActivityOccasion:
            follow_names(ActivityOccasion.objects.filter(organiser=self.into))

    def _take_part_once(self, model: Any) -> None:
        """Nobody takes part twice in the same thing, nor beside itself as organiser."""
        whole = WITH[model]
        already = _rows(model, self.into).values(whole)
        twice = _rows(model, self.duplicate).filter(**{f"{whole}__in": already})
        both = [self.duplicate, self.into]
        beside_itself = model.objects.filter(**{f"{whole}__organiser": self.into, "organisation__in": both})
        for row in {row.pk: row for row in [*twice, *beside_itself]}.values():
            self._delete(row)
        self._move(model)
