"""Reads the tag tree of a PDF as plain Python."""

import pikepdf


def elements(pdf):
    """Yield every element of the tag tree, in reading order."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Array):
            waiting.extend(reversed(list(item)))
        elif isinstance(item, pikepdf.Dictionary) and "/S" in item:
            yield item
            waiting.append(item.get("/K", pikepdf.Array()))


def elements_of(pdf, *tags):
    """Return the elements with one of some tags, such as "H1"."""
    return [element for element in elements(pdf) if str(element.S)[1:] in tags]


def outline(pdf):
    """Return the bookmarks as (depth, title)."""
    with pdf.open_outline() as bookmarks:
        waiting = [(1, item) for item in reversed(bookmarks.root)]
        found = []
        while waiting:
            depth, item = waiting.pop()
            found.append((depth, item.title))
            waiting.extend((depth + 1, child) for child in reversed(item.children))
        return found


def marked_content(page):
    """Yield (tag, properties) of each marked sequence on a page."""
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "BDC":
            yield str(operands[0])[1:], operands[1]
        elif str(operator) == "BMC":
            yield str(operands[0])[1:], {}
