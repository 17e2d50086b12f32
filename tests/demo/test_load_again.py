"""The demo is marked as such, the same when loaded again, and goes on from where it was on a later day."""

import datetime as dt

from kraftsamling.demo.accounts import ACCOUNTS, PASSWORD
from kraftsamling.demo.loading import load_demo
from partnerships.models import ActivityOccasion, Agreement, ContactPerson, Decision, OccasionStatus
from partnerships.status import AgreementState, agreement_status
from tests.demo.conftest import TODAY
from tests.snapshot import snapshot


def test_the_second_time_nothing_changes(demo):
    before = snapshot()
    load_demo(today=TODAY)
    assert snapshot() == before


def test_what_is_not_a_fact_is_an_example(demo):
    for name, rows in snapshot().items():
        if not name.startswith("Historical") and name != "User":
            assert [row for row in rows if not row["is_example"] and not row["source"]] == [], name


def test_the_partnership_says_that_it_has_examples(demo):
    assert demo.has_example_data


def test_the_days_of_legal_force_are_marked_as_invented(demo):
    """The decisions are facts (S0-R1, S0-R3), their legal force is not known (facts.md § 10)."""
    decisions = Decision.objects.exclude(source="")
    assert sorted((str(each), each.is_example, each.legal_force_is_example) for each in decisions) == [
        ("KS 210818 §\u00a0274", False, True),
        ("KS 231206 §\u00a0342", False, True),
    ]


def test_a_day_of_legal_force_that_a_person_has_removed_stays_removed(demo):
    decision = Decision.objects.get(source__startswith="S0-R3")
    decision.legal_force_on, decision.version = None, 2
    decision.save_as(None)
    load_demo(today=TODAY)
    decision.refresh_from_db()
    assert decision.legal_force_on is None


def test_all_accounts_can_sign_in(demo, client):
    for account in ACCOUNTS:
        assert client.login(username=account.email, email=account.email, password=PASSWORD), account.email


def test_every_party_has_a_contact_person(demo):
    for agreement in Agreement.objects.of(demo):
        assert ContactPerson.objects.filter(party__agreement=agreement).count() == 6


def test_an_example_agreement_covers_the_current_year(demo):
    agreement = Agreement.objects.of(demo).with_term_over(TODAY).get()
    assert (agreement.code, agreement.extends.code, agreement.is_example) == ("2026", "2024-2025", True)
    assert agreement_status(agreement, TODAY).state == AgreementState.IN_FORCE
    assert agreement_status(agreement.extends, dt.date(2025, 12, 31)).state == AgreementState.IN_FORCE
    assert agreement_status(agreement.extends, TODAY).state == AgreementState.EXPIRED


def test_the_current_year_is_logged_up_to_yesterday_and_planned_ahead(demo):
    occasions = ActivityOccasion.objects.of(demo).in_year(TODAY.year).filter(series=None)
    planned = occasions.filter(status=OccasionStatus.PLANNED)
    logged = occasions.exclude(status=OccasionStatus.PLANNED)
    yesterday, ahead = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=14)
    assert max(logged.values_list("held_on", flat=True)) == yesterday
    days_planned = planned.values_list("held_on", flat=True)
    assert (min(days_planned), max(days_planned)) == (TODAY, ahead)


def test_loaded_again_later_it_goes_on_where_it_stopped(demo):
    """Twenty days later the planned ones have turned out, and there is as much as if it were loaded that day."""
    touched = ActivityOccasion.objects.filter(status=OccasionStatus.PLANNED, series=None).earliest("held_on")
    touched.notes, touched.version = "Flyttad inomhus", 2
    touched.save_as(None)
    later = TODAY + dt.timedelta(days=20)
    load_demo(today=later)
    overdue = ActivityOccasion.objects.filter(status=OccasionStatus.PLANNED, held_on__lt=later, series=None)
    assert [each.notes for each in overdue] == ["Flyttad inomhus"]
    ahead = later + dt.timedelta(days=14)
    assert ActivityOccasion.objects.filter(series=None).latest("held_on").held_on == ahead


def test_next_year_there_is_a_new_agreement(demo):
    load_demo(today=dt.date(2027, 2, 10))
    agreement = Agreement.objects.get(code="2027")
    assert agreement.extends.code == "2026"
    assert agreement_status(agreement, dt.date(2027, 1, 1)).state == AgreementState.IN_FORCE
    assert ActivityOccasion.objects.in_year(2027).held().exists()
