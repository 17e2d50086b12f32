"""The register of organisations as coordinators and officers keep it: propose, review, confirm alignment."""

import datetime as dt
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.text import slugify

from partnerships.actions.search_keys import follow_names
from partnerships.models import PROPOSED_KINDS, ActivityOccasion, Actor, CoOrganiser, Organisation, Partnership, User
from partnerships.versions import StaleVersion, save_if_current

SWEDISH_LETTERS = str.maketrans("åäöÅÄÖ", "aaoAAO")
SLUG_LENGTH = 50  # leaves room for a number at the end


class AlreadyReviewed(Exception):
    """Somebody else has looked at the proposed organisation. `current` is as it stands now."""

    def __init__(self, current: Organisation) -> None:
        super().__init__(f"{current} has been reviewed")
        self.current = current


def proposed_organisation(name: str, kind: str) -> Organisation:
    """A new local actor, not saved yet. Raises ValidationError for a kind that is not for everyone to write in."""
    if kind not in PROPOSED_KINDS:
        raise ValidationError("Välj om det är en förening eller ett informellt nätverk.")
    organisation = Organisation(name=name, kind=kind, is_proposed=True)
    organisation.clean_fields(exclude=["slug"])
    return organisation


@transaction.atomic
def propose_organisation(organisation: Organisation, *, partnership: Partnership, by: User | None) -> Organisation:
    """Save a new local actor of the partnership, marked as not reviewed. One of the same name that may be chosen there
    is given instead: the same entry sent twice makes one organisation."""
    offered = Organisation.objects.called(organisation.name)
    same = offered.filter(is_proposed=False).first()
    same = same or offered.filter(pk__in=Actor.objects.of(partnership).values("organisation")).first()
    if same:
        return same
    _save_under_free_slug(organisation, by)
    Actor(partnership=partnership, organisation=organisation).save_as(by)
    return organisation


def save_new_organisers(record: Any, co_organisers: Iterable[Organisation], *, by: User | None) -> list[Organisation]:
    """Save the organiser and co-organisers of an occasion or a series that were typed in as new; gives the latter."""
    new = partial(_saved, partnership=record.partnership, by=by)
    record.organiser = new(record.organiser)
    return [new(each) for each in co_organisers]


def _saved(organisation: Organisation, *, partnership: Partnership, by: User | None) -> Organisation:
    is_new = organisation._state.adding
    return propose_organisation(organisation, partnership=partnership, by=by) if is_new else organisation


def follow_merges(occasion: ActivityOccasion, *, by: User | None) -> None:
    """Call last, in the transaction that saved the occasion: an organisation that was merged away meanwhile has
    taken its other occasions along, and takes this one too. They are locked, so that a later merge waits for us:
    PostgreSQL itself looks at what a row refers to only when the transaction ends."""
    others = occasion.co_organisers.values_list("organisation_id", flat=True)
    involved = Organisation.objects.select_for_update(no_key=True).filter(pk__in=[occasion.organiser_id, *others])
    merged: dict[int, Any] = {each.pk: each.merged_into for each in involved.order_by("pk") if each.merged_into_id}
    if occasion.organiser_id in merged:
        occasion.organiser = merged[occasion.organiser_id]
        occasion.save_as(by)
    for link in occasion.co_organisers.filter(organisation__in=merged):
        link._history_user = by
        link.delete()
        stays = merged[link.organisation_id]
        already = occasion.co_organisers.filter(organisation=stays).exists()
        if not already and stays != occasion.organiser:
            CoOrganiser(occasion=occasion, organisation=stays).save_as(by)


@transaction.atomic
def review_organisation(organisation: Organisation, *, name: str, kind: str, by: User) -> Organisation:
    """Say that a proposed organisation is real, under the right name and kind. The history keeps what was typed.

    Raises AlreadyReviewed when it is no longer proposed, and ValidationError when another has the name.
    """
    current = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if not current.is_proposed or current.merged_into_id:
        raise AlreadyReviewed(current)
    others = Organisation.objects.called(name).filter(is_proposed=False).exclude(pk=current.pk)
    if others.exists():
        raise ValidationError({"name": f"{others[0]} finns redan i registret. Slå ihop dem i stället."})
    former = current.name
    current.name, current.kind, current.is_proposed = name, kind, False
    current.save_as(by)
    if name != former:
        follow_names(ActivityOccasion.objects.filter(organiser=current))
    return current


def confirm_alignment(actor: Actor, *, on: dt.date | None, note: str, expected_version: int, by: User) -> Actor:
    """Write down that the organisation works in line with the value statement since a day, or (None) that this is not
    known (S1 § 4.2; rule 16). An actor that is not saved yet has the expected version 0.

    Raises StaleVersion when somebody else wrote first, and ValidationError.
    """
    if on != actor.alignment_confirmed_on or on is None:
        actor.alignment_confirmed_by = by if on else None
    actor.alignment_confirmed_on, actor.note = on, note
    if actor._state.adding:
        return _first_note(actor, by=by)
    return save_if_current(actor, expected=expected_version, by=by)


def _first_note(actor: Actor, *, by: User) -> Actor:
    """The database lets one of several at the same time be first; the others get its text to compare with."""
    try:
        with transaction.atomic():
            return actor.save_as(by)
    except (IntegrityError, ValidationError):
        if first := Actor.objects.filter(partnership=actor.partnership, organisation=actor.organisation).first():
            raise StaleVersion(first) from None
        raise


def _save_under_free_slug(organisation: Organisation, by: User | None) -> Organisation:
    """Of two at the same time the second takes the next number."""
    for _attempt in range(5):
        organisation.slug = _free_slug(organisation.name)
        try:
            with transaction.atomic():
                return organisation.save_as(by)
        except IntegrityError:
            continue
        except ValidationError as error:
            if set(error.message_dict) != {"slug"}:
                raise
    raise ValidationError("Det gick inte att spara organisationen just nu. Försök igen.")


def _free_slug(name: str) -> str:
    base = slugify(name.translate(SWEDISH_LETTERS))[:SLUG_LENGTH].strip("-") or "aktor"
    taken = set(Organisation.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    number = 1
    while (slug := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return slug
