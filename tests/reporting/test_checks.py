"""Each check by itself, on a few lines of material: what it tells, and what it leaves alone."""

import datetime as dt
from dataclasses import replace

import pytest

from partnerships.quantities import Figure, FigureKind
from reporting.annexes import ActivityStatistics, AreaStatistics, OccasionList, OccasionRow, Occasions
from reporting.checks.days import check_days, usual_weekdays
from reporting.checks.documents import check_documents
from reporting.checks.log import check_log
from reporting.checks.material import CaseMaterial, Meeting, OtherName, Passage, RecordList
from reporting.checks.names import check_names, says_otherwise
from reporting.checks.path import check_path
from reporting.checks.prose import check_personal_numbers
from reporting.checks.recipients import check_the_others
from reporting.checks.small_groups import check_small_groups
from reporting.checks.statements import people
from reporting.checks.sums import check_sums
from reporting.checks.unlinked import check_unlinked
from reporting.dates_in_text import Bodies
from reporting.facts import ReportFacts
from reporting.figures import WHOLE_YEAR, Entry, RowKind, Selection
from reporting.models import ReportSection

BODIES = Bodies({"KF": "KF", "Kommunfullmäktige": "KF", "KS": "KS", "Kommunstyrelsen": "KS", "KSAU": "KSAU"})
RANK = {"KSAU": 0, "KS": 1, "KF": 2}


def met(body, day, number=None, source="registret"):
    return Meeting(body, dt.date.fromisoformat(day), source, number, RANK[body])


def material(*texts, **parts):
    passages = tuple(Passage("Ärendet", text) for text in texts)
    nothing = CaseMaterial(BODIES, passages, (), (), (), {})
    return replace(nothing, **parts)


def told(findings):
    return [finding.text.replace("\u00a0", " ") for finding in findings]


# --- Days --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Se KF 240927 § 189.", "«KF 240927 § 189». I registret är det KF 240926 § 189, 26 september 2024."),
        ("Se KF 250926 § 189.", "«KF 250926 § 189». I registret är det KF 240926 § 189, 26 september 2024."),
        ("Kommunfullmäktige 2023-09-26", "«Kommunfullmäktige 2023-09-26». I registret står KF 26 september 2024"),
        ("Kommunstyrelsen 2024-05-05", "«Kommunstyrelsen 2024-05-05». 5 maj 2024 är en söndag."),
    ],
)
def test_a_day_that_the_register_speaks_against(text, reason):
    (finding,) = told(check_days(material(text, decided=(met("KF", "2024-09-26", 189),))))
    assert finding.startswith(reason)


@pytest.mark.parametrize(
    "text",
    [
        "Se KF 240926 § 189.",
        "Se KF 250123 § 189, ett annat år.",
        "Se KF 240926 § 190, samma möte.",
        "Kommunfullmäktige 2024-10-24",
        "Mötet hölls den 5 maj 2024.",
    ],
)
def test_a_day_that_may_be_right_is_left_alone(text):
    assert told(check_days(material(text, decided=(met("KF", "2024-09-26", 189),)))) == []


def test_of_two_days_the_one_that_more_texts_name_is_believed():
    texts = ("Se KF 240926 § 189.", "Enligt KF 240926 § 189.", "Kommunfullmäktige beslutade den 9 oktober 2024 §189.")
    (finding,) = told(check_days(material(*texts)))
    assert finding == "«den 9 oktober 2024 §189». På andra ställen är KF § 189 från 26 september 2024."


def test_the_same_paragraph_of_another_year_is_another_decision():
    decided = (met("KF", "2023-05-25", 189), met("KF", "2024-09-26", 189))
    (finding,) = told(check_days(material("KF 240927 § 189. KF 230525 § 189.", decided=decided)))
    assert finding.startswith("«KF 240927 § 189»")


def test_usual_weekdays_are_learned_from_at_least_two_meetings_and_a_clear_majority():
    days = {
        "KS": ["2021-08-18", "2023-12-06", "2024-05-07"],  # two Wednesdays and a Tuesday
        "KF": ["2024-09-26"],
        "KSAU": ["2024-04-29", "2024-04-30", "2024-05-06", "2024-05-08"],
    }
    assert usual_weekdays({body: map(dt.date.fromisoformat, each) for body, each in days.items()}) == {"KS": 2}


def test_a_decided_meeting_is_not_asked_about_for_its_weekday():
    usual, decided = {"KS": 2}, (met("KS", "2024-05-07", 123),)
    assert told(check_days(material("KS 240507 § 123", usual=usual, decided=decided))) == []
    assert len(check_days(material("KS 2024-05-07", usual=usual))) == 1


# --- The path ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schedule", "text"),
    [
        ((("KSAU", "2024-04-29"), ("KS", "2024-05-08"), ("KF", "2024-05-30")), None),
        ((("KSAU", "2024-04-29"), ("KS", "2024-04-10")), "KS 240410 står efter KSAU 240429, men är tidigare."),
        ((("KS", "2024-04-10"), ("KSAU", "2024-04-29")), "KS 240410 är före KSAU 240429, som bereder ärendet."),
        ((("KSAU", "2024-03-25"), ("KSAU", "2024-12-09"), ("KS", "2025-01-08")), None),
    ],
)
def test_meetings_in_the_order_of_the_path(schedule, text):
    """Rule 37."""
    meetings = tuple(met(*each, source="beslutsplaneringen") for each in schedule)
    assert told(check_path(material(schedule=meetings))) == ([text] if text else [])


def test_a_decision_on_another_day_than_the_planned():
    """Rule 40."""
    case = material(schedule=(met("KS", "2024-05-08"),), steps=(met("KS", "2024-05-15", 123),))
    assert told(check_path(case)) == ["KS 240515 § 123 är en annan dag än den planerade, 8 maj 2024."]


@pytest.mark.parametrize(
    ("dated", "signed", "findings"),
    [
        ("2025-12-03", "2025-11-17", 1),
        ("2025-12-03", "2025-12-03", 0),
        ("2026-02-01", None, 1),
        ("2026-02-01", "2026-02-02", 1),
    ],
)
def test_signed_after_it_is_dated_and_dated_before_its_last_meeting(dated, signed, findings):
    """O-21."""
    days = {"document_date": dt.date.fromisoformat(dated), "signed_on": signed and dt.date.fromisoformat(signed)}
    assert len(check_path(material(schedule=(met("KS", "2026-01-07"),), **days))) == findings


# --- Documents, statements, names, recipients --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("letter", "minutes", "findings"),
    [
        ("G-Tjänsteskrivelse KSAU 251201 Åter", "G-Tjänsteskrivelse KSAU 251208 Åter", 1),
        ("G-Tjänsteskrivelse KSAU 251208 Åter", "G-Tjänsteskrivelse KSAU 251208 Åter", 0),
        ("Rapport KS 251201 om barn", "Rapport KS 251208 om unga", 0),
        ("Beslut KS 251201 § 3", "Beslut KS 251208 § 9", 0),
        ("Rapport KS 251201 om barn", "Rapport KS 251208 om barn", 1),
    ],
)
def test_a_document_named_in_two_ways(letter, minutes, findings):
    """O-20."""
    lists = (RecordList("Beslutsunderlag", (letter,)), RecordList("Protokollet", (minutes,)))
    meetings = (met("KSAU", "2025-12-08"),)
    assert len(check_documents(material(lists=lists, schedule=meetings))) == findings


def test_names_of_people_without_their_parties():
    assert people("Amina Ståhl (M) och Göran Lindh (C)") == people("Göran Lindh (C),\nAmina Ståhl (M)")
    assert people("") == set()


@pytest.mark.parametrize(
    ("name", "official", "otherwise"),
    [
        ("Internationell Människohjälp (IM)", "Individuell Människohjälp (IM)", True),
        ("Rädda Barnen", "Rädda Barnen Region Syd", False),
        ("Rosengård Folkets hus", "Rosengårds Folkets hus", False),
        ("Malmö Idrottens Samorganisation (MISO)", "Malmö Idrottens Samorganisation", False),
        ("TiF", "Tillsammans i Förening", False),
    ],
)
def test_a_name_in_full_that_says_something_else(name, official, otherwise):
    """O-06."""
    assert says_otherwise(name, official) is otherwise


def test_a_former_name_is_told_and_a_part_of_a_word_is_not():
    names = [OtherName("Fritidsförvaltningen", "Kultur- och fritidsförvaltningen", is_former=True)]
    (finding,) = check_names([Passage("Ärendet", "Fritidsförvaltningen deltog.")], names)
    assert finding.text == (
        "Texten skriver «Fritidsförvaltningen»; organisationen hette då «Kultur- och fritidsförvaltningen»."
    )
    assert check_names([Passage("Ärendet", "Fritidsförvaltningens lokaler.")], names) == []


def test_stadens_ovriga_namnder():
    """O-18: told, never added."""
    clauses = ["Kommunstyrelsen översänder årsrapporten till stadens övriga nämnder för kännedom."]
    (finding,) = check_the_others(clauses, ["Kulturnämnden"], ["Kulturnämnden", "Miljönämnden"])
    assert (
        finding.text == "Att-satsen skickar till «stadens övriga nämnder», men Miljönämnden står inte bland mottagarna."
    )
    assert check_the_others(["Kommunstyrelsen godkänner rapporten."], [], ["Miljönämnden"]) == []


def test_a_personnummer_is_an_error_and_not_repeated():
    (finding,) = check_personal_numbers("Ärendet", "Enligt 811218-9876 var det så.")
    assert finding.is_error
    assert "811218" not in finding.text


# --- The log and its annexes -------------------------------------------------------------------------------------


def facts(*visits, months=(1,) * 12, uncounted=0):
    rows = tuple(
        OccasionRow(
            dt.date(2023, 1, 1 + number), "Fika", "A", "TiF", "Varda", Figure("visits", FigureKind.VISITS, count)
        )
        for number, count in enumerate(visits)
    )
    area = AreaStatistics("A", tuple(map(Occasions, months)), Figure("v", FigureKind.VISITS, 9), Occasions(uncounted))
    return ReportFacts(
        title="Rapport",
        partnership="P",
        year=2023,
        has_example_data=False,
        sections=(),
        statistics=ActivityStatistics(2023, (area,)),
        occasions=OccasionList(2023, rows),
    )


def test_small_groups_in_a_printed_row():
    (finding,) = check_small_groups(facts(3, 5, 0, 4))
    assert finding.text.replace("\u00a0", " ") == (
        "2 rader i aktivitetsförteckningen har färre än 5 besök: Fika 2023-01-01 och Fika 2023-01-04."
    )
    assert check_small_groups(facts(5, 0)) == []


def test_gaps_in_the_log():
    found = check_log(
        facts(months=(1, 0, *(1,) * 10), uncounted=2),
        planned=3,
        without_need=["Fika"],
        today=dt.date(2024, 3, 1),
    )
    assert told(found) == [
        "Inget är loggat i februari 2023.",
        "2 genomförda tillfällen saknar antal besök.",
        "3 tillfällen 2023 står kvar som planerade.",
        "1 aktivitet saknar angivet behov: Fika.",
    ]


def test_months_that_have_not_come_are_no_gap():
    found = check_log(facts(months=(1, 0, *(0,) * 10)), planned=3, without_need=[], today=dt.date(2023, 3, 15))
    assert told(found) == ["Inget är loggat i februari 2023."]


def entry(name, value):
    figure = Figure(name, FigureKind.OCCASIONS, value)
    return Entry(figure, WHOLE_YEAR, "Aktiviteter 2023", "", Selection(RowKind.OCCASIONS))


def test_the_text_the_table_and_the_rows_are_one_number():
    assert check_sums(facts(*[9] * 12), {"activity_count": entry("activity_count", 12)}) == []
    (finding,) = check_sums(facts(*[9] * 11), {"activity_count": entry("activity_count", 12)})
    assert finding.is_error


def test_a_number_typed_by_hand_that_is_a_figure():
    section = ReportSection(heading="Ärendet", body="Under året genomfördes 517 aktiviteter.")
    (finding,) = check_unlinked([section], {"activity_count": entry("activity_count", 517)})
    assert finding.text == "Skrivet för hand: «517» (Aktiviteter 2023)."
    section.body = "Under året genomfördes {activity_count} aktiviteter på 40 platser."
    assert check_unlinked([section], {"activity_count": entry("activity_count", 517)}) == []
