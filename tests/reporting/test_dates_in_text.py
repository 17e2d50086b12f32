"""Days, decisions and bodies found in running text, in every form that the letters use (facts.md)."""

import pytest

from reporting.dates_in_text import Bodies, mentions, mixed_references

NAMES = {
    "KF": ["Kommunfullmäktige"],
    "KS": ["Kommunstyrelsen"],
    "KSAU": ["Kommunstyrelsens arbetsutskott"],
    "ASN": ["Arbetsmarknads- och socialnämnden"],
    "FN": ["Fritidsnämnden"],
    "FKN": ["Funktionsstödsnämnden"],
    "GVN": ["Gymnasie- och vuxenutbildningsnämnden"],
    "SEN": ["Servicenämnden"],
}
BODIES = Bodies({name: code for code, names in NAMES.items() for name in (code, *names)})


def found(text):
    return [(each.body, str(each.day), each.section_number) for each in mentions(text, BODIES)]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Under 2021 beslutade kommunstyrelsen (KS 210818 § 274) om att ingå", ("KS", "2021-08-18", 274)),
        ("Att förlänga avtalet (KS 231206 §\u00a0342).", ("KS", "2023-12-06", 342)),
        ("Kommunstyrelsens arbetsutskott 2024-04-29", ("KSAU", "2024-04-29", None)),
        ("Kommunstyrelsen 2024-05-07", ("KS", "2024-05-07", None)),
        ("G-Tjänsteskrivelse KSAU 240429 Återrapportering från Kraftsamling", ("KSAU", "2024-04-29", None)),
        ("Kommunfullmäktige beslutade den 26 september 2024 §189 att ge", ("KF", "2024-09-26", 189)),
        ("Kommunfullmäktige beslutade därför den 9 oktober 2024 §189 att ge", ("KF", "2024-10-09", 189)),
        ("Kommunstyrelsens arbetsutskott beslutade den 24 mars 2024 att skicka", ("KSAU", "2024-03-24", None)),
        (
            "Beslut KF 240926 § 189 med reservation (SD) och särskilt yttrande (M+C)",
            ("KF", "2024-09-26", 189),
        ),
        ("Förslag till beslut KS 260107 §16 med särskilt yttrande", ("KS", "2026-01-07", 16)),
        ("Förslag till beslut KSAU 251208 §564 med särskilt yttrande (M)", ("KSAU", "2025-12-08", 564)),
        ("Arbetsmarknads- och socialnämndens beslut 250619 § 219 med reservation", ("ASN", "2025-06-19", 219)),
        ("Beslut fritidsnämnden 250619 § 91", ("FN", "2025-06-19", 91)),
        ("Funktionsstödsnämndens beslut 250623 § 59", ("FKN", "2025-06-23", 59)),
        ("Gymnasie- och vuxenutbildningsnämnden beslut 250613 § 95", ("GVN", "2025-06-13", 95)),
        ("Servicenämndens beslut 250617 §66", ("SEN", "2025-06-17", 66)),
        ("Kommunfullmäktige 2025-01-22", ("KF", "2025-01-22", None)),
        ("Den 13 juni 2018 antog kommunstyrelsen en plan", ("KS", "2018-06-13", None)),
        (
            "som kommunfullmäktige gav kommunstyrelsen på sammanträdet 26 september 2024 (STK- 2023-137 §189)",
            ("KF", "2024-09-26", 189),
        ),
        ("Den 14 juni 2017 tecknades en överenskommelse (STK-2017-1039).", ("", "2017-06-14", None)),
        ("Statistik hämtad 2020-12-09", ("", "2020-12-09", None)),
        ("avser perioden 1 januari 2024 och framåt", ("", "2024-01-01", None)),
    ],
)
def test_every_form_of_the_letters(text, mention):
    assert found(text) == [mention]


@pytest.mark.parametrize(
    "text",
    [
        "en avvikelse på 232 886 kr, eller 232886",
        "Uppdrag budget 2023 - Definiera och starta ett (STK-2023-137-50)",
        "Genom kommunfullmäktiges budgetuppdrag 2023 (STK-2023-137)",
        "Den 13 april hålls en lärandekonferens",
        "Statistik 2013-2022",
        "den 31 februari 2024",
        "KF 241399 § 1",
    ],
)
def test_what_names_no_day(text):
    assert found(text) == []


def test_a_body_of_another_sentence_did_not_act():
    text = "Kommunfullmäktige beslutade detta. Avtalet undertecknades den 3 mars 2024."
    assert found(text) == [("", "2024-03-03", None)]


def test_the_words_are_as_written():
    (mention,) = mentions("Se KF 240926 §\u00a0189.", BODIES)
    assert mention.words == "KF 240926 § 189"


def test_a_registry_number_has_no_paragraph():
    """S3-R8, rule 35."""
    assert mixed_references("på mötet 26 september 2024 (STK-\n2023-137 §189) faller") == ["STK- 2023-137 §189"]
    assert mixed_references("KF 240926 § 189 (STK-2023-137-50)") == []


@pytest.mark.parametrize(
    "text", ["KF" + " \t" * 9_000 + "x 240101", "2024-01-01" + " ," * 9_000, "KF 240101 §" * 1_500]
)
def test_a_text_made_to_be_hard_takes_no_time(text):
    assert len(found(text)) < 2_000
