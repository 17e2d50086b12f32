"""On a phone everything that is pressed in a list is at least 44 px high."""

import pytest

HERE = "/partnerskap/kraftsamling-herrgarden/"
LISTS = (
    "/",
    HERE,
    *(f"{HERE}aktiviteter/{page}" for page in ("", "?status=ahead", "vantar/", "luckor/", "kalender/")),
    *(f"{HERE}{page}/" for page in ("aktorer", "serier", "ledare", "importer", "planer", "rapporter")),
)
TOO_LOW = """() => {
    const isText = (node) => node.nodeType === 3 && node.data.trim();
    const inSentence = (link) => [...link.parentElement.childNodes].some(isText);
    return [...document.querySelectorAll("main a, main summary, main button")]
        .filter((each) => each.getClientRects().length && each.getBoundingClientRect().height < 43.9)
        .filter((each) => each.tagName !== "A" || !inSentence(each))
        .map((each) => each.textContent.trim());
}"""


@pytest.fixture
def phone(sign_in, page):
    page.set_viewport_size({"width": 360, "height": 740})
    return sign_in("samordnare")


def test_every_link_and_button_of_a_list(phone, product):
    for path in LISTS:
        answer = phone.goto(product + path)
        assert (path, answer.status, phone.evaluate(TOO_LOW)) == (path, 200, [])
