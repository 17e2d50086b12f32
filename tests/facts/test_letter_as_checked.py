"""The letter about 2023 as S0 has it, read by the check before sending."""

import pytest

from reporting.control import control
from reporting.models import Report


@pytest.fixture
def judged(facts):
    return control(Report.objects.get(partnership=facts, year=2023))


def told(judged, check):
    return [(each.finding.place, each.finding.text) for each in judged.warnings if each.finding.check == check]


def test_nothing_stops_the_letter_as_it_was_sent(judged):
    assert judged.errors == []


def test_a_tuesday_is_asked_about_last_of_all(judged):
    """S0-D2, rule 40: 2024-05-07 looks wrong and is right. KS meets on Wednesdays by its own registered decisions."""
    text = "«KS 2024-05-07». 7 maj 2024 är en tisdag; KS sammanträder oftast på onsdagar."
    assert told(judged, "weekday") == [("Beslutsplanering", text)]
    assert judged.warnings[-1].finding.check == "weekday"


def test_the_recipient_that_the_agreement_names(judged):
    """O-11."""
    ((place, text),) = told(judged, "recipient")
    assert place == "Beslutet skickas till"
    assert text.startswith("Arbetsmarknads- och socialnämnden ska få rapporten enligt avtalet")


def test_a_name_that_the_register_has_otherwise(judged):
    """O-06; short forms such as «TiF» and «Rädda Barnen» are in order."""
    assert told(judged, "name") == [
        (
            "Ärendet",
            "Texten skriver «Internationell Människohjälp (IM)»; organisationen heter i registret "
            "«Individuell Människohjälp (IM)».",
        )
    ]


def test_its_dates_and_decisions_are_in_order(judged):
    assert not [each for check in ("decision", "day", "path", "document", "statement") for each in told(judged, check)]
