"""People ask about a budget line, and answer; a question is open until somebody else has answered."""

import pytest
from django.utils import timezone

from budgets.actions import comment_on
from budgets.models import AppendOnly, LineComment
from budgets.questions import open_questions, threads_of
from partnerships.models import Role
from tests.budgets.requests import add_people
from tests.builders import make_coordinator, make_officer, make_partnership, make_person, make_reader


@pytest.fixture
def people(h):
    h = add_people(h)
    h.line_url = f"{h.url}rad/samordning/2024/"
    return h


def ask(h, text="Varför 715 000 kr?", by=None, **said):
    return comment_on(h.lines["samordning"], text=text, by=by or h.reviewer, is_question=True, **said)


def page_of(client, h, by):
    client.force_login(by)
    return client.get(h.line_url).text


def test_a_question_and_its_answer_stand_on_the_lines_page(client, people):
    client.force_login(people.reviewer)
    asked = client.post(f"{people.line_url}fraga/", {"text": "Varför <715 000> kr?", "is_question": "on"})
    assert asked.url == f"{people.line_url}#fragor"
    page = page_of(client, people, people.asker)
    assert "Varför &lt;715 000&gt; kr?" in page
    assert "Öppen fråga" in page
    question = LineComment.objects.get()
    client.post(f"{people.line_url}svara/{question.pk}/", {"text": "Lön och omkostnader."})
    page = page_of(client, people, people.reviewer)
    assert "Lön och omkostnader." in page
    assert "Besvarad fråga" in page
    assert "Öppen fråga" not in page


def test_the_thread_follows_the_line_from_year_to_year(client, people):
    ask(people)
    client.force_login(people.reader)
    assert "Varför 715 000 kr?" in client.get(f"{people.url}rad/samordning/2025/").text
    assert "Varför 715 000 kr?" in client.get(f"{people.url}rad/samordning/2023/").text
    assert "Varför 715 000 kr?" not in client.get(f"{people.url}rad/ledare/2024/").text


def test_whoever_asked_may_add_something_and_the_question_stays_open(people):
    question = ask(people)
    comment_on(question.line, text="Jag menar lönedelen.", by=people.reviewer, answers=question)
    assert open_questions([people.partnership]) == [question]
    comment_on(question.line, text="Den är 600 000.", by=people.asker, answers=question)
    assert open_questions([people.partnership]) == []
    assert [each.is_open for each in threads_of(people.partnership, "samordning")] == [False]


def test_a_comment_is_no_question(people):
    comment_on(people.lines["samordning"], text="Bra.", by=people.asker)
    assert open_questions([people.partnership]) == []


@pytest.mark.parametrize(
    ("make", "may_write"),
    [
        (make_coordinator, True),
        (make_officer, True),
        (make_reader, False),
    ],
)
def test_who_may_write(client, people, make, may_write):
    ask(people)
    person = make(people.partnership)
    page = page_of(client, people, person)
    assert ("/fraga/" in page, "/svara/" in page) == (may_write, may_write)
    answer = client.post(f"{people.line_url}fraga/", {"text": "Hej."})
    assert answer.status_code == (302 if may_write else 403)


def test_a_double_press_says_it_once(client, people):
    client.force_login(people.asker)
    for _ in range(2):
        assert client.post(f"{people.line_url}fraga/", {"text": "Räcker det?"}).status_code == 302
    assert LineComment.objects.count() == 1
    client.post(f"{people.line_url}fraga/", {"text": "Räcker det hela året?"})
    assert LineComment.objects.count() == 2


@pytest.mark.parametrize(
    ("text", "told"), [("", "Skriv något."), ("Ring 850101-1236", "personnummer"), ("x" * 2001, "2")]
)
def test_what_cannot_be_saved_is_kept_in_the_form(client, people, text, told):
    client.force_login(people.asker)
    page = client.post(f"{people.line_url}fraga/", {"text": text})
    assert page.status_code == 422
    assert told in page.text
    assert text in page.text
    assert not LineComment.objects.exists()


def test_an_answer_belongs_to_a_thread_of_the_same_line(client, people):
    elsewhere = comment_on(people.lines["ledare"], text="Här?", by=people.asker, is_question=True)
    client.force_login(people.asker)
    assert client.post(f"{people.line_url}svara/{elsewhere.pk}/", {"text": "Ja."}).status_code == 404
    answer = comment_on(elsewhere.line, text="Ja.", by=people.reviewer, answers=elsewhere)
    assert client.get(f"{people.url}rad/ledare/2024/svara/{answer.pk}/").status_code == 404


def test_what_was_said_is_never_changed(people):
    question = ask(people)
    question.text = "Något annat"
    with pytest.raises(AppendOnly):
        question.save()
    with pytest.raises(AppendOnly):
        LineComment.objects.all().delete()


def test_the_performers_contact_person_finds_the_question_on_the_start_page(client, people):
    ask(people)
    ask(people, text="Min egen?", by=people.asker)
    client.force_login(people.asker)
    page = client.get("/").text
    assert "Varför 715 000 kr?" in page
    assert f"{people.line_url}#fragor" in page
    assert "Min egen?" not in page
    client.force_login(people.other_asker)
    assert "Varför 715 000 kr?" not in client.get("/").text


def test_the_questions_of_other_partnerships_are_not_seen(client, people):
    ask(people)
    stranger = make_person(Role.CONTACT_PERSON, make_partnership(), organisation=people.rb)
    client.force_login(stranger)
    assert "Varför 715 000 kr?" not in client.get("/").text
    assert client.get(people.line_url).status_code == 404


def test_the_day_of_a_comment_is_shown(client, people):
    ask(people)
    assert f"{timezone.localdate().year}</span>" in page_of(client, people, people.reader)
