"""What the parties bring besides money: in words, in numbers where somebody has counted, never in kronor."""

import pytest

from budgets.models import InKindContribution, ResourceKind
from partnerships.models import Role
from tests.budgets.outcome import make_in_kind, make_kind
from tests.builders import make_coordinator, make_officer, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def kind(h):
    return make_kind(h.partnership)


@pytest.fixture
def rb(client, h):
    client.force_login(make_person(Role.CONTACT_PERSON, h.partnership, organisation=h.rb))
    return client


def note(client, h, kind, party, **fields):
    said = {"party": party.pk, "kind": kind.pk, "description": "Volontärer", "quantity": "120", "unit": "timmar"}
    return client.post(f"{h.url}egna-insatser/2024/ny/", said | {"version": 0} | fields, follow=True)


def test_a_contact_person_notes_what_their_party_brought(rb, h, kind):
    answer = note(rb, h, kind, h.rb)
    assert "120 timmar" in answer.text
    beside_kronor = rb.get(f"{h.url}utfall/2024/").text
    assert "120 timmar" in beside_kronor
    assert "läggs aldrig ihop" in beside_kronor


def test_for_their_own_party_only_but_coordinator_and_officer_for_all(client, h, kind):
    def parties(person):
        client.force_login(person)
        answer = client.get(f"{h.url}egna-insatser/2024/ny/")
        return {party.name for party in answer.context["form"].fields["party"].queryset}

    tif = make_person(Role.CONTACT_PERSON, h.partnership, organisation=h.tif)
    everybody = {h.fn.name, h.ks.name, h.kn.name, h.tif.name, h.rb.name}
    assert parties(tif) == {h.tif.name}
    assert parties(make_coordinator(h.partnership)) == everybody
    assert parties(make_officer(h.partnership)) == everybody


def test_another_partys_is_not_theirs_to_write_or_change(rb, h, kind):
    assert note(rb, h, kind, h.tif).status_code == 422
    theirs = make_in_kind(h.partnership, party=h.tif, kind=kind)
    assert rb.get(f"{h.url}egna-insatser/post/{theirs.pk}/").status_code == 403
    assert f"egna-insatser/post/{theirs.pk}/" not in rb.get(f"{h.url}egna-insatser/2024/").text


def test_sent_twice_it_is_noted_once(rb, h, kind):
    for _ in range(2):
        note(rb, h, kind, h.rb)
    assert InKindContribution.objects.count() == 1


def test_a_number_has_its_unit_or_there_is_no_number(rb, h, kind):
    assert "både antal och enhet" in note(rb, h, kind, h.rb, unit="").text
    assert note(rb, h, kind, h.rb, quantity="", unit="").status_code == 200
    assert "inte räknat" in rb.get(f"{h.url}egna-insatser/2024/").text


def test_two_who_change_the_same_lose_nothing(rb, h, kind):
    mine = make_in_kind(h.partnership, party=h.rb, kind=kind)
    said = {"party": h.rb.pk, "kind": kind.pk, "description": "Först", "version": 1}
    url = f"{h.url}egna-insatser/post/{mine.pk}/"
    assert rb.post(url, said).status_code == 302
    answer = rb.post(url, said | {"description": "Sedan"})
    assert answer.status_code == 409
    assert "Först" in answer.text
    assert "Sedan" in answer.text


def test_the_officer_puts_in_the_agreements_kinds(client, h):
    client.force_login(make_officer(h.partnership))
    assert "slag av resurser" in client.get(f"{h.url}egna-insatser/2024/").text
    url = f"{h.url}egna-insatser/slag/"
    client.post(url, {"name": "tid"})
    client.post(url, {"name": "nätverk"})
    assert client.post(url, {"name": "tid"}).status_code == 422
    assert client.post(url, {"name": "100 kr"}).status_code == 422
    assert list(ResourceKind.objects.order_by("position").values_list("name", "position")) == [
        ("tid", 1),
        ("nätverk", 2),
    ]


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_as_a_file(reader, h, kind, suffix):
    make_in_kind(h.partnership, party=h.rb, kind=kind)
    answer = reader.get(f"{h.url}egna-insatser/2024/export/{suffix}/")
    assert answer.status_code == 200
    assert "egna-insatser-2024" in answer["Content-Disposition"]
