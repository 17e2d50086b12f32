"""What an officer may write in a section, and what becomes of it."""

import pytest

from partnerships.quantities import Figure, FigureKind
from reporting.blocks import BulletList, FigureReference, Paragraph, Words
from reporting.prose import MAX_PROSE_LENGTH, ProseError, UnknownFigures, figure_names, parse

COUNT = Figure("activity_count", FigureKind.OCCASIONS, 517)
FIGURES = {"activity_count": COUNT}


def test_blank_lines_part_paragraphs_and_line_ends_do_not():
    assert parse("Ett\ntvå\n\ntre", {}) == (Paragraph((Words("Ett två"),)), Paragraph((Words("tre"),)))


def test_dashes_make_a_list():
    assert parse("Syfte:\n\n- stärka\n- öka", {}) == (
        Paragraph((Words("Syfte:"),)),
        BulletList(((Words("stärka"),), (Words("öka"),))),
    )


def test_a_list_in_a_list_is_read_as_one():
    assert parse("- a\n  - b\n- c", {}) == (BulletList(((Words("a"),), (Words("b"),), (Words("c"),))),)


def test_stars_give_emphasis():
    (paragraph,) = parse("en *kursiv*, en **fet** och en ***båda***", {})
    assert [(run.text, run.is_emphasised, run.is_strong) for run in paragraph.runs] == [
        ("en ", False, False),
        ("kursiv", True, False),
        (", en ", False, False),
        ("fet", False, True),
        (" och en ", False, False),
        ("båda", True, True),
    ]


def test_a_figure_takes_its_place_in_the_sentence():
    (paragraph,) = parse("att {activity_count} aktiviteter", FIGURES)
    assert paragraph.runs == (Words("att "), FigureReference(COUNT), Words(" aktiviteter"))
    assert paragraph.runs[1].text == "517"


def test_unknown_figures_are_all_named():
    with pytest.raises(UnknownFigures) as refusal:
        parse("{visits} och {activity_count} och {days}", FIGURES)
    assert refusal.value.names == ["visits", "days"]
    assert str(refusal.value) == "Okända siffror i texten: {visits}, {days}"


def test_the_figures_of_a_text_can_be_listed():
    assert figure_names("{b} {a} {b} {Inte} { nej }") == ["b", "a"]


@pytest.mark.parametrize(
    "text",
    [
        "2023. Året då allt hände",
        "# ingen rubrik",
        "[ingen länk](javascript:alert)",
        "![ingen bild](file:///etc/passwd)",
        "<b>ingen markering</b> &amp;",
        "`ingen kod`",
        "> inget citat",
        "en_vanlig_text",
    ],
)
def test_everything_else_stays_what_it_was(text):
    assert parse(text, {}) == (Paragraph((Words(text),)),)


def test_empty_text_gives_nothing():
    assert parse(" \n\n", {}) == ()


def test_a_text_that_would_stall_the_drawing_is_refused():
    parse("a" * MAX_PROSE_LENGTH, {})
    with pytest.raises(ProseError, match=r"^Texten är längre än 20000 tecken\.$"):
        parse("a" * (MAX_PROSE_LENGTH + 1), {})
