"""The letter put together: headings in order, what was done and by whom, clauses, annexes, what is still wrong."""

from decimal import Decimal

import pytest

from partnerships.models import ActivityOccasion, CoOrganiser
from reporting.assemble import NotPrintable, assemble
from reporting.models import DecisionClause, DispatchRecipient
from tests.budgets.builders import make_budget, make_carry_over, make_line, make_outcome
from tests.builders import make_committee, make_organisation
from tests.reporting.builders import AREAS, make_report, make_year, promise_report, section_of, words_of

HEADINGS = [
    (1, "Sammanfattning"),
    (1, "Förslag till beslut"),
    (1, "Beslutsunderlag"),
    (1, "Beslutsplanering"),
    (1, "Beslutet skickas till"),
    (1, "Ärendet"),
    (2, "Sammanfattning av 2023 års verksamhet"),
    *((3, area) for area in AREAS.values()),
    (3, "Fler exempel på genomförda aktiviteter"),
    (1, "Stadskontorets bedömning"),
    (1, "Ansvariga"),
]


def findings(report):
    return [(finding.place, finding.text) for finding in assemble(report).findings]


def test_headings_in_the_order_of_s0(year):
    assert list(assemble(year.report).facts.headings) == HEADINGS


def test_visits_are_printed_as_visits(year):
    (summer,) = [
        section for section in assemble(year.report).facts.sections if section.heading == AREAS["barn-och-unga"]
    ]
    assert words_of(summer.blocks[:1]) == "Bästa sommaren hade 1 456 besök, cirka 40 per dag."


def test_what_was_done_and_by_whom_stands_beside_the_prose(year):
    (summer,) = [
        section for section in assemble(year.report).facts.sections if section.heading == AREAS["barn-och-unga"]
    ]
    assert words_of(summer.blocks[1:]) == (
        "Ur aktivitetsloggen för 2023: 36 aktiviteter med 1 456 besök. Det här gjordes:"
        "Bästa sommaren: 36 tillfällen med 1 456 besök. Arrangör: Tillsammans i Förening. "
        "Medarrangör: Skånes Dansteater."
    )


def test_an_area_without_activities_has_its_prose_only(year):
    (area,) = [section for section in assemble(year.report).facts.sections if section.heading == AREAS["motesplats"]]
    assert words_of(area.blocks) == "Text."


def test_clauses_are_numbered(year):
    DecisionClause(letter=year.report.letter, position=7, text="Kommunstyrelsen tackar.").save_as(None)
    assert [clause.number for clause in assemble(year.report).facts.letter.clauses] == [1, 2]


def test_annexes_number_and_list_themselves(year):
    budget = make_budget(year.agreement, year=2023, stated_total=1)
    make_line(budget, funder=make_committee(), performer=year.organiser, amount=1)
    assert [annex.heading for annex in assemble(year.report).facts.annexes] == [
        "Bilaga 1. Aktivitetsstatistik 2023",
        "Bilaga 2. Budget och utfall",
        "Bilaga 3. Aktivitetsförteckning 2023",
    ]


def test_without_a_budget_its_annex_is_not_there_and_that_is_said(year):
    assert [annex.number for annex in assemble(year.report).facts.annexes] == [1, 2]
    assert ("Bilagor", "Det finns ingen budget för 2023, så bilagan med budgeten saknas.") in findings(year.report)


def test_statistics_by_area_and_month(year):
    statistics = assemble(year.report).facts.statistics
    (summer,) = [area for area in statistics.areas if area.area == AREAS["barn-och-unga"]]
    assert summer.occasions_by_month == (0, 0, 0, 0, 0, 12, 24, 0, 0, 0, 0, 0)
    assert [(run.name, run.open_days, run.visits.value) for run in statistics.programmes][-1] == (
        "Bästa sommaren",
        36,
        1456,
    )


def test_the_list_names_organiser_and_co_organisers(year):
    rows = assemble(year.report).facts.occasions.rows
    assert [row.organisers for row in rows if row.activity == "Bästa sommaren"][0] == (
        "Tillsammans i Förening, Skånes Dansteater"
    )
    assert [row.held_on for row in rows] == sorted(row.held_on for row in rows)


def test_a_deviation_is_shown_with_amount_cause_and_handling(year):
    """Rule 31, and S0-F4: 232 886 kr in the text, in the table and in what was granted."""
    funder, granted_by = (
        make_committee(name="Kommunstyrelsen"),
        make_organisation(name="Stadskontoret", kind="department"),
    )
    budget = make_budget(year.agreement, year=2023, stated_total=690_000)
    make_outcome(make_line(budget, funder=funder, performer=year.organiser, amount=690_000), 457_114)
    with pytest.raises(NotPrintable, match=r"Avvikelsen hos Rädda Barnen saknar orsak och hantering\."):
        assemble(year.report).printable()  # rule 31: not done without
    make_carry_over(year.partnership, performer=year.organiser, funder=funder, approved_by=granted_by)
    draft = assemble(year.report)
    (deviation,) = draft.facts.budget.deviations
    assert draft.figures["deviation_total"].figure.text == "232\u00a0886\u00a0kr"
    assert draft.facts.budget.total == (690_000, 457_114, 232_886)
    assert (deviation.organisation, deviation.amount, deviation.cause, deviation.handling) == (
        "Rädda Barnen",
        Decimal(232_886),
        "En vakans uppstod.",
        "232\u00a0886\u00a0kr förs över till 2024, efter dialog. "
        "Det är inte registrerat att alla parter har godkänt det.",
    )


def test_a_body_that_the_agreement_promises_the_report_is_missed_never_added(year):
    """S0 against S1 § 8 (O-11): arbetsmarknads- och socialnämnden."""
    social, leisure = (
        make_committee(name="Arbetsmarknads- och socialnämnden"),
        year.report.letter.recipients.get().organisation,
    )
    deciding = year.report.letter.schedule.get().body
    for organisation in (leisure, social, deciding):
        promise_report(year.agreement, organisation)
    missed = [text for place, text in findings(year.report) if place == "Beslutet skickas till"]
    assert missed == [
        f"Arbetsmarknads- och socialnämnden ska få rapporten enligt avtalet «{year.agreement}», "
        "men står inte bland mottagarna."
    ]
    assert assemble(year.report).facts.letter.recipients == ("Fritidsnämnden",)
    DispatchRecipient(letter=year.report.letter, position=2, name=social.name, organisation=social).save_as(None)
    assert not [text for place, text in findings(year.report) if place == "Beslutet skickas till"]


def test_empty_sections_and_missing_figures_are_pointed_out(db):
    year = make_year()
    report = make_report(year.partnership, by=year.officer)
    section = section_of(report, "matter")
    section.body = ""
    section.save_as(None)
    section = section_of(report, "assessment")
    section.body = "En avvikelse på {deviation_total}."
    section.save_as(None)
    found = findings(report)
    assert ("Avsnitten", "1\u00a0avsnitt är tomt: Ärendet.") in found
    missing = "Siffran {deviation_total} saknar uppgift och skrivs ut som «uppgift saknas»."
    assert ("Stadskontorets bedömning", missing) in found
    assert "0 kr" not in words_of(assemble(report).facts.section("assessment").blocks)


@pytest.mark.parametrize("code", ["summary", "assessment"])
def test_a_letter_without_summary_or_assessment_is_not_printed(code, year):
    section = section_of(year.report, code)
    section.body = " "
    section.save_as(None)
    with pytest.raises(NotPrintable, match=f"{section.heading}: Avsnittet är tomt."):
        assemble(year.report).printable()


def test_a_figure_that_is_gone_stops_the_pdf_but_not_the_preview(year):
    section = section_of(year.report, "matter")
    section.body = "Antalet var {gone_count}."
    section.save_as(None)
    draft = assemble(year.report)
    assert words_of(draft.facts.section("matter").blocks) == "Antalet var uppgift saknas."
    with pytest.raises(NotPrintable, match="Ärendet: Texten hänvisar till siffran {gone_count}, som inte finns."):
        draft.printable()


@pytest.mark.parametrize("occasions", [3, 50])
def test_as_many_questions_to_the_database_however_long_the_letter(occasions, db, django_assert_num_queries):
    year = make_year(occasions=occasions)
    report = make_report(year.partnership, by=year.officer)
    CoOrganiser.objects.create(occasion=year.open_house.occasions.first(), organisation=make_organisation())
    with django_assert_num_queries(23):
        assemble(report)


def test_what_is_invented_says_so_on_paper_beside_the_numbers(year):
    """facts.md § 10: nothing invented is presented as a fact."""
    titles = [annex.title for annex in assemble(year.report).facts.annexes]
    assert not any("exempeldata" in title for title in titles)
    occasion = ActivityOccasion.objects.of(year.partnership).held().first()
    occasion.is_example = True
    occasion.save_as(None)
    facts = assemble(year.report).facts
    assert [annex.title for annex in facts.annexes] == [
        "Aktivitetsstatistik 2023 (exempeldata)",
        "Aktivitetsförteckning 2023 (exempeldata)",
    ]
    assert "Ur aktivitetsloggen för 2023 (exempeldata)" in str(facts.sections)
