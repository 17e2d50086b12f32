"""What the form refuses the database refuses too, the same on SQLite and PostgreSQL (limits.md M13)."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from partnerships.models import Activity, ActivityOccasion, Agreement, Commitment, Organisation
from tests.builders import make_agreement, make_area, make_occasion, make_organisation, make_partnership

pytestmark = pytest.mark.django_db


def refuse(row, **changes):
    """Write past every form and validator: only the database is left to say no."""
    with pytest.raises((DatabaseError, ValueError)), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**changes)


@pytest.fixture
def occasion():
    return make_occasion(make_area(make_agreement(make_partnership())), visit_count=34)


def test_ordinary_values_are_kept(occasion):
    ActivityOccasion.objects.filter(pk=occasion.pk).update(visit_count=100_000, notes="å" * 2000)


def test_a_name_longer_than_its_column():
    refuse(make_organisation(), name="å" * 201)


def test_a_text_longer_than_its_column():
    agreement = make_agreement(make_partnership())
    refuse(Commitment(agreement=agreement, position=1, text="Bidrar").save_as(None), text="x" * 1001)


def test_a_text_with_a_nul_in_it(occasion):
    refuse(occasion, notes="före\0efter")


def test_more_visits_than_anyone_counts(occasion):
    refuse(occasion, visit_count=100_001)


def test_less_than_nobody(occasion):
    refuse(occasion, visit_count=-1)


def test_a_state_that_does_not_exist(occasion):
    refuse(occasion, status="maybe")


def test_a_kind_of_organisation_that_does_not_exist():
    refuse(make_organisation(), kind="supplier")


def test_a_date_in_the_year_one(occasion):
    refuse(occasion, held_on=dt.date(1, 1, 1))


def test_an_agreement_that_ends_before_it_begins():
    agreement = make_agreement(make_partnership())
    refuse(agreement, ends_on=agreement.starts_on - dt.timedelta(days=1))


def test_two_organisations_with_one_abbreviation():
    make_organisation(code="KS", kind="committee")
    refuse(make_organisation(code="FN", kind="committee"), code="KS")


def test_an_extension_of_nothing():
    agreement = make_agreement(make_partnership())
    with pytest.raises(DatabaseError), transaction.atomic():
        Agreement.objects.filter(pk=agreement.pk).update(kind="extension")


def test_nothing_that_others_point_to_is_deleted(occasion):
    for row in (occasion.activity, occasion.area, occasion.organiser, occasion.partnership):
        with pytest.raises(DatabaseError), transaction.atomic():
            row.delete()


def test_names_are_checked_when_many_rows_are_made_at_once():
    partnership = make_partnership()
    with pytest.raises(DatabaseError), transaction.atomic():
        Activity.objects.bulk_create([Activity(partnership=partnership, name="n" * 121)])
    assert Organisation.objects.filter(name__startswith="nn").count() == 0
