"""What people say about a section, in threads; and the texts that it has had, compared and brought back."""

import pytest

from partnerships.models import Role
from reporting.actions import comment_on_section
from reporting.models import ReportSection, SectionComment
from reporting.section_reading import open_threads, texts_of, threads_of
from tests.builders import make_coordinator, make_person
from tests.reporting.builders import section_of
from tests.reporting.workflow import make_letter, make_parties_report, write


@pytest.fixture
def year(db):
    return make_letter()


@pytest.fixture
def section(year):
    return section_of(year.report, "assessment")


def test_a_thread_is_open_until_an_answer_closes_it(client, year, section):
    client.force_login(year.author)
    client.post(year.report.address("section_comments", section.pk), {"text": "Stämmer det?"})
    first = SectionComment.objects.get()
    assert open_threads(year.report) == {section.pk: 1}
    assert "1 öppen" in client.get(year.report.get_absolute_url()).text
    client.force_login(year.reviewer)
    answer = year.report.address("section_answer", first.pk)
    client.post(answer, {"text": "Ja.", "closes": "on"})
    assert open_threads(year.report) == {}
    client.post(answer, {"text": "Eller?"})
    assert (open_threads(year.report), threads_of(section)[0].is_open) == ({section.pk: 1}, True)


def test_pressing_twice_says_it_once(year, section):
    for _ in range(2):
        comment_on_section(section, text="Stämmer det?", by=year.author)
    assert SectionComment.objects.count() == 1


def test_an_empty_comment_is_refused(client, year, section):
    client.force_login(year.author)
    assert client.post(year.report.address("section_comments", section.pk), {"text": " "}).status_code == 422


def test_a_letter_in_the_making_is_discussed_by_officers(client, year, section):
    for who in (make_coordinator(year.partnership), staff(year)):
        client.force_login(who)
        assert client.get(year.report.address("section_comments", section.pk)).status_code == 403
        assert "Kommentarer" not in client.get(year.report.get_absolute_url()).text


def test_an_annual_report_by_the_coordinator_and_the_parties(client, db):
    year = make_parties_report()
    section = section_of(year.report, "summary")
    client.force_login(year.contacts[year.committee.pk])
    page = client.post(
        year.report.address("section_comments", section.pk), {"text": "Vårt arbete saknas."}, follow=True
    )
    assert "Vårt arbete saknas." in page.text
    client.force_login(staff(year))
    assert client.get(year.report.address("section_comments", section.pk)).status_code in {403, 404}


def staff(year):
    return make_person(Role.COMMITTEE_STAFF, year.partnership, organisation=year.organiser)


def test_every_text_is_there_with_who_and_when(client, year, section):
    for body, by in (("Den första texten gäller.", year.author), ("Den andra texten gäller.", year.reviewer)):
        write(section, body, by=by)
    texts = texts_of(ReportSection.objects.get(pk=section.pk))
    assert [(each.body, each.by) for each in texts][:2] == [
        ("Den andra texten gäller.", year.reviewer),
        ("Den första texten gäller.", year.author),
    ]
    client.force_login(year.author)
    page = client.get(year.report.address("section_history", section.pk))
    assert "<del>" in page.text
    assert "[borttaget:" in page.text  # not by colour and line alone
    chosen = {"fran": texts[-1].pk, "till": texts[0].pk}
    page = client.get(year.report.address("section_history", section.pk), chosen)
    assert (page.context["old"], page.context["new"]) == (texts[-1], texts[0])


def test_an_old_text_comes_back_as_a_new_version(client, year, section):
    write(section, "Den nya texten.", by=year.reviewer)
    old = texts_of(ReportSection.objects.get(pk=section.pk))[1]
    client.force_login(year.author)
    address = year.report.address("section_history", section.pk)
    assert client.post(address, {"version": 1, "text": old.pk}).status_code == 409
    client.post(address, {"version": 2, "text": old.pk})
    current = ReportSection.objects.get(pk=section.pk)
    assert (current.body, current.version) == ("Text.", 3)
    assert "Den nya texten." in [each.body for each in texts_of(current)]


def test_a_text_of_another_section_is_not_brought_here(client, year, section):
    other = texts_of(section_of(year.report, "summary"))[0]
    client.force_login(year.author)
    posted = {"version": 1, "text": other.pk}
    assert client.post(year.report.address("section_history", section.pk), posted).status_code == 409
