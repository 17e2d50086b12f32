"""No personnummer is ever stored; organisation numbers are no persons (rule 19)."""

import pytest
from django.core.exceptions import ValidationError

from partnerships.models import ActivityOccasion
from partnerships.personal_numbers import find_personal_numbers
from tests.builders import make_agreement, make_area, make_occasion, make_partnership

# Made-up numbers with a valid check digit.
PERSON = "121212-1212"


@pytest.mark.parametrize(
    "text",
    [
        PERSON,
        "1212121212",
        "201212121212",
        "20121212-1212",
        "121212+1212",
        "nr 121212 1212.",
        "nr 121212\u20131212.",
        "121272-1219",
    ],
)
def test_is_found_in_every_written_form(text):
    assert len(list(find_personal_numbers(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "121212-1213",
        "20121212-1213",
        "121212+1213",
        "121272-1213",
        "121212\u20111213",  # a hyphen that does not break
        "120229-1234",
    ],
)
def test_is_found_with_a_mistyped_check_digit_when_it_is_written_as_one(text):
    assert len(list(find_personal_numbers(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "212000-1124",  # an organisation number: third digit two or more
        "212000-1125",
        "802481-5677",
        "1212121213",  # any ten digits
        "121212 1213",
        "121312-1212",  # no thirteenth month
        "120230-1234",  # no thirtieth of February
        "120431-1234",
        "45121212-1213",  # no such century
        "230619\u20130820",  # a span of days
        "20230619-20230820",
        "2023-06-19\u20132023-08-20",
        "0701-23 45 67",
        "070-123 45 67",
        "040-341000",
        "+46 40 34 10 00",
        "+4640-1212121",
        "517 aktiviteter, 1456 besök, 232 886 kr",
        "STK-2023-137-50",
        "040-12 12 12",
        "2023-06-19 2023-06-20",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert list(find_personal_numbers(text)) == []


@pytest.mark.django_db
def test_an_occasion_with_one_in_its_note_is_refused_and_the_number_is_not_repeated():
    area = make_area(make_agreement(make_partnership()))
    with pytest.raises(ValidationError) as refused:
        make_occasion(area, notes=f"Hjälpte {PERSON} med läxan")
    assert "personnummer" in str(refused.value)
    assert PERSON not in str(refused.value)
    assert ActivityOccasion.objects.count() == 0
