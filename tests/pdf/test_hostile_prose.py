"""Whatever somebody writes in a text, it stays text."""

import re
from io import BytesIO

import pikepdf
import pytest

from reporting.pdf import RenderingFailed, draw, letter_html, render_pdf
from tests.pdf.letters import section, short_letter

HOSTILE = """
<script>alert(1)</script> <img src="http://127.0.0.1:9/x.png"> <link rel=attachment href="file:///etc/passwd">

[klicka](javascript:alert(1)) ![bild](file:///etc/hostname) <a href="file:///etc/passwd">fil</a>

</p></article><style>@import "http://127.0.0.1:9/x.css"; * { color: red }</style> {{ settings.SECRET_KEY }} {% debug %}
"""


def hostile_letter():
    """Return a letter with the same attacks in every place where a person may write."""
    return short_letter(
        title=f"Titel {HOSTILE}",
        proposal_intro=HOSTILE,
        supporting_records=(HOSTILE,),
        recipients=(HOSTILE,),
        sections=(section(HOSTILE, 1, HOSTILE),),
    )


def test_prose_never_becomes_markup():
    markup = re.findall(r"<(?:script|img|link|style|iframe|object)\b", letter_html(hostile_letter()))
    assert markup == []
    assert re.findall(r'href="([^"]*)"', letter_html(hostile_letter())) == []


def test_nothing_of_it_works_in_the_pdf():
    with pikepdf.open(BytesIO(render_pdf(hostile_letter()))) as pdf:
        kinds = {str(item.get("/S", "")) for item in pdf.objects if isinstance(item, pikepdf.Dictionary)}
        assert kinds.isdisjoint({"/URI", "/JavaScript", "/Launch", "/GoToR", "/SubmitForm"})
        assert list(pdf.attachments) == ["siffror-2023.xlsx"], "ours, and nothing of theirs"
        assert [page.get("/Annots") for page in pdf.pages] == [None] * len(pdf.pages)


@pytest.mark.parametrize(
    "markup",
    [
        '<img alt="x" src="http://127.0.0.1:9/x.png"/>',
        '<img alt="x" src="file:///etc/hostname"/>',
        '<img alt="x" src="data:image/svg+xml,&lt;svg/>"/>',
        '<link rel="stylesheet" href="file:///etc/hostname"/>',
        '<link rel="attachment" href="file:///etc/passwd"/>',
        '<p style="background: url(report:../../manage.py)">x</p>',
    ],
)
def test_even_real_markup_reaches_no_file_and_no_network(markup):
    with pytest.raises(RenderingFailed) as failure:
        draw(f'<html lang="sv"><title>Titel</title><body><h1>Titel</h1>{markup}</body></html>')
    assert b"not a packaged file" in failure.value.__cause__.stderr
