"""The letter and the report that it carries each number their notes from 1: no reader takes one for the other."""

from collections import Counter
from io import BytesIO
from xml.etree import ElementTree

import docx
from docx.oxml.ns import qn

from reporting.pdf import written
from reporting.word import word
from tests.pdf.reports import carrying_letter


def page():
    return ElementTree.fromstring(written(carrying_letter()))


def words(element):
    return " ".join("".join(element.itertext()).split())


def test_every_place_has_a_name_of_its_own():
    places = Counter(each.get("id") for each in page().iter() if each.get("id"))
    assert [name for name, times in places.items() if times > 1] == []
    assert {"not-1", "bilaga-not-1"} <= set(places)


def test_a_link_to_a_note_says_which_note_and_leads_to_it():
    links = [each for each in page().iter("a") if each.get("class") in {"sr-call", "sr-back"}]
    said = {each.get("href"): words(each) for each in links}
    assert said["#not-1"] == "Not 1"
    assert said["#bilaga-not-1"] == "Bilaga 1, not 1"
    assert said["#bilaga-not-1-i-texten"] == "Tillbaka till not 1 i bilaga 1"
    places = {each.get("id") for each in page().iter()}
    assert {href[1:] for href in said} <= places


def test_word_begins_anew_as_the_paper_does():
    document = docx.Document(BytesIO(word(carrying_letter())))
    restarts = [section._sectPr.find(f"{qn('w:footnotePr')}/{qn('w:numRestart')}") for section in document.sections]
    first, *others = [each is not None for each in restarts]
    assert (first, others[0]) == (False, True)
    assert document.sections[1].orientation == document.sections[0].orientation
