"""Decision references and registry numbers, read in every written form and printed in one (rules 34–35, O-26)."""

import datetime as dt

import pytest

from partnerships.references import DecisionReference, RegistryNumber, parse_decision_reference, parse_registry_number

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("text", "body", "day", "section"),
    [
        ("KS 210818 § 274", "KS", dt.date(2021, 8, 18), 274),  # S0-R1
        ("KS 231206 § 342", "KS", dt.date(2023, 12, 6), 342),  # S0-R3
        ("KSAU 251208 §564", "KSAU", dt.date(2025, 12, 8), 564),  # S3-R6
        ("KF 240926 § 189", "KF", dt.date(2024, 9, 26), 189),  # S3-R2
        (f"KS{NBSP}260107{NBSP}§16", "KS", dt.date(2026, 1, 7), 16),  # S3-R5, pasted
    ],
)
def test_a_decision_reference_is_read(text, body, day, section):
    assert parse_decision_reference(text) == DecisionReference(body, day, section)


def test_a_decision_reference_is_printed_in_one_form():
    assert str(parse_decision_reference("KSAU 251208 §564")) == f"KSAU 251208 §{NBSP}564"


@pytest.mark.parametrize(
    "text", ["STK-2023-137", "KS 210818", "KS 211318 § 1", "§ 8", "274", "KS 2021-08-18 § 274", ""]
)
def test_what_is_no_decision_reference_is_refused(text):
    with pytest.raises(ValueError, match=r"inte en beslutsreferens|inget datum"):
        parse_decision_reference(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("STK-2021-567", RegistryNumber("STK", 2021, 567)),  # S0-R2
        ("STK-2023-137-50", RegistryNumber("STK", 2023, 137, 50)),  # S3-R4
    ],
)
def test_a_registry_number_is_read_and_printed(text, number):
    assert parse_registry_number(text) == number
    assert str(number) == text


@pytest.mark.parametrize("text", ["KS 210818 § 274", "STK- 2023-137 §189", "2023-137", "STK-23-137", ""])
def test_what_is_no_registry_number_is_refused(text):
    with pytest.raises(ValueError, match="inte ett diarienummer"):
        parse_registry_number(text)
