"""A payment request on paper: an archive file that a screen reader can read, and that says who has approved it."""

import datetime as dt
from xml.etree import ElementTree

import pytest

from budgets.models import PaymentAccount, StepKind
from reporting.payment_requests import request_html
from reporting.pdf import draw
from tests.budgets.builders import add_2023, make_herrgarden
from tests.budgets.requests import add_people, approved, request_of, step, voucher
from tests.pdf.verapdf import failures
from tests.reporting.pdf_text import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def h():
    return add_people(add_2023(make_herrgarden()))


def address(h, request):
    return f"/partnerskap/{h.partnership.slug}/rapporter/rekvisition/{request.pk}/pdf/"


def paper(request, *, account=True):
    """The paper's words, without tags, with plain spaces."""
    page = request_html(request, account=account)
    return " ".join(" ".join(ElementTree.fromstring(page.partition("\n")[2]).itertext()).split())


def test_it_says_how_much_for_what_and_who_approved(h):
    said = paper(approved(h, rad_samordning="714999.50"))
    for part in ("714 999,50 kr", "Löner.", "Attesterade Axel Attestant, Kommunstyrelsen", "Nummer 2024-1",
                 "Lämnade in Elin Ask, Rädda Barnen", "Bankgiro 100-0009, kontrollerat 2024-01-15",
                 "har intygat sig vara firmatecknare eller ha fullmakt"):  # fmt: skip
        assert part in said
    assert "inte attesterad" not in said


def test_what_is_not_approved_says_so_and_a_review_that_was_undone_is_not_on_it(h):
    made = request_of(h, submitted=True, rad_samordning=1000)
    for kind, who in ((StepKind.REVIEW, h.reviewer), (StepKind.RETURN, h.reviewer), (StepKind.SUBMIT, h.asker)):
        made = step(made, kind, who)
    said = paper(made, account=False)
    assert "Ännu inte attesterad" in said
    assert "Rut Granskare" not in said
    assert "Bankgiro" not in said


def test_an_approval_that_was_taken_back_is_not_on_it(h):
    made = approved(h, rad_samordning=1000)
    for kind, who in ((StepKind.RETURN, h.approver), (StepKind.SUBMIT, h.asker), (StepKind.REVIEW, h.reviewer)):
        made = step(made, kind, who)
    said = paper(made)
    assert "Ännu inte attesterad" in said
    assert "Rut Granskare" in said
    assert "Axel Attestant" not in said


def test_it_names_the_account_that_the_money_went_to_whatever_the_account_is_today(h):
    made = step(approved(h, rad_samordning=1000), StepKind.SEND, h.reviewer)
    account = PaymentAccount.objects.get(organisation=h.rb)
    account.number = "100-0017"
    account.save_as(h.reviewer)
    said = paper(step(made, StepKind.PAY, h.approver, voucher()))
    assert "100-0009" in said
    assert "100-0017" not in said
    assert f"verifikationsnummer V-1, utbetald {dt.date.today()}" in said


def test_it_is_marked_when_any_of_it_is_an_example(h):
    made = approved(h, rad_samordning=1000)
    assert "exempeldata" not in paper(made)
    line = h.lines["samordning"]
    line.is_example = True
    line.save_as(None)
    assert "Innehåller exempeldata" in paper(type(made).objects.with_content().get(pk=made.pk))


def test_only_what_is_submitted_and_stands_has_a_paper(client, h, monkeypatch):
    monkeypatch.setattr("reporting.payment_requests.draw", lambda document: b"%PDF-")
    made = request_of(h, rad_samordning=1000)
    client.force_login(h.asker)
    assert client.get(address(h, made)).status_code == 404
    step(made, StepKind.SUBMIT, h.asker)
    answer = client.get(address(h, made))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    step(made, StepKind.REJECT, h.reviewer)
    assert client.get(address(h, made)).status_code == 404


def test_a_character_that_no_font_has_is_written_as_its_code(h):
    made = request_of(h, submitted=True, rad_samordning=1000)
    made.statement = "Löner 🎉"
    assert "Löner [U+1F389]" in paper(made)


@pytest.mark.pdf
def test_the_same_request_gives_the_same_bytes_and_can_be_read(h):
    page = request_html(approved(h, rad_samordning=1000), account=True)
    first, second = draw(page), draw(page)
    assert first == second
    assert "Axel Attestant" in text_of(first)


@pytest.mark.pdf
@pytest.mark.verapdf
def test_it_is_an_archive_file_and_accessible(h):
    drawn = draw(request_html(approved(h, rad_samordning=1000), account=True))
    assert (failures(drawn, "2a"), failures(drawn, "ua1")) == ([], [])
