"""A drawing's labels are written as whole texts, where the engine would have placed their letters."""

from io import BytesIO

import pikepdf
import pytest

from tests.pdf.both_ways import ENGINES_OWN_LABELS, PLAIN, drawn_both_ways

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100" width="400" height="100" role="img" aria-label="A"'
    " font-family=\"'Source Sans 3', sans-serif\">"
    '<text x="200" y="40" font-size="12" font-weight="600" text-anchor="{}" fill="#1b2226">Läxhjälp och fika</text>'
    "</svg>"
)


def written(content):
    """Return (where the drawing's texts begin, how far they are moved to the left) in the drawing's units."""
    with pikepdf.open(BytesIO(content)) as pdf:
        page = pdf.pages[0]
        drawn = next(iter(page.Resources.get("/XObject", {}).values()), page)
        places = [place for place in _operands(drawn, "Tm") if float(place[5]) == 40]
        moves = [float(move[4]) for move in _operands(page, "cm") if float(move[4]) < 0]
    return [float(place[4]) for place in places], moves


def _operands(stream, operator):
    return [operands for operands, name in pikepdf.parse_content_stream(stream) if str(name) == operator]


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
def test_a_label_is_one_text_at_the_place_of_its_first_letter(anchor, monkeypatch):
    (ours, our_move), (theirs, their_move) = map(
        written, drawn_both_ways(PLAIN.format(DRAWING.format(anchor)), ENGINES_OWN_LABELS, monkeypatch)
    )
    assert len(theirs) == len("Läxhjälp och fika".replace(" ", ""))
    assert ours == theirs[:1] == [200]
    assert our_move == pytest.approx(their_move, rel=0.03)  # kerning


def test_a_label_without_words_is_no_text(monkeypatch):
    empty = DRAWING.format("end").replace("Läxhjälp och fika", "")
    ours, _ = drawn_both_ways(PLAIN.format(empty), ENGINES_OWN_LABELS, monkeypatch)
    assert written(ours)[0] == []
