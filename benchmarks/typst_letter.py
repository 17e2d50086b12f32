"""The letter as a Typst document, shape by shape from the same HTML, so that the two engines set the same text."""

import json
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from reporting.word_inline import Notes, Span, is_hidden, spans

SET_UP = """
#set document(title: TITLE)
#set text(font: "Source Sans 3", size: 11pt, lang: "sv", hyphenate: true)
#set page(paper: "a4", margin: (x: 28mm, y: 25mm), numbering: (n, ..all) => [Sida #n av #all.pos().at(0, default: n)])
#set table(stroke: (bottom: .5pt + rgb("#b9c3c8")), inset: 2pt)
#show table: set text(size: 8.5pt)
"""


def typst_source(html: str, folder: Path) -> str:
    """Return the document; its drawings are put in the folder as SVG."""
    root = ElementTree.fromstring(html)
    article = root.find("body/article")
    assert article is not None
    title = root.findtext("head/title") or ""
    return SET_UP.replace("TITLE", _text(title)) + "\n".join(_blocks(article, folder))


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _inline(element: Element) -> str:
    return "".join(_span(span) for span in spans(element, Notes()))


def _span(span: Span) -> str:
    if span.is_break:
        return "#linebreak()"
    plain = f"#{_text(span.text)}"
    return f"#strong[{plain}]" if span.is_strong else f"#emph[{plain}]" if span.is_emphasised else plain


def _blocks(parent: Element, folder: Path) -> list[str]:
    found: list[str] = []
    for element in parent:
        tag = element.tag
        if is_hidden(element):
            continue
        if tag == "nav":
            found.append("#outline(title: none)")
        elif tag[0] == "h" and tag[1:].isdigit():
            found.append(f"#heading(level: {tag[1:]})[{_inline(element)}]")
        elif tag in ("ul", "ol"):
            items = ", ".join(f"[{_inline(item)}]" for item in element.iter("li"))
            found.append(f"#{'enum' if tag == 'ol' else 'list'}({items})")
        elif tag == "table":
            found.append(_table(element))
        elif tag == "figure":
            found.append(_figure(element, folder))
        elif tag == "section" and "sr-occasions" in element.get("class", ""):
            found.append(f"#page(flipped: true)[{chr(10).join(_blocks(element, folder))}]")
        elif len(element) and tag not in ("p", "blockquote"):
            found += _blocks(element, folder)
        else:
            found.append(_inline(element) + "\n")
    return found


def _table(element: Element) -> str:
    head, body = (["".join(f"[{_inline(cell)}], " if "colspan" not in cell.attrib else
                           f"table.cell(colspan: {cell.get('colspan')})[{_inline(cell)}], " for cell in row)
                   for row in element.findall(f"{part}/tr")] for part in ("thead", "tbody"))  # fmt: skip
    columns = len(element.findall("thead/tr/th"))
    return f"#table(columns: ({'1fr, ' * columns}), table.header({''.join(head)}), {''.join(body)})"


def _figure(element: Element, folder: Path) -> str:
    drawing = next(child for child in element if child.tag.endswith("}svg"))
    ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
    name = f"{len(list(folder.glob('*.svg')))}.svg"
    (folder / name).write_bytes(ElementTree.tostring(drawing, "utf-8"))
    said = next(child.text or "" for child in drawing if child.tag.endswith("}title"))
    caption = _inline(element[-1])
    return f'#figure(image("{name}", width: 100%, alt: {_text(said)}), alt: {_text(said)}, caption: [{caption}])'
