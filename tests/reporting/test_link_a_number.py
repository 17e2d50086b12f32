"""The figures as data for the editor, and the numbers of a section that a button links."""

import pytest
from django.urls import reverse

from reporting.actions import save_section
from tests.builders import make_reader
from tests.reporting.builders import section_of


@pytest.fixture
def section(year):
    found = section_of(year.report, "year-summary")
    return save_section(found, body="Det blev 517 aktiviteter 2023.", by=year.officer, expected_version=found.version)


def figures(client, year, **asked):
    return client.get(reverse("reporting:figure_list", args=[year.partnership.slug, 2023]), asked)


def link(client, section, **posted):
    return client.post(section.report.address("section_link", section.pk), {"version": section.version} | posted)


def test_the_figures_are_there_with_their_wordings(officer, year):
    found = {each["name"]: each for each in figures(officer, year).json()["figures"]}
    assert found["activity_count"]["title"] == "Aktiviteter 2023"
    assert found["activity_count"]["href"].endswith("/rapporter/2023/siffror/activity_count/")
    assert ["|drygt:100", "drygt\u00a0500"] in found["activity_count"]["choices"]
    assert "aktivitetstillfällen antal" in found["activity_count"]["words"]
    assert not [name for name in found if "_of_oppet_hus_in_" in name]


@pytest.mark.parametrize(
    ("written", "reading"),
    [
        ("{activity_count|cirka:10}", {"text": "cirka\u00a0520", "fault": ""}),
        ("{borta}", {"text": "", "fault": "Okända siffror i texten: {borta}"}),
        ("ingenting", {"text": "", "fault": "Ingen siffra."}),
    ],
)
def test_how_one_figure_reads(officer, year, written, reading):
    assert figures(officer, year, skrivet=written).json() == reading


def summed(client, year, *names):
    return figures(client, year, skrivet="{" + "+".join(names) + "}").json()


def test_a_sum_comes_with_its_wordings(officer, year):
    read = summed(officer, year, "visit_count_in_egenmakt", "visit_count_in_barn_och_unga")
    assert read["fault"] == read["twice"] == ""
    assert read["choices"][0] == ["", read["text"]]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["visit_count", "visit_count_of_basta_sommaren"], "Bästa sommaren» ingår redan i «Besök 2023»"),
        (["activity_count_of_basta_sommaren", "activity_count_in_egenmakt"], "kan ha aktiviteter gemensamt"),
        (["activity_count_of_basta_sommaren", "activity_count_of_oppet_hus"], ""),
    ],
)
def test_a_sum_says_what_it_counts_twice(officer, year, names, said):
    twice = summed(officer, year, *names)["twice"]
    assert said in twice if said else not twice


def test_what_can_never_be_added_says_why(officer, year):
    found = {each["name"]: each["alone"] for each in figures(officer, year).json()["figures"]}
    assert found["visit_count"] == ""
    assert found["organisation_count"] == "Organisationer läggs inte ihop: samma kan vara med i flera siffror."
    assert found["visits_per_day_of_basta_sommaren"] == "Ett genomsnitt läggs inte ihop med andra."


def test_a_year_without_an_agreement_has_no_figures(officer, year):
    assert officer.get(reverse("reporting:figure_list", args=[year.partnership.slug, 1999])).status_code == 404


def test_the_list_costs_the_same_however_much_is_logged(officer, year, django_assert_max_num_queries):
    with django_assert_max_num_queries(18):
        figures(officer, year)


def test_what_is_typed_is_asked_about_and_nothing_is_stored(officer, section):
    text = "😀 Cirka 520 aktiviteter"
    answer = officer.post(section.report.address("section_numbers", section.pk), {"text": text}).json()
    (found,) = answer["suggestions"]
    assert (found["start"], found["end"], found["written"]) == (3, 12, "Cirka 520")  # as JavaScript counts
    assert found["candidates"][0]["written"] == "{activity_count|cirka:10|versal}"
    section.refresh_from_db()
    assert section.body == "Det blev 517 aktiviteter 2023."


def test_a_number_is_linked_by_a_button(officer, section):
    page = officer.get(section.get_absolute_url()).content.decode()
    assert "Länka till Aktiviteter 2023: 517" in page
    assert link(officer, section, place="9", figure="{activity_count}").status_code == 302
    section.refresh_from_db()
    assert section.body == "Det blev {activity_count} aktiviteter 2023."
    assert "Siffror som kan länkas" not in officer.get(section.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"place": "10", "figure": "{activity_count}"},
        {"place": "9", "figure": "{visit_count}"},
        {"place": "9", "figure": "<script>"},
        {"place": "9", "figure": "{activity_count}", "version": "0"},
        {"place": "9", "figure": "{activity_count}", "version": "x"},
        {},
    ],
)
def test_only_what_is_offered_now_is_linked(officer, section, wrong):
    assert link(officer, section, **wrong).status_code == 409
    section.refresh_from_db()
    assert section.body == "Det blev 517 aktiviteter 2023."


def test_a_reader_links_nothing(client, year, section):
    client.force_login(make_reader(year.partnership))
    assert link(client, section, place="9", figure="{activity_count}").status_code == 403
    assert figures(client, year).status_code == 200


def test_a_figure_that_cannot_be_written_so_is_refused_at_the_field(officer, section):
    body = "{activity_count+visit_count} och {activity_count|tkr}"
    response = officer.post(section.get_absolute_url(), {"body": body, "version": section.version})
    assert response.status_code == 422
    text = response.content.decode()
    assert "Olika slag läggs aldrig ihop: aktivitetstillfällen, besök." in text
    assert "Bara kronor skrivs i tkr" in text
    assert "{activity_count+visit_count} och {activity_count|tkr}</textarea>" in text


def test_notes_stand_at_the_end_of_the_section_with_a_way_back(officer, year, section):
    body = "Ett^[Se {activity_count} *noga*.] två.\n\n## Underrubrik\n\n> Citat"
    save_section(section, body=body, by=year.officer, expected_version=section.version)
    page = officer.get(section.report.get_absolute_url()).content.decode()
    assert 'id="not-1"' in page
    assert 'href="#not-1-i-texten"' in page
    assert '<h5 class="sr-h3">Underrubrik</h5>' in page
    assert '<blockquote class="sr-quote">' in page
