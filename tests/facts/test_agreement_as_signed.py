"""The extension agreement in the database says what S1 says (facts.md § 2 and § 9)."""

import datetime as dt

import pytest

from partnerships.models import Agreement, Decision, IndicatorKind, OutcomeGoal
from partnerships.status import AgreementState, agreement_status


@pytest.fixture
def extension(facts):
    return Agreement.objects.get(partnership=facts, code="2024-2025")


def test_six_parties_as_they_are_named_in_the_agreement(extension):
    """S1-P1 to S1-P6."""
    assert [str(party) for party in extension.parties.in_order()] == [
        "Malmö Stad genom Kommunstyrelsen",
        "Malmö Stad genom Kulturnämnden",
        "Malmö Stad genom Fritidsnämnden",
        "Rädda Barnen Region Syd",
        "Tillsammans i Förening",
        "Urbana studier, Malmö universitet",
    ]


def test_nineteen_commitments_of_which_two_bind_all(extension):
    """S1-C1 to S1-C19."""
    commitments = extension.commitments.order_by("position")
    assert [each.source for each in commitments] == [f"S1-C{number}" for number in range(1, 20)]
    assert [each.source for each in commitments if each.party is None] == ["S1-C1", "S1-C2"]


def test_commitments_per_party(extension):
    counts = {party.organisation.slug: party.commitments.count() for party in extension.parties.all()}
    assert counts == {
        "kulturnamnden": 4,
        "fritidsnamnden": 2,
        "kommunstyrelsen": 2,
        "tillsammans-i-forening": 3,
        "radda-barnen": 4,
        "urbana-studier": 2,
    }


def test_five_goals_in_four_areas(extension):
    """S1-E1 to S1-E5: 2 + 1 + 1 + 1."""
    areas = extension.programme_areas.order_by("position")
    assert [(area.code, area.outcome_goals.count()) for area in areas] == [
        ("omradesutveckling", 2),
        ("egenmakt", 1),
        ("motesplats", 1),
        ("barn-och-unga", 1),
    ]
    sources = [goal.source for goal in OutcomeGoal.objects.of_agreement(extension)]
    assert sources == ["S1-E1", "S1-E2", "S1-E3", "S1-E4", "S1-E5"]


def test_five_quantitative_and_three_qualitative_measures(extension):
    """S1-K1 to S1-K5, S1-L1 to S1-L3."""
    measures = extension.indicators.order_by("position")
    quantitative = [each.source for each in measures if each.kind == IndicatorKind.QUANTITATIVE]
    qualitative = [each.source for each in measures if each.kind == IndicatorKind.QUALITATIVE]
    assert quantitative == ["S1-K1", "S1-K2", "S1-K3", "S1-K4", "S1-K5"]
    assert qualitative == ["S1-L1", "S1-L2", "S1-L3"]


def test_four_committees_get_the_follow_up_report(extension):
    """S1-U1: one of them is no party (O-10)."""
    recipients = extension.report_recipients.order_by("position")
    assert [each.organisation.code for each in recipients] == ["FN", "KN", "ASN", "KS"]


def test_every_section_has_its_heading(extension):
    """facts.md § 2.1."""
    numbers = [section.section_number for section in extension.sections.in_order()]
    assert numbers == ["1", "2", "3", "4", "4.1", "4.2", "4.3", "5", "6", "7", "8", "9", "10", "11", "12"]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("1", "57,01 % 2018 jämfört med snittet för riket som var 87,18 % samma år"),
        ("4.3", "Avtalsparterna åtar sig att i november varje år enas om en aktivitetsplan för kommande år."),
        ("5", "Beslut om inkludering av en ny part fattas av Samordningsfunktionen i samråd med alla"),
        ("7", "Ekonomiska förändringar måste meddelas alla parter senast 6 månader innan avtalet löper ut."),
        ("8", "Återrapportering ska ske senast i mars varje år."),
        ("9", "Efter förlängningsperioden upphör överenskommelsen utan krav på föregående uppsägning."),
        ("10", "Om tvist uppstår ska denna i första hand lösas genom dialog mellan avtalsparterna."),
    ],
)
def test_the_text_is_verbatim(extension, number, sentence):
    assert sentence in extension.sections.get(section_number=number).body


def test_in_force_to_the_last_day_and_no_longer(extension):
    """facts.md § 9: gällande 2025-12-31, upphört 2026-01-01. The committees' days are not in the sources."""
    assert agreement_status(extension, dt.date(2025, 12, 31)).state == AgreementState.WAITING
    for number, party in enumerate(extension.parties.filter(must_approve=True), start=1):
        Decision(
            partnership=extension.partnership,
            agreement=extension,
            body=party.organisation,
            decided_on=dt.date(2023, 12, 7),
            section_number=number,
            legal_force_on=dt.date(2023, 12, 30),
        ).save_as(None)
    extension.refresh_from_db()
    assert agreement_status(extension, dt.date(2025, 12, 31)).state == AgreementState.IN_FORCE
    assert agreement_status(extension, dt.date(2026, 1, 1)).state == AgreementState.EXPIRED


def test_the_decisions_are_known_but_not_when_they_got_legal_force(facts):
    """S0-R1, S0-R3; facts.md § 10."""
    decisions = Decision.objects.filter(partnership=facts).oldest_first()
    printed = [(str(each), each.agreement.code, each.legal_force_on) for each in decisions]
    assert printed == [
        ("KS 210818 §\u00a0274", "2021-2023", None),
        ("KS 231206 §\u00a0342", "2024-2025", None),
    ]


def test_the_first_agreement_has_six_parties_and_four_areas(facts):
    """S0-P1 to S0-P6, S0-F6; its own text is not in the sources."""
    original = Agreement.objects.get(partnership=facts, code="2021-2023")
    assert original.registry_number == "STK-2021-567"
    assert original.parties.count() == 6
    assert original.programme_areas.count() == 4
    assert OutcomeGoal.objects.of_agreement(original).count() == 0
