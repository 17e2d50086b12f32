"""What each person sees of a request and around it: reminders, the account, what the city received, what is missing."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from budgets.actions import change_request
from budgets.models import StepKind
from partnerships.models import RoleAssignment
from tests.budgets.builders import make_budget, make_line
from tests.budgets.requests import add_people, approved, content, make_account, make_request, request_of, step
from tests.budgets.test_read_the_budget import text
from tests.builders import (
    make_agreement,
    make_committee,
    make_officer,
    make_organisation,
    make_partnership,
    make_party,
    make_person,
)


@pytest.fixture
def people(h):
    return add_people(h)


@pytest.fixture
def see(client, people):
    """Sign in as somebody and read a page; gives its words."""

    def see(who, address):
        client.force_login(who)
        return text(client.get(address))

    return see


@pytest.fixture
def on_day(monkeypatch):
    return lambda *date: monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: dt.date(*date))


def page(h, request, word=""):
    return f"{h.url}rekvisitioner/{request.pk}/{word}"


def test_the_city_reads_what_it_received_until_it_is_submitted_again(see, people):
    h = people
    made = step(request_of(h, submitted=True, rad_samordning=715_000), StepKind.RETURN, h.reviewer)
    change_request(made, content=content("Halva.", rad_samordning=357_500), by=h.asker, expected_version=made.version)
    for address in (page(h, made), f"{h.url}rekvisitioner/"):
        assert "357 500 kr" not in see(h.reviewer, address)
        assert "715 000 kr" in see(h.reviewer, address)
        assert "357 500 kr" in see(h.asker, address)


def test_why_it_was_returned_stands_first(see, people):
    h = people
    made = request_of(h, submitted=True, rad_samordning=1000)
    assert "rekvisitionen:" not in see(h.asker, page(h, made))
    step(made, StepKind.RETURN, h.reviewer)
    assert "Rut Granskare, Kommunstyrelsen, återlämnade rekvisitionen: Vi väntade på beslut." in see(
        h.asker, page(h, made)
    )


def test_every_submission_is_kept_word_for_word(see, people):
    h = people
    made = step(request_of(h, submitted=True, rad_samordning=715_000), StepKind.RETURN, h.reviewer)
    made = change_request(
        made, content=content("Halva.", rad_samordning=357_500), by=h.asker, expected_version=made.version
    )
    step(made, StepKind.SUBMIT, h.asker)
    first, second = [each.content for each in made.steps.filter(kind=StepKind.SUBMIT)]
    assert "715\u00a0000\u00a0kr\n\nLöner.\n" in first
    assert "357\u00a0500\u00a0kr\n\nHalva.\n" in second
    assert "har intygat sig vara firmatecknare" in second
    assert "Löner." in see(h.reviewer, page(h, made)), "the first is read on the page as well"


def test_a_party_sees_its_own_account_and_not_another_partys(client, see, people):
    h = people
    make_account(h.tif, number="100-0017", checked_by=h.fn_staff)
    made = step(approved(h, rad_samordning=1000), StepKind.SEND, h.reviewer)
    own, others = f"{h.url}konto/{h.rb.slug}/", f"{h.url}konto/{h.tif.slug}/"
    for who, status in [(h.asker, 403), (h.other_asker, 200), (h.reviewer, 200), (make_officer(h.partnership), 200)]:
        client.force_login(who)
        assert client.get(others).status_code == status
    assert "100-0009" in see(h.asker, own)
    assert others not in client.get(f"{h.url}rekvisitioner/").text
    for who, is_shown in [(h.asker, True), (h.reviewer, True), (h.other_asker, False), (h.reader, False)]:
        assert ("100-0009" in see(who, page(h, made))) is is_shown


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ((2024, 9, 30), ""),
        ((2024, 10, 1), "Begär medel för 2024 senast 30 november 2024"),
        ((2024, 11, 30), "Begär medel för 2024 senast 30 november 2024"),
        ((2024, 12, 1), "Sista dagen att begära medel för 2024 var 30 november 2024"),
        ((2025, 1, 1), ""),
    ],
)
def test_a_contact_person_is_reminded_of_the_last_day(see, on_day, people, day, said):
    on_day(*day)
    seen = see(people.asker, "/")
    assert said in seen
    assert ("30 november" in seen) is bool(said)


def test_nobody_else_is_reminded_nor_who_has_requested(see, on_day, people):
    h = people
    on_day(2024, 11, 1)
    library = make_person("contact_person", h.partnership, organisation=h.library)
    for who in (h.reviewer, h.reader, library):
        assert "30 november" not in see(who, "/")
    request_of(h, rad_samordning=1000)
    assert "senast 30 november" in see(h.asker, "/"), "a draft is not a request yet"
    request_of(h, submitted=True, rad_samordning=1000)
    assert "senast 30 november" not in see(h.asker, "/")
    assert "senast 30 november" in see(h.other_asker, "/")


def test_who_decides_is_told_what_the_agreement_still_waits_for(see, people):
    h = people
    year = timezone.localdate().year
    agreement = make_agreement(make_partnership(), starts_on=dt.date(year, 1, 1), ends_on=dt.date(year, 12, 31))
    for party in (h.ks, h.rb):
        make_party(agreement, party)
    made = request_of(h, submitted=True, rad_samordning=1000)
    assert "inväntar beslut" not in see(h.reviewer, page(h, made))
    type(made).objects.filter(pk=made.pk).update(agreement=agreement)
    agreement.parties.filter(organisation=h.ks).update(must_approve=True)
    type(agreement).objects.filter(pk=agreement.pk).update(partnership=h.partnership)
    told = [see(h.reviewer, address) for address in (page(h, made), page(h, made, "granska/"))]
    for kind, who in ((StepKind.REVIEW, h.reviewer), (StepKind.APPROVE, h.approver)):
        made = step(made, kind, who)
    told += [see(h.reviewer, address) for address in (page(h, made), page(h, made, "skicka/"))]
    for seen in told:
        assert "Avtalet inväntar beslut med laga kraft" in seen
        assert "Inte uppfyllt: Kommunstyrelsen har godkänt avtalet med laga kraft. Inget godkännande beslut" in seen
    assert "inväntar beslut" not in see(h.asker, page(h, made))


def test_who_reviews_and_approves_sees_the_amounts_in_front_of_the_button(see, people):
    h = people
    made = request_of(h, submitted=True, rad_samordning=1000)
    for who, word in ((h.reviewer, "granska/"), (h.approver, "attestera/")):
        seen = see(who, page(h, made, word))
        for said in ("1 000 kr", "715 000 kr", "Löner."):
            assert said in seen
        made = step(made, StepKind.REVIEW, h.reviewer) if word == "granska/" else made


def test_a_no_says_why(client, people):
    h = people
    made = step(request_of(h, submitted=True, rad_samordning=1000), StepKind.REVIEW, h.reviewer)
    client.force_login(h.reviewer)
    answer = client.get(page(h, made, "attestera/"))
    assert answer.status_code == 403
    assert "Du har granskat rekvisitionen. Någon annan på nämnden attesterar den" in text(answer)


def test_a_new_request_is_offered_as_long_as_something_remains(see, people):
    h = people
    button, listed = "Ny rekvisition till kommunstyrelsen", f"{h.url}rekvisitioner/ar/2024/"
    assert button in see(h.asker, listed)
    assert "Ny rekvisition" not in see(h.reviewer, listed)
    request_of(h, submitted=True, rad_samordning=715_000, rad_verksamhet=75_000)
    assert button in see(h.asker, listed), "carried over money remains"
    request_of(h, submitted=True, **{f"overfort_{h.carried.pk}": 232_886})
    assert "Ny rekvisition" not in see(h.asker, listed)


def test_an_organisation_outside_the_agreement_has_no_account_here(client, people):
    stranger = make_organisation()
    client.force_login(people.reviewer)
    for owner in (stranger, people.library, people.ks):
        assert client.get(f"{people.url}konto/{owner.slug}/").status_code == 404


def one_more(asker, reviewer):
    """A partnership where one of them is reminded and the other has a request to review."""
    agreement, committee = make_agreement(make_partnership()), make_committee()
    partnership, performers = agreement.partnership, [make_organisation(), make_organisation()]
    budget = make_budget(agreement)
    for party in performers:
        make_party(agreement, party)
        make_line(budget, funder=committee, performer=party)
    for person, role, body in ((asker, "contact_person", performers[0]), (reviewer, "committee_staff", committee)):
        began = {"starts_on": dt.date(2020, 1, 1)}
        RoleAssignment(user=person, partnership=partnership, role=role, organisation=body, **began).save_as(None)
    make_request(partnership, performer=performers[1], funder=committee, submitted=True)


def test_the_start_page_asks_no_more_for_many_partnerships_than_for_a_few(client, people, on_day):
    on_day(2024, 11, 1)
    counts = []
    for more in (2, 6):
        for _ in range(more):
            one_more(people.asker, people.reviewer)
        for who in (people.asker, people.reviewer):
            client.force_login(who)
            with CaptureQueriesContext(connection) as queries:
                cards = client.get("/").context["cards"]
            counts.append((who.name, len(queries), bool(cards[-1].to_request), len(cards[-1].requests)))
    assert counts[:2] == counts[2:]
    assert [count[2:] for count in counts[:2]] == [(True, 0), (False, 1)]
