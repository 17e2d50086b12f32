"""An officer gives the letter its number and date and edits its lists, one point a line."""

import pytest

from partnerships.models import OrganisationKind
from tests.builders import make_agreement, make_area, make_committee, make_officer, make_organisation, make_partnership
from tests.reporting.builders import begin_report


@pytest.fixture
def report(db):
    partnership = make_partnership(slug="malmoandan")
    make_area(make_agreement(partnership))
    make_organisation(name="Kommunstyrelsens arbetsutskott", kind=OrganisationKind.WORKING_COMMITTEE, code="KSAU")
    return begin_report(partnership, year=2024, by=make_officer(partnership))


@pytest.fixture
def url(report):
    return f"{report.get_absolute_url()}uppgifter/"


@pytest.fixture
def officer(client, report):
    client.force_login(make_officer(report.partnership))
    return client


def filled(**fields):
    return {
        "version": 1,
        "title": "Återrapportering 2024",
        "registry_number": "STK-2025-99",
        "document_date": "2025-03-17",
        "proposal_intro": "Kommunstyrelsens arbetsutskott föreslår kommunstyrelsen besluta",
        "clauses": "Kommunstyrelsen godkänner årsrapporten.\n\nKommunstyrelsen översänder den till nämnderna.",
        "records": "Årsrapport 2024",
        "schedule": "KSAU 2025-04-28",
        "recipients": "Fritidsnämnden\nStadskontorets handläggare",
        "officials": "Anna Ek, sektionschef",
    } | fields


def test_it_works(officer, report, url):
    fritid = make_committee(name="Fritidsnämnden")
    assert officer.post(url, filled()).status_code == 302
    letter = report.letter
    letter.refresh_from_db()
    assert (letter.registry_number, str(letter.document_date), letter.version) == (
        "STK-2025-99",
        "2025-03-17",
        2,
    )
    assert [(clause.position, clause.text) for clause in report.letter.clauses.order_by("position")] == [
        (1, "Kommunstyrelsen godkänner årsrapporten."),
        (2, "Kommunstyrelsen översänder den till nämnderna."),
    ]
    assert [(step.body.code, str(step.meets_on)) for step in report.letter.schedule.all()] == [("KSAU", "2025-04-28")]
    recipients = [(each.name, each.organisation) for each in report.letter.recipients.order_by("position")]
    assert recipients == [("Fritidsnämnden", fritid), ("Stadskontorets handläggare", None)]
    assert [(each.name, each.title) for each in report.letter.responsible.all()] == [("Anna Ek", "sektionschef")]


def test_it_stands_in_the_letter(officer, report, url):
    page = officer.post(url, filled(), follow=True).text
    for text in ("STK-2025-99", "Kommunstyrelsen översänder den till nämnderna.", "Anna Ek"):
        assert text in page


def test_the_form_opens_with_what_is_there_and_saving_it_again_changes_no_list(officer, report, url):
    officer.post(url, filled())
    form = officer.get(url).context["form"]
    again = {name: form[name].value() or "" for name in form.fields}
    before = report.letter.clauses.first().history.count()
    assert officer.post(url, again).status_code == 302
    assert report.letter.clauses.first().history.count() == before


def test_a_line_taken_away_is_gone_and_the_rest_are_numbered_anew(officer, report, url):
    officer.post(url, filled())
    officer.post(url, filled(version=2, clauses="Kommunstyrelsen översänder den till nämnderna."))
    assert [(clause.position, clause.text) for clause in report.letter.clauses.all()] == [
        (1, "Kommunstyrelsen översänder den till nämnderna.")
    ]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("registry_number", "KS 210818 § 274", "inte ett diarienummer"),
        ("schedule", "FINNS 2025-04-28", "ingen förkortning"),
        ("schedule", "KSAU 28/4", "skriv datumet"),
        ("officials", "Anna Ek", "komma och befattning"),
        ("clauses", "x" * 1001, "längre än 1000 tecken"),
        ("clauses", "Ring 121212-1212", "personnummer"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_stays_in_the_form(officer, url, field, typed, said):
    answer = officer.post(url, filled(**{field: typed}))
    assert answer.status_code == 422
    assert said in " ".join(answer.context["form"].errors[field])
    assert typed in answer.text


def test_the_second_of_two_officers_sees_both_texts(officer, url):
    officer.post(url, filled(recipients="Fritidsnämnden"))
    answer = officer.post(url, filled(recipients="Kulturnämnden"))
    assert answer.status_code == 409
    assert answer.context["conflict"] == [("Beslutet skickas till", "Kulturnämnden", "Fritidsnämnden")]
