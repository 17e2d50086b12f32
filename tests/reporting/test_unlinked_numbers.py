"""Numbers typed by hand that could be figures, as an officer types them."""

from decimal import Decimal

import pytest

from partnerships.quantities import Figure, FigureKind, Precision
from reporting.unlinked_numbers import MOST_OFFERED, unlinked_numbers

FIGURES = {
    figure.name: figure
    for figure in (
        Figure("activity_count", FigureKind.OCCASIONS, 517),
        Figure("visit_count", FigureKind.VISITS, 12_340),
        Figure("visit_count_of_basta_sommaren", FigureKind.VISITS, 1456),
        Figure("visits_per_day_of_basta_sommaren", FigureKind.VISITS_PER_DAY, 40, Precision.APPROXIMATELY),
        Figure("activity_count_of_basta_sommaren", FigureKind.OCCASIONS, 36),
        Figure("activity_count_of_oppet_hus", FigureKind.OCCASIONS, 36),
        Figure("association_count", FigureKind.ORGANISATIONS, 4),
        Figure("deviation_of_radda_barnen", FigureKind.KRONOR, Decimal("232886")),
        Figure("unknown", FigureKind.VISITS, None),
        Figure("year_like", FigureKind.VISITS, 2023),
    )
}


def offers(text):
    """Each number with what is offered for it, the likeliest first."""
    return [
        (found.written, [(each.written, each.text.replace("\u00a0", " ")) for each in found.candidates])
        for found in unlinked_numbers(text, FIGURES)
    ]


@pytest.mark.parametrize(
    ("text", "written", "offered", "reads"),
    [
        ("att 517 aktiviteter genomförts", "517", "{activity_count}", "517"),
        ("Det blev 517.", "517", "{activity_count}", "517"),
        ("cirka 520 aktiviteter", "cirka 520", "{activity_count|cirka:10}", "cirka 520"),
        ("drygt 500 aktiviteter", "drygt 500", "{activity_count|drygt:100}", "drygt 500"),
        ("Drygt 500 aktiviteter", "Drygt 500", "{activity_count|drygt:100|versal}", "Drygt 500"),
        ("ca 1 500 besök", "ca 1 500", "{visit_count_of_basta_sommaren|cirka:100}", "cirka 1 500"),
        ("1 456 besök", "1 456", "{visit_count_of_basta_sommaren}", "1 456"),
        ("1\u00a0456 besök", "1\u00a0456", "{visit_count_of_basta_sommaren}", "1 456"),
        ("1456 besök", "1456", "{visit_count_of_basta_sommaren}", "1 456"),
        ("cirka 40 besökare per dag", "cirka 40", "{visits_per_day_of_basta_sommaren}", "cirka 40"),
        ("40 besök per dag", "40", "{visits_per_day_of_basta_sommaren}", "cirka 40"),
        ("fyra lokala föreningar", "fyra", "{association_count|ord}", "fyra"),
        ("Fyra föreningar", "Fyra", "{association_count|ord|versal}", "Fyra"),
        ("4 föreningar", "4", "{association_count}", "4"),
        ("avvikelse på 232 886 kr", "232 886 kr", "{deviation_of_radda_barnen}", "232 886 kr"),
        ("på 232 886 kronor", "232 886 kronor", "{deviation_of_radda_barnen|kronor}", "232 886 kronor"),
        ("på 233 tkr", "233 tkr", "{deviation_of_radda_barnen|tkr}", "233 tkr"),
        ("cirka 230 tkr", "cirka 230 tkr", "{deviation_of_radda_barnen|cirka:10000|tkr}", "cirka 230 tkr"),
        ("0,2 mnkr", "0,2 mnkr", "{deviation_of_radda_barnen|mnkr}", "0,2 mnkr"),
        ("516 aktiviteter", "516", "{activity_count}", "517"),
        ("**517** aktiviteter", "517", "{activity_count}", "517"),
    ],
)
def test_a_number_that_is_a_figure_is_offered(text, written, offered, reads):
    ((found, candidates),) = offers(text)
    assert found == written
    assert candidates[0] == (offered, reads)


def test_where_it_stands():
    text = "Se {activity_count} och cirka 520 aktiviteter."
    (found,) = unlinked_numbers(text, FIGURES)
    assert text[found.start : found.end] == "cirka 520"


@pytest.mark.parametrize(
    "text",
    [
        "under 2023 var det",
        "2023 besök",
        "åren 2021–2023",
        "§ 517 och KS 210818 § 274",
        "STK-2024-517",
        "ärende KS 517",
        "den 4 maj 2024 och 2024-05-07",
        "klockan 517",
        "kl. 4 på dagen",
        "barn 7–13 år",
        "barn mellan 36 och 40 år",
        "barn som är 36 år",
        "36 procent och 36 %",
        "517. En rad i en lista",
        "36 meter",
        "fyra hörn",
        "{activity_count} aktiviteter",
        "\\{activity_count} {activity_count|cirka:10}",
        "517 kr",
        "232 886 besök",
        "517 barn",
        "1,517 eller 517,5 eller 5/517",
        "sida 36",
        "telefon 040-517 517",
        "12 000 meter",
    ],
)
def test_a_number_that_is_something_else_is_let_be(text):
    assert offers(text) == []


def test_the_sentence_says_which_of_two_is_meant():
    ((_, candidates),) = offers("Bästa sommaren hade 36 tillfällen")
    assert candidates[0][0] == "{activity_count_of_basta_sommaren}"
    ((_, candidates),) = offers("Öppet hus hade 36 tillfällen")
    assert candidates[0][0] == "{activity_count_of_oppet_hus}"


def test_visits_and_activities_are_told_apart():
    both = {**FIGURES, "visits": Figure("visits", FigureKind.VISITS, 517)}
    (found,) = unlinked_numbers("517 besök", both)
    assert [each.figure.name for each in found.candidates] == ["visits"]


def test_not_too_many_are_offered():
    many = {f"count_{at}": Figure(f"count_{at}", FigureKind.OCCASIONS, 517) for at in range(20)}
    (found,) = unlinked_numbers("517 aktiviteter", many)
    assert len(found.candidates) == MOST_OFFERED


def test_a_long_text_with_many_figures_is_quick():
    many = {f"count_{at}": Figure(f"count_{at}", FigureKind.OCCASIONS, at) for at in range(1000)}
    assert unlinked_numbers("cirka 510 aktiviteter, 233 tkr och fyra föreningar. " * 380, many)
