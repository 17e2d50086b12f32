"""The same page drawn with a part of ours, and with the engine's own part in its place."""

from reporting import pdf

# What is run in the drawing process before render.py is read, so that it leaves a part of the engine alone.
ENGINES_OWN_SHEET = (
    "from weasyprint import HTML; from reporting.render import WellFormed; "
    "WellFormed._ua_stylesheets = HTML._ua_stylesheets"
)
ENGINES_OWN_LINES = "from reporting import pdf_text; pdf_text.keep_lines = lambda: None"
ENGINES_OWN_LABELS = "from reporting import pdf_labels; pdf_labels.write_labels_whole = lambda: None"

PLAIN = '<html lang="sv"><head><title>A</title></head><body><h1>A</h1>{}</body></html>'


def drawn_both_ways(html, changed, monkeypatch):
    """Return the PDF as we draw it, and as it is after the change in the drawing process."""
    ours = pdf.draw(html)
    with monkeypatch.context() as patch:
        patch.setattr(pdf, "PROGRAM", pdf.PROGRAM.replace("from reporting.render", f"{changed}; from reporting.render"))
        return ours, pdf.draw(html)
