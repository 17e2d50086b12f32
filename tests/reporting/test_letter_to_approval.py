"""A letter goes from its author to a reviewer and an approver, three officers; it comes back with a reason."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from budgets.actions import NotYours
from partnerships.versions import StaleVersion, WrongState
from reporting.actions import save_letterhead, set_section_state
from reporting.models import Report, ReportSection, ReportStatus, ReportStep, ReportStepKind
from tests.builders import make_coordinator, make_officer
from tests.reporting.builders import make_report, make_year, section_of
from tests.reporting.workflow import make_letter, step, write

K, S = ReportStepKind, ReportStatus


@pytest.fixture
def year(db):
    return make_letter()


def submitted(year):
    return step(year.report, K.SUBMIT, year.author, to=year.reviewer)


def reviewed(year):
    return step(submitted(year), K.REVIEW, year.reviewer)


def story(report):
    return [(each.kind, each.by, each.round) for each in ReportStep.objects.filter(report=report).order_by("pk")]


def test_author_reviewer_approver(year):
    report = step(reviewed(year), K.APPROVE, year.approver)
    assert (report.status, report.author, report.reviewer, report.approver) == (
        S.APPROVED,
        year.author,
        year.reviewer,
        year.approver,
    )
    assert story(report) == [(K.SUBMIT, year.author, 1), (K.REVIEW, year.reviewer, 1), (K.APPROVE, year.approver, 1)]


def test_it_comes_back_with_a_reason_and_goes_a_second_round(year):
    with pytest.raises(ValidationError, match="Skriv varför"):
        step(submitted(year), K.RETURN, year.reviewer)
    report = step(year.report, K.RETURN, year.reviewer, reason="Bedömningen saknas.")
    assert (report.status, report.reviewer) == (S.DRAFT, None)
    assert submitted(year).status == S.SUBMITTED
    assert [each.round for each in report.steps.order_by("pk")] == [1, 1, 2]


def test_the_approver_returns_it_too(year):
    report = step(reviewed(year), K.RETURN, year.approver, reason="Fel datum.")
    assert (report.status, report.reviewer, report.approver) == (S.DRAFT, None, None)


def test_the_author_takes_it_back(year):
    assert step(submitted(year), K.WITHDRAW, year.author).status == S.DRAFT


def test_four_eyes(year):
    with pytest.raises(ValidationError, match="någon som inte är"):
        step(year.report, K.SUBMIT, year.author, to=year.author)
    submitted(year)
    with pytest.raises(NotYours, match="författare"):
        step(year.report, K.REVIEW, year.author)
    step(year.report, K.REVIEW, year.reviewer)
    with pytest.raises(NotYours, match="En tredje person"):
        step(year.report, K.APPROVE, year.reviewer)
    with pytest.raises(NotYours, match="författare"):
        step(year.report, K.APPROVE, year.author)


def test_the_database_keeps_four_eyes_too(year):
    report = reviewed(year)
    for reviewer, approver in ((year.author, None), (year.reviewer, year.author), (year.reviewer, year.reviewer)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Report.objects.filter(pk=report.pk).update(reviewer=reviewer, approver=approver)


def test_who_has_been_author_does_not_judge_the_letter(year):
    step(year.report, K.HAND_OVER, year.author, to=year.reviewer, reason="Semester.")
    with pytest.raises(ValidationError, match="har varit författare"):
        step(year.report, K.SUBMIT, year.reviewer, to=year.author)
    step(year.report, K.SUBMIT, year.reviewer, to=year.approver)
    step(year.report, K.REVIEW, year.approver)
    with pytest.raises(NotYours):
        step(year.report, K.APPROVE, year.author)


def test_only_the_author_hands_over_unless_there_is_none_here_any_more(year):
    with pytest.raises(WrongState, match="är författare och lämnar själv över"):
        step(year.report, K.HAND_OVER, year.reviewer, to=year.reviewer)
    year.author.role_assignments.all().delete()
    assert step(year.report, K.HAND_OVER, year.reviewer, to=year.reviewer).author == year.reviewer


def test_to_a_colleague_who_writes_letters_and_nobody_else(year):
    for stranger in (make_coordinator(year.partnership), make_officer(make_letter().partnership)):
        with pytest.raises(ValidationError, match="Välj vem som tar över"):
            step(year.report, K.HAND_OVER, year.author, to=stranger)
        with pytest.raises(ValidationError, match="Välj vem som ska granska"):
            step(year.report, K.SUBMIT, year.author, to=stranger)


@pytest.mark.parametrize("kind", [K.REVIEW, K.APPROVE, K.RETURN, K.WITHDRAW])
def test_a_draft_is_not_reviewed(kind, year):
    with pytest.raises(WrongState, match="är utkast"):
        step(year.report, kind, year.reviewer, reason="x")


def test_another_than_the_chosen_reviewer_is_told_who_it_is(year):
    submitted(year)
    for kind in (K.REVIEW, K.RETURN):
        with pytest.raises(WrongState, match=f"{year.reviewer} granskar"):
            step(year.report, kind, year.approver, reason="x")


def test_who_is_late_is_told(year):
    version = submitted(year).version
    step(year.report, K.REVIEW, year.reviewer)
    with pytest.raises(StaleVersion):
        step(year.report, K.RETURN, year.reviewer, version=version, reason="x")


def test_what_is_submitted_is_not_written_in(year):
    section = section_of(year.report, "assessment")
    submitted(year)
    with pytest.raises(WrongState, match="inlämnad och ändras inte nu"):
        write(section, "Annan text.", by=year.author)
    with pytest.raises(WrongState):
        set_section_state(section, state="ready", responsible=None, by=year.author, expected_version=section.version)
    letter, points = (
        year.report.letter,
        dict.fromkeys(("clauses", "records", "schedule", "recipients", "officials"), ()),
    )
    with pytest.raises(WrongState):
        save_letterhead(letter, title="Ny", **points, by=year.author, expected_version=letter.version)
    assert ReportSection.objects.get(pk=section.pk).body == "Text."


def test_what_stands_in_the_way_is_said_section_by_section(year):
    assessment, summary = section_of(year.report, "assessment"), section_of(year.report, "summary")
    summary.is_proposal, summary.proposed_from = True, "skrivelsen 2022"
    summary.save_as(year.author)
    set_section_state(
        assessment, state="returned", responsible=None, comment="Ton.", by=year.author, expected_version=1
    )
    with pytest.raises(ValidationError) as refused:
        submitted(year)
    assert refused.value.messages == [
        "Sammanfattning: Texten är ett förslag som ingen har godtagit. "
        "Läs den, ändra det som inte stämmer och godta den.",
        "Stadskontorets bedömning: Avsnittet är åter för ändring. "
        "Ändra det som kommentaren säger, och skriv att avsnittet är klart.",
    ]
    assert Report.objects.get(pk=year.report.pk).status == S.DRAFT


def test_the_pages_from_draft_to_approval(client, year):
    def press(who, page, **posted):
        client.force_login(who)
        address = reverse(f"reporting:staff_report_{page}", args=[year.partnership.slug, 2023])
        assert client.get(address).status_code == 200
        version = Report.objects.get(pk=year.report.pk).version
        return client.post(address, {"version": version, **posted}, follow=True).text

    assert f"lämnad till granskning hos {year.reviewer}" in press(year.author, "submit", to=year.reviewer.pk)
    client.force_login(year.reviewer)
    assert "Granska: tjänsteskrivelse 2023" in client.get("/").text
    assert "Skrivelsen är granskad" in press(year.reviewer, "review")
    client.force_login(year.approver)
    assert "Godkänn: tjänsteskrivelse 2023" in client.get("/").text
    page = press(year.approver, "return", reason="Fel datum.")
    assert "Fel datum." in page
    client.force_login(year.author)
    assert "Rätta och lämna in igen: tjänsteskrivelse 2023" in client.get("/").text
    press(year.author, "submit", to=year.reviewer.pk)
    press(year.reviewer, "review")
    assert "Skrivelsen är godkänd" in press(year.approver, "approve")


def test_the_button_says_to_whom_a_letter_is_handed_over_and_the_page_what_happens(client, year):
    client.force_login(year.author)
    assert "Lämna över till en annan handläggare</a>" in client.get(year.report.address()).text
    page = client.get(year.report.address("hand_over")).text
    assert "<h1>Lämna över till en annan handläggare</h1>" in page
    assert "Den du väljer blir skrivelsens författare" in page
    assert year.reviewer.name in page
    given = {"version": year.report.version, "to": year.reviewer.pk}
    done = client.post(year.report.address("hand_over"), given, follow=True).text
    assert f"överlämnad till {year.reviewer}, som är författare nu." in done


def test_alone_there_is_nobody_to_hand_over_to(client, db):
    alone = make_year()
    report = make_report(alone.partnership, by=alone.officer)
    client.force_login(alone.officer)
    assert "Det finns ingen att välja." in client.get(report.address("hand_over")).text


def test_a_letter_without_an_author_is_given_one_not_handed_over(client, year):
    year.report.author = None
    year.report.save_as(None)
    client.force_login(year.reviewer)
    assert "Välj författare</a>" in client.get(year.report.address()).text
    given = {"version": year.report.version, "to": year.reviewer.pk}
    done = client.post(year.report.address("hand_over"), given, follow=True).text
    assert f"{year.reviewer} är författare nu." in done


def test_nobody_sees_a_button_that_leads_nowhere(client, year):
    submitted(year)
    shown = {}
    for who in ("author", "reviewer", "approver"):
        client.force_login(getattr(year, who))
        page = client.get(year.report.get_absolute_url())
        shown[who] = [kind for kind, _words in page.context["open_steps"]]
        for kind in shown[who]:
            assert client.get(year.report.address(kind)).status_code == 200
    assert shown == {"author": [K.WITHDRAW], "reviewer": [K.REVIEW, K.RETURN], "approver": []}


def test_four_eyes_is_a_refusal_and_another_ones_turn_is_told(client, year):
    submitted(year)
    client.force_login(year.author)
    assert client.get(year.report.address("review")).status_code == 403
    client.force_login(year.approver)
    page = client.get(year.report.address("review"))
    assert (page.status_code, f"{year.reviewer} granskar skrivelsen." in page.text) == (409, True)


def test_a_refused_submission_says_why_and_keeps_what_was_chosen(client, year):
    client.force_login(year.author)
    address = year.report.address("submit")
    assert client.post(address, {"version": year.report.version}).status_code == 422
    assert client.post(address, {"version": 99, "to": year.reviewer.pk}).status_code == 409
