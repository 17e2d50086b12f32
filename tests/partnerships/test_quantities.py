"""Numbers that know what they count (rule 17) and how exact they are (rule 18)."""

from decimal import Decimal

import pytest

from partnerships.quantities import Figure, FigureKind, MixedKinds, Precision, known_total, per_day, total

EXACT, CIRKA, MINST = Precision.EXACT, Precision.APPROXIMATELY, Precision.AT_LEAST


def visits(value, precision=EXACT, upper=None):
    return Figure("visits", FigureKind.VISITS, value, precision, upper)


def days(value):
    return Figure("days", FigureKind.DAYS, value)


def plain(figure):
    return figure.text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("figure", "printed"),
    [
        (visits(1456), "1 456"),
        (visits(40, CIRKA), "cirka 40"),
        (visits(120, EXACT, 150), "120–150"),
        (visits(120, CIRKA, 150), "cirka 120–150"),
        (visits(None), "uppgift saknas"),
        (Figure("left", FigureKind.KRONOR, Decimal("232886")), "232 886 kr"),
        (Figure("left", FigureKind.KRONOR, Decimal("-1000.50")), "−1 000,50 kr"),
    ],
)
def test_in_print(figure, printed):
    assert plain(figure) == printed


def test_activities_and_visits_are_never_added():
    with pytest.raises(MixedKinds, match="aktivitetstillfällen, besök"):
        total("sum", [visits(10), Figure("held", FigureKind.OCCASIONS, 2)])


def test_visits_and_persons_are_never_added():
    with pytest.raises(MixedKinds):
        known_total("sum", FigureKind.VISITS, [visits(1), Figure("p", FigureKind.PERSONS, 1)], uncounted=0)


def test_figures_cannot_be_added_with_a_plus():
    with pytest.raises(TypeError):
        visits(1) + visits(2)


@pytest.mark.parametrize(
    ("parts", "printed"),
    [
        ([visits(1), visits(2)], "3"),
        ([visits(100), visits(20, CIRKA)], "cirka 120"),
        ([visits(100, MINST), visits(20, CIRKA)], "cirka 120"),
        ([visits(100, Precision.MORE_THAN), visits(20, MINST)], "minst 120"),
        ([visits(100), visits(20, EXACT, 30)], "120–130"),
        ([visits(100), visits(None)], "uppgift saknas"),
    ],
)
def test_a_sum_carries_the_weakest(parts, printed):
    assert plain(total("sum", parts)) == printed


def test_what_is_known_of_an_incomplete_sum_is_a_least():
    assert plain(known_total("sum", FigureKind.VISITS, [visits(7), visits(None)], uncounted=1)) == "minst 7"
    assert known_total("sum", FigureKind.VISITS, [visits(None)], uncounted=1).is_missing


@pytest.mark.parametrize(
    ("counted", "open_days", "printed"),
    [
        (visits(1456), 36, "cirka 40"),  # 40,4
        (visits(1458), 36, "cirka 41"),  # 40,5: a half goes up
        (visits(1440), 36, "cirka 40"),
        (visits(90, Precision.ABOUT), 3, "ungefär 30"),
        (visits(30, EXACT, 60), 3, "cirka 10–20"),
        (visits(None), 3, "uppgift saknas"),
        (visits(90), None, "uppgift saknas"),
        (visits(90), 0, "uppgift saknas"),
    ],
)
def test_visits_per_day(counted, open_days, printed):
    assert plain(per_day("average", counted, days(open_days))) == printed


def test_an_average_is_never_at_least_but_knows_what_it_is_without():
    """«minst 40 besök per dag» would be read as so many each day."""
    average = per_day("average", visits_without(2, 1456), days(36))
    assert (plain(average), average.uncounted, average.hides_uncounted) == ("cirka 40", 2, True)


@pytest.mark.parametrize(
    ("parts", "printed", "hides"),
    [
        ([visits(7)], "minst 7", False),
        ([visits(7), visits(40, CIRKA)], "cirka 47", True),
        ([], "uppgift saknas", False),
    ],
)
def test_a_sum_knows_how_many_occasions_it_is_without(parts, printed, hides):
    found = known_total("sum", FigureKind.VISITS, parts, uncounted=3)
    assert (plain(found), found.uncounted, found.hides_uncounted) == (printed, 3, hides)
    assert total("more", [found, found]).uncounted == 6


def visits_without(uncounted, value):
    return known_total("visits", FigureKind.VISITS, [visits(value)], uncounted=uncounted)
