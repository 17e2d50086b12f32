"""Parties, and the names that organisations and places take over time (rule 46)."""

import datetime as dt
from typing import Any

from django.db import transaction

from partnerships.models import (
    Agreement,
    AgreementParty,
    NameKind,
    Organisation,
    OrganisationName,
    User,
    Venue,
    VenueName,
)


def add_party(agreement: Agreement, organisation: Organisation, *, by: User | None, **fields: Any) -> AgreementParty:
    """Add a party. Raises ValidationError for a department, a unit or an informal network (rules 2 and 47)."""
    return AgreementParty(agreement=agreement, organisation=organisation, **fields).save_as(by)


@transaction.atomic
def rename_organisation(organisation: Organisation, name: str, *, on: dt.date, by: User) -> Organisation:
    """Give an organisation a new name from a day; the former one stays with it (rule 46)."""
    former = OrganisationName(organisation=organisation, name=organisation.name)
    return _rename(organisation, former, name, on=on, by=by)


@transaction.atomic
def rename_venue(venue: Venue, name: str, *, on: dt.date, by: User) -> Venue:
    """Give a place a new name from a day; the former one stays with it (rule 46)."""
    return _rename(venue, VenueName(venue=venue, name=venue.name), name, on=on, by=by)


def _rename(thing: Any, former: Any, name: str, *, on: dt.date, by: User) -> Any:
    earlier = thing.names.filter(kind=NameKind.OFFICIAL).order_by("valid_to").last()
    former.kind = NameKind.OFFICIAL
    former.valid_from = earlier.valid_to + dt.timedelta(days=1) if earlier and earlier.valid_to else None
    former.valid_to = on - dt.timedelta(days=1)
    former.save_as(by)
    thing.name = name
    return thing.save_as(by)
