"""`manage.py staff_report PARTNERSHIP YEAR --output FILE`: the letter as PDF, whole or not at all."""

import io

import pytest
from django.core.management import CommandError, call_command

from tests.reporting.builders import add_summer, make_report, make_year, section_of
from tests.reporting.pdf_text import text_of


def run(partnership, output, *, year=2023):
    said = io.StringIO()
    call_command("staff_report", partnership, str(year), "--output", str(output), stdout=said, stderr=said)
    return said.getvalue()


@pytest.mark.pdf
@pytest.mark.django_db
def test_the_letter_says_517_and_1456(year, tmp_path):
    output = tmp_path / "a.pdf"
    assert run(year.partnership.slug, output).endswith(f"{output}: {output.stat().st_size // 1000} kB.\n")
    text = text_of(output.read_bytes())
    assert "För 2023 rapporteras att 517 aktiviteter genomförts." in text
    assert "Bästa sommaren hade 1 456 besök, cirka 40 per dag." in text
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.pdf
@pytest.mark.django_db
def test_two_runs_give_identical_files(db, tmp_path):
    small = make_year()
    add_summer(small)
    make_report(small.partnership, by=small.officer)
    for name in ("a.pdf", "b.pdf"):
        run(small.partnership.slug, tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_it_warns_but_writes(year, tmp_path, monkeypatch):
    monkeypatch.setattr("reporting.management.commands.staff_report.render_pdf", lambda facts: b"%PDF-")
    assert "Att se över – Bilagor: Det finns ingen budget för 2023" in run(year.partnership.slug, tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == b"%PDF-"


@pytest.mark.parametrize(
    ("slug", "about", "sentence"),
    [
        ("finns-inte", 2023, "Det finns inget partnerskap med kortnamnet finns-inte."),
        (None, 2022, "Kraftsamling Herrgården har ingen tjänsteskrivelse för 2022."),
    ],
)
def test_unknown_partnership_or_year(slug, about, sentence, year, tmp_path):
    with pytest.raises(CommandError) as refused:
        run(slug or year.partnership.slug, tmp_path / "a.pdf", year=about)
    assert str(refused.value) == sentence
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_year(year, tmp_path):
    with pytest.raises(CommandError, match="«i fjol» är inget årtal"):
        run(year.partnership.slug, tmp_path / "a.pdf", year="i fjol")


def test_a_folder_that_does_not_exist(year, tmp_path):
    with pytest.raises(CommandError, match="finns inte"):
        run(year.partnership.slug, tmp_path / "ingen" / "a.pdf")


def test_a_wrong_figure_stops_it_and_an_old_file_stays(year, tmp_path):
    section = section_of(year.report, "matter")
    section.body = "Antalet var {gone_count}."
    section.save_as(None)
    output = tmp_path / "a.pdf"
    output.write_bytes(b"old")
    with pytest.raises(CommandError, match="{gone_count}, som inte finns"):
        run(year.partnership.slug, output)
    assert output.read_bytes() == b"old"
