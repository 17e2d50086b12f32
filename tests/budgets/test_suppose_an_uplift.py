"""«Om 2–4 %»: anyone tries out what unknown amounts would be. Nothing is stored, and nothing becomes zero."""

import pytest

from budgets.models import IndexationRate
from tests.budgets.builders import make_rate


def text(response):
    return " ".join(response.content.decode().replace("\u00a0", " ").split())


def ask(h, **rates):
    """ask(h, ks=("2", "4")): from and to, by committee."""
    pairs = ((getattr(h, name).slug, *rate) for name, rate in rates.items())
    return "?" + "&".join(f"{slug}-fran={low}&{slug}-till={high}" for slug, low, high in pairs)


def test_the_example_with_spans(reader, h):
    page = text(reader.get(h.url + ask(h, fn=("3", "3"), ks=("2", "4"))))
    assert "729 300–743 600 kr" in page
    assert "329 600 kr" in page
    assert "1 233 900–1 248 200 kr" in page  # 329 600 and the nominal 175 000 added
    assert "provräkning, inget sparas" in page
    assert not IndexationRate.objects.exists()


def test_one_point_gives_the_worked_example(reader, h):
    page = text(reader.get(h.url + ask(h, fn=("3", "3"), ks=("2,5", "2,5"))))
    assert "1 237 475 kr" in page


def test_a_committee_that_is_not_tried_stays_unknown_and_so_does_the_sum(reader, h):
    page = reader.get(h.url + ask(h, ks=("2", "4")))
    year = page.context["sheet"].year(2025)
    assert (year.line("ledare").amount, year.line("ledare").supposed) == (None, None)
    assert (year.total.amount, year.total.supposed) == (None, None)
    assert str(year.by_funder[year.line("samordning").funder].supposed).replace("\u00a0", " ") == "804 300–818 600 kr"


def test_what_is_known_is_not_tried(reader, h):
    make_rate(h.agreement, funder=h.ks, percent="2.5")
    page = text(reader.get(h.url + ask(h, ks=("2", "4"))))
    assert "729 300" not in page
    assert "732 875 kr" in page


def test_nothing_is_left_to_try_when_all_is_known(reader, h):
    make_rate(h.agreement, funder=h.ks, percent="2.5")
    make_rate(h.agreement, funder=h.fn, percent="3")
    assert "Prova en uppräkning" not in text(reader.get(h.url))


def test_the_explanation_tries_its_own_line(reader, h):
    page = text(reader.get(f"{h.url}rad/samordning/2025/{ask(h, ks=('2', '4'))}"))
    assert "729 300–743 600 kr" in page
    assert "inget sparas" in page
    assert "Beloppet för 2025 är okänt" in page
    assert "Prova en uppräkning" not in text(reader.get(f"{h.url}rad/verksamhet/2025/"))


@pytest.mark.parametrize(
    ("rate", "message"),
    [
        (("4", "2"), "Skriv den högre procenten här."),
        (("", "2"), "Skriv både från och till."),
        (("2", ""), "Skriv både från och till."),
        (("två", "4"), "Skriv uppräkningen med siffror"),
        (("1e9", "4"), "Skriv uppräkningen med siffror"),
        (("-21", "4"), "Skriv en procent mellan −20 och 20."),
        (("2", "21"), "Skriv en procent mellan −20 och 20."),
    ],
)
def test_what_is_no_span_is_told_at_the_field_and_kept(reader, h, rate, message):
    for address in (h.url, f"{h.url}rad/samordning/2025/"):
        response = reader.get(address + ask(h, ks=rate))
        assert response.status_code == 422
        assert message in text(response)
        assert response.context["suppose_form"][f"{h.ks.slug}-fran"].value() == rate[0]
