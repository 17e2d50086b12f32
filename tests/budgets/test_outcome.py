"""What a line did cost: entered by those it concerns, never overwritten, corrected in the open."""

import datetime as dt
import uuid
from decimal import Decimal

import pytest

from budgets.actions import AlreadyCorrected, correct_outcome
from budgets.booking import Booking, booking_conflicts
from budgets.models import AppendOnly, Budget, BudgetStatus, OutcomeEntry
from budgets.totals import budget_sheet
from partnerships.models import Role
from tests.budgets.builders import make_budget, make_line, make_outcome
from tests.builders import make_agreement, make_officer, make_partnership, make_person
from tests.reporting.builders import begin_report

pytestmark = pytest.mark.django_db
JUNE = dt.date(2024, 6, 30)


@pytest.fixture
def rb(client, h):
    """Rädda Barnen's contact person."""
    client.force_login(make_person(Role.CONTACT_PERSON, h.partnership, organisation=h.rb, name="Elin Ask"))
    return client


@pytest.fixture
def officer(client, h):
    client.force_login(make_officer(h.partnership))
    return client


def form(line, **fields):
    said = {"line": line.pk, "booked_on": "2024-06-30", "amount": "61 250", "note": "Löner juni"}
    return said | {"voucher_number": "V-17", "token": str(uuid.uuid4())} | fields


def enter(client, h, line, **fields):
    return client.post(f"{h.url}utfall/2024/ny/", form(line, **fields), follow=True)


def errors(answer):
    assert answer.status_code == 422
    return " ".join(sentence for field in answer.context["form"].errors.values() for sentence in field)


def test_a_contact_person_enters_what_their_line_cost(rb, h):
    answer = enter(rb, h, h.lines["samordning"], starts_on="2024-06-01", ends_on="2024-06-30", amount="61 250,50")
    entry = OutcomeEntry.objects.of(h.partnership).in_year(2024).get()
    assert (entry.amount, entry.booked_on, entry.voucher_number) == (Decimal("61250.50"), JUNE, "V-17")
    assert "61 250,50 kr".replace(" ", "\xa0") in answer.text
    assert "Elin Ask" in answer.text
    page = rb.get(f"{h.url}utfall/2024/").text
    assert "Löner juni" in page
    assert "3\xa0rader saknar utfall" in page


def test_each_enters_on_their_own_lines_and_the_officer_on_all(client, h):
    def offered(person):
        client.force_login(person)
        answer = client.get(f"{h.url}utfall/2024/ny/")
        return {line.code for line in answer.context["form"].fields["line"].queryset}

    tif = make_person(Role.CONTACT_PERSON, h.partnership, organisation=h.tif)
    kn = make_person(Role.COMMITTEE_STAFF, h.partnership, organisation=h.kn)
    assert offered(tif) == {"ledare"}
    assert offered(h.ks_staff) == {"samordning", "verksamhet"}
    assert offered(kn) == {"drift"}
    assert offered(make_officer(h.partnership)) == set(h.lines)


def test_nobody_enters_on_another_partys_line(rb, h):
    answer = enter(rb, h, h.lines["ledare"])
    assert answer.status_code == 422
    entry = make_outcome(h.lines["ledare"], 100, booked_on=JUNE)
    assert rb.post(f"{entry.get_absolute_url()}ratta/", {}).status_code == 403
    assert rb.post(f"{entry.get_absolute_url()}bilaga/", {}).status_code == 403
    assert "Rätta posten" not in rb.get(entry.get_absolute_url()).text


def test_readers_see_all_of_it_and_no_button(reader, h):
    make_outcome(h.lines["ledare"], 100, booked_on=JUNE)
    page = reader.get(f"{h.url}utfall/2024/")
    assert page.status_code == 200
    assert "För in utfall" not in page.text
    assert reader.get(f"{h.url}utfall/2024/ny/").status_code == 403


def test_tapped_twice_it_is_booked_once(rb, h):
    sent = form(h.lines["samordning"])
    first, second = (rb.post(f"{h.url}utfall/2024/ny/", sent) for _ in range(2))
    assert first.url == second.url
    assert OutcomeEntry.objects.in_year(2024).count() == 1


def test_filled_in_anew_after_going_back_it_is_asked_about(rb, h):
    sent = form(h.lines["samordning"])
    rb.post(f"{h.url}utfall/2024/ny/", sent)
    answer = rb.post(f"{h.url}utfall/2024/ny/", sent | {"amount": "500"})
    assert "redan sparat en gång" in errors(answer)
    token = answer.context["form"]["token"].value()
    rb.post(f"{h.url}utfall/2024/ny/", sent | {"amount": "500", "token": token})
    assert OutcomeEntry.objects.in_year(2024).count() == 2


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"amount": "1.237.475"}, "Skriv beloppet"),
        ({"amount": "1000000000"}, "för stort"),
        ({"amount": ""}, ""),
        ({"booked_on": "2025-01-20"}, "Bokfört utanför 2024"),
        ({"booked_on": "2021-06-30"}, "för långt från budgetåret 2024"),
        ({"booked_on": "2099-06-30"}, "inte varit än"),
        ({"starts_on": "2024-06-01"}, "både första och sista dagen"),
        ({"starts_on": "2024-06-30", "ends_on": "2024-06-01"}, "inte sluta innan den börjar"),
        ({"starts_on": "2023-12-01", "ends_on": "2024-01-31"}, "ligga i budgetåret 2024"),
        ({"note": "Kim 121212-1212"}, "personnummer"),
    ],
)
def test_what_cannot_be_right_is_told_and_what_was_typed_stays(rb, h, fields, sentence):
    answer = enter(rb, h, h.lines["samordning"], **fields)
    assert sentence in errors(answer)
    assert 'value="V-17"' in answer.text
    assert not OutcomeEntry.objects.in_year(2024).exists()


def test_booked_when_the_books_were_closed_with_the_period_in_the_year():
    dates = {"booked_on": dt.date(2025, 1, 20), "starts_on": dt.date(2024, 12, 1), "ends_on": dt.date(2024, 12, 31)}
    assert booking_conflicts(year=2024, today=dt.date(2025, 2, 1), **dates) == []


def test_nothing_is_booked_on_a_draft_or_a_year_that_is_worked_out(officer, h):
    assert officer.get(f"{h.url}utfall/2025/ny/").status_code == 404
    assert "inte fastställd" in officer.get(f"{h.url}utfall/2025/").text
    Budget.objects.filter(pk=h.budget.pk).update(status=BudgetStatus.DRAFT)
    assert officer.get(f"{h.url}utfall/2024/ny/").status_code == 404


# --- Corrections ---------------------------------------------------------------------------------------------------


def correct(client, entry, **fields):
    said = {
        "reason": "Fel siffra",
        "line": entry.line_id,
        "amount": "67 900",
        "booked_on": "2024-09-12",
        "note": "Rätt",
    }
    return client.post(f"{entry.get_absolute_url()}ratta/", said | fields, follow=True)


def test_a_correction_takes_back_and_writes_anew_and_overwrites_nothing(rb, h):
    entry = make_outcome(h.lines["samordning"], 69_700, booked_on=JUNE)
    answer = correct(rb, entry)
    amounts = OutcomeEntry.objects.in_year(2024).order_by("pk").values_list("amount", "corrects", "reason")
    assert list(amounts) == [(69_700, None, ""), (-69_700, entry.pk, "Fel siffra"), (67_900, entry.pk, "Fel siffra")]
    assert [each.amount for each in answer.context["chain"]] == [69_700, -69_700, 67_900]
    assert budget_sheet(h.partnership).year(2024).line("samordning").outcome == 67_900


def test_a_post_that_should_not_have_been_is_only_taken_back(rb, h):
    entry = make_outcome(h.lines["samordning"], 500, booked_on=JUNE)
    correct(rb, entry, amount="")
    assert [each.amount for each in OutcomeEntry.objects.in_year(2024).order_by("pk")] == [500, -500]


def test_it_can_move_to_another_line(officer, h):
    entry = make_outcome(h.lines["samordning"], 500, booked_on=JUNE)
    correct(officer, entry, amount="500", line=h.lines["verksamhet"].pk)
    year = budget_sheet(h.partnership).year(2024)
    assert (year.line("samordning").outcome, year.line("verksamhet").outcome) == (0, 500)


def test_what_was_corrected_is_corrected_once_and_its_reversal_never(rb, h):
    entry = make_outcome(h.lines["samordning"], 500, booked_on=JUNE)
    correct(rb, entry)
    assert correct(rb, entry).status_code == 200  # the same tap twice is led to what the first one made
    assert OutcomeEntry.objects.in_year(2024).count() == 3
    assert correct(rb, entry, amount="1").status_code == 409
    reversal, now = OutcomeEntry.objects.filter(corrects=entry).order_by("pk")
    assert rb.get(f"{reversal.get_absolute_url()}ratta/").status_code == 409
    assert correct(rb, reversal).status_code == 409
    assert correct(rb, now, amount="2").status_code == 200
    assert budget_sheet(h.partnership).year(2024).line("samordning").outcome == 2


def test_a_correction_says_why_and_changes_something(rb, h):
    entry = make_outcome(h.lines["samordning"], 500, booked_on=JUNE)
    assert "Skriv varför" in errors(correct(rb, entry, reason=""))
    assert "Inget är ändrat" in errors(correct(rb, entry, amount="500", note=entry.note))


def test_a_fault_that_is_found_years_later_is_corrected_then(rb, h):
    entry = make_outcome(h.lines_2023["samordning"], 500, booked_on=dt.date(2023, 6, 30))
    assert correct(rb, entry, booked_on="2025-09-12").status_code == 200
    assert entry.corrections.count() == 2


def test_the_letters_warning_leads_to_it(officer, h):
    begin_report(h.partnership, year=2024, by=h.ks_staff)
    page = officer.get(f"/partnerskap/{h.partnership.slug}/rapporter/2024/tjansteskrivelse/kontroll/").text
    assert f'href="{h.url}utfall/2024/"' in page


def test_the_entry_itself_is_never_changed(h):
    entry = make_outcome(h.lines["samordning"], 500, booked_on=JUNE)
    entry.amount = Decimal(1)
    with pytest.raises(AppendOnly):
        entry.save()
    with pytest.raises(AppendOnly):
        entry.delete()


def test_two_who_correct_are_told_apart(h):
    entry = make_outcome(h.lines["samordning"], 500, booked_on=JUNE)
    told = {"booked_on": JUNE, "voucher_number": "", "by": h.ks_staff}
    correct_outcome(entry, reason="Fel rad", now=None, **told)
    now = Booking(entry.line, JUNE, Decimal(5))
    with pytest.raises(AlreadyCorrected):
        correct_outcome(entry, reason="Fel belopp", now=now, **told)


# --- Lists ---------------------------------------------------------------------------------------------------------


def test_the_posts_of_one_line(reader, h):
    make_outcome(h.lines["ledare"], 100, booked_on=JUNE)
    make_outcome(h.lines["drift"], 200, booked_on=JUNE)
    page = reader.get(f"{h.url}utfall/2024/?rad=drift")
    assert [each.amount for each in page.context["page"]] == [200]


def test_another_partnerships_posts_are_not_there(officer, h):
    elsewhere = make_line(make_budget(make_agreement(make_partnership())), funder=h.ks, performer=h.rb)
    entry = make_outcome(elsewhere, 100, booked_on=JUNE)
    assert officer.get(f"{h.url}utfall/post/{entry.pk}/").status_code == 404


@pytest.mark.parametrize("posts", [1, 12])
def test_the_page_takes_the_same_queries_whatever_its_size(reader, h, django_assert_num_queries, posts):
    for _ in range(posts):
        make_outcome(h.lines["drift"], 1, booked_on=JUNE)
    with django_assert_num_queries(16):
        reader.get(f"{h.url}utfall/2024/")
