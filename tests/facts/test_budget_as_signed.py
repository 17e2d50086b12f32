"""The budget of 2024 in the database says what S1 § 7 says (facts.md § 2.6 and § 9)."""

from decimal import Decimal

import pytest

from budgets.models import Budget, CarryOver, IndexationRate
from budgets.totals import budget_sheet
from partnerships.models import Agreement, Organisation


@pytest.fixture
def year_2024(facts):
    return budget_sheet(facts).year(2024)


def test_the_lines_sum_to_the_stated_total(year_2024):
    """S1-B5."""
    assert year_2024.total.amount == year_2024.stated_total == Decimal(1_210_000)


def test_sums_per_funder(year_2024):
    by_funder = {body.slug: total.amount for body, total in year_2024.by_funder.items()}
    assert by_funder == {"fritidsnamnden": 320_000, "kommunstyrelsen": 790_000, "kulturnamnden": 100_000}


def test_what_the_associations_may_ask_for(year_2024):
    assert year_2024.requestable.amount == Decimal(1_110_000)


def test_only_lines_with_an_asterisk_are_uplifted(year_2024):
    """S1-B1 and S1-B2: 320 000 and 715 000."""
    assert year_2024.index_base.amount == Decimal(1_035_000)


def test_available_with_what_was_carried_over(year_2024):
    """S0-F4, S0-F5."""
    assert year_2024.available.amount == Decimal(1_442_886)
    assert year_2024.available_to("radda-barnen").amount == Decimal(1_022_886)


def test_2025_is_unknown(facts):
    """O-36: no committee's rate is in the sources."""
    assert budget_sheet(facts).year(2025).total.amount is None


def test_2025_with_invented_rates(facts):
    """facts.md § 9: 3,0 % and 2,5 % give 1 237 475."""
    agreement = Agreement.objects.get(code="2024-2025")
    for slug, rate in (("fritidsnamnden", "3.0"), ("kommunstyrelsen", "2.5")):
        IndexationRate(
            agreement=agreement,
            funder=Organisation.objects.get(slug=slug),
            year=2025,
            rate_percent=Decimal(rate),
            source_decision="Påhittad",
        ).save_as(None)
    year = budget_sheet(facts).year(2025)
    assert [line.amount for line in year.lines] == [329_600, 732_875, 75_000, 100_000]
    assert year.total.amount == Decimal(1_237_475)


def test_who_does_what_for_whom(facts):
    """S1-B1 to S1-B4: a unit that is no party performs a line."""
    lines = Budget.objects.get(year=2024).lines.order_by("position").select_related("performer", "funder")
    assert [(line.source, line.performer.slug, line.funder.code, line.is_indexed) for line in lines] == [
        ("S1-B1", "tillsammans-i-forening", "FN", True),
        ("S1-B2", "radda-barnen", "KS", True),
        ("S1-B3", "radda-barnen", "KS", False),
        ("S1-B4", "rosengardsbiblioteket", "KN", False),
    ]


def test_the_carry_over_tells_who_granted_it_and_how(facts):
    """O-29: not all parties approved, and nothing here says so."""
    carried = CarryOver.objects.get()
    assert (carried.amount, carried.from_year, carried.to_year) == (Decimal(232_886), 2023, 2024)
    assert carried.approved_by.slug == "stadskontoret"
    assert carried.approval == "godkänt av stadskontoret (dialog)"
    assert "vakans" in carried.cause
