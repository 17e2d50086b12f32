"""Names are dated: old documents keep the old one, and every one finds the thing (rule 46)."""

import datetime as dt

import pytest

from partnerships.actions import rename_organisation, rename_venue
from partnerships.models import NameKind, Organisation, Venue, VenueName
from tests.builders import make_organisation, make_partnership, make_user, make_venue

pytestmark = pytest.mark.django_db


def test_a_renamed_organisation_keeps_its_former_name_for_the_time_before():
    organisation = make_organisation(name="Rosengård Folkets hus")
    rename_organisation(organisation, "Rosengårds Folkets hus", on=dt.date(2024, 1, 1), by=make_user())
    assert organisation.name_on(dt.date(2023, 12, 31)) == "Rosengård Folkets hus"
    assert organisation.name_on(dt.date(2024, 1, 1)) == "Rosengårds Folkets hus"


def test_two_renamings_follow_each_other():
    by, organisation = make_user(), make_organisation(name="Ett")
    rename_organisation(organisation, "Två", on=dt.date(2020, 1, 1), by=by)
    rename_organisation(organisation, "Tre", on=dt.date(2022, 1, 1), by=by)
    years = [organisation.name_on(dt.date(year, 6, 1)) for year in (2019, 2021, 2023)]
    assert years == ["Ett", "Två", "Tre"]


def test_the_same_organisation_is_found_by_any_name_in_any_case():
    organisation = make_organisation(name="Individuell Människohjälp")
    rename_organisation(organisation, "IM", on=dt.date(2024, 1, 1), by=make_user())
    assert list(Organisation.objects.called("individuell människoHJÄLP")) == [organisation]
    assert list(Organisation.objects.called("im")) == [organisation]


def test_varda_is_vanskapshuset():
    venue = make_venue(make_partnership(), name="Vänskapshuset")
    VenueName(venue=venue, name="Varda", kind=NameKind.ALIAS).save_as(None)
    assert list(Venue.objects.called("VARDA")) == [venue]
    assert venue.name_on(dt.date(2020, 1, 1)) == "Vänskapshuset"


def test_a_place_can_change_its_name():
    venue = make_venue(make_partnership(), name="Varda")
    rename_venue(venue, "Vänskapshuset", on=dt.date(2023, 1, 1), by=make_user())
    assert venue.name_on(dt.date(2022, 5, 1)) == "Varda"
    assert venue.history.count() == 2
