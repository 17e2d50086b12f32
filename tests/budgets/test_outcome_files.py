"""Files that an entry rests on: known by content, saved and never opened, read by those who work with the money."""

import datetime as dt
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from budgets.models import AppendOnly, OutcomeAttachment, OutcomeEntry
from tests.budgets.builders import make_outcome
from tests.budgets.outcome import make_attachment
from tests.builders import make_coordinator, make_officer
from tests.partnerships.sheets import workbook
from tests.partnerships.test_photos import picture

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 faktura"


@pytest.fixture
def officer(client, h):
    client.force_login(make_officer(h.partnership))
    return client


@pytest.fixture
def entry(h):
    return make_outcome(h.lines["drift"], 100, booked_on=dt.date(2024, 6, 30))


@pytest.fixture
def attach(officer, entry):
    def attach(content, name="faktura.pdf"):
        return officer.post(f"{entry.get_absolute_url()}bilaga/", {"file": SimpleUploadedFile(name, content)})

    return attach


def refusal(answer):
    assert answer.status_code == 422
    return str(answer.context["form"].errors["file"])


def with_macros():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name in ("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"):
            package.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (PDF, "faktura.PDF"),
        (picture(), "kvitto.jpeg"),
        (picture(form="PNG"), "kvitto.png"),
        (workbook(["a"]), "a.xlsx"),
    ],
)
def test_what_offices_send_is_kept_as_it_is(attach, officer, content, name):
    assert attach(content, name).status_code == 302
    attachment = OutcomeAttachment.objects.get()
    answer = officer.get(
        f"/partnerskap/{attachment.entry.line.budget.agreement.partnership.slug}/budget/utfall/bilaga/{attachment.pk}/"
    )
    assert (answer.content, answer["X-Content-Type-Options"]) == (content, "nosniff")
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "sandbox" in answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"<script>alert(1)</script>", "faktura.pdf", "ingen PDF"),
        (b"MZ\x90", "faktura.pdf", "ingen PDF"),
        (PDF, "faktura.html", "sluta på .pdf"),
        (picture(), "bild.pdf", "sluta på .jpg"),
        (b"PK\x03\x04trasig", "bok.xlsx", "ingen PDF"),
        (with_macros(), "bok.xlsx", "makron"),
        (b"", "tom.pdf", "tom"),
        (PDF, "Kim 121212-1212.pdf", "personnummer"),
        (PDF, f"{'x' * 220}.pdf", "för långt"),
    ],
)
def test_other_files_are_refused_in_words(attach, content, name, sentence):
    assert sentence in refusal(attach(content, name))
    assert not OutcomeAttachment.objects.exists()


def test_a_heavy_file_and_one_too_many(attach, settings):
    settings.ATTACHMENT_BYTES = 5
    assert "för stor" in refusal(attach(PDF))
    settings.ATTACHMENT_BYTES, settings.ATTACHMENTS_PER_ENTRY = 1000, 1
    attach(PDF)
    assert "redan 1 bilagor" in refusal(attach(PDF + b"2"))


def test_the_same_file_twice_is_one(attach):
    attach(PDF)
    assert "finns redan" in refusal(attach(PDF))


def test_one_comes_with_the_entry(officer, h):
    fields = {"line": h.lines["drift"].pk, "booked_on": "2024-06-30", "amount": "100"}
    officer.post(f"{h.url}utfall/2024/ny/", fields | {"file": SimpleUploadedFile("a.pdf", PDF)})
    assert OutcomeEntry.objects.in_year(2024).get().attachments.get().file_name == "a.pdf"


def test_who_does_not_work_with_the_money_reads_its_name_only(client, h, entry):
    attachment = make_attachment(entry)
    for person in (make_coordinator(h.partnership), h.reader):
        client.force_login(person)
        page = client.get(entry.get_absolute_url()).text
        assert "faktura.pdf" in page
        assert f"utfall/bilaga/{attachment.pk}/" not in page
        assert client.get(f"{h.url}utfall/bilaga/{attachment.pk}/").status_code == 403


def test_it_stays(entry):
    attachment = make_attachment(entry)
    with pytest.raises(AppendOnly):
        attachment.delete()
