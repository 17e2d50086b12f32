"""State aid: named people's assessments, and sums of what the city itself has registered (domain.md § 3)."""

import datetime as dt
import re
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from budgets.models import AidOutcome, StateAidAssessment
from budgets.state_aid import register_by, rolling_sums, to_register, unassessed
from tests.budgets.assessments import make_assessment, make_de_minimis
from tests.budgets.requests import add_people
from tests.budgets.test_read_the_budget import text
from tests.builders import make_officer, make_organisation, make_partnership

PDF = b"%PDF-1.7 intyg"


@pytest.fixture
def people(h):
    add_people(h)
    h.officer = make_officer(h.partnership, name="Hanna Läggare")
    h.aid = f"{h.url}statsstod/"
    return h


@pytest.fixture
def in_2024(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: dt.date(2024, 11, 1))


def filled(**other):
    words = {"outcome": "not_economic", "motivation": "Öppet för alla.", "assessed_by": "Jurist, juridiska enheten"}
    return words | {"assessed_on": "2024-02-01", "version": "0"} | other


COUNTED = {"outcome": "de_minimis", "granted_on": "2024-01-10", "amount": "320 000", "euro_rate": "11,2345",
           "rate_source": "InforEuro, januari 2024"}  # fmt: skip


@pytest.mark.parametrize(
    ("kronor", "rate", "euro"),
    [("320000", "11.2345", "28483.69"), ("100000", "8", "12500.00"), ("0.09", "18", "0.01"), ("1", "10.5263", "0.10")],
)
def test_euro_at_the_rate_of_the_day_half_a_cent_up(kronor, rate, euro):
    assert StateAidAssessment(amount=Decimal(kronor), euro_rate=Decimal(rate)).euro == Decimal(euro)


def test_the_sum_rolls_three_years_back_from_each_grant_and_not_by_the_calendar(h):
    other = make_organisation()
    for day, kronor, rate in [
        (dt.date(2021, 3, 15), 1000, "10"),
        (dt.date(2021, 3, 16), 2000, "8"),
        (dt.date(2023, 12, 31), 4000, "10"),
        (dt.date(2024, 3, 15), 8000, "16"),
    ]:
        make_de_minimis(h.partnership, h.rb, granted_on=day, kronor=kronor, rate=rate)
    make_de_minimis(h.partnership, other, granted_on=dt.date(2024, 1, 1), kronor=500_000)
    found = rolling_sums(StateAidAssessment.objects.of(h.partnership).filter(recipient=h.rb))
    assert [(each.grants, each.kronor, each.euro) for each in found] == [
        (1, 1000, 100), (2, 3000, 350), (3, 7000, 750), (3, 14_000, 1150),
    ]  # fmt: skip


def test_the_citys_other_partnerships_count_and_each_kind_for_itself(h):
    elsewhere = make_partnership()
    make_de_minimis(elsewhere, h.rb, granted_on=dt.date(2024, 1, 1), kronor=5000)
    make_de_minimis(
        h.partnership, h.rb, granted_on=dt.date(2024, 2, 1), kronor=9000, outcome=AidOutcome.SGEI_DE_MINIMIS
    )
    make_assessment(h.partnership, h.rb, granted_on=dt.date(2024, 2, 1), amount=70_000)
    own = make_de_minimis(h.partnership, h.rb, granted_on=dt.date(2024, 3, 1), kronor=1000)
    found = {each.assessment.pk: each for each in rolling_sums(StateAidAssessment.objects.of(h.partnership))}
    assert (len(found), found[own.pk].kronor, found[own.pk].grants) == (2, 6000, 2)


@pytest.mark.parametrize(
    ("granted", "last"),
    [((2026, 3, 2), (2026, 3, 30)), ((2026, 3, 23), (2026, 4, 22)), ((2026, 12, 11), (2027, 1, 15))],
    ids=["no holidays", "over Easter", "over Christmas and Epiphany"],
)
def test_the_register_has_it_within_twenty_working_days(granted, last):
    assert register_by(dt.date(*granted)) == dt.date(*last)


def test_what_is_not_in_the_register_is_told_as_information(h):
    def granted(*day, **fields):
        return make_de_minimis(h.partnership, h.rb, granted_on=dt.date(*day), kronor=1000, **fields)

    granted(2025, 12, 31)  # before there was a register
    granted(2026, 3, 3, registered_on=dt.date(2026, 3, 4))
    make_assessment(h.partnership, h.rb, granted_on=dt.date(2026, 3, 3), amount=1)
    late, near = granted(2026, 3, 2), granted(2026, 3, 10)
    found = to_register(StateAidAssessment.objects.of(h.partnership), dt.date(2026, 3, 31))
    assert [(each.assessment, each.is_late) for each in found] == [(late, True), (near, False)]


def test_the_years_lines_of_associations_are_proposed_until_assessed(h):
    found = unassessed(h.partnership, 2024, [])
    assert [each.line.code for each in found] == ["ledare", "samordning", "verksamhet"], "the library is the city's own"
    made = make_assessment(h.partnership, h.rb, grant=found[1].grant)
    assert [each.line.code for each in unassessed(h.partnership, 2024, [made])] == ["ledare", "verksamhet"]
    assert len(unassessed(h.partnership, 2025, [made])) == 3, "each year for itself"


@pytest.mark.parametrize("change", [{"granted_on": None}, {"amount": None}, {"euro_rate": None}, {"rate_source": ""},
                                    {"euro_rate": 21}])  # fmt: skip
def test_the_database_keeps_what_de_minimis_needs(h, change):
    made = make_de_minimis(h.partnership, h.rb, granted_on=dt.date(2024, 1, 1), kronor=1000)
    with pytest.raises(DatabaseError), transaction.atomic():
        StateAidAssessment.objects.filter(pk=made.pk).update(**change)


def test_a_line_is_assessed_with_what_is_known_of_it(as_, people, in_2024):
    h = people
    address = f"{h.aid}nytt/2024/ledare/"
    assert address in as_(h.fn_staff).get(h.aid).text
    assert address not in as_(h.reader).get(h.aid).text
    form = text(as_(h.fn_staff).get(address))
    for said in ('value="320 000"', "Tillsammans i Förening", 'value="Fia Fritid"', 'value="2024-11-01"'):
        assert said in form
    answer = as_(h.fn_staff).post(address, filled(**COUNTED))
    made = StateAidAssessment.objects.get()
    assert (answer.status_code, answer.url) == (302, f"{h.aid}{made.pk}/")
    assert (made.recipient, made.year, made.grant) == (h.tif, 2024, h.lines["ledare"].cost)
    assert made.euro == Decimal("28483.69")
    assert as_(h.fn_staff).get(address).status_code == 404
    seen = text(as_(h.reader).get(h.aid))
    for said in ("Endast vad staden själv registrerat.", "28 483,69", "320 000 kr", "De minimis"):
        assert said in seen or said.lower() in seen


def test_nothing_is_promised_and_nothing_is_bought(as_, people):
    h = people
    made = make_de_minimis(h.partnership, h.rb, granted_on=dt.date(2026, 1, 5), kronor=3_100_000)
    for address in (h.aid, f"{h.aid}{made.pk}/", f"{h.aid}{made.pk}/andra/", f"{h.aid}nytt/"):
        seen = text(as_(h.officer).get(address)).lower()
        assert re.findall(r"\b(?:köp|beställ|pris|utrymme|kvar att|tak|300 000|750 000)\w*", seen) == []


def test_de_minimis_asks_for_day_amount_and_rate_at_each_field(as_, people):
    h = people
    answer = as_(h.officer).post(f"{h.aid}nytt/2024/ledare/", filled(outcome="de_minimis"))
    assert answer.status_code == 422
    for said in ("Skriv dagen då stödet beviljades.", "Skriv beloppet.", "Skriv kursen", "Skriv varifrån kursen"):
        assert said in text(answer)
    for wrong, said in [
        ({"euro_rate": "112345"}, "Skriv kursen med siffror"),
        ({"euro_rate": "4,9"}, "mellan 5 och 20"),
        ({"registered_on": "2024-01-09"}, "Stödet beviljades 2024-01-10."),
        ({"assessed_on": "2098-01-01"}, "Dagen har inte varit än."),
        ({"certificate": SimpleUploadedFile("intyg.pdf", PDF)}, "Skriv dagen som står på intyget."),
        ({"outcome": "no_aid", "registered_on": "2024-02-01"}, "Bara de minimis läggs in i registret."),
    ]:
        answer = as_(h.officer).post(f"{h.aid}nytt/2024/ledare/", filled(**COUNTED | wrong))
        assert (answer.status_code, said in text(answer)) == (422, True), wrong


def test_another_grant_is_assessed_once_a_year(as_, people):
    h = people
    sent = filled(recipient=h.rb.pk, year="2024", grant="Lokal utan hyra")
    assert as_(h.officer).post(f"{h.aid}nytt/", sent).status_code == 302
    answer = as_(h.officer).post(f"{h.aid}nytt/", sent)
    assert (answer.status_code, "Stödet är redan bedömt för det året" in text(answer)) == (422, True)


def test_the_certificate_is_read_by_the_city_only(as_, people):
    h = people
    upload = SimpleUploadedFile("intyg.pdf", PDF)
    as_(h.officer).post(f"{h.aid}nytt/2024/ledare/", filled(**COUNTED, certificate=upload, certificate_on="2024-01-08"))
    made = StateAidAssessment.objects.get()
    answer = as_(h.officer).get(f"{h.aid}{made.pk}/intyg/")
    assert (answer.content, answer["Content-Type"], answer["X-Content-Type-Options"]) == (
        PDF, "application/pdf", "nosniff",
    )  # fmt: skip
    for who in (h.reader, h.asker):
        assert as_(who).get(f"{h.aid}{made.pk}/intyg/").status_code == 403
        assert "intyg.pdf" not in as_(who).get(f"{h.aid}{made.pk}/").text
    assert "intyg.pdf" in as_(h.officer).get(f"{h.aid}{made.pk}/").text
    again = filled(**COUNTED, certificate_on="2024-01-08") | {"version": "1", "motivation": "Prövat igen."}
    assert as_(h.officer).post(f"{h.aid}{made.pk}/andra/", again).status_code == 302
    assert as_(h.officer).get(f"{h.aid}{made.pk}/intyg/").content == PDF, "no new file: the old one stays"
    stale = as_(h.officer).post(f"{h.aid}{made.pk}/andra/", again | {"motivation": "Annat."})
    assert (stale.status_code, "Prövat igen." in text(stale), "Annat." in text(stale)) == (409, True, True)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("intyg.pdf", b"<html>", "varken PDF, JPEG eller PNG"),
        ("19640823-3234.pdf", PDF, "personnummer"),
        ("intyg.pdf", b"", "Filen är tom"),
    ],
)
def test_what_is_no_certificate(as_, people, name, content, said):
    h = people
    upload = SimpleUploadedFile(name, content)
    answer = as_(h.officer).post(f"{h.aid}nytt/2024/ledare/", filled(certificate=upload, certificate_on="2024-01-08"))
    assert (answer.status_code, said in text(answer)) == (422, True)


def test_the_table_as_a_file(as_, people):
    h = people
    make_de_minimis(h.partnership, h.rb, granted_on=dt.date(2026, 3, 2), kronor="320000", rate="11.2345")
    answer = as_(h.reader).get(f"{h.aid}export/xlsx/")
    rows = list(load_workbook(BytesIO(b"".join(answer.streaming_content))).active.values)
    row = dict(zip(rows[0], rows[1], strict=True))
    assert row["Tre år bakåt, euro (endast vad staden själv registrerat)"] == 28_483.69
    assert (row["Mottagare"], row["Belopp, kr"]) == ("Rädda Barnen", 320_000)
    assert row["Ska vara i registret senast"].date() == dt.date(2026, 3, 30)
    plain = b"".join(as_(h.reader).get(f"{h.aid}export/csv/").streaming_content).decode("utf-8-sig")
    assert "28483,69" in plain


def test_the_start_page_tells_who_assesses(as_, people):
    h = people
    today = timezone.localdate()
    make_de_minimis(h.partnership, h.rb, granted_on=max(today - dt.timedelta(days=3), dt.date(2026, 1, 1)), kronor=1)
    for who, is_told in ((h.officer, True), (h.reviewer, True), (h.asker, False), (h.reader, False)):
        assert ("1 stöd är inte inlagt i registret" in text(as_(who).get("/"))) is is_told


def test_the_list_says_who_judged(as_, people):
    make_assessment(people.partnership, people.rb)
    assert "Jurist Juristsson" in text(as_(people.officer).get(people.aid))


def test_the_list_asks_no_more_with_more_assessments(as_, people):
    h = people
    counts = []
    for more in (2, 30):
        for _each in range(more):
            make_de_minimis(h.partnership, make_organisation(), granted_on=dt.date(2026, 1, 5), kronor=1000)
        as_(h.officer).get(h.aid)
        with CaptureQueriesContext(connection) as queries:
            as_(h.officer).get(h.aid)
        counts.append(len(queries))
    assert counts[0] == counts[1]
