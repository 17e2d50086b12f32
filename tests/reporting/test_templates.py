"""Which headings a document has is data that an administrator changes; what the rules demand stays (rules 29, 32)."""

import datetime as dt
import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from partnerships.models import Role, RoleAssignment, User
from partnerships.versions import WrongState
from reporting.actions import add_heading, change_heading, move_heading, remove_heading, start_report
from reporting.assemble import assemble
from reporting.models import OPENING, ReportKind, ReportTemplate, TemplateSection
from tests.builders import PASSWORD, make_partnership
from tests.reporting.builders import begin_report, make_templates, make_year


@pytest.fixture
def template(db):
    make_templates()
    return ReportTemplate.objects.get(code="kraftsamling")


@pytest.fixture
def admin(template):
    return User.objects.create_superuser("administrator@test.example", PASSWORD, name="Administratör")


@pytest.fixture
def window(admin):
    client = Client()
    client.force_login(admin)
    return client


def headings(template):
    return [section.heading for section in template.sections.order_by("position")]


def heading(template, code):
    return template.sections.get(code=code)


def send(window, page, template, *parts, **data):
    version = ReportTemplate.objects.get(pk=template.pk).version
    return window.post(reverse(f"report_templates:{page}", args=[template.code, *parts]), {"version": version} | data)


NEW = {"heading": "Inför {nästa år}", "level": "2", "content": "prose", "guidance": "Tre meningar."}


def test_a_new_heading_comes_into_the_next_report_and_into_no_earlier_one(template, window):
    year = make_year()
    report = begin_report(year.partnership, by=year.officer)
    before = list(assemble(report).facts.headings)
    after = heading(template, "further-examples")
    assert send(window, "heading_new", template, **NEW, after=after.pk).status_code == 302
    assert list(assemble(report).facts.headings) == before
    fresh = make_year()
    made = begin_report(fresh.partnership, by=fresh.officer)
    section = made.sections.get(code="infor-nasta-ar")
    assert (section.heading, section.guidance) == ("Inför 2024", "Tre meningar.")
    assert made.sections.get(position=section.position + 1).code == "assessment"
    assert ReportTemplate.objects.get(pk=template.pk).version == 2


def test_headings_change_places_and_leave(template, window):
    assert send(window, "heading_move", template, "further-examples", direction="up").status_code == 302
    codes = list(template.sections.order_by("position").values_list("code", flat=True))
    assert codes.index("further-examples") + 1 == codes.index("area")
    assert send(window, "heading_remove", template, "further-examples").status_code == 302
    assert not template.sections.filter(code="further-examples").exists()
    assert list(template.sections.order_by("position").values_list("position", flat=True)) == list(range(1, 12))


@pytest.mark.parametrize("code", [*OPENING, "assessment", "officials"])
def test_what_every_letter_has_neither_moves_nor_leaves(template, admin, code):
    """Rule 32."""
    section = heading(template, code)
    with pytest.raises(ValidationError):
        remove_heading(section, by=admin, expected_version=template.version)
    before = headings(template)
    for up in (True, False):
        with pytest.raises((ValidationError, WrongState)):
            move_heading(section, up=up, by=admin, expected_version=template.version)
    assert headings(template) == before


def test_nothing_is_put_between_the_fixed_headings(template, admin):
    with pytest.raises(ValidationError, match="En tjänsteskrivelse börjar alltid med rubrikerna «Sammanfattning»"):
        add_heading(template, after=heading(template, "proposal"), by=admin, expected_version=1, **{**NEW, "level": 2})


def test_the_words_of_a_fixed_heading_may_change_and_its_place_not(template, window):
    page = window.get(reverse("report_templates:heading", args=[template.code, "matter"]))
    assert list(page.context["form"].fields) == ["heading", "guidance", "version"]
    assert send(window, "heading", template, "matter", heading="Ärende", guidance="").status_code == 302
    assert heading(template, "matter").heading == "Ärende"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"heading": "Inför {nasta}"}, "«{nasta}» betyder inget."),
        ({"level": "3"}, "har nivå 3, men rubriken före har nivå 1"),
        ({"content": "measures"}, "Välj ett giltigt alternativ"),
        ({"content": "areas"}, "Verksamhetsområdena kan stå på ett ställe."),
        ({"heading": ""}, "måste fyllas i"),
    ],
)
def test_what_is_refused_is_told_and_kept(template, window, typed, sentence):
    after = heading(template, "matter").pk
    answer = send(window, "heading_new", template, **(NEW | typed), after=after)
    assert answer.status_code == 422
    text = answer.content.decode().replace("\xa0", " ")
    assert sentence in text
    assert "Tre meningar." in text
    assert headings(template) == headings(ReportTemplate.objects.get(pk=template.pk))


def test_an_annual_report_always_has_measures_and_economy(template, admin):
    """Rules 29 and 31."""
    annual = ReportTemplate.objects.get(code="uppfoljningsrapport")
    for code, words in (("measures", "Avtalets mått"), ("economy", "Budget, utfall och avvikelser")):
        with pytest.raises(ValidationError, match=f"«{words}» ska finnas under precis en rubrik"):
            remove_heading(heading(annual, code), by=admin, expected_version=annual.version)
        with pytest.raises(ValidationError, match="precis en rubrik"):
            change_heading(
                heading(annual, code), by=admin, expected_version=1, heading="X", level=1, content="prose", guidance=""
            )


def test_an_annual_report_has_two_levels_because_the_letter_carries_it(template, admin):
    annual = ReportTemplate.objects.get(code="uppfoljningsrapport")
    with pytest.raises(ValidationError, match="högst 2 nivåer"):
        add_heading(
            annual, after=heading(annual, "economy-comment"), by=admin, expected_version=1, **{**NEW, "level": 3}
        )


def test_two_administrators_at_one_template(template, window, admin):
    old = template.version
    section = heading(template, "year-summary")
    change_heading(section, by=admin, expected_version=old, heading="Den första", level=2, content="prose", guidance="")
    answer = send(window, "heading", template, "year-summary", **NEW | {"heading": "Den andra"}, version=old)
    assert answer.status_code == 409
    assert "Den första" in answer.content.decode()
    assert "Den andra" in answer.content.decode()
    assert send(window, "heading_move", template, "year-summary", direction="down", version=old).status_code == 409


def test_a_copy_is_changed_on_its_own_and_chosen_when_a_report_is_begun(template, window):
    assert send(window, "copy", template, name="Kort återrapport").status_code == 302
    copy = ReportTemplate.objects.get(code="kort-aterrapport")
    assert headings(copy) == headings(template)
    send(window, "heading_remove", copy, "further-examples")
    year = make_year()
    client = Client()
    client.force_login(year.officer)
    page = f"/partnerskap/{year.partnership.slug}/rapporter/"
    standard, unused = "Återrapport från ett partnerskap (standardmall)", "Kort återrapport (inte använd ännu)"
    listed = client.get(page).content.decode()
    assert listed.index(standard) < listed.index(unused)
    answer = client.post(f"{page}ny/skrivelse/", {"year": "2023", "template": copy.code})
    assert answer.status_code == 302
    assert "Fler exempel" not in client.get(answer.url).content.decode()
    following = client.get(page).content.decode()
    assert following.index("Kort återrapport (använd här senast 2023)") < following.index(standard)


def test_the_year_after_follows_the_year_before(template):
    year = make_year()
    chosen = ReportTemplate.objects.get(code="malmoandan")
    start_report(year.partnership, kind=ReportKind.STAFF_REPORT, year=2022, by=year.officer, template=chosen)
    assert begin_report(year.partnership, year=2023, by=year.officer).template == chosen


def test_what_only_another_partnership_uses_stands_last_and_says_so(template, client):
    """Not hidden: a template is the city's. But nobody takes another partnership's headings unawares."""
    year, other = make_year(), make_year(make_partnership(name="Malmöandan"))
    theirs = ReportTemplate.objects.get(code="malmoandan")
    start_report(other.partnership, kind=ReportKind.STAFF_REPORT, year=2022, by=other.officer, template=theirs)
    page = reverse("reporting:report_list", args=[year.partnership.slug])
    client.force_login(year.officer)
    options = re.findall("<option[^>]*>([^<]*)", client.get(page).content.decode())
    standard = "Återrapport från ett partnerskap (standardmall)"
    assert options[:2] == [standard, "Återrapport kring Malmöandan (använd i ett annat partnerskap)"]
    also = RoleAssignment(user=year.officer, partnership=other.partnership, role=Role.READER)
    also.starts_on = dt.date(2020, 1, 1)
    also.save_as(None)  # who has a role there too is told where
    assert "Återrapport kring Malmöandan (använd senast i Malmöandan)" in client.get(page).content.decode()
    assert begin_report(year.partnership, year=2022, by=year.officer).template == template


def test_a_partnership_keeps_its_own_template_also_for_an_earlier_year(template):
    year = make_year()
    chosen = ReportTemplate.objects.get(code="malmoandan")
    start_report(year.partnership, kind=ReportKind.STAFF_REPORT, year=2023, by=year.officer, template=chosen)
    assert begin_report(year.partnership, year=2022, by=year.officer).template == chosen


def test_a_template_of_the_other_kind_is_absent(template, client):
    year = make_year()
    client.force_login(year.officer)
    page = f"/partnerskap/{year.partnership.slug}/rapporter/ny/skrivelse/"
    assert client.post(page, {"year": "2023", "template": "uppfoljningsrapport"}).status_code == 404


def test_one_standard_of_a_kind(template, window):
    other = ReportTemplate.objects.get(code="malmoandan")
    assert send(window, "standard", other).status_code == 302
    assert list(ReportTemplate.objects.of_kind(template.kind).filter(is_standard=True)) == [other]


def test_the_pages_are_the_administrators(template, client):
    year = make_year()
    client.force_login(year.officer)
    assert client.get(reverse("report_templates:list")).status_code == 404


def test_the_list_and_a_template_ask_as_often_however_much_there_is(window, template, django_assert_max_num_queries):
    for number in range(20):
        TemplateSection(
            template=template, position=40 + number, code=f"extra-{number}", heading="Mer", level=2
        ).save_as(None)
    with django_assert_max_num_queries(6):
        window.get(reverse("report_templates:template", args=[template.code]))
    with django_assert_max_num_queries(6):
        window.get(reverse("report_templates:list"))
