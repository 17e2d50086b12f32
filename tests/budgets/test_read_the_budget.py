"""Everyone with a role in the partnership reads the budget's pages."""

import pytest

from tests.budgets.builders import add_lines, make_rate
from tests.builders import make_organisation, make_partnership, make_reader


def text(response):
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def test_the_table_with_its_sums(reader, h):
    page = text(reader.get(h.url))
    for amount in ("1 210 000 kr", "1 442 886 kr", "1 022 886 kr", "1 110 000 kr", "1 035 000 kr", "232 886 kr"):
        assert amount in page


def test_the_unknown_uplift_is_said_and_only_the_own_staff_are_asked_for_it(ks_staff, h):
    page = text(ks_staff.get(h.url))
    assert "okänd uppräkning" in page
    assert f"/upprakning/{h.ks.slug}/2025/" in page
    assert f"/upprakning/{h.fn.slug}/2025/" not in page


def test_a_reader_is_not_asked_for_an_uplift(reader, h):
    assert "/upprakning/" not in text(reader.get(h.url))


def test_a_budget_that_does_not_sum_is_shown_as_such(reader, h):
    h.budget.stated_total += 500
    h.budget.save_as(None)
    page = text(reader.get(h.url))
    assert "Budgeten för 2024 går inte ihop" in page
    assert "den angivna summan är 1 210 500 kr. Skillnaden är 500 kr." in page


def test_an_amount_opens_its_explanation(reader, h):
    make_rate(h.agreement, funder=h.ks, percent="2.5")
    page = text(reader.get(f"{h.url}rad/samordning/2025/"))
    assert "715 000 × 1,025 = 732 875" in page
    assert "uppräknat med kommunstyrelsens 2,5 % inför 2025 (Nämndens budget 2025)" in page


def test_the_worked_example_on_the_page(reader, h):
    """facts.md § 9, with its invented rates."""
    make_rate(h.agreement, funder=h.fn, percent="3.0")
    make_rate(h.agreement, funder=h.ks, percent="2.5")
    page = text(reader.get(h.url))
    for amount in ("329 600 kr", "732 875 kr", "75 000 kr", "100 000 kr", "1 237 475 kr"):
        assert amount in page
    assert "Beloppet för 2025 är 329 600 kr: 320 000 kr enligt budgeten för 2024, uppräknat med" in text(
        reader.get(f"{h.url}rad/ledare/2025/")
    )


@pytest.mark.parametrize(("code", "year"), [("ledare", 2025), ("drift", 2025), ("samordning", 2023)])
def test_every_amount_has_an_explanation(reader, h, code, year):
    assert reader.get(f"{h.url}rad/{code}/{year}/").status_code == 200


@pytest.mark.parametrize("address", ["rad/ledare/2022/", "rad/ingen/2024/", "rad/drift/2023/", "avvikelse/2022/"])
def test_what_is_not_there_is_not_found(reader, h, address):
    assert reader.get(h.url + address).status_code == 404


def test_the_deviation_is_one_chain_and_claims_no_more_than_is_recorded(reader, h):
    page = text(reader.get(f"{h.url}avvikelse/2023/"))
    told = ["Avvikelse 2023: 232 886 kr överskott", "En vakans uppstod.", "Rädda Barnen och stadskontoret",
            "Beviljat av stadskontoret", "Efter dialog", "Egen rad 2024: 232 886 kr",
            "Tillgängligt 2024: 1 442 886 kr"]  # fmt: skip
    assert [page.find(each) for each in told] == sorted(page.find(each) for each in told)
    assert -1 not in [page.find(each) for each in told]
    assert "Det är inte registrerat att alla parter har godkänt ändringen." in page


def test_a_deviation_without_outcome_is_said_to_be_unknown(reader, h):
    page = text(reader.get(f"{h.url}avvikelse/2024/"))
    assert "Avvikelsen är okänd" in page
    assert "Utfallet för 2024 är inte registrerat." in page
    assert "inget beslut" in page
    assert "Tillgängligt 2025 är okänt" in page


def test_example_money_is_marked_as_such(reader, h):
    h.budget.is_example = True
    h.budget.save_as(None)
    assert "Summa 2024 (exempel)" in text(reader.get(h.url))


def test_a_line_that_changed_performer_says_so(reader, h):
    h.lines_2023["ledare"].performer = make_organisation(name="Yalla")
    h.lines_2023["ledare"].save_as(None)
    assert "utfördes av Yalla, finansierades av Fritidsnämnden" in text(reader.get(h.url))


def test_a_partnership_without_a_budget_says_so(client, db):
    partnership = make_partnership()
    client.force_login(make_reader(partnership))
    assert "Ingen budget ännu" in text(client.get(f"/partnerskap/{partnership.slug}/budget/"))


@pytest.mark.parametrize(("address", "more"), [("", 2), ("rad/drift/2024/", 2), ("avvikelse/2023/", 7)])
@pytest.mark.parametrize("extra_lines", [3, 50])
def test_a_page_takes_the_same_queries_at_any_size(reader, h, django_assert_num_queries, address, more, extra_lines):
    add_lines(h.budget, extra_lines, funder=h.kn)
    # Session, user, roles, partnership; budgets, lines, outcome, rates, adjusted amounts, carry-over; parties and what
    # they requested; threshold, causes, forecasts, dialogues, decisions. Of a line its changes and its threads.
    with django_assert_num_queries(10 + more):
        reader.get(h.url + address)
