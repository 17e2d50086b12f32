"""Section by section: responsible, state, proposals; two people in one section; what was typed and not saved."""

import json

import pytest
from django.core.exceptions import ValidationError

from partnerships.versions import StaleVersion
from reporting.actions import accept_proposal, keep_draft, set_section_state
from reporting.models import ReportSection, SectionComment, SectionDraft, SectionState
from tests.builders import make_coordinator
from tests.reporting.builders import section_of
from tests.reporting.workflow import make_letter, write


@pytest.fixture
def year(db):
    return make_letter()


@pytest.fixture
def section(year):
    return section_of(year.report, "assessment")


@pytest.fixture
def author(client, year):
    client.force_login(year.author)
    return client


def state(section, year, **said):
    current = ReportSection.objects.get(pk=section.pk)
    given = {"state": current.state, "responsible": current.responsible} | said
    return set_section_state(current, **given, by=year.author, expected_version=current.version)


def propose(section):
    section.is_proposal, section.proposed_from = True, "skrivelsen 2022"
    return section.save_as(None)


# --- How far it has come -----------------------------------------------------------------------------------------


def test_responsible_and_ready(author, year, section):
    posted = {"version": 1, "state": "ready", "responsible": year.reviewer.pk}
    page = author.post(year.report.address("section_state", section.pk), posted, follow=True)
    section.refresh_from_db()
    assert (section.state, section.responsible) == (SectionState.READY, year.reviewer)
    assert year.reviewer.name in page.text


def test_only_those_who_write_can_be_responsible(author, year, section):
    stranger = make_coordinator(year.partnership)
    posted = {"version": 1, "state": "draft", "responsible": stranger.pk}
    assert author.post(year.report.address("section_state", section.pk), posted).status_code == 422
    with pytest.raises(ValidationError, match="får skriva"):
        state(section, year, responsible=stranger)


def test_an_empty_section_is_not_ready(author, year, section):
    write(section, "", by=year.author)
    posted = {"version": 2, "state": "ready"}
    page = author.post(year.report.address("section_state", section.pk), posted)
    assert (page.status_code, "Avsnittet är tomt" in page.text) == (422, True)


def test_returning_a_section_says_why(author, year, section):
    posted = {"version": 1, "state": "returned"}
    address = year.report.address("section_state", section.pk)
    assert "Skriv vad som ska ändras." in author.post(address, posted).text
    author.post(address, posted | {"comment": "Tonen är för positiv."})
    assert SectionComment.objects.get().text == "Tonen är för positiv."
    assert "Åter för ändring" in author.get(year.report.get_absolute_url()).text


def test_a_ready_section_that_is_written_in_is_a_draft_again_and_says_so(author, year, section):
    state(section, year, state="ready")
    posted = {"version": 2, "body": "Text."}
    assert "utkast igen" not in author.post(section.get_absolute_url(), posted, follow=True).text
    posted = {"version": 3, "body": "Annan text."}
    assert "är ett utkast igen" in author.post(section.get_absolute_url(), posted, follow=True).text
    assert ReportSection.objects.get(pk=section.pk).state == SectionState.DRAFT


def test_a_proposal_is_accepted_by_a_button(author, year, section):
    propose(section)
    page = author.get(section.get_absolute_url()).text
    assert "Godta förslaget" in page
    with pytest.raises(ValidationError, match="Godta den eller ändra den först"):
        state(section, year, state="ready")
    author.post(year.report.address("section_accept", section.pk), {"version": 1})
    assert ReportSection.objects.get(pk=section.pk).is_proposal is False


def test_or_by_changing_it_and_not_by_saving_it_as_it_was(year, section):
    propose(section)
    assert write(section, "Text.", by=year.author).is_proposal is True
    assert write(section, "Min text.", by=year.author).is_proposal is False


def test_what_was_changed_meanwhile_is_not_accepted_unread(year, section):
    propose(section)
    write(section, "Text.", by=year.reviewer)
    with pytest.raises(StaleVersion):
        accept_proposal(section, by=year.author, expected_version=1)


def test_my_sections_stand_on_my_start_page_until_they_are_ready(client, year, section):
    state(section, year, responsible=year.reviewer)
    client.force_login(year.reviewer)
    assert "Mina avsnitt" in client.get("/").text
    state(section, year, state="ready")
    assert "Mina avsnitt" not in client.get("/").text


# --- Two at once -------------------------------------------------------------------------------------------------


def test_the_second_sees_both_texts_word_by_word(author, year, section):
    write(section, "Den första texten gäller.", by=year.reviewer)
    page = author.post(section.get_absolute_url(), {"version": 1, "body": "Den andra texten gäller."})
    assert page.status_code == 409
    assert f"{year.reviewer.name} sparade" in page.text
    pieces = [(piece.kind, piece.text) for each in page.context["differences"] for piece in each.pieces]
    assert ("removed", " första") in pieces
    assert ("added", " andra") in pieces
    author.post(section.get_absolute_url(), {"version": 2, "body": "Den andra texten gäller."})
    assert ReportSection.objects.get(pk=section.pk).body == "Den andra texten gäller."


# --- Typed and not saved -----------------------------------------------------------------------------------------


def keep(client, section, body, *, seen="", version=1):
    posted = {"version": version, "body": body, "seen": seen}
    return client.post(section.report.address("section_keep", section.pk), posted)


def test_what_is_typed_is_kept_and_offered_on_another_machine(author, year, section):
    first = keep(author, section, "Halvskriven")
    assert keep(author, section, "Halvskriven text", seen=first.json()["seen"]).status_code == 200
    page = author.get(section.get_absolute_url())
    assert "Du har en osparad text" in page.text
    assert "Halvskriven" not in page.context["form"]["body"].value()
    page = author.get(f"{section.get_absolute_url()}?utkast=1")
    assert (page.context["form"]["body"].value(), page.context["unsaved"]) == ("Halvskriven text", None)
    author.post(section.get_absolute_url(), {"version": 1, "body": "Hel text", "seen": page.context["seen"]})
    assert not SectionDraft.objects.exists()


def test_nobody_else_sees_it(client, author, year, section):
    keep(author, section, "Halvskriven")
    client.force_login(year.reviewer)
    assert "Halvskriven" not in client.get(section.get_absolute_url()).text


def test_it_is_compared_when_the_section_has_moved_on(author, year, section):
    keep(author, section, "Min halva text.")
    write(section, "Någon annans text.", by=year.reviewer)
    page = author.get(section.get_absolute_url())
    assert page.context["unsaved"].has_moved_on
    assert "Avsnittet har sparats av någon sedan dess." in page.text
    page = author.get(f"{section.get_absolute_url()}?utkast=1")
    posted = {name: page.context["form"][name].value() for name in ("body", "version")}
    assert author.post(section.get_absolute_url(), posted).status_code == 409  # and is compared again


def test_two_windows_of_one_person_do_not_overwrite_each_other(author, year, section):
    first = keep(author, section, "Från det ena fönstret").json()
    refused = keep(author, section, "Från det andra fönstret")
    assert (refused.status_code, refused.json()["seen"]) == (409, first["seen"])
    assert SectionDraft.objects.get().body == "Från det ena fönstret"
    assert keep(author, section, "Från det andra fönstret", seen=first["seen"]).status_code == 200
    author.post(section.get_absolute_url(), {"version": 1, "body": "Sparad i det ena", "seen": first["seen"]})
    assert SectionDraft.objects.get().body == "Från det andra fönstret"  # offered the next time


def test_throwing_it_away(author, year, section):
    first = keep(author, section, "Halvskriven").json()
    newer = keep(author, section, "Halvskriven text", seen=first["seen"]).json()
    address = year.report.address("section_drop", section.pk)
    for seen in (first["seen"], "", "i går"):
        author.post(address, {"seen": seen})
        assert SectionDraft.objects.count() == 1
    author.post(address, {"seen": newer["seen"]})
    assert not SectionDraft.objects.exists()


def test_what_could_never_be_saved_is_not_kept_and_that_is_said(author, year, section):
    refused = keep(author, section, "Anna, 811218-9876.")
    assert refused.status_code == 422
    assert json.loads(refused.content)["reasons"]


def test_keeping_a_text_is_no_new_version(year, section):
    keep_draft(section, body="x", base_version=1, seen="", by=year.author)
    assert ReportSection.objects.get(pk=section.pk).version == 1
