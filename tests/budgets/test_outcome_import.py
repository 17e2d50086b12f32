"""A ledger or a list of costs becomes outcome: seen first, whole or not at all, never twice."""

import datetime as dt
import io
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from budgets.models import OutcomeEntry, OutcomeImport
from budgets.totals import budget_sheet
from partnerships.models import ColumnMapping, Role
from tests.budgets.builders import make_outcome
from tests.builders import make_officer, make_person
from tests.partnerships.sheets import text_file, upload, workbook

pytestmark = pytest.mark.django_db
HEADINGS = ["Rad", "Datum", "Period", "Belopp", "Verifikation", "Text"]
JUNE = dt.date(2024, 6, 30)


@pytest.fixture
def officer(client, h):
    client.force_login(make_officer(h.partnership))
    return client


def send(client, h, content, name="bokföring.xlsx"):
    return client.post(f"{h.url}utfall/2024/import/", upload(content, name), follow=True)


def latest():
    return OutcomeImport.objects.order_by("pk").last()


def press(client, h):
    return client.post(f"{h.url}utfall/import/{latest().pk}/", follow=True)


def verdicts(answer):
    return [each.verdict for each in answer.context["page"]]


def reasons(answer):
    return [fault.reason for each in answer.context["page"] for fault in each.faults]


def booked():
    return OutcomeEntry.objects.filter(imported_by__isnull=False).order_by("pk")


def row(line="ledare", day=JUNE, period="2024-06", amount=1000, voucher="V-1", text="Löner"):
    return [line, day, period, amount, voucher, text]


def test_a_file_is_seen_row_by_row_before_anything_is_booked(officer, h):
    content = workbook(HEADINGS, row(), row("drift", amount="2 500,50"))
    answer = send(officer, h, content)
    assert verdicts(answer) == ["Ny", "Ny"]
    assert "3\xa0500,50\xa0kr" in answer.text
    assert not booked().exists()
    press(officer, h)
    first, second = booked()
    assert (first.line, first.amount, first.voucher_number) == (h.lines["ledare"], 1000, "V-1")
    assert (second.amount, second.starts_on, second.ends_on) == (Decimal("2500.50"), dt.date(2024, 6, 1), JUNE)
    history = first.history.get()
    assert (history.history_user.name, history.history_change_reason) == (
        answer.context["user"].name,
        f"Import {latest().pk}",
    )
    assert budget_sheet(h.partnership).year(2024).line("ledare").outcome == 1000


def test_a_line_is_known_by_its_name_too_whatever_its_capitals(officer, h):
    cost = h.lines["ledare"].cost.upper()
    assert verdicts(send(officer, h, workbook(HEADINGS, row(cost)))) == ["Ny"]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_text_file_from_a_ledger(officer, h, separator):
    lines = [["Konto", "Bokföringsdatum", "Belopp (kr)", "Ver.nr"], ["ledare", "2024-06-30", "-1 234,50", "A 17"]]
    send(officer, h, text_file(*lines, separator=separator, encoding="cp1252"), "ledger.csv")
    press(officer, h)
    assert (booked().get().amount, booked().get().voucher_number) == (Decimal("-1234.50"), "A 17")


def test_one_faulty_row_stops_the_whole_file_and_all_faults_are_told(officer, h):
    rows = [
        row(),
        row(amount="1.237.475"),
        row(day="i våras"),
        row(period="2023-12"),
        row(day=dt.date(2025, 2, 1), period=""),
    ]
    rows += [row(voucher="x" * 61), row(line="")]
    answer = send(officer, h, workbook(HEADINGS, *rows))
    assert verdicts(answer) == ["Fel"] * 6 + ["Ny"]
    told = " ".join(reasons(answer))
    for part in (
        "«1.237.475» är inget belopp",
        "inget datum",
        "budgetåret 2024",
        "Bokfört utanför 2024",
        "Budgetrad saknas",
    ):
        assert part in told
    assert press(officer, h).status_code == 422
    assert not booked().exists()
    assert officer.get(f"{h.url}utfall/import/{latest().pk}/fel/").status_code == 200


def test_the_same_file_twice_changes_nothing_the_second_time(officer, h):
    content = workbook(HEADINGS, row(), row())
    send(officer, h, content)
    press(officer, h)
    assert booked().count() == 2  # two true rows that happen to be equal
    assert verdicts(send(officer, h, content)) == ["Finns redan", "Finns redan"]
    press(officer, h)
    assert (booked().count(), latest().known_count) == (2, 2)


def test_pressed_twice_it_is_booked_once(officer, h):
    send(officer, h, workbook(HEADINGS, row()))
    press(officer, h)
    assert press(officer, h).status_code == 200
    assert booked().count() == 1
    assert officer.post(f"{h.url}utfall/import/{latest().pk}/kolumner/", {}).status_code == 409


def test_what_was_written_by_hand_is_known_and_half_known_is_pointed_at(officer, h):
    entry = make_outcome(h.lines["ledare"], 1000, booked_on=JUNE)
    answer = send(officer, h, workbook(HEADINGS, row(period="", voucher="", text=entry.note)))
    assert verdicts(answer) == ["Finns redan"]
    send(officer, h, workbook(HEADINGS, row()))
    press(officer, h)
    answer = send(officer, h, workbook(HEADINGS, row(amount=999)))
    assert "Samma verifikation finns redan" in answer.text


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_what_goes_out_is_known_when_it_comes_in(officer, h, suffix):
    make_outcome(h.lines["ledare"], "1000.50", booked_on=JUNE)
    send(officer, h, workbook(HEADINGS, row(text="=1+1; 'och'"), row(amount=-20)))
    press(officer, h)
    exported = officer.get(f"{h.url}utfall/2024/export/{suffix}/")
    content = b"".join(exported.streaming_content)
    assert set(verdicts(send(officer, h, content, f"utfall.{suffix}"))) == {"Finns redan"}


def test_accounts_are_told_once_and_remembered(officer, h):
    content = workbook(HEADINGS, row("4010 Löner"), row("5010 Lokalhyra"), row("9999 Annat"))
    answer = send(officer, h, content)
    assert "Vilken budgetrad är det?" in answer.text
    url = f"{h.url}utfall/import/{latest().pk}/rader/"
    assert officer.post(url, {"text_0": "ledare"}).status_code == 422
    answer = officer.post(url, {"text_0": "ledare", "text_1": "drift", "text_2": "-"}, follow=True)
    assert sorted(verdicts(answer)) == ["Läses inte in", "Ny", "Ny"]
    assert officer.get(url).context["form"]["text_1"].value() == "drift"  # and can be changed
    press(officer, h)
    assert [entry.line.code for entry in booked()] == ["ledare", "drift"]
    again = send(officer, h, workbook(HEADINGS, row("4010 Löner", amount=7)))
    assert verdicts(again) == ["Ny"]
    assert ColumnMapping.objects.count() == 1


def test_one_line_for_the_whole_file(officer, h):
    answer = send(officer, h, workbook(["Dag", "Datum", "Kr"], [1, JUNE, 50], ["Summa", None, 50]))
    assert "Vad är varje kolumn?" in answer.text
    url = f"{h.url}utfall/import/{latest().pk}/kolumner/"
    columns = {"column_0": "", "column_1": "booked_on", "column_2": "amount"}
    assert officer.post(url, columns).status_code == 422
    assert officer.post(url, columns | {"whole": "drift", "column_0": "line"}).status_code == 422
    answer = officer.post(url, columns | {"whole": "drift"}, follow=True)
    assert verdicts(answer) == ["Ny", "Läses inte in"]
    assert "summarad" in answer.text
    press(officer, h)
    assert booked().get().line == h.lines["drift"]


def test_a_contact_person_imports_on_their_own_lines_only(client, h):
    client.force_login(make_person(Role.CONTACT_PERSON, h.partnership, organisation=h.tif))
    answer = send(client, h, workbook(HEADINGS, row(), row("drift")))
    assert verdicts(answer) == ["Fel", "Ny"]
    assert "Du kan inte föra in utfall på den raden" in answer.text
    assert press(client, h).status_code == 422


def test_nobody_else_sees_what_was_in_the_file(client, h, officer):
    send(officer, h, workbook(HEADINGS, row()))
    client.force_login(h.ks_staff)
    assert client.get(f"{h.url}utfall/import/{latest().pk}/").status_code == 404
    assert "bokföring.xlsx" not in client.get(f"{h.url}utfall/2024/import/").text


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"hej", "bok.pdf", "Välj en Excel-bok"),
        (b"", "tom.csv", "tom"),
        (workbook(["Rad", "Text"], ["ledare", "Kim 121212-1212"]), "bok.xlsx", "personnummer"),
    ],
)
def test_hostile_and_clumsy_files_are_refused(officer, h, content, name, sentence):
    answer = send(officer, h, content, name)
    assert answer.status_code == 422
    assert sentence in answer.text


def test_more_rows_than_one_can_wait_for(officer, h, settings):
    settings.OUTCOME_IMPORT_ROWS = 2
    assert "Högst 2" in send(officer, h, workbook(HEADINGS, row(), row())).text


def test_the_template_comes_in_as_it_is_filled(officer, h):
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(officer.get(f"{h.url}utfall/2024/import/mall/").content))
    sheet = book["Utfall"]
    assert [cell.value for cell in sheet[1]] == HEADINGS
    for column, value in enumerate(row(h.lines["drift"].cost), start=1):
        sheet.cell(2, column, value)
    file = io.BytesIO()
    book.save(file)
    assert verdicts(send(officer, h, file.getvalue())) == ["Ny"]


def test_many_rows_take_no_more_questions_to_the_database(officer, h):
    taken = []
    for number in (3, 60):
        send(officer, h, workbook(HEADINGS, *(row(amount=index, text=f"{number}") for index in range(number))))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            press(officer, h)
        taken.append(len([query for query in queries if "INSERT" not in query["sql"]]))
    assert taken[1] <= taken[0] + 2
    assert booked().count() == 63


def test_a_file_that_was_wrong_is_taken_back_whole_and_can_come_in_again(officer, h):
    content = workbook(HEADINGS, row(), row("drift", amount=50))
    send(officer, h, content)
    press(officer, h)
    first = latest().pk
    answer = officer.post(f"{h.url}utfall/import/{first}/aterfor/", follow=True)
    assert "är återförd" in answer.text
    year = budget_sheet(h.partnership).year(2024)
    assert (year.line("ledare").outcome, OutcomeEntry.objects.in_year(2024).count()) == (0, 4)
    assert officer.post(f"{h.url}utfall/import/{first}/aterfor/").status_code == 409
    assert verdicts(send(officer, h, content)) == ["Ny", "Ny"]
    press(officer, h)
    assert budget_sheet(h.partnership).year(2024).line("ledare").outcome == 1000
    assert verdicts(send(officer, h, content)) == ["Finns redan", "Finns redan"]


def test_not_when_a_post_of_it_was_corrected(officer, h):
    send(officer, h, workbook(HEADINGS, row()))
    press(officer, h)
    said = {"reason": "Fel", "line": h.lines["ledare"].pk, "amount": "900", "booked_on": "2024-09-12"}
    officer.post(f"{booked().get().get_absolute_url()}ratta/", said)
    address = f"{h.url}utfall/import/{latest().pk}/"
    assert "Återför hela importen" not in officer.get(address).text
    assert officer.post(f"{address}aterfor/").status_code == 409
