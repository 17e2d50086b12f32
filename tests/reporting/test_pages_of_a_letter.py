"""The pages: years, a letter as it stands, a figure with the rows behind it."""

import pytest
from django.urls import reverse

from tests.builders import make_officer, make_partnership, make_reader
from tests.reporting.builders import make_report, make_year, promise_report, section_of


def page(client, name, partnership, *parts, **query):
    return client.get(reverse(f"reporting:{name}", args=[partnership.slug, *parts]), query)


def test_the_years_with_what_is_logged_and_which_have_a_letter(officer, year):
    years = page(officer, "report_list", year.partnership).context["years"]
    letters = [(row.year, row.occasions, row.reports[1]) for row in years]
    assert [(number, held, cell.report, cell.can_start) for number, held, cell in letters] == [
        (2023, 517, year.report, False),
        (2022, None, None, True),
        (2021, None, None, True),
    ]


def test_only_those_who_write_are_offered_to_start_a_letter(client, year):
    client.force_login(make_reader(year.partnership))
    assert "Börja skriva" not in page(client, "report_list", year.partnership).content.decode()


def test_a_partnership_without_agreement_has_nothing_to_report(client, db):
    partnership = make_partnership()
    client.force_login(make_officer(partnership))
    assert "Inget att rapportera ännu" in page(client, "report_list", partnership).content.decode()


def test_every_figure_in_the_preview_leads_to_its_rows(officer, year):
    shown = page(officer, "staff_report", year.partnership, 2023).content.decode()
    for name, text in (("activity_count", "517"), ("visit_count_of_basta_sommaren", "1\u00a0456")):
        address = reverse("reporting:figure", args=[year.partnership.slug, 2023, name])
        assert f'<a class="figure" href="{address}">{text}</a>' in shown


def test_a_missing_recipient_is_told_by_the_check_and_does_not_stop_the_pdf(officer, year):
    promise_report(year.agreement, year.tif)
    shown = page(officer, "staff_report_control", year.partnership, 2023).content.decode()
    assert "Tillsammans i Förening ska få rapporten enligt avtalet" in shown
    assert "Skapa PDF" in page(officer, "staff_report", year.partnership, 2023).content.decode()


def test_with_an_error_there_is_no_button_and_the_page_says_why(officer, year):
    section = section_of(year.report, "matter")
    section.body = "Antalet var {gone_count}."
    section.save_as(None)
    shown = page(officer, "staff_report", year.partnership, 2023).content.decode()
    assert "{gone_count}, som inte finns" in shown
    assert "Skapa PDF" not in shown


def test_a_figure_says_what_it_is_and_shows_its_rows_page_by_page(officer, year):
    first = page(officer, "figure", year.partnership, 2023, "activity_count")
    last = page(officer, "figure", year.partnership, 2023, "activity_count", page=11)
    assert first.context["page"].paginator.count == 517
    assert (len(first.context["page"]), len(last.context["page"])) == (50, 17)
    assert "Varje daterat tillfälle som är genomfört räknas som en aktivitet." in first.content.decode()


@pytest.mark.parametrize("name", ["organisation_count", "budget_total", "carried_over_total", "open_days_of_oppet_hus"])
def test_every_kind_of_figure_has_its_page(name, officer, year):
    assert page(officer, "figure", year.partnership, 2023, name).status_code == 200


@pytest.mark.parametrize(("about", "name"), [(2023, "gone_count"), (2030, "activity_count")])
def test_no_page_for_a_figure_that_is_not(about, name, officer, year):
    assert page(officer, "figure", year.partnership, about, name).status_code == 404


@pytest.mark.parametrize("occasions", [3, 50])
@pytest.mark.parametrize(
    ("name", "parts", "queries"),
    [
        ("report_list", (), 12),
        ("staff_report", (2023,), 31),
        ("figure", (2023, "activity_count"), 20),
        ("figure", (2023, "organisation_count"), 19),
    ],
)
def test_as_many_questions_to_the_database_for_3_rows_and_50(
    occasions, name, parts, queries, client, db, django_assert_num_queries
):
    year = make_year(occasions=occasions)
    make_report(year.partnership, by=year.officer)
    client.force_login(year.officer)
    with django_assert_num_queries(queries):
        page(client, name, year.partnership, *parts)
