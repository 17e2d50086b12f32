"""Two texts are compared paragraph by paragraph, and word by word where one was rewritten."""

import time

import pytest

from reporting.differences import compare


def shown(old, new):
    marks = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return ["".join(marks[piece.kind].format(piece.text) for piece in each.pieces) for each in compare(old, new)]


def test_words_in_a_paragraph_that_was_rewritten():
    assert shown("Det första avtalet gäller.", "Det andra avtalet gäller än.") == [
        "Det[- första-][+ andra+] avtalet gäller[+ än+]."
    ]


def test_paragraphs_that_came_and_went():
    old, new = "Ett.\n\nTvå stycken text.\n\nTre.", "Ett.\n\nTre.\n\nHelt nytt stycke."
    assert shown(old, new) == ["Ett.", "[-Två stycken text.-]", "Tre.", "[+Helt nytt stycke.+]"]


def test_line_ends_and_empty_lines_are_no_difference():
    assert all(each.is_same for each in compare("Ett.\r\n\r\nTvå.", "Ett.\nTvå.\n"))


def test_nothing_is_lost_on_the_way():
    old, new = "A b c.\n\nD e f g.\n- h", "A x c.\n\n- h\n\nD e f.\n\nI."
    for side, text in (("added", new), ("removed", old)):
        kept = [[p.text for p in each.pieces if p.kind in {"same", side}] for each in compare(old, new)]
        assert " ".join("".join(kept_in) for kept_in in kept if kept_in).split() == text.split()


@pytest.mark.parametrize(
    ("old", "new"),
    [("a\n" * 6600, "b\n" * 6600), ("a b " * 5000, "b a " * 5000), ("a\n" * 6600, "a\nb\n" * 3300)],
)
def test_no_text_takes_long(old, new):
    began = time.perf_counter()
    compare(old, new)
    assert time.perf_counter() - began < 5
