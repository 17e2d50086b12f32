"""An officer writes a section: shapes by keyboard, Word's text made plain, nothing in the text changed unasked."""

import json
import random
from pathlib import Path

import pytest

from tests.browser.accessibility import violations
from tests.browser.editing import LETTER, empty, first_section, sections, text
from tests.browser.product import press

CASES = json.loads((Path(__file__).parents[1] / "reporting" / "prose_cases.json").read_text("utf-8"))
READ = """(text) => {
  const runs = (node) => {
    const found = [];
    node.forEach((child) => {
      const style = child.marks.map((mark) => mark.type.name).sort().join(" ");
      if (child.type.name === "figure") found.push([child.attrs.written.replace(/ *([+|]) */g, "$1"), "figure"]);
      else if (child.type.name === "note") found.push([child.attrs.text, "note"]);
      else if (found.length && found[found.length - 1][1] === style) found[found.length - 1][0] += child.text;
      else found.push([child.text, style]);
    });
    return found;
  };
  const blocks = [];
  window.kraftsamlingText.read(text).forEach((node) => {
    if (node.firstChild?.type.name !== "item") return blocks.push([node.type.name, runs(node)]);
    const items = [];
    node.forEach((item) => items.push(runs(item.firstChild)));
    blocks.push([node.type.name, items]);
  });
  return blocks.filter(([, content]) => content.length);
}"""
WORD = """<html><head><style>p {color: red}</style></head><body>
<h1 style="mso-style: x">Rubrik i Word</h1>
<p class=MsoNormal style='margin:0'>Ett <b>fett</b> och <i>kursivt</i> ord, <a href="javascript:x()">en länk</a>
<span style="color:red">rött</span><o:p></o:p><a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>.</p>
<p class=MsoListParagraphCxSpFirst><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Första</p>
<p class=MsoListParagraphCxSpLast><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Andra</p>
<table><tr><td>En cell</td></tr></table><img src="http://127.0.0.1:9/x.png"><script>alert(1)</script>
<div id="ftn1"><p><a href="#_ftnref1">[1]</a> Notens text</p></div></body></html>"""


@pytest.fixture
def writing(sign_in, product):
    """The officer at the first section of the letter about 2023."""
    return first_section(sign_in("handlaggare"), product)


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_hard_to_reach(writing, width):
    page = writing
    page.set_viewport_size({"width": width, "height": 800})
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    sizes = page.eval_on_selector_all(
        ".editor-bar button", "all => all.map((each) => each.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 44


def test_the_toolbar_is_one_stop_with_arrows(writing):
    page = writing
    empty(page)
    page.keyboard.type("Fet")
    page.keyboard.press("Control+a")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert text(page) == "**Fet**"
    assert page.get_by_role("button", name="Fet").get_attribute("aria-pressed") == "true"


def test_shapes_are_typed_and_made_by_buttons(writing):
    page = writing
    empty(page)
    page.keyboard.type("- ett")
    page.keyboard.press("Enter")
    page.keyboard.type("två")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("Slut")
    page.get_by_role("button", name="Fotnot").click()
    page.get_by_label("Notens text").fill("Se [protokollet")
    page.get_by_role("button", name="Klar").click()
    page.keyboard.press("Enter")
    page.keyboard.type("Citat")
    page.get_by_role("button", name="Citat").click()
    assert text(page) == "- ett\n- två\n\nSlut^[Se \\[protokollet]\n\n> Citat"


def test_what_word_puts_on_the_clipboard_is_made_plain(writing):
    page = writing
    empty(page)
    page.evaluate(
        """(html) => {
          const data = new DataTransfer();
          data.setData("text/html", html);
          const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
          document.querySelector(".prose-editor").dispatchEvent(event);
        }""",
        WORD,
    )
    assert text(page) == (
        "## Rubrik i Word\n\nEtt **fett** och *kursivt* ord, en länk rött^[Notens text].\n\n"
        "- Första\n- Andra\n\nEn cell"
    )


def test_the_editor_reads_as_the_server_does(writing):
    read = [writing.evaluate(READ, case["text"]) for case in CASES]
    assert read == [case["read"] for case in CASES]


def test_what_is_read_is_written_the_same(writing):
    """Texts that nobody meant well: as written from scratch, they are read as before."""
    page, chance = writing, random.Random(5)
    pieces = [
        "*",
        "**",
        " ",
        "a",
        "å b",
        "{activity_count}",
        "^[",
        "]",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "2. ",
        "> ",
        "## ",
        "\\",
        "{",
    ]
    texts = ["".join(chance.choices(pieces, k=25)) for _ in range(400)]
    same = """(texts) => texts.filter((text) => {
      const { read, write, store } = window.kraftsamlingText;
      const canonical = write(read(text), false);
      return write(read(canonical), false) !== canonical || write(read(store(read(text))), false) !== canonical;
    })"""
    assert page.evaluate(same, texts) == []


def test_opening_and_saving_changes_nothing(writing, product):
    page = writing
    before = text(page)
    empty(page)
    page.get_by_role("button", name="Visa som text").click()
    page.locator("textarea[name=body]").fill("Ett\nbrutet stycke.\n- a\n\n\n1\\. Slut * här")
    press(page, "Spara")
    page.goto(page.url.split("#")[0])
    page.goto(product + sections(page)[0])
    assert text(page) == "Ett\nbrutet stycke.\n- a\n\n\n1\\. Slut * här"
    page.get_by_role("textbox", name="Text").press("Control+End")
    page.keyboard.type("!")
    assert text(page) == "Ett\nbrutet stycke.\n\n- a\n\n1\\. Slut \\* här!"
    page.get_by_role("button", name="Visa som text").click()
    page.locator("textarea[name=body]").fill(before)
    press(page, "Spara")


def test_it_works_without_script(browser, product):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{product}/konto/logga-in/")
    page.get_by_label("E-postadress").fill("handlaggare@demo.example")
    page.get_by_label("Lösenord", exact=True).fill("demo-kraftsamling")
    press(page, "Logga in")
    page.goto(product + LETTER)
    page.goto(product + sections(page)[-1])
    before = text(page)
    page.get_by_label("Text", exact=True).fill("Det blev 517 aktiviteter.")
    press(page, "Spara")
    page.goto(product + LETTER)
    page.goto(product + sections(page)[-1])
    press(page, "Länka till Aktiviteter 2023: 517")
    assert text(page) == "Det blev {activity_count} aktiviteter."
    page.get_by_label("Text", exact=True).fill(before)
    press(page, "Spara")
    context.close()
