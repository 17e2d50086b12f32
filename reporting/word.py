"""The report as an editable Word file (.docx), because letters travel through Word.

It is written from the same HTML as the PDF, so neither can say what the other does not. Footnotes are Word's own,
headings are its styles, drawings are pictures with the words that say what they show. Equal facts give equal bytes.
"""

import datetime as dt
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from partnerships.workbooks import UNWRITABLE, writable
from reporting.facts import ReportFacts
from reporting.pdf import written

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ALWAYS = (1980, 1, 1, 0, 0, 0)  # the first day that a zip file knows


def word(facts: ReportFacts) -> bytes:
    """Return the whole report as .docx. A character that Word cannot hold is shown as �."""
    from docx import Document  # a quarter of a second that only those who ask for Word should pay

    from reporting.word_body import Body, article
    from reporting.word_inline import Notes
    from reporting.word_notes import add_notes
    from reporting.word_styles import dress

    html = UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", written(facts))
    document, notes = Document(), Notes()
    dress(document, facts)
    Body(document, notes).write(article(ElementTree.fromstring(html)))
    add_notes(document, notes)
    _describe(document, facts)
    _drop_thumbnail(document.part.package.rels)
    file = BytesIO()
    document.save(file)
    return _dateless(file)


def _describe(document: Any, facts: ReportFacts) -> None:
    """Title, author and language of the file; its dates are the report's own."""
    about, moment = document.core_properties, dt.datetime.combine(facts.dated_on, dt.time())
    about.title, about.author, about.language = _short(facts.title), _short(facts.author), "sv-SE"
    about.subject = _short(f"{facts.kind_name} om {facts.partnership} {facts.year}")
    about.last_modified_by, about.comments, about.revision = about.author, "", 1
    about.created = about.modified = moment


def _drop_thumbnail(parts: Any) -> None:
    """The empty document brings a picture of itself."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    for name in [name for name, part in parts.items() if part.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del parts[name]


def _short(text: str) -> str:
    return writable(text)[:255]  # as long as the file format allows


def _dateless(file: BytesIO) -> bytes:
    """The same parts without the time when they were written."""
    copied = BytesIO()
    with ZipFile(file) as made, ZipFile(copied, "w", ZIP_DEFLATED) as kept:
        for part in made.infolist():
            info = ZipInfo(part.filename, _ALWAYS)
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o600 << 16
            kept.writestr(info, made.read(part))
    return copied.getvalue()
