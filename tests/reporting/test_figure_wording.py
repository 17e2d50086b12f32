"""How a figure is put in words, and what may not be said of it (rules 17 and 18)."""

from decimal import Decimal

import pytest

from partnerships.quantities import Figure, FigureKind, Precision
from reporting.figure_wording import (
    PLAIN,
    Wording,
    WordingError,
    added,
    offered,
    options_of,
    read_mention,
    read_wording,
    worded,
)

COUNT = Figure("activity_count", FigureKind.OCCASIONS, 517)
SUMMER = Figure("summer", FigureKind.VISITS, 1456)
PER_DAY = Figure("per_day", FigureKind.VISITS_PER_DAY, 40, Precision.APPROXIMATELY)
LEFT = Figure("left", FigureKind.KRONOR, Decimal("232886"))
GROUPS = Figure("groups", FigureKind.ORGANISATIONS, 4)
AT_LEAST = Figure("at_least", FigureKind.VISITS, 1234, Precision.AT_LEAST)
BETWEEN = Figure("between", FigureKind.VISITS, 120, upper=150)


def text(figure, *options):
    return worded(figure, read_wording(options)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("figure", "options", "expected"),
    [
        (COUNT, [], "517"),
        (COUNT, ["cirka"], "cirka 517"),
        (COUNT, ["cirka:10"], "cirka 520"),
        (COUNT, ["ungefär:100"], "ungefär 500"),
        (COUNT, ["drygt:100"], "drygt 500"),
        (COUNT, ["minst:10"], "minst 510"),
        (COUNT, ["drygt:100", "versal"], "Drygt 500"),
        (SUMMER, ["cirka:100"], "cirka 1 500"),
        (SUMMER, ["drygt:100"], "drygt 1 400"),
        (GROUPS, ["ord"], "fyra"),
        (GROUPS, ["versal", "ord"], "Fyra"),
        (COUNT, ["ord"], "517"),
        (Figure("v", FigureKind.VISITS, 1), ["ord"], "ett"),
        (Figure("a", FigureKind.OCCASIONS, 1), ["ord"], "en"),
        (Figure("a", FigureKind.OCCASIONS, 13), ["ord"], "13"),
        (LEFT, [], "232 886 kr"),
        (LEFT, ["kronor"], "232 886 kronor"),
        (LEFT, ["tkr"], "233 tkr"),
        (LEFT, ["drygt", "tkr"], "drygt 232 tkr"),
        (LEFT, ["mnkr"], "0,2 mnkr"),
        (LEFT, ["cirka:10000", "tkr"], "cirka 230 tkr"),
        (Figure("b", FigureKind.KRONOR, Decimal("1210000")), ["mnkr"], "1,2 mnkr"),
        (Figure("b", FigureKind.KRONOR, Decimal("2000000")), ["mnkr"], "2 mnkr"),
        (Figure("b", FigureKind.KRONOR, Decimal("120.50")), ["kr"], "121 kr"),
        (Figure("b", FigureKind.KRONOR, Decimal("-232886")), ["tkr"], "−233 tkr"),
        (Figure("b", FigureKind.KRONOR, Decimal("4")), ["ord"], "fyra kronor"),
        (BETWEEN, ["cirka"], "cirka 120–150"),
        (Figure("m", FigureKind.VISITS, None), ["cirka:10"], "uppgift saknas"),
    ],
)
def test_the_text(figure, options, expected):
    assert text(figure, *options) == expected


@pytest.mark.parametrize("options", [[], ["ord"], ["drygt:10"], ["minst"], ["ungefär"], ["cirka:10"]])
def test_a_figure_that_is_about_never_loses_its_word(options):
    assert text(PER_DAY, *options) == "cirka 40"
    assert text(AT_LEAST, *options).startswith("minst 1 23")


def test_a_round_number_is_not_more_than_itself():
    assert text(Figure("a", FigureKind.OCCASIONS, 500), "drygt:100") == "500"


@pytest.mark.parametrize(
    ("figure", "options", "reason"),
    [
        (COUNT, ["tkr"], "Bara kronor skrivs i tkr; siffran räknar aktivitetstillfällen."),
        (COUNT, ["drygt"], "«drygt» behöver en avrundning, till exempel drygt:100."),
        (GROUPS, ["cirka:100"], "4 blir noll när det avrundas till 100."),
        (BETWEEN, ["minst"], "Ett spann kan inte skrivas med «minst»."),
        (COUNT, ["nästan"], "«nästan» går inte att läsa, eller strider mot det som står före."),
        (COUNT, ["cirka", "drygt:10"], "«drygt:10» går inte att läsa, eller strider mot det som står före."),
        (COUNT, ["ord:5"], "«ord:5» går inte att läsa, eller strider mot det som står före."),
    ],
)
def test_what_may_not_be_said(figure, options, reason):
    with pytest.raises(WordingError) as refusal:
        text(figure, *options)
    assert str(refusal.value).replace("\u00a0", " ") == reason


FIGURES = {figure.name: figure for figure in (COUNT, SUMMER, PER_DAY, LEFT, GROUPS, AT_LEAST)}


def test_figures_of_one_kind_are_added_and_the_least_exact_decides():
    total = added(["summer", "at_least"], FIGURES)
    assert (total.value, total.precision) == (2690, Precision.AT_LEAST)


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (["activity_count", "summer"], "Olika slag läggs aldrig ihop: aktivitetstillfällen, besök."),
        (["summer", "left"], "Olika slag läggs aldrig ihop: besök, kronor."),
        (["summer", "summer"], "Samma siffra räknas två gånger i summan."),
    ],
)
def test_activities_visits_and_money_are_never_added(names, reason):
    with pytest.raises(WordingError, match=reason):
        added(names, FIGURES)


def test_organisations_and_averages_are_never_added():
    more = FIGURES | {"others": Figure("others", FigureKind.ORGANISATIONS, 3)}
    with pytest.raises(WordingError, match="Organisationer läggs inte ihop: samma kan vara med i flera siffror"):
        added(["groups", "others"], more)


def test_reading_what_is_written_and_writing_it_again():
    assert read_mention("{a + b|cirka:10 | tkr}") == (("a", "b"), ("cirka:10", "tkr"))
    assert options_of(read_wording(["tkr", "cirka:10"])) == "|cirka:10|tkr"
    assert options_of(PLAIN) == ""


def test_what_is_offered_can_be_written_and_read():
    for figure in FIGURES.values():
        choices = offered(figure)
        assert choices[0] == (PLAIN, figure.text)
        for wording, shown in choices:
            assert worded(figure, read_wording(options_of(wording).split("|")[1:])) == shown
    assert ("drygt\u00a0500") in [shown for _, shown in offered(COUNT)]
    assert "fyra" in [shown for _, shown in offered(GROUPS)]
    assert "233\u00a0tkr" in [shown for _, shown in offered(LEFT)]
    assert [shown for _, shown in offered(PER_DAY)] == ["cirka\u00a040"]


def test_a_wording_knows_what_it_is():
    assert read_wording(["cirka:10"]) == Wording(Precision.APPROXIMATELY, 10)
