"""Example reports: a year that is reported and approved (issue.py finalises it), and the year after, under way.

In the documents of a year the parties report first; stadskontoret's letter carries their report.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from kraftsamling.demo.examples import ensure, save_example
from kraftsamling.demo.report_texts import (
    ANNUAL_REPORT,
    DRAFT_ANNUAL_REPORT,
    DRAFT_LETTER,
    ISSUED,
    LEFT_TO_ONE,
    LETTER,
    MEASURED,
    MISSING,
    PARTY_ASKS,
    PASSED,
    READY,
    REQUESTED,
    REVIEWER_ASKS,
    UNDER_WAY,
)
from partnerships.models import Indicator, Organisation, Partnership, User
from reporting.actions import Given, record_party_approval, start_report, take_report_step
from reporting.checks.finding import Finding
from reporting.control import control
from reporting.models import (
    DispatchRecipient,
    FindingOverride,
    FollowUpRequest,
    MeasureAnswer,
    Report,
    ReportKind,
    ReportStepKind,
    ScheduledStep,
    SectionComment,
    SectionState,
    SupportingRecord,
)
from reporting.standing import read_standing

K = ReportStepKind
MEETINGS = (("ksau", dt.date(2025, 4, 28)), ("kommunstyrelsen", dt.date(2025, 5, 7)))
RECORDS = ("G-Tjänsteskrivelse KSAU 250428 {title}",)
REGISTRY_NUMBER, DATED, SIGNED = "STK-2025-412", dt.date(2025, 4, 8), dt.date(2025, 4, 10)
SOME = 2  # measures that are answered so far, in the year under way
BY_MINUTES = "Godkändes vid samordningsfunktionens möte i mars, se minnesanteckningarna."


def add_reports(partnership: Partnership, *, today: dt.date) -> None:
    """Only from the day on which they could have been written, and only those that nobody has begun."""
    if today > MEETINGS[-1][1] and not _begun(partnership, ISSUED):
        _add_annual_report(partnership)
        _add_letter(partnership)
    if today.year > UNDER_WAY and not _begun(partnership, UNDER_WAY):
        _begin_annual_report(partnership)
        _begin_letter(partnership)


def person(mailbox: str) -> User:
    return User.objects.get(email=f"{mailbox}@demo.example")


def _begun(partnership: Partnership, year: int) -> bool:
    return bool(Report.objects.of(partnership).filter(year=year).exists())


# --- The year that is reported ---------------------------------------------------------------------------------------


def _add_annual_report(partnership: Partnership) -> None:
    coordinator = person("samordnare")
    report = _begin(partnership, ReportKind.ANNUAL_REPORT, ISSUED, ANNUAL_REPORT, ready=ANNUAL_REPORT, by=coordinator)
    _answer_measures(report)
    report = _take(report, K.SUBMIT, by=coordinator)
    for party in read_standing(report).parties:
        if party.people:
            report = _take(report, K.APPROVE, by=party.people[0], given=Given(party=party.organisation))
        else:
            report = record_party_approval(
                report,
                party=party.organisation,
                reference=BY_MINUTES,
                by=coordinator,
                expected_version=report.version,
                is_example=True,
            )


def _add_letter(partnership: Partnership) -> None:
    author, reviewer, approver = map(person, ("handlaggare", "granskare", "chef"))
    report = _begin(partnership, ReportKind.STAFF_REPORT, ISSUED, LETTER, ready=LETTER, by=author)
    _fill_in_letterhead(report)
    _ask(report)
    report = _take(report, K.SUBMIT, by=author, given=Given(to=reviewer))
    report = _take(report, K.REVIEW, by=reviewer)
    _take(report, K.APPROVE, by=approver)


def _fill_in_letterhead(report: Report) -> None:
    letter = report.letter
    letter.registry_number, letter.document_date, letter.signed_on = REGISTRY_NUMBER, DATED, SIGNED
    save_example(letter)
    for position, title in enumerate(RECORDS, start=1):
        save_example(SupportingRecord(letter=letter, position=position, title=title.format(title=report.title)))
    for position, (slug, day) in enumerate(MEETINGS, start=1):
        save_example(ScheduledStep(letter=letter, position=position, body=_body(slug), meets_on=day))
    for promised in report.partnership.agreements.get(code="2024-2025").report_recipients.all():
        if promised.organisation.slug not in dict(MEETINGS):  # a body is not sent its own decision
            _add_recipient(letter, promised.organisation)


def _add_recipient(letter: Any, organisation: Organisation) -> None:
    """Whom the agreement promises the report, unless the earlier letter had them (S1 § 8)."""
    there = DispatchRecipient.objects.filter(letter=letter)
    if not there.filter(organisation=organisation).exists():
        fields = {"position": there.count() + 1, "name": organisation.name, "organisation": organisation}
        save_example(DispatchRecipient(letter=letter, **fields))


def _ask(report: Report) -> None:
    """What the letter asks for is open until the parties have answered."""
    asked = FollowUpRequest.objects.of(report.partnership)
    ensure(
        FollowUpRequest,
        partnership=report.partnership,
        year=report.year,
        position=1,
        report=report,
        section=report.sections.get(code="assessment"),
        sentence=REQUESTED,
        summary="Minst ett mått på medellång sikt",
        continues=asked.filter(year=report.year - 1).first(),
    )


# --- The year that is being written ----------------------------------------------------------------------------------


def _begin_annual_report(partnership: Partnership) -> None:
    coordinator = person("samordnare")
    report = _begin(partnership, ReportKind.ANNUAL_REPORT, UNDER_WAY, DRAFT_ANNUAL_REPORT, ready=READY, by=coordinator)
    _answer_measures(report, SOME)
    for section in report.sections.filter(code__in=LEFT_TO_ONE):
        section.responsible = coordinator
        save_example(section)
    _comment(report, *PARTY_ASKS)


def _begin_letter(partnership: Partnership) -> None:
    author = person("handlaggare")
    report = _begin(partnership, ReportKind.STAFF_REPORT, UNDER_WAY, DRAFT_LETTER, by=author)
    section = report.sections.get(code="assessment")
    section.responsible = author
    save_example(section)
    _comment(report, *REVIEWER_ASKS)
    check, reason = PASSED
    of_the_check = [each for each in warnings_of(report) if each.check == check]
    let_stand(report, of_the_check[:1], reason, by=author)


def _comment(report: Report, code: str, mailbox: str, text: str) -> None:
    section = report.sections.get(code=code)
    SectionComment(section=section, text=text, by=person(mailbox), is_example=True).save()


def warnings_of(report: Report) -> list[Finding]:
    """What the check finds and nobody has judged."""
    return [each.finding for each in control(report).warnings]


def let_stand(report: Report, findings: Collection[Finding], reason: str, *, by: User) -> None:
    """Warnings, judged by a person."""
    for finding in findings:
        judged = {"finding": finding.key, "text": finding.text[:1000], "reason": reason}
        FindingOverride(report=report, by=by, is_example=True, **judged).save()


# --- Both ------------------------------------------------------------------------------------------------------------


def _begin(
    partnership: Partnership, kind: str, year: int, texts: Mapping[str, str], *, ready: Collection[str] = (), by: User
) -> Report:
    """The document with its headings, and these texts, some of them ready; all of it marked."""
    report = start_report(partnership, kind=kind, year=year, by=by)
    save_example(report)
    for section in report.sections.order_by("position"):
        if text := texts.get(section.code):
            section.body = text
            section.state = SectionState.READY if section.code in ready else SectionState.DRAFT
        save_example(section)
    if report.is_letter:
        letter = report.letter
        for row in (letter, *letter.clauses.all(), *letter.recipients.all(), *letter.responsible.all()):
            save_example(row)
    return report


def _answer_measures(report: Report, most: int | None = None) -> None:
    """Those that no figure answers: the first is told in words, the others are missing, with the reason (rule 29)."""
    measures = Indicator.objects.filter(agreement__code="2024-2025", agreement__partnership=report.partnership)
    for number, indicator in enumerate(measures.filter(answered_by=None).order_by("pk")[:most]):
        said = {"missing_reason": MISSING} if number else {"text": MEASURED}
        save_example(MeasureAnswer(report=report, indicator=indicator, **said))


def _take(report: Report, kind: str, *, by: User, given: Given | None = None) -> Report:
    more = {"given": given} if given else {}
    return take_report_step(report, kind=kind, by=by, expected_version=report.version, is_example=True, **more)


def _body(slug: str) -> Organisation:
    return Organisation.objects.get(slug=slug)
