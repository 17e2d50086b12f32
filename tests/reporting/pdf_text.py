"""The text of a PDF as copied by a reader: glyphs by their font's own table, a new line where the height changes."""

import io
import re

import pikepdf

_PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def text_of(content: bytes) -> str:
    """Every page's text, with plain spaces for no-break ones."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return "\n".join(_page(page) for page in pdf.pages).replace("\u00a0", " ")


def _page(page: pikepdf.Page) -> str:
    tables = {name: _table(font) for name, font in page.Resources.Font.items()}
    table: dict[int, str] = {}
    lines: list[str] = []
    height = None
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "Tm" if operands[5] != height:
                height = operands[5]
                lines.append("")
            case "Tf":
                table = tables[str(operands[0])]
            case "Tj" | "TJ":
                shown = operands[0] if str(operator) == "TJ" else [operands[0]]
                codes = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
                pairs = zip(codes[::2], codes[1::2], strict=True)
                lines[-1] += "".join(table.get(high * 256 + low, "") for high, low in pairs)
    return "\n".join(lines)


def _table(font: pikepdf.Object) -> dict[int, str]:
    pairs = _PAIR.findall(font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(letters.decode()).decode("utf-16-be") for code, letters in pairs}
