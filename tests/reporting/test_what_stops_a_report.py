"""What stops the PDF and what stops the handing in are two things, told alike on every page."""

import pytest

from partnerships.versions import WrongState
from reporting.actions import let_pass
from reporting.assemble import assemble
from reporting.control import control
from reporting.models import ReportStepKind, SectionState
from tests.reporting.builders import make_asked, section_of
from tests.reporting.workflow import make_parties_report, step

PAGES = ("", "control", "submit")


@pytest.fixture
def year(db):
    return make_parties_report()


@pytest.fixture
def coordinator(client, year):
    client.force_login(year.coordinator)
    return client


def spoil(year):
    """A request without an answer, a proposal that nobody has accepted, a section to change."""
    make_asked(year.partnership, summary="Effektmätning")
    done, plans = section_of(year.report, "done"), section_of(year.report, "plans")
    done.is_proposal, done.proposed_from, done.state = True, "logg och budget för 2023", SectionState.DRAFT
    plans.state = SectionState.RETURNED
    for section in (done, plans):
        section.save_as(None)


SPOILED = ("Ingen har skrivit vad som hände med «Effektmätning»", "ett förslag som ingen", "åter för ändring.")


def shown(client, year, page):
    return client.get(year.report.address(page)).content.decode().replace("\u00a0", " ")


def test_a_whole_report_is_stopped_by_nothing(coordinator, year):
    assert assemble(year.report).obstacles == []
    assert "lämnas in:" not in shown(coordinator, year, "")
    assert "<button" in shown(coordinator, year, "submit").split("<main")[1]


def test_every_page_tells_what_the_report_is_not_handed_in_with(coordinator, year):
    spoil(year)
    for page in PAGES:
        told = shown(coordinator, year, page)
        assert all(words in told for words in SPOILED), page


def test_what_stops_the_handing_in_only_leaves_the_pdf_alone(coordinator, year):
    spoil(year)
    page = shown(coordinator, year, "")
    assert "innan PDF-filen kan skapas" not in page
    assert "Innan uppföljningsrapporten lämnas in: 3 saker att göra" in page
    assert assemble(year.report).printable()


def test_the_box_about_the_pdf_says_that_there_is_more(coordinator, year):
    spoil(year)
    summary = section_of(year.report, "summary")
    summary.body = ""
    summary.save_as(None)
    page = shown(coordinator, year, "")
    assert "Rätta det här innan PDF-filen kan skapas" in page
    assert "Det stoppar också Word-filen, inlämningen och upprättandet." in page
    assert "lämnas in: 3 saker till att göra" in page


def test_what_stops_the_handing_in_is_not_let_pass_in_a_draft(coordinator, year):
    spoil(year)
    stopping = control(year.report).before_submitting
    assert len(stopping) == 3
    assert not {each.finding.key for each in stopping} & {each.finding.key for each in control(year.report).warnings}
    for each in stopping:
        with pytest.raises(WrongState, match="stoppar inlämningen"):
            let_pass(year.report, finding=each.finding.key, reason="Brått.", by=year.coordinator)


def test_once_handed_in_it_is_for_a_person_to_judge(year):
    """A request that was captured while the parties read."""
    step(year.report, ReportStepKind.SUBMIT, year.coordinator)
    make_asked(year.partnership)
    year.report.refresh_from_db()
    read = control(year.report)
    assert read.before_submitting == []
    assert "request" in [each.finding.check for each in read.warnings]
