"""What an officer may write in a section, and what becomes of it."""

import time

import pytest

from partnerships.quantities import Figure, FigureKind
from reporting.blocks import (
    BulletList,
    FigureReference,
    Footnote,
    NumberedList,
    Paragraph,
    Quote,
    Subheading,
    Words,
    notes_of,
    references_of,
    runs_of,
)
from reporting.prose import MAX_PROSE_LENGTH, faults, figure_names, parse
from reporting.prose_runs import ProseError, UnknownFigures

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


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{unknown}.", "Uppgift saknas."),
        ("**{unknown}** här", "Uppgift saknas här"),
        ("- {activity_count|cirka:10} tillfällen", "Cirka 520 tillfällen"),
        ("Det var 2023. {activity_count|cirka:10} hölls.", "Det var 2023. Cirka 520 hölls."),
        ("”Ja.” {activity_count|cirka:10} hölls.", "”Ja.” Cirka 520 hölls."),
        ("Besök: {unknown}", "Besök: uppgift saknas"),
        ("Flera, t.ex. {activity_count|cirka:10}", "Flera, t.ex. cirka 520"),
        ("Se kap. {unknown}", "Se kap. uppgift saknas"),
        ("För {activity_count} hölls {unknown}", "För 517 hölls uppgift saknas"),
        ("Hölls^[{unknown}.] då", "HöllsUppgift saknas. då"),
    ],
)
def test_a_sentence_that_a_figure_opens_begins_with_a_capital(text, printed):
    figures = FIGURES | {"unknown": Figure("unknown", FigureKind.VISITS, None)}
    assert "".join(run.text for run in runs_of(parse(text, figures))).replace("\u00a0", " ") == printed


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
        "en_vanlig_text och _understruken_",
        "### ingen rubrik heller",
        "##ingen rubrik",
        "1.ingen lista",
        "01. ingen lista",
        "2. ingen lista som börjar på två",
        "-ingen lista",
        "* ingen lista",
        "ett * två * tre",
        "en *öppen stjärna",
        "fyra **** stjärnor",
        "^[en öppen not",
        "^[ ] en tom not",
        "{Inte} { nej } {} {a|} {1}",
        "sist en \\",
    ],
)
def test_everything_else_stays_what_it_was(text):
    assert parse(text, {}) == (Paragraph((Words(text),)),)


def test_the_first_number_starts_a_list_and_the_next_goes_on():
    assert parse("1. ett\n2. två\n\n3. tre\nrader\n2023. Året", {}) == (
        NumberedList(((Words("ett"),), (Words("två"),), (Words("tre rader 2023. Året"),))),
    )


def test_a_list_ends_where_a_sentence_begins():
    assert parse("- a\n\nEfter.\n- b\n1. c", {}) == (
        BulletList(((Words("a"),),)),
        Paragraph((Words("Efter."),)),
        BulletList(((Words("b"),),)),
        NumberedList(((Words("c"),),)),
    )


def test_a_subheading_is_one_line():
    assert parse("Före\n## Lärande *och* kunskap\nefter", {}) == (
        Paragraph((Words("Före"),)),
        Subheading((Words("Lärande "), Words("och", is_emphasised=True), Words(" kunskap"))),
        Paragraph((Words("efter"),)),
    )


def test_a_quote_goes_on_to_the_empty_line():
    assert parse("> Det var\n> roligt\n>\n> Mycket\n\nsa hon", {}) == (
        Quote((Words("Det var roligt"),)),
        Quote((Words("Mycket"),)),
        Paragraph((Words("sa hon"),)),
    )


def test_notes_are_numbered_through_the_text_and_hold_figures():
    blocks = parse("Ett^[Först *här* [så]: {activity_count}] två.\n\n- tre^[Sedan]", FIGURES, first_note=4)
    assert [(note.number, note.text) for note in notes_of(blocks)] == [(4, "Först här [så]: 517"), (5, "Sedan")]
    assert references_of(blocks) == [FigureReference(COUNT)]


def test_a_note_has_no_notes():
    (paragraph,) = parse("a^[b^[c]]", {})
    assert paragraph.runs == (Words("a"), Footnote(1, (Words("b^[c]"),)))


def test_styles_may_begin_and_end_anywhere():
    (paragraph,) = parse("*a **b*** ord**delen** *c***d** **{activity_count}**", FIGURES)
    assert [(run.text, run.is_emphasised, run.is_strong) for run in paragraph.runs if run.kind == "words"] == [
        ("a ", True, False),
        ("b", True, True),
        (" ord", False, False),
        ("delen", False, True),
        (" ", False, False),
        ("c", True, False),
        ("d", False, True),
        (" ", False, False),
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("\\- a", "- a"),
        ("1\\. a", "1. a"),
        ("\\## a", "## a"),
        ("\\> a", "> a"),
        ("\\*a\\*", "*a*"),
        ("\\{activity_count}", "{activity_count}"),
        ("^\\[a]", "^[a]"),
        ("a\\\\b", "a\\b"),
    ],
)
def test_a_backslash_makes_a_sign_ordinary(written, read):
    assert parse(written, FIGURES) == (Paragraph((Words(read),)),)
    assert figure_names(written) == []


def test_a_figure_may_be_weakened_or_added_to_another():
    figures = FIGURES | {"more": Figure("more", FigureKind.OCCASIONS, 3)}
    (paragraph,) = parse("{activity_count|cirka:10}, {activity_count + more}, {more|ord|versal}", figures)
    assert [run.text for run in paragraph.runs if run.kind == "figure"] == ["Cirka\u00a0520", "520", "Tre"]
    assert [run.names for run in paragraph.runs if run.kind == "figure"] == [
        ["activity_count"],
        ["activity_count", "more"],
        ["more"],
    ]


def test_what_cannot_be_said_of_a_figure_is_named_and_printed_without_it():
    figures = FIGURES | {"visits": Figure("visits", FigureKind.VISITS, 40)}
    text = "{activity_count|tkr} {activity_count+visits} {activity_count|mycket} {borta|tkr}"
    found = [fault for _, fault in faults(text, figures)]
    assert found == [
        "Bara kronor skrivs i tkr; siffran räknar aktivitetstillfällen.",
        "Summan går inte att räkna. Olika slag läggs aldrig ihop: aktivitetstillfällen, besök.",
        "«mycket» går inte att läsa, eller strider mot det som står före.",
    ]
    (paragraph,) = parse(text.removesuffix(" {borta|tkr}"), figures)
    assert [run.text for run in paragraph.runs if run.kind == "figure"] == ["517", "uppgift saknas", "517"]


@pytest.mark.parametrize("sign", ["*", "**a", "^[", "{", "[", "\\", "{a+", "- \n", "> ", "1. a\n", "*a ", "^[*"])
def test_no_text_takes_long_to_read(sign):
    text = (sign * MAX_PROSE_LENGTH)[:MAX_PROSE_LENGTH]
    begun = time.process_time()
    parse(text, {})
    assert time.process_time() - begun < 3


def test_empty_text_gives_nothing():
    assert parse(" \n\n", {}) == ()


def test_a_text_that_would_stall_the_drawing_is_refused():
    parse("a" * MAX_PROSE_LENGTH, {})
    with pytest.raises(ProseError, match=r"^Texten är längre än 20000 tecken\.$"):
        parse("a" * (MAX_PROSE_LENGTH + 1), {})
