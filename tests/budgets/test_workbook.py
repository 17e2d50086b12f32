"""The budget as a workbook: values as on the page, sums as formulas that give the same as the page."""

import datetime as dt
import io
import re
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from budgets.totals import budget_sheet
from budgets.workbook import book_sheets, read_parts
from partnerships.formula_book import write_book
from partnerships.models import Role, RoleAssignment
from tests.budgets.builders import make_budget, make_line, make_outcome, make_rate
from tests.budgets.requests import add_people, approved, request_of
from tests.builders import make_agreement, make_committee, make_organisation, make_partnership, make_person

SHEETS = ["Budget", "Uppräkning", "Rekvisitioner", "Utfall", "Överförda medel", "Förklaringar"]


class Book:
    """What a reader sees: the value of each cell, and the formula behind it."""

    def __init__(self, content):
        self.values = load_workbook(io.BytesIO(content), data_only=True)
        self.formulas = load_workbook(io.BytesIO(content))

    def row(self, sheet, label, *, column=2, after=1):
        """The values of the first row with the label, below row `after`."""
        number = self.number(sheet, label, column=column, after=after)
        return [cell.value for cell in self.values[sheet][number]]

    def number(self, sheet, label, *, column=2, after=1):
        found = [
            row[0].row for row in self.values[sheet].iter_rows(min_row=after + 1) if row[column - 1].value == label
        ]
        assert found, f"no {label} in {sheet}"
        return found[0]

    def cell(self, sheet, label, heading, **where):
        """Value and formula."""
        headings = [cell.value for cell in self.values[sheet][1]]
        column, row = headings.index(heading) + 1, self.number(sheet, label, **where)
        return self.values[sheet].cell(row, column).value, self.formulas[sheet].cell(row, column).value

    def rows(self, sheet):
        return [[cell.value for cell in row] for row in self.values[sheet].iter_rows(min_row=2)]


def book_of(*partnerships, **narrowed):
    file = io.BytesIO()
    write_book("Budget", book_sheets(read_parts(partnerships, **narrowed)), file)
    return Book(file.getvalue())


def calculated(book, formula):
    """What a program that calculates makes of SUM and SUMIF."""
    sheet = book.values["Budget"]
    if found := re.fullmatch(r"=SUM\((\w+):(\w+)\)", formula):
        return sum(Decimal(str(cell.value or 0)) for (cell,) in sheet[found[1] : found[2]])
    found = re.fullmatch(r"=SUMIF\(\$(\w)\$(\d+):\$\w\$(\d+),\$(\w+),(\w+):(\w+)\)", formula)
    names, label = sheet[f"{found[1]}{found[2]}" : f"{found[1]}{found[3]}"], sheet[found[4]].value
    amounts = sheet[found[5] : found[6]]
    return sum(
        Decimal(str(amount.value or 0))
        for (name,), (amount,) in zip(names, amounts, strict=True)
        if name.value == label
    )


def test_every_sheet_is_there_and_the_years_stand_beside_each_other(h):
    book = book_of(h.partnership)
    assert book.values.sheetnames == SHEETS
    assert [cell.value for cell in book.values["Budget"][1]][-3:] == ["2023", "2024", "2025"]
    assert book.cell("Budget", h.lines["ledare"].cost, "2024")[0] == 320_000


def test_column_sums_are_formulas_and_give_what_the_page_says(h):
    book, sheet = book_of(h.partnership), budget_sheet(h.partnership)
    for year in (2023, 2024):
        value, formula = book.cell("Budget", "Summa", str(year))
        assert formula.startswith("=SUM(")
        assert value == sheet.year(year).total.amount
    assert book.cell("Budget", "Angiven summa", "2024")[0] == 1_210_000
    assert book.cell("Budget", "Tillgängligt med överförda medel", "2024")[0] == 1_442_886


@pytest.mark.parametrize(("heading", "grouped"), [("Per finansiär", "by_funder"), ("Per utförare", "by_performer")])
def test_sums_per_funder_and_performer_are_formulas_that_agree_with_the_whole(h, heading, grouped):
    book, sheet = book_of(h.partnership), budget_sheet(h.partnership)
    start = book.number("Budget", heading)
    for year in (2023, 2024):
        for body, total in getattr(sheet.year(year), grouped).items():
            value, formula = book.cell("Budget", body.name, str(year), after=start)
            assert formula.startswith("=SUMIF(")
            assert value == total.amount == calculated(book, formula)
        value, formula = book.cell("Budget", "Summa", str(year), after=start)
        assert value == sheet.year(year).total.amount == calculated(book, formula)


def test_what_is_unknown_says_so_and_so_does_its_sum(h):
    book = book_of(h.partnership)
    assert book.cell("Budget", h.lines["samordning"].cost, "2025")[0] == "okänt"
    value, formula = book.cell("Budget", "Summa", "2025")
    assert (value, formula.startswith("=IF(COUNTIF(")) == ("okänt", True)
    assert book.cell("Budget", "varav känt", "2025")[0] == 175_000
    start = book.number("Budget", "Per finansiär")
    assert book.cell("Budget", h.ks.name, "2025", after=start)[0] == "okänt"
    assert book.cell("Budget", h.kn.name, "2025", after=start)[0] == 100_000
    assert "är inte angiven ännu" in str(book.rows("Uppräkning"))


def test_every_sum_that_is_shown_is_what_excel_would_make_of_its_formula(h):
    make_rate(h.agreement, funder=h.ks, percent="2.5")
    make_rate(h.agreement, funder=h.fn, percent="3")
    book = book_of(h.partnership)
    formulas = [
        (cell.value, book.values["Budget"][cell.coordinate].value)
        for row in book.formulas["Budget"].iter_rows()
        for cell in row
        if str(cell.value).startswith(("=SUM(", "=SUMIF("))
    ]
    assert len(formulas) > 20
    for formula, value in formulas:
        assert Decimal(str(value)) == calculated(book, formula), formula


def test_each_uplift_stands_with_its_steps(h):
    make_rate(h.agreement, funder=h.ks, percent="2.5")
    book = book_of(h.partnership)
    row = book.row("Uppräkning", h.lines["samordning"].cost)
    assert row[3:10] == [2025, 715_000, 2.5, 732_875, 732_875, 17_875, 732_875]
    assert row[11] == "Nämndens budget 2025"
    sentences = [str(row[4]).replace("\u00a0", " ") for row in book.rows("Förklaringar")]
    assert any("uppräknat med kommunstyrelsens 2,5 %" in sentence for sentence in sentences)


def test_a_line_that_changed_performer_is_summed_where_it_was(h):
    """SUMIF goes by the row's performer, so each performer has its own row."""
    line = h.lines_2023["ledare"]
    line.performer = h.rb
    line.save_as(None)
    book, sheet = book_of(h.partnership), budget_sheet(h.partnership)
    start = book.number("Budget", "Per utförare")
    total = {body.name: total for body, total in sheet.year(2023).by_performer.items()}[h.rb.name]
    value, formula = book.cell("Budget", h.rb.name, "2023", after=start)
    assert value == total.amount == calculated(book, formula) == 1_000_000


def test_requests_with_what_holds_summed_and_drafts_left_out(h):
    h = add_people(h)
    approved(h, rad_samordning=100_000)
    request_of(h, submitted=True, rad_verksamhet="20000.50")
    request_of(h, rad_verksamhet=1_000)
    book = book_of(h.partnership)
    assert len(book.rows("Rekvisitioner")) == 3
    value, formula = book.cell("Rekvisitioner", "Summa", "Begärt, kr", column=1)
    assert (value, formula) == (120_000.5, "=SUM(J2:J3)")
    assert book.cell("Rekvisitioner", "Summa", "Beviljat, kr", column=1)[0] == 100_000
    assert book.cell("Rekvisitioner", "Summa", "Utbetalt, kr", column=1)[0] == 0


def test_outcome_and_carried_over_money(h):
    book = book_of(h.partnership)
    value, formula = book.cell("Utfall", "Summa för året", "Belopp, kr", column=1)
    assert value == 767_114
    assert formula.startswith("=SUMIF(")
    assert book.cell("Överförda medel", "Summa", "Belopp, kr", column=1)[0] == 232_886
    assert "En vakans uppstod." in str(book.rows("Överförda medel"))


def test_what_is_invented_says_so(h):
    h.budget.is_example = h.lines["drift"].is_example = h.carried.is_example = True
    for row in (h.budget, h.lines["drift"], h.carried):
        row.save_as(None)
    book = book_of(h.partnership)
    assert [cell.value for cell in book.values["Budget"][1]][-3:-1] == ["2023", "2024 (exempel)"]
    assert book.rows("Överförda medel")[0][-1] == "ja"
    assert {row[1] for row in book.rows("Förklaringar") if row[-1] == "ja"} == {h.lines["drift"].cost}


def test_texts_are_texts_and_strange_names_are_summed_right(h):
    """A name that SUMIF would read as a pattern, and one that Excel would read as a formula."""
    wild, plain = make_committee(name="Nämnden*"), make_committee(name="Nämnden för allt")
    for funder, amount in ((wild, 10), (plain, 20)):
        make_line(h.budget, funder=funder, performer=h.tif, amount=amount, cost="=1+1 <b>", position=1)
    book = book_of(h.partnership)
    start = book.number("Budget", "Per finansiär")
    value, formula = book.cell("Budget", "Nämnden*", "2024", after=start)
    assert value == 10
    assert '"=Nämnden~*"' in formula
    texts = [cell for row in book.formulas["Budget"].iter_rows() for cell in row if "1+1" in str(cell.value)]
    assert {cell.data_type for cell in texts} == {"s"}


def test_two_of_the_same_name_are_told_apart(h):
    same = [make_organisation(name="Föreningen"), make_organisation(name="Föreningen")]
    for performer in same:
        make_line(h.budget, funder=h.ks, performer=performer, amount=10)
    book = book_of(h.partnership)
    start = book.number("Budget", "Per utförare")
    for performer in same:
        assert book.cell("Budget", f"Föreningen ({performer.slug})", "2024", after=start)[0] == 10


def test_a_committees_workbook_holds_its_lines_everywhere_and_no_one_elses(client, h):
    other = make_partnership(name="Seved")
    agreement = make_agreement(other, starts_on=dt.date(2024, 1, 1), ends_on=dt.date(2024, 12, 31))
    make_line(make_budget(agreement, stated_total=7), funder=h.ks, performer=h.rb, amount=7, cost="Kaffe")
    person = make_person(Role.COMMITTEE_STAFF, h.partnership, organisation=h.ks)
    RoleAssignment(user=person, partnership=other, role=Role.READER, starts_on=dt.date(2020, 1, 1)).save_as(None)
    client.force_login(person)
    answer = client.get(f"/min-namnd/{h.ks.slug}/excel/")
    book = Book(answer.getvalue())
    assert book.cell("Budget", "Kaffe", "2024")[0] == 7
    assert book.cell("Budget", "Summa", "2024")[0] == 790_007
    start = book.number("Budget", "Per partnerskap")
    assert book.cell("Budget", "Seved", "2024", after=start)[0] == 7
    assert h.fn.name not in str([book.rows(sheet) for sheet in SHEETS])


def test_readers_fetch_it_from_the_budget_page(reader, h):
    assert f"{h.url}excel/" in reader.get(h.url).text
    answer = reader.get(f"{h.url}excel/")
    assert f'filename="budget-{h.partnership.slug}.xlsx"' in answer["Content-Disposition"]
    assert Book(answer.getvalue()).values.sheetnames == SHEETS


def test_a_partnership_without_a_budget_has_an_empty_book(db):
    assert "Ingen budget är registrerad." in str(book_of(make_partnership()).rows("Budget"))


def test_a_year_from_the_command_line(h, tmp_path, capsys):
    make_outcome(h.lines["drift"], 5, booked_on=dt.date(2024, 3, 1))
    file = tmp_path / "budget.xlsx"
    call_command("export_budget", h.partnership.slug, "2024", output=file)
    assert "4 budgetrader 2024" in capsys.readouterr().out
    book = Book(file.read_bytes())
    assert {row[1] for row in book.rows("Utfall")} == {2024}
    assert [cell.value for cell in book.values["Budget"][1]][-3:] == ["2023", "2024", "2025"]
    assert [each.name for each in tmp_path.iterdir()] == ["budget.xlsx"]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"partnership": "finns-inte"}, "inget partnerskap"),
        ({"year": "2031"}, "ingen budget för 2031"),
        ({"output": "budget.csv"}, "sluta på .xlsx"),
        ({"output": "ingen/mapp/budget.xlsx"}, "finns inte"),
    ],
)
def test_the_command_says_what_is_wrong(h, tmp_path, changed, told):
    given = {"partnership": h.partnership.slug, "year": "2024", "output": "budget.xlsx"} | changed
    with pytest.raises(CommandError, match=told):
        call_command("export_budget", given["partnership"], given["year"], output=tmp_path / given["output"])
    assert list(tmp_path.iterdir()) == []
