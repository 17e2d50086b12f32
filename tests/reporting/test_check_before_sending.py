"""The check before sending, run on S3's own letter and minutes: its six known faults are found, each once (facts.md
§ 7), and a fault that is put right is not told any more."""

import datetime as dt

import pytest

from reporting.control import control
from tests.reporting.s3 import LETTER, make_s3

FAULTS = {
    "O-01": "«Kommunfullmäktige 2025-01-22». Yttrandet hör till KF 260122 § 8, 22 januari 2026.",
    "O-02": "«den 9 oktober 2024 §189». I registret är det KF 240926 § 189, 26 september 2024.",
    "O-03": "«den 24 mars 2024». I beslutsplaneringen står KSAU 24 mars 2025: året är ett annat.",
    "O-20": f"«{LETTER.format(day=251201)}». I protokollet KF 260122 § 8 heter samma handling",
    "O-21": "Skrivelsen är signerad 2025-11-17, före sitt datum 2025-12-03.",
    "O-22": "Anmäldes av Amina Ståhl (M) och Göran Lindh (C), men är undertecknat av",
    "S3-R8": "«STK-2023-137 §189» blandar diarienummer och paragraf.",
    "no annual report": "Parternas uppföljningsrapport för 2025 är inte inlämnad, så den följer inte med som bilaga.",
    "no log": "Inga genomförda aktiviteter är loggade för 2025.",
    "no budget": "Det finns ingen budget för 2025, så bilagan med budgeten saknas.",
}


@pytest.fixture
def s3(db):
    return make_s3()


def faults(report):
    """The names of the known faults that are told; anything else as it is told."""
    texts = [each.finding.text.replace("\u00a0", " ") for each in control(report).judged]
    return sorted(next((name for name, text in FAULTS.items() if told.startswith(text)), told) for told in texts)


def write(section, old, new):
    assert old in section.body
    section.body = section.body.replace(old, new)
    section.save_as(None)


def test_the_six_faults_of_s3_each_once_and_nothing_else(s3):
    assert faults(s3.report) == sorted(FAULTS)


def test_none_of_them_stops_the_letter(s3):
    """Rule 40: a warning, never a silent fix; a date that looks wrong may be right."""
    assert control(s3.report).errors == []


def test_a_day_that_two_texts_name_is_told_once_with_both(s3):
    (told,) = [each.finding for each in control(s3.report).judged if "24 mars 2024" in each.finding.text]
    assert told.place == "Ärendet och Stadskontorets bedömning"
    assert "Det är före uppdraget, KF 240926" in told.text
    assert "24 mars 2024 är en söndag." in told.text
    assert [told.section.code, *(section.code for section in told.also)] == ["matter", "assessment"]


def right_the_statement(s3):
    statement = s3.steps["KF"].dissents.get()
    statement.dated_on, statement.text = dt.date(2026, 1, 22), statement.text.replace("2025-01-22", "2026-01-22")
    statement.save_as(None)


def right_the_decision(s3):
    write(s3.report.sections.get(code="matter"), "9 oktober 2024", "26 september 2024")


def right_the_referral(s3):
    for code in ("matter", "assessment"):
        write(s3.report.sections.get(code=code), "24 mars 2024", "24 mars 2025")


def right_the_document(s3):
    record = s3.report.letter.supporting_records.get(title=LETTER.format(day=251201))
    record.title = LETTER.format(day=251208)
    record.save_as(None)


def right_the_stamp(s3):
    s3.report.letter.signed_on = dt.date(2025, 12, 3)
    s3.report.letter.save_as(None)


def right_the_signers(s3):
    statement = s3.steps["KF"].dissents.get()
    statement.signed_by = "Göran Lindh (C) och Amina Ståhl (M)"
    statement.save_as(None)


def right_the_reference(s3):
    write(s3.report.sections.get(code="assessment"), "(STK-2023-137 §189)", "§ 189 (STK-2023-137)")


@pytest.mark.parametrize(
    ("fault", "put_right"),
    [
        ("O-01", right_the_statement),
        ("O-02", right_the_decision),
        ("O-03", right_the_referral),
        ("O-20", right_the_document),
        ("O-21", right_the_stamp),
        ("O-22", right_the_signers),
        ("S3-R8", right_the_reference),
    ],
)
def test_a_fault_put_right_is_not_told_any_more(fault, put_right, s3):
    put_right(s3)
    assert faults(s3.report) == sorted(set(FAULTS) - {fault})


def test_before_the_minutes_exist_the_letter_is_read_against_itself(s3):
    """What can be known before sending: all but the statement."""
    for step in s3.steps.values():
        step.dissents.all().delete()
        step.delete()
    s3.partnership.decisions.all().delete()
    told = {each.finding.text.replace("\u00a0", " ")[:40] for each in control(s3.report).judged}
    assert "«den 9 oktober 2024 §189». På andra stäl" in told
    assert "«den 24 mars 2024». I beslutsplaneringen" in told
    assert f"«{LETTER.format(day=251201)}"[:40] in told
