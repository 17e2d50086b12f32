"""Each name that the documents use leads to the one thing that it means (facts.md § 6)."""

import pytest

from partnerships.models import Area, Organisation, OrganisationKind, PartnershipName, Venue


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Rädda Barnen", "radda-barnen"),
        ("Rädda Barnen, Region Syd", "radda-barnen"),
        ("TiF", "tillsammans-i-forening"),
        ("Urbana studier, Malmö Universitet", "urbana-studier"),
        ("Malmö Universitet, Institutionen för urbana studier", "urbana-studier"),
        ("IM", "individuell-manniskohjalp"),
        ("Internationell Människohjälp (IM)", "individuell-manniskohjalp"),
        ("Rosengård Folkets Hus", "rosengards-folkets-hus"),
        ("ZigZag", "zigzag"),
    ],
)
def test_an_organisation_is_found_by_every_name(facts, name, slug):
    assert [each.slug for each in Organisation.objects.called(name)] == [slug]


@pytest.mark.parametrize("name", ["Vänskapshuset", "Varda", "Mötesplats Varda"])
def test_varda_is_vanskapshuset(facts, name):
    assert Venue.objects.called(name).get().slug == "vanskapshuset"


def test_the_park_is_another_place(facts):
    assert sorted(Venue.objects.values_list("name", "kind")) == [
        ("Vänskapshuset", "building"),
        ("Vänskapsparken", "outdoors"),
    ]


def test_the_partnership_has_three_more_names(facts):
    names = PartnershipName.objects.filter(partnership=facts).values_list("name", flat=True)
    assert sorted(names) == ["Kraftsamling", "Kraftsamling Herrgård", "Kraftsamlingen"]


def test_herrgarden_lies_in_rosengard_in_malmo(facts):
    herrgarden = Area.objects.get(slug="herrgarden")
    assert (herrgarden.parent.name, herrgarden.parent.parent.name) == ("Rosengård", "Malmö")


def test_the_library_is_a_unit_and_no_party(facts):
    """Rule 2."""
    library = Organisation.objects.get(slug="rosengardsbiblioteket")
    assert library.kind == OrganisationKind.MUNICIPAL_UNIT
    assert not library.can_be_party()
