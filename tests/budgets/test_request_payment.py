"""From draft to paid: who does what, in which order, and what is left behind (S1 § 7, rule 22)."""

import datetime as dt
from decimal import Decimal

import pytest

from budgets.models import PaymentRequest, RequestStatus, StepKind
from budgets.requested import years_of_requests
from tests.budgets.requests import add_people, approved, line_amounts, make_account, request_of, step
from tests.budgets.test_read_the_budget import text

pytestmark = pytest.mark.usefixtures("in_time")


@pytest.fixture
def in_time(monkeypatch):
    """It is the day before the last day of 2024."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: dt.date(2024, 11, 29))


@pytest.fixture
def people(h):
    return add_people(h)


@pytest.fixture
def post(client, people):
    """Sign in as somebody and send a form; gives the answer."""

    def post(who, address, **given):
        client.force_login(who)
        return client.post(address, given)

    return post


def new_address(h, performer=None, funder=None, year=2024):
    return f"{h.url}rekvisitioner/ny/{year}/{(performer or h.rb).slug}/{(funder or h.ks).slug}/"


def page(h, request, word=""):
    return f"{h.url}rekvisitioner/{request.pk}/{word}"


def test_the_whole_way_from_draft_to_paid(post, people):
    h = people
    assert post(h.asker, new_address(h), **{"rad-samordning": "715 000:-", f"overfort-{h.carried.pk}": "1 000,50",
                "statement": "Samordnarens lön.", "version": 0}).status_code == 302  # fmt: skip
    made = PaymentRequest.objects.get()
    way = [
        (h.asker, "lamna-in/", {"is_authorised": "on"}),
        (h.reviewer, "granska/", {}),
        (h.approver, "attestera/", {}),
        (h.reviewer, "skicka/", {}),
        (h.approver, "betald/", {"voucher_number": "V-1", "paid_on": "29 november 2024"}),
    ]
    for version, (who, word, given) in enumerate(way, start=1):
        assert (word, post(who, page(h, made, word), version=version, **given).status_code) == (word, 302)
    made.refresh_from_db()
    assert (made.status, made.voucher_number, made.is_late) == (RequestStatus.PAID, "V-1", False)
    assert made.paid_on == made.steps.last().paid_on == dt.date(2024, 11, 29)
    assert line_amounts(made) == {"samordning": Decimal("715000.00"), "överfört": Decimal("1000.50")}
    assert [(step.kind, step.by) for step in made.steps.all()] == [
        ("create", h.asker), ("submit", h.asker), ("review", h.reviewer), ("approve", h.approver),
        ("send", h.reviewer), ("pay", h.approver),
    ]  # fmt: skip
    assert [step.after for step in made.steps.all()] == [*made.history.order_by("history_id").values_list(
        "status", flat=True)]  # fmt: skip


def test_the_form_comes_filled_with_what_remains_and_the_carried_over_money_apart(client, people):
    h = people
    request_of(h, submitted=True, rad_samordning=100_000)
    client.force_login(h.asker)
    form = client.get(new_address(h)).context["form"]
    assert {name: form[name].value() for name in form.fields if name[:4] in {"rad-", "over"}} == {
        "rad-samordning": "615\u00a0000", "rad-verksamhet": "75\u00a0000", f"overfort-{h.carried.pk}": "232\u00a0886",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"rad-samordning": "715 001"}, "Högst 715 000 kr finns kvar att begära."),
        ({"rad-samordning": "1,2 mkr"}, "Skriv beloppet i kronor med siffror"),
        ({"rad-samordning": "0,50"}, "Skriv minst en krona"),
        ({"rad-samordning": ""}, "Skriv minst ett belopp."),
        ({"rad-samordning": "-5"}, "minst 0 kr"),
        ({"rad-drift": "100 000"}, "Skriv minst ett belopp."),
        ({"rad-ledare": "1"}, "Skriv minst ett belopp."),
    ],
)
def test_no_more_than_remains_and_nothing_of_somebody_elses(post, people, written, said):
    answer = post(people.asker, new_address(people), statement="Lön.", version=0, **written)
    assert answer.status_code == 422
    assert said in text(answer)
    assert not PaymentRequest.objects.exists()


def test_each_party_asks_for_its_own_and_the_internal_unit_not_at_all(post, people):
    h = people
    given = {"statement": "Lön.", "version": 0, "rad-ledare": "1000"}
    assert post(h.asker, new_address(h, h.tif, h.fn), **given).status_code == 403
    assert post(h.reviewer, new_address(h), **given).status_code == 403
    assert post(h.asker, new_address(h, h.library, h.kn), **given).status_code == 404
    assert post(h.asker, new_address(h, h.rb, h.fn), **given).status_code == 404
    assert not PaymentRequest.objects.exists()


def test_a_draft_is_the_partys_own_until_it_is_submitted(client, people):
    h = people
    made = request_of(h, rad_samordning=1000)
    for who, status in [(h.asker, 200), (h.reviewer, 404), (h.other_asker, 404), (h.reader, 404)]:
        client.force_login(who)
        assert client.get(page(h, made)).status_code == status
    client.force_login(h.reviewer)
    assert "Rekvisition 2024-1" not in text(client.get(f"{h.url}rekvisitioner/"))


def test_a_draft_takes_up_no_room_and_a_returned_request_gives_it_back(post, people):
    h = people
    room = lambda: years_of_requests(h.partnership)[2024].pots[1].remaining  # noqa: E731
    made = request_of(h, rad_samordning=715_000)
    assert room() == 715_000
    post(h.asker, page(h, made, "lamna-in/"), version=1, is_authorised="on")
    assert room() == 0
    post(h.reviewer, page(h, made, "aterlamna/"), version=2, reason="Beloppet avser två år.")
    assert room() == 715_000


def test_a_returned_request_is_put_right_and_submitted_again(post, client, people):
    h = people
    made = request_of(h, submitted=True, rad_samordning=715_000)
    assert post(h.reviewer, page(h, made, "aterlamna/"), version=2).status_code == 422, "a reason is needed"
    post(h.reviewer, page(h, made, "aterlamna/"), version=2, reason="Beloppet avser två år.")
    changed = {"rad-samordning": "357 500", "statement": "Halva lönen.", "version": 3}
    assert post(h.asker, page(h, made, "andra/"), **changed).status_code == 302
    client.force_login(h.reviewer)
    seen = text(client.get(page(h, made)))
    assert "Halva lönen." not in seen, "the city sees what it received until it is submitted again"
    assert "715 000 kr" in seen
    post(h.asker, page(h, made, "lamna-in/"), version=4, is_authorised="on")
    made.refresh_from_db()
    assert (made.status, made.total) == (RequestStatus.SUBMITTED, 357_500)


def test_what_is_submitted_is_no_longer_changed(post, people):
    h = people
    made = request_of(h, submitted=True, rad_samordning=1000)
    answer = post(h.asker, page(h, made, "andra/"), **{"rad-samordning": "2000", "statement": "x", "version": 2})
    assert answer.status_code == 409
    assert line_amounts(made) == {"samordning": 1000}


def test_late_is_allowed_with_a_reason_and_marked(post, people, monkeypatch):
    h = people
    made = request_of(h, rad_samordning=1000)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: dt.date(2024, 12, 1))
    answer = post(h.asker, page(h, made, "lamna-in/"), version=1, is_authorised="on")
    assert (answer.status_code, [*answer.context["form"].errors]) == (422, ["reason"])
    post(h.asker, page(h, made, "lamna-in/"), version=1, is_authorised="on", reason="Vi väntade på beslut.")
    made.refresh_from_db()
    assert (made.is_late, made.late_reason) == (True, "Vi väntade på beslut.")


def test_the_last_day_itself_is_not_late(post, people, monkeypatch):
    made = request_of(people, rad_samordning=1000)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: dt.date(2024, 11, 30))
    assert post(people.asker, page(people, made, "lamna-in/"), version=1, is_authorised="on").status_code == 302


def test_only_who_signs_for_the_organisation_submits(post, people):
    made = request_of(people, rad_samordning=1000)
    answer = post(people.asker, page(people, made, "lamna-in/"), version=1)
    assert [*answer.context["form"].errors] == ["is_authorised"]


def test_nothing_is_sent_to_an_account_that_nobody_has_checked(post, people):
    h = people
    made = approved(h, rad_samordning=1000)
    account = make_account_unchecked(h)
    answer = post(h.reviewer, page(h, made, "skicka/"), version=4)
    assert answer.status_code == 422
    assert "är inte kontrollerat" in text(answer)
    account.checked_on, account.checked_by = dt.date(2024, 1, 1), h.reviewer
    account.save_as(h.reviewer)
    assert post(h.reviewer, page(h, made, "skicka/"), version=4).status_code == 302
    assert "Bankgiro 100-0009, kontrollerat 2024-01-01 av Rut Granskare" in made.steps.last().content


@pytest.mark.parametrize(
    ("paid_on", "said"),
    [
        ("2024-11-30", "Ange dagen då pengarna betalades ut, senast i dag."),
        ("2024-11-28", "Rekvisitionen lämnades in 2024-11-29. Ange den dagen eller en senare."),
        ("0204-11-29", "Rekvisitionen lämnades in 2024-11-29. Ange den dagen eller en senare."),
        ("", "Detta fält måste fyllas i."),
        ("i går", "Skriv datumet som 2024-11-30 eller 30 november 2024."),
    ],
)
def test_the_day_of_payment_is_neither_to_come_nor_before_anybody_asked(post, people, paid_on, said):
    made = step(approved(people, rad_samordning=1000), StepKind.SEND, people.reviewer)
    answer = post(people.approver, page(people, made, "betald/"), version=5, voucher_number="V-1", paid_on=paid_on)
    assert answer.status_code == 422
    assert said in answer.context["form"].errors["paid_on"]


def make_account_unchecked(h):
    from budgets.models import PaymentAccount

    PaymentAccount.objects.get(organisation=h.rb).delete()
    return make_account(h.rb)


def test_an_unknown_uplift_gives_the_latest_known_amount_to_ask_for_and_says_so(client, people):
    h = people
    client.force_login(h.asker)
    form = client.get(new_address(h, year=2025)).context["form"]
    assert form["rad-samordning"].value() == "715\u00a0000"
    assert "Uppräkningen inför 2025 är okänd" in form.fields["rad-samordning"].help_text
    assert "okänd" not in form.fields["rad-verksamhet"].help_text


def test_the_list_says_what_may_be_asked_for_and_what_has_been(client, people):
    h = people
    approved(h, rad_samordning=15_000)
    client.force_login(h.reader)
    seen = text(client.get(f"{h.url}rekvisitioner/ar/2024/"))
    for said in ("1 342 886 kr", "15 000 kr", "700 000 kr", "Rekvisition 2024-1", "senast 30 november 2024",
                 "fredagen den 29 november 2024"):  # fmt: skip
        assert said in seen
    assert "100 000 kr" not in seen, "what the library performs is not requested (rule 22)"
    assert "Begärt och utbetalt 2024" in text(client.get(h.url))


@pytest.mark.parametrize("requests", [3, 12])
def test_the_list_takes_the_same_queries_whatever_its_size(client, people, django_assert_num_queries, requests):
    for _ in range(requests):
        request_of(people, submitted=True, rad_samordning=10)
    client.force_login(people.reviewer)
    with django_assert_num_queries(18):
        client.get(f"{people.url}rekvisitioner/")
