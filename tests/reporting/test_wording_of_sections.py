"""What a section may not say about its figures, as the writer meets it at the text field."""

import pytest

from partnerships.quantities import Figure, FigureKind, Precision
from reporting.checks import check_prose
from reporting.wording import refusals, said_twice, visits_called_people

FIGURES = {
    "activity_count": Figure("activity_count", FigureKind.OCCASIONS, 517),
    "visits": Figure("visits", FigureKind.VISITS, 1456),
    "more_visits": Figure("more_visits", FigureKind.VISITS, 100),
    "per_day": Figure("per_day", FigureKind.VISITS_PER_DAY, 40, Precision.APPROXIMATELY),
    "left": Figure("left", FigureKind.KRONOR, 232_886),
}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{borta}", "Siffran {borta} finns inte. Välj en ur listan."),
        (
            "{activity_count+visits}",
            "«{activity_count+visits}»: Summan går inte att räkna. "
            "Olika slag läggs aldrig ihop: aktivitetstillfällen, besök.",
        ),
        ("{visits|tkr}", "«{visits}»: Bara kronor skrivs i tkr; siffran räknar besök."),
        ("a^[b] " * 51, "Högst 50 noter i ett avsnitt."),
    ],
)
def test_what_is_refused(text, reason):
    assert refusals(text, FIGURES) == [reason]


def test_what_is_right_is_not_refused():
    assert refusals("{visits+more_visits|cirka:100} besök^[Se {left|tkr}.] \\{borta}", FIGURES) == []


@pytest.mark.parametrize("figure", ["{visits}", "{visits|drygt:100}", "{visits+more_visits}", "**{per_day|ord}**"])
def test_visits_are_not_children(figure):
    assert visits_called_people(f"kom {figure} barn dit", FIGURES)
    assert not visits_called_people(f"kom {figure} besök av barn dit", FIGURES)


@pytest.mark.parametrize("text", ["cirka {per_day} besök", "drygt {visits|cirka:10}", "{left} kr", "{left|tkr} kronor"])
def test_a_word_is_not_said_twice(text):
    assert len(said_twice(text, FIGURES)) == 1


@pytest.mark.parametrize("text", ["{per_day} besök", "minst {visits}", "{left}, kronor för kronor", "{borta} kr"])
def test_a_word_said_once_is_well(text):
    assert said_twice(text, FIGURES) == []


def test_the_check_warns_of_numbers_that_are_not_linked():
    found = check_prose("Ärendet", "Det blev 517 aktiviteter och cirka 1 500 besök.", [], FIGURES, section=None)
    assert [(each.is_error, each.text.replace("\u00a0", " ")) for each in found] == [
        (False, "«517» är skrivet för hand och är siffran {activity_count}."),
        (False, "«cirka 1 500» är skrivet för hand och är siffran {visits|cirka:100}."),
    ]
    assert check_prose("Ärendet", "Det blev {activity_count} år 2023.", ["activity_count"], FIGURES, section=None) == []
