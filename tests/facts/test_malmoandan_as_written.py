"""The second partnership: Malmöandan's letter about 2022 says what S2 says (facts.md § 3), with no code of its own."""

import re
from pathlib import Path

import pytest

from partnerships.models import Partnership
from reporting.assemble import assemble
from reporting.models import Report
from reporting.pdf import render_pdf
from tests.reporting.pdf_text import text_of

ROOT = Path(__file__).parents[2]
HEADINGS = [
    (1, "Sammanfattning"),
    (1, "Förslag till beslut"),
    (1, "Beslutsunderlag"),
    (1, "Beslutsplanering"),
    (1, "Beslutet skickas till"),
    (1, "Ärendet"),
    (2, "Styrgrupp"),
    (2, "2022 års fokusområde"),
    (2, "Dialogforum"),
    (2, "Parternas förutsättningar att samverka"),
    (2, "Lärande och kunskap"),
    (2, "Inspiration och möten"),
    (2, "Kommunikation"),
    (2, "Exempel på samarbeten"),
    (2, "Inför 2023"),
    (1, "Stadskontorets bedömning"),
    (1, "Ansvariga"),
]


@pytest.fixture
def letter(facts):
    return Report.objects.get(partnership__slug="malmoandan", year=2022)


@pytest.fixture
def draft(letter):
    return assemble(letter)


def test_headings_in_the_order_of_s2(draft):
    """facts.md § 3.1."""
    assert list(draft.facts.headings) == HEADINGS


def test_the_letterhead_of_s2(draft):
    """facts.md § 3.2, § 3.4: own number, two clauses, three records, two meetings, fifteen recipients."""
    head = draft.facts.letter
    assert head.registry_number == "STK-2023-267"
    assert [clause.text for clause in head.clauses] == [
        "Kommunstyrelsen godkänner årsrapport för Malmöandan 2022 och lägger den till handlingarna.",
        "Kommunstyrelsen översänder årsrapport för Malmöandan till stadens övriga nämnder för kännedom.",
    ]
    assert len(head.supporting_records) == 3
    assert [f"{step.meets_on}" for step in head.decision_schedule] == ["2023-04-03", "2023-04-12"]
    assert len(head.recipients) == 15
    assert "Miljönämnden" not in head.recipients  # O-18: kept as written


def test_each_recipient_is_known_to_the_register(letter):
    assert all(recipient.organisation_id for recipient in letter.letter.recipients.all())


def test_the_signers_have_real_titles_and_invented_names(letter):
    officials = letter.letter.responsible.order_by("position")
    assert [each.title for each in officials] == ["Avdelningschef", "Sektionschef", "Stadsdirektör"]
    assert all(each.is_example for each in officials)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("summary", "ett årligt bidrag om 1 000 000 kronor fram till och med 2026"),
        ("steering-group", "Styrgruppen består av totalt åtta personer, varav tre från Malmö stad"),
        ("conditions", "För 2022 hade Nobel 21 cirka 545 besökare per vecka. Det arrangerades 2850 möten"),
        ("communication", "drygt 600 följare och via Instagram och Facebook med cirka 1000 följare"),
        ("focus-area", "vilket fokusområde Malmöandan ska ta sig an för varje år"),
        ("next-year", "leder till att andelen som får diabetes typ 2 också ökar"),
    ],
)
def test_the_text_is_verbatim_with_line_breaks_healed(letter, code, sentence):
    """The log has none of these numbers, so they are text."""
    assert sentence in letter.sections.get(code=code).body


def test_five_notes_as_written(letter):
    bodies = letter.sections.values_list("body", flat=True)
    assert sum(body.count("^[2023-03-") for body in bodies) == 5


def test_no_error_stops_the_letter(draft):
    assert draft.errors == []


@pytest.mark.pdf
@pytest.mark.parametrize(
    ("slug", "year", "words"),
    [
        ("kraftsamling-herrgarden", 2023, ("Återrapportering från Kraftsamling", "Mötesplatsutveckling")),
        ("malmoandan", 2022, ("Återrapportering kring utvecklingen av Malmöandan", "Dialogforum", "Valnämnden")),
    ],
)
def test_both_letters_become_a_pdf(facts, slug, year, words):
    """Two partnerships, two templates, one program."""
    report = Report.objects.get(partnership__slug=slug, year=year)
    text = text_of(render_pdf(assemble(report).facts))
    assert all(each in text for each in words)


def test_no_code_names_a_partnership(facts):
    """The next one must fit without new code (issue 5); the demo alone knows whom it fills."""
    slugs = "|".join(Partnership.objects.values_list("slug", flat=True))
    sources = [
        path
        for floor in ("kraftsamling", "reporting", "budgets", "partnerships", "templates")
        for path in (ROOT / floor).rglob("*.*")
        if path.suffix in {".py", ".html"} and "demo" not in path.parts and "migrations" not in path.parts
    ]
    named = [path.name for path in sources if re.search(rf"[\"']({slugs})[\"']", path.read_text())]
    assert named == []
