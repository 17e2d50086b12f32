"""The tags of a PDF, where WeasyPrint leaves something out; part of the process that draws (``render.py``).

Headers get their scope, lists their numbering, notes their names; a contents list is tagged as one, a link says where
it leads, and what stands in the margins is no part of the text. Checked by tests/pdf/test_tags.py and veraPDF.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

import pydyf
from weasyprint.pdf import tags

from reporting.pdf_written import Written

# Elements of our templates that the engine has no name for, or a wrong one. <small> floats to the foot of the page.
# OL and NAV are no names of PDF: they say what an element is until _name_lists has named it.
_NAMES = {
    "small": "Note",
    "small::footnote-call": "Reference",
    "small::footnote-marker": "Lbl",
    "strong": "Span",
    "em": "Span",
    "a::after": "Span",
    "ol": "OL",
    "nav": "NAV",
}
_plain_tag = tags._get_pdf_tag
tags._get_pdf_tag = lambda tag: _NAMES.get(tag) or _plain_tag(tag)

Element = Any
"""A dictionary of the file: a structure element or an annotation."""


def finisher(links: Mapping[str, str]) -> Callable[[Any, pydyf.PDF], None]:
    """Return what to do with a PDF before it is written; ``links`` says in words where each anchor is."""

    def finish(document: Any, pdf: pydyf.PDF) -> None:
        elements = [each for each in pdf.objects if _is(each, "/StructElem")]
        _scope_headers(pdf, [each for each in elements if each["S"] == "/TH"])
        _name_notes(pdf, [each for each in elements if each["S"] == "/Note"])
        _keep_items_whole(pdf, [each for each in elements if each["S"] == "/LI"])
        _name_lists(pdf, elements)
        _tie_each_link_once(pdf, elements)
        _say_where_links_lead(pdf, links)
        _make_artefacts(pdf, elements)
        _at(pdf, pdf.catalog["Metadata"]).compress = False  # so that programs that know nothing of PDF find it
        if "AF" in pdf.catalog:  # the engine lists each enclosed file twice
            pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
        pdf.objects = [Written(item) for item in pdf.objects]

    return finish


def _is(item: pydyf.Object, kind: str) -> bool:
    return isinstance(item, pydyf.Dictionary) and item.get("Type") == kind


def _scope_headers(pdf: pydyf.PDF, cells: Iterable[Element]) -> None:
    """Say of each header cell what it heads."""
    for cell in cells:
        row = _at(pdf, cell["P"])
        cell["A"]["Scope"] = "/Column" if _at(pdf, row["P"])["S"] == "/THead" else "/Row"


def _name_notes(pdf: pydyf.PDF, notes: list[Element]) -> None:
    """Give each note the ID that PDF/UA wants. The boxes inside a note share its tag but are no notes themselves."""
    inside = [_at(pdf, note["P"])["S"] == "/Note" for note in notes]
    for number, (note, is_inside) in enumerate(zip(notes, inside, strict=True), start=1):
        if is_inside:
            note["S"] = "/NonStruct"
        else:
            note["ID"] = pydyf.String(f"note-{number}")


def _keep_items_whole(pdf: pydyf.PDF, items: Iterable[Element]) -> None:
    """Put all that an item of a list holds into one body: paragraphs and lists of its own may not stand beside it."""
    for item in items:
        labels: list[bytes] = []
        held: list[bytes] = []
        for kid in item["K"]:
            (labels if _at(pdf, kid)["S"] == "/Lbl" else held).append(kid)
        if all(_at(pdf, kid)["S"] == "/LBody" for kid in held):
            continue
        body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "Pg": item["Pg"], "P": item.reference})
        pdf.add_object(body)
        body["K"], item["K"] = pydyf.Array(held), pydyf.Array([*labels, body.reference])
        for kid in map(partial(_at, pdf), held):
            kid["P"] = body.reference
            if kid["S"] == "/LBody":
                kid["S"] = "/Div"


def _name_lists(pdf: pydyf.PDF, elements: Iterable[Element]) -> None:
    """Tag the contents list as one, and say of other lists what stands before their items."""
    of_contents: set[bytes] = set()  # references; an element is written before those inside it
    for element in elements:
        if element["P"] in of_contents or element["S"] == "/NAV":
            of_contents.add(element.reference)
            element["S"] = _IN_CONTENTS.get(element["S"], element["S"])
        elif element["S"] in ("/OL", "/L"):
            numbering = "/Decimal" if element["S"] == "/OL" else "/Disc" if _has_labels(pdf, element) else "/None"
            element["S"] = "/L"
            element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": numbering})


_IN_CONTENTS = {"/NAV": "/Sect", "/OL": "/TOC", "/L": "/TOC", "/LI": "/TOCI", "/LBody": "/Reference"}


def _has_labels(pdf: pydyf.PDF, items: Element) -> bool:
    return any(_at(pdf, label)["S"] == "/Lbl" for item in items["K"] for label in _at(pdf, item)["K"][:1])


def _tie_each_link_once(pdf: pydyf.PDF, elements: Iterable[Element]) -> None:
    """Leave a link one clickable area, its outermost element's; the engine makes one for each box inside it as well."""
    owners: dict[bytes, Element] = {}  # by the area's reference
    for element in elements:
        for kid in [kid for kid in element["K"] if isinstance(kid, bytes) and _is(_at(pdf, kid), "/OBJR")]:
            if element["S"] != "/Link" or owners.setdefault(_at(pdf, kid)["Obj"], element) is not element:
                element["K"].remove(kid)
    for page in map(partial(_at, pdf), pdf.page_references):
        if "Annots" in page:
            page["Annots"] = pydyf.Array(area for area in page["Annots"] if area in owners)
    numbers = _at(pdf, _at(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    del numbers[2 * len(pdf.page_references) :]
    for number, (area, element) in enumerate(owners.items(), start=len(pdf.page_references)):
        numbers.extend([number, element.reference])
        _at(pdf, area)["StructParent"] = number


def _say_where_links_lead(pdf: pydyf.PDF, links: Mapping[str, str]) -> None:
    """Give each link the words that a screen reader says; the engine gives it the anchor's name."""
    for item in pdf.objects:
        if _is(item, "/Annot") and item["Subtype"] == "/Link" and (words := links.get(item["Dest"].string)):
            item["Contents"] = pydyf.String(words)


def _make_artefacts(pdf: pydyf.PDF, elements: list[Element]) -> None:
    """Turn content that is marked but outside the tag tree, which is the page margins, into artefacts."""
    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    parents = _at(pdf, root["ParentTree"])["Nums"]
    in_margins = _outside_tree(elements, top=_at(pdf, root["K"][0]))
    for page in map(partial(_at, pdf), pdf.page_references):
        marked = parents[2 * page["StructParents"] + 1]
        drawing = _at(pdf, page["Contents"]).stream
        for place, operator in enumerate(drawing):
            if operator == b"BDC" and marked[mcid := drawing[place - 1]["MCID"]] in in_margins:
                drawing[place - 2 : place] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]
                marked[mcid] = b"null"
    for reference in in_margins:
        _at(pdf, reference).clear()


def _outside_tree(elements: list[Element], *, top: Element) -> set[bytes]:
    """Return references to the elements that call ``top`` their parent without being its kids, and to theirs."""
    kids = set(top["K"])
    found = {item.reference for item in elements if item["P"] == top.reference and item.reference not in kids}
    for item in elements:  # written parent first, so one pass finds every generation
        if item["P"] in found:
            found.add(item.reference)
    return found


def _at(pdf: pydyf.PDF, reference: bytes) -> Any:
    """Return the object behind a reference such as b"12 0 R"."""
    return pdf.objects[int(reference.split()[0])]
