"""`manage.py check_report PARTNERSHIP YEAR`: one finding a line; 1 when something stops it, 2 when there is none."""

import io

import pytest
from django.core.management import CommandError, call_command

from reporting.actions import let_pass
from reporting.control import control
from tests.reporting.builders import make_annual_report, section_of


def run(slug, *arguments, year=2023):
    said = io.StringIO()
    call_command("check_report", slug, str(year), *arguments, stdout=said)
    return said.getvalue().replace("\u00a0", " ").splitlines()


def test_warnings_one_a_line_and_no_error(year):
    lines = run(year.partnership.slug)
    assert all(line.startswith("VARNING ") for line in lines)
    assert any("Det finns ingen budget för 2023" in line for line in lines)


def test_an_error_ends_with_1(year, capsys):
    section = section_of(year.report, "summary")
    section.body = ""
    section.save_as(None)
    said = io.StringIO()
    with pytest.raises(CommandError, match="1\u00a0fel stoppar rapporten") as refused:
        call_command("check_report", year.partnership.slug, "2023", stdout=said)
    assert refused.value.returncode == 1
    assert said.getvalue().startswith("FEL Sammanfattning: Avsnittet är tomt. Skriv det.\n")


def test_what_was_let_pass_says_by_whom_and_why(year):
    finding = next(each.finding for each in control(year.report).warnings if "budget" in each.finding.text)
    let_pass(year.report, finding=finding.key, reason="Budgeten\nkommer.", by=year.officer)
    (line,) = [line for line in run(year.partnership.slug) if line.startswith("FÅR STÅ")]
    assert line.endswith(f"[{year.officer}: Budgeten kommer.]")


def test_the_other_kind(year):
    make_annual_report(year.partnership, by=year.officer)
    assert run(year.partnership.slug, "--kind", "annual_report")


@pytest.mark.parametrize(
    ("slug", "about", "sentence"),
    [
        ("finns-inte", 2023, "Det finns inget partnerskap med kortnamnet finns-inte."),
        (None, 2022, "Kraftsamling Herrgården har ingen tjänsteskrivelse för 2022."),
    ],
)
def test_what_is_not_there_ends_with_2(slug, about, sentence, year):
    with pytest.raises(CommandError) as refused:
        run(slug or year.partnership.slug, year=about)
    assert (str(refused.value), refused.value.returncode) == (sentence, 2)
