"""Every number in every table of the letter about 2023 leads to its rows, which add up to it: as of now, as of then."""

import datetime as dt
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.urls import reverse

from budgets.follow_up import follow_up
from budgets.models import BudgetLine, OutcomeEntry
from partnerships.models import ActivityOccasion
from reporting.annex_tables import budget_table
from reporting.assemble import assemble, year_figures
from reporting.freezing import frozen_rows
from reporting.kept_rows import keep_rows
from reporting.models import Report, ReportKind
from reporting.narrowed import asked_narrowing, narrowed
from reporting.pdf import letter_html
from tests.builders import make_officer
from tests.reporting.builders import make_annual_report
from tests.reporting.frozen import freeze

WITHOUT_ROWS = {"0", "–", "okänt"}


class Tables(HTMLParser):
    """The number cells of a report's tables: (caption, text, address or None)."""

    def __init__(self, page):
        super().__init__()
        self.cells, self.caption, self.text, self.href, self.within = [], "", "", None, ""
        self.feed(page[page.index('<article class="sr"') :])

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "caption" or (tag == "td" and "sr-n" in found.get("class", "")):
            self.within, self.text, self.href = tag, "", None
        elif tag == "a" and self.within == "td":
            self.href = found["href"]

    def handle_data(self, data):
        self.text += data

    def handle_endtag(self, tag):
        if tag == self.within == "caption":
            self.caption = self.text
        elif tag == self.within == "td":
            self.cells.append((self.caption, self.text.replace("\u00a0", " "), self.href))
        if tag == self.within:
            self.within = ""


@pytest.fixture
def officer(client, demo):
    """Somebody at stadskontoret, signed in."""
    found = make_officer(demo)
    client.force_login(found)
    return found


@pytest.fixture
def letter(demo):
    """The one about 2023."""
    return Report.objects.get(partnership=demo, year=2023, kind=ReportKind.STAFF_REPORT)


def cells_of(client, letter):
    page = client.get(letter.address(), follow=True)
    assert page.status_code == 200
    return Tables(page.content.decode()).cells


def part_of(href):
    """The figure and the part of it that an address asks for."""
    found = urlsplit(href)
    return found.path.rstrip("/").rpartition("/")[2], asked_narrowing(dict(parse_qsl(found.query)))


def counted(kept, href):
    """What the rows behind an address give."""
    name, part = part_of(href)
    figure = (narrowed(kept, name, part) if part else kept).by_name[name].figure
    return figure.text.replace("\u00a0", " ").replace("uppgift saknas", "okänt")


def assert_all_open(client, cells, kept):
    """Every number is a link, its rows add up to it, and the pages (some of each table) say so."""
    assert [cell for cell in cells if cell[2] is None and cell[1] not in WITHOUT_ROWS] == []
    opened = [cell for cell in cells if cell[2]]
    assert [(text, href) for _, text, href in opened if counted(kept, href) != text] == []
    assert len([cell for cell in cells if cell[0].startswith("Aktivitetstillfällen 2023")]) == 517
    for _caption, text, href in opened[::23]:
        page = client.get(href)
        assert page.context["entry"].figure.text.replace("\u00a0", " ") == text.replace("okänt", "uppgift saknas"), href
        assert page.context["page"].paginator.count


def captions(cells):
    return {caption for caption, _text, href in cells if href}


def test_every_number_of_the_preview_and_of_the_issued_letter(client, demo, officer, letter):
    make_annual_report(demo, by=officer)
    preview = cells_of(client, letter)
    entries, sheet = year_figures(demo, 2023)
    assert_all_open(client, preview, keep_rows(entries, demo, 2023, sheet))
    assert captions(preview) == {
        "Tabell 1. Aktivitetstillfällen per verksamhetsområde och månad, och besök under året",
        "Tabell 2. Verksamheter som håller öppet dag för dag",
        "Budgetrader",
        "Summa per finansiär",
        "Summa per utförare",
        "Budget och utfall per utförare",
        "Aktivitetstillfällen 2023",
    }
    assert {"517", "232 886 kr", "1 456", "cirka 40"} <= {text for _, text, _ in preview}
    frozen = freeze(letter, by=officer)
    late = ActivityOccasion.objects.in_year(2023).held().filter(held_on__month=3).first()
    late.held_on, late.visit_count = dt.date(2023, 4, 30), 99
    late.save_as(None)  # changes no number that is issued
    issued = cells_of(client, letter)
    assert_all_open(client, issued, frozen_rows(frozen))
    assert [cell[:2] for cell in issued] == [cell[:2] for cell in preview]


def test_on_paper_numbers_are_plain_text(letter):
    assert "siffror/" not in letter_html(assemble(letter).facts)


def test_a_month_as_of_then_and_what_has_changed_since(client, demo, officer, letter):
    freeze(letter, by=officer)
    moved = ActivityOccasion.objects.filter(status="held", held_on__month=3).first()
    moved.held_on = dt.date(2023, 4, 30)
    moved.save_as(None)
    march = next(href for _, _, href in cells_of(client, letter) if href and "activity_count/?manad=3" in href)
    page = client.get(march)
    since = page.context["since"]
    assert since.then.figure.value - since.now.figure.value == 1
    assert (len(since.added), len(since.removed), len(since.changed)) == (0, 1, 0)
    today = page.context["today"]
    assert client.get(today).context["entry"].figure == since.now.figure
    assert today in page.content.decode()


def test_an_issued_annual_report_inside_the_letter_opens_its_own_figures(client, demo, officer, letter):
    """A late outcome changes the letter's numbers, never those of the report that it carries."""
    annual = make_annual_report(demo, by=officer)
    freeze(annual, by=officer)
    carried = [cell for cell in cells_of(client, letter) if cell[0] == "Budget och utfall per utförare"]
    assert carried
    assert all("/uppfoljningsrapport/utgava/1/" in href for _, _, href in carried)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("activity_count", "manad=13"),
        ("activity_count", "manad=x"),
        ("activity_count", "rad=verksamhetsmedel"),
        ("visit_count", "tillfalle=999999"),
        ("budget_total", "finansiar=ingen"),
        ("budget_total", "manad=3"),
        ("organisation_count", "manad=3"),
    ],
)
def test_a_part_that_is_not(client, demo, officer, name, part):
    page = reverse("reporting:figure", args=[demo.slug, 2023, name])
    assert (client.get(page).status_code, client.get(f"{page}?{part}").status_code) == (200, 404)


@pytest.mark.parametrize("part", ["manad=6", "tillfalle=", "besok=okant"])
def test_a_part_asks_the_database_as_often_however_many_rows(
    client, demo, officer, part, django_assert_max_num_queries
):
    if part == "tillfalle=":
        part += str(ActivityOccasion.objects.in_year(2023).held().first().pk)
    page = reverse("reporting:figure", args=[demo.slug, 2023, "activity_count"])
    with django_assert_max_num_queries(30):
        assert client.get(f"{page}?{part}").status_code == 200


def test_money_carried_into_the_year_opens(client, demo, officer):
    entries, sheet = year_figures(demo, 2024)
    assert entries["carried_in_total"].figure.value == 232_886
    (carried,) = budget_table(sheet, follow_up(demo, 2024, this_year=2026)).carried_in
    name, part = carried.key.split("?")
    page = client.get(f"{reverse('reporting:figure', args=[demo.slug, 2024, name])}?{part}")
    assert page.context["entry"].figure.value == 232_886
    assert [each.from_year for each in page.context["page"]] == [2023]


def test_an_outcome_shows_what_is_booked_and_what_has_been_since(client, demo, officer, letter):
    page = reverse("reporting:figure", args=[demo.slug, 2023, "outcome_total"])
    booked = client.get(f"{page}?rad=samordning-motesplats").context["booked"]
    assert sum(each.amount for each in booked) == 690_000 - 232_886
    assert client.get(reverse("reporting:figure", args=[demo.slug, 2023, "budget_total"])).context["booked"] == []
    freeze(letter, by=officer)
    line = BudgetLine.objects.adopted().get(code="samordning-motesplats", budget__year=2023)
    OutcomeEntry(line=line, booked_on=dt.date(2023, 12, 30), amount=1000).save_as(None)
    href = next(href for _, text, href in cells_of(client, letter) if text == "457 114 kr")
    since = client.get(href).context["since"]
    assert [each.amount for each in since.booked] == [1000]
    assert (since.then.figure.value, since.now.figure.value) == (457_114, 458_114)
