"""One click gives the whole case: what is finalised byte for byte, readable, with metadata that says what is whole."""

import datetime as dt
import hashlib
import io
import json
import re
import zipfile
from xml.etree import ElementTree

import pytest
from django.core.management import call_command
from django.utils import timezone

from reporting.actions import fetch_recipients
from reporting.case_path import read_case
from reporting.models import Report, ReportStatus
from reporting.package import PackageTooLarge, gather, verify_package, write_package
from reporting.package.parts import safe_name
from tests.builders import make_coordinator, make_officer, make_partnership, make_reader
from tests.reporting.builders import add_summer, make_annual_report, make_report, make_year
from tests.reporting.cases import decide, dissent, make_bodies, make_step
from tests.reporting.frozen import freeze

ERMS = "{https://DILCIS.eu/XML/ERMS}"
DAY = dt.date(2024, 5, 7)


@pytest.fixture
def letter(db):
    """A letter with a decided step, a statement, recipients, and a step without decision."""
    year = make_year(make_partnership(name="Kraftsamling Herrgården", slug="kraftsamling"))
    add_summer(year)  # the letter's text speaks of it
    report = make_report(year.partnership, by=year.officer)
    report.officer = year.officer
    report.bodies = bodies = make_bodies()
    step = make_step(report, bodies.ksau, by=report.officer, proposal="Bifall.")
    decide(step, DAY, 201, by=report.officer, text="Föreslår <b>bifall</b>.")
    dissent(step, "separate_statement", "M+C", by=report.officer, signed_by="Hampus Feldt (M)", text="Vi menar …")
    fetch_recipients(step, by=report.officer, expected_version=step.version)
    make_step(report, bodies.ks, by=report.officer)
    return report


def packed(report):
    file = io.BytesIO()
    write_package(gather(read_case(Report.objects.get(pk=report.pk), today=DAY)), file)
    return file


def opened(report):
    return zipfile.ZipFile(packed(report))


def metadata(report):
    return json.loads(opened(report).read("metadata.json"))


def test_one_click_gives_the_case_as_a_zip(client, letter):
    client.force_login(letter.officer)
    assert "Ladda ner utkastet (zip)" in client.get(letter.address("case")).text
    answer = client.get(letter.address("case_package"))
    assert answer["Content-Type"] == "application/zip"
    assert "kraftsamling-arende-2023-UTKAST.zip" in answer["Content-Disposition"]
    assert verify_package(io.BytesIO(b"".join(answer.streaming_content))) == []


def test_what_is_not_finalised_is_marked_and_told(letter):
    package = opened(letter)
    assert "1-tjansteskrivelse/UTKAST-tjansteskrivelse-2023.html" in package.namelist()
    page = package.read("index.html").decode()
    assert "UTKAST: Återrapportering" in page
    assert "UTKAST.</strong>" in package.read("1-tjansteskrivelse/UTKAST-tjansteskrivelse-2023.html").decode()
    assert "Tjänsteskrivelsen är inte upprättad" in page
    assert "uppföljningsrapport är inte inlämnad" in page
    assert "Kommunstyrelsen: inget beslut är registrerat" in page
    assert "Kan innehålla sekretess – pröva före utlämnande" in page


def test_word_and_the_figures_follow(letter):
    package = opened(letter)
    assert {"UTKAST-tjansteskrivelse-2023.docx", "UTKAST-siffror-2023.xlsx"} <= {
        name.rpartition("/")[2] for name in package.namelist()
    }
    assert metadata(letter)["records"][0]["annexes"][0].startswith("Bilaga 1. ")
    assert "I handlingen: Bilaga 1." in package.read("index.html").decode()


def test_a_finalised_letter_is_there_byte_for_byte(letter):
    frozen = freeze(letter, by=letter.officer)
    package = opened(letter)
    assert package.read("1-tjansteskrivelse/tjansteskrivelse-2023.pdf") == bytes(frozen.pdf.content)
    assert package.read("1-tjansteskrivelse/facts.json") == bytes(frozen.facts.content)
    assert package.read("1-tjansteskrivelse/rows.json") == bytes(frozen.rows.content)
    first = json.loads(package.read("metadata.json"))["records"][0]
    assert first["systemIdentifier"] == str(frozen.uuid)
    assert first["dates"] == {"created": timezone.localdate().isoformat()}
    assert "UTKAST" not in package.read("index.html").decode()


def test_the_parties_report_comes_in_when_they_have_submitted_it(letter):
    annual = make_annual_report(letter.partnership, by=make_coordinator(letter.partnership))
    freeze(annual, by=annual.author)
    record = metadata(letter)["records"][1]
    assert (record["recordType"], record["direction"]) == ("uppföljningsrapport", "incoming")
    annual_folder = [file["path"] for file in record["files"]]
    assert "2-uppfoljningsrapport/uppfoljningsrapport-2023.pdf" in annual_folder


def test_a_draft_of_the_parties_is_theirs_alone(letter):
    annual = make_annual_report(letter.partnership, by=make_coordinator(letter.partnership))
    annual.status = ReportStatus.DRAFT
    annual.save_as(None)
    assert not any("uppfoljningsrapport" in name for name in opened(letter).namelist())


def test_each_step_and_each_statement_is_a_record_of_its_own(letter):
    records = metadata(letter)["records"]
    assert [(each["runningNumber"], each["recordType"]) for each in records] == [
        (1, "tjänsteskrivelse"),
        (2, "beslut"),
        (3, "särskilt yttrande"),
        (4, "planerad behandling"),
    ]
    step = letter.case_steps.earliest("position")
    assert records[1]["systemIdentifier"] == str(step.uuid)
    assert records[1]["dates"] == {"decided": "2024-05-07"}
    assert {"type": "receiver", "name": "Fritidsnämnden"} in records[1]["agents"]
    assert records[2]["agents"] == [{"type": "creator", "name": "Hampus Feldt (M)"}]
    page = opened(letter).read(records[1]["files"][0]["path"]).decode()
    assert "Föreslår &lt;b&gt;bifall&lt;/b&gt;." in page  # prose is never markup


def test_a_decision_that_is_sent_to_all_has_a_day_of_dispatch(letter):
    step = letter.case_steps.earliest("position")
    row = step.dispatches.get()
    row.dispatched_on = dt.date(2024, 5, 20)
    row.save_as(None)
    record = metadata(letter)["records"][1]
    assert (record["dates"]["sent"], record["direction"]) == ("2024-05-20", "outgoing")


def test_the_xml_says_the_same_in_the_words_of_erms(letter, settings):
    settings.CASE_CLASSIFICATION = "2.7 Ge stöd"
    case = ElementTree.fromstring(opened(letter).read("metadata.xml")).find(f".//{ERMS}aggregation")
    assert case.get("aggregationType") == "caseFile"
    assert case.find(f"{ERMS}classification").get("classificationCode") == "2.7"
    records = case.findall(f"{ERMS}record")
    described = metadata(letter)["records"]
    assert [each.get("systemIdentifier") for each in records] == [each["systemIdentifier"] for each in described]
    assert [each.findtext(f"{ERMS}title") for each in records] == [each["title"] for each in described]
    sums = {each.findtext(f"{ERMS}path"): each.findtext(f"{ERMS}sha256") for each in case.iter(f"{ERMS}digitalFile")}
    assert sums == {file["path"]: file["sha256"] for each in described for file in each["files"]}


def test_the_same_case_gives_the_same_bytes(letter):
    assert packed(letter).getvalue() == packed(letter).getvalue()


def test_names_are_safe_on_every_system(letter):
    for name in opened(letter).namelist():
        assert re.fullmatch(r"(?:[0-9]-[a-z-]+/)?[A-Za-z0-9.-]+", name), name
    assert [safe_name(text) for text in ("Åå Ö § 8", "CON", "…", "x" * 200)] == [
        "aa-o-par-8",
        "con-x",
        "handling",
        "x" * 60,
    ]


def tampered(report, change):
    """The package with its files as `change` makes them; None leaves one out."""
    source, file = opened(report), io.BytesIO()
    with zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            content = change(name, source.read(name))
            if content is not None:
                target.writestr(name, content)
        if added := change("", b""):
            target.writestr("till.txt", added)
    return file


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda name, content: content.replace(b"UTKAST", b"UTKASt") if name == "index.html" else content, "ändrad"),
        (lambda name, content: content + b" " if name == "metadata.xml" else content, "fel storlek"),
        (lambda name, content: None if name == "index.html" else content, "saknas"),
        (lambda name, content: content or b"mer", "till.txt finns inte"),
        (lambda name, content: None if name == "metadata.json" else content, "metadata.json saknas"),
    ],
)
def test_what_somebody_changed_is_found(letter, change, said):
    [fault, *_] = verify_package(tampered(letter, change))
    assert said in fault


def test_what_is_no_package_is_told():
    assert "går inte att läsa" in verify_package(io.BytesIO(b"%PDF"))[0]


def test_the_command_says_whether_a_package_is_whole(letter, tmp_path, capsys):
    path = tmp_path / "arende.zip"
    path.write_bytes(packed(letter).getvalue())
    call_command("verify_package", path)
    assert capsys.readouterr().out == "Paketet är helt.\n"
    path.write_bytes(path.read_bytes().replace(b"metadata.xml", b"metadata.xmx"))
    with pytest.raises(SystemExit):
        call_command("verify_package", path)
    assert "FEL metadata.xml" in capsys.readouterr().out


def test_a_case_that_is_too_large_is_refused_and_never_cut(client, letter, monkeypatch):
    monkeypatch.setattr("reporting.package.archive.MOST_BYTES", 10)
    with pytest.raises(PackageTooLarge):
        packed(letter)
    client.force_login(letter.officer)
    assert client.get(letter.address("case_package")).status_code == 409


def test_a_reader_may_have_it_and_a_stranger_not(client, letter):
    """A registrar or an auditor is a reader."""
    client.force_login(make_reader(letter.partnership))
    assert client.get(letter.address("case_package")).status_code == 200
    client.force_login(make_officer(make_partnership()))
    assert client.get(letter.address("case_package")).status_code == 404


def test_the_checksums_are_of_the_files(letter):
    package = opened(letter)
    for record in json.loads(package.read("metadata.json"))["records"]:
        for file in record["files"]:
            assert hashlib.sha256(package.read(file["path"])).hexdigest() == file["sha256"]
