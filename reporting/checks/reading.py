"""What the database knows that a report is read against (7 queries for a letter, whatever its size)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.utils import timezone

from partnerships.models import Decision, NameKind, Organisation, OrganisationKind, OrganisationName
from partnerships.periods import covers
from reporting.checks.days import usual_weekdays
from reporting.checks.material import CaseMaterial, Meeting, OtherName, Passage, RecordList, Statement
from reporting.dates_in_text import Bodies
from reporting.facts import Letterhead, ReportFacts
from reporting.models import CaseStep, Dissent, Report, ReportSection, ScheduledStep

RANKS: dict[str, int] = {
    OrganisationKind.WORKING_COMMITTEE: 0,
    OrganisationKind.COMMITTEE: 1,
    OrganisationKind.COUNCIL: 2,
}
REGISTER, PLANNING, CASE = "registret", "beslutsplaneringen", "ärendets väg"


def read_case(report: Report, facts: ReportFacts, sections: Iterable[ReportSection]) -> CaseMaterial:
    """Everything that the texts of the report are read against."""
    deciding = list(Organisation.objects.standing().able_to_decide())
    planned = list(ScheduledStep.objects.select_related("body", "letter").order_by("letter", "position"))
    steps = list(CaseStep.objects.of_letter(report).select_related("body", "decision").in_order())
    dissents = list(Dissent.objects.filter(step__report=report).order_by("step__position", "position"))
    names = list(OrganisationName.objects.filter(organisation__merged_into=None).select_related("organisation"))
    decided = [
        Meeting(code or name, day, REGISTER, number)
        for code, name, day, number in Decision.objects.order_by("decided_on", "pk").values_list(
            "body__code", "body__name", "decided_on", "section_number"
        )
    ]
    schedule = tuple(
        _meeting(step.body, step.meets_on, PLANNING) for step in planned if step.letter.report_id == report.pk
    )
    letter = report.letter if report.is_letter else None
    day = (letter and letter.document_date) or (schedule[0].day if schedule else timezone.localdate())
    meetings = {step.pk: _of_step(step) for step in steps}
    return CaseMaterial(
        bodies=_bodies(deciding, names),
        passages=tuple(_passages(facts, sections, schedule, steps, dissents, meetings)),
        schedule=schedule,
        steps=tuple(meeting for meeting in meetings.values() if meeting),
        decided=tuple(decided),
        usual=_usual(decided, planned, meetings.values()),
        lists=tuple(_lists(facts.letter, steps)),
        statements=tuple(_statement(each, meetings[each.step_id]) for each in dissents),
        names=tuple(_other_names(names, day)),
        committees=_committees(deciding, planned=schedule),
        document_date=letter.document_date if letter else None,
        signed_on=letter.signed_on if letter else None,
    )


def _called(body: Organisation) -> str:
    return body.code or body.name


def _meeting(body: Organisation, day: dt.date, source: str, number: int | None = None) -> Meeting:
    return Meeting(_called(body), day, source, number, RANKS.get(body.kind, 1))


def _of_step(step: CaseStep) -> Meeting | None:
    """Where the step was decided, or is planned to be; None when nobody knows yet."""
    if step.decision:
        return _meeting(step.body, step.decision.decided_on, CASE, step.decision.section_number)
    return _meeting(step.body, step.planned_on, CASE) if step.planned_on else None


def _bodies(deciding: list[Organisation], names: list[OrganisationName]) -> Bodies:
    called = {organisation.pk: _called(organisation) for organisation in deciding}
    known = {name: called[body.pk] for body in deciding for name in (body.name, body.code) if name}
    return Bodies({each.name: called[each.organisation_id] for each in names if each.organisation_id in called} | known)


def _usual(decided: list[Meeting], planned: list[ScheduledStep], steps: Iterable[Meeting | None]) -> dict[str, int]:
    """Learned from every meeting that the register, the letters and this case know of."""
    days: dict[str, set[dt.date]] = defaultdict(set)
    for meeting in (
        *decided,
        *(_meeting(step.body, step.meets_on, PLANNING) for step in planned),
        *filter(None, steps),
    ):
        days[meeting.body].add(meeting.day)
    return usual_weekdays(days)


def _passages(
    facts: ReportFacts,
    sections: Iterable[ReportSection],
    schedule: Iterable[Meeting],
    steps: list[CaseStep],
    dissents: list[Dissent],
    meetings: dict[int, Meeting | None],
) -> Iterator[Passage]:
    for section in sections:
        yield Passage(section.heading, section.body, section)
    if facts.letter:
        for clause in facts.letter.clauses:
            yield Passage("Förslag till beslut", clause.text, page="letterhead")
        for title in facts.letter.supporting_records:
            yield Passage("Beslutsunderlag", title, page="letterhead")
        for meeting in schedule:
            yield Passage("Beslutsplanering", f"{meeting.body} {meeting.day}", page="letterhead")
    for step in steps:
        place = _minutes(meetings[step.pk], step)
        decided = step.decision.text if step.decision else ""
        for text in (step.proposal, decided, step.proceedings, *step.supporting_records.splitlines()):
            yield Passage(place, text, page="case")
    for each in dissents:
        at = meetings[each.step_id]
        dated = f"{at.body} {each.dated_on}" if at and each.dated_on else ""
        for text in (each.text, dated):
            yield Passage(_name(each, at), text, page="case", meeting=at)


def _minutes(meeting: Meeting | None, step: CaseStep) -> str:
    return f"Protokollet {meeting.name if meeting else step.body}"


def _name(dissent: Dissent, meeting: Meeting | None) -> str:
    name = str(dissent)
    return f"{name[:1].upper()}{name[1:]}{f', {meeting.name}' if meeting else ''}"


def _lists(letter: Letterhead | None, steps: list[CaseStep]) -> Iterator[RecordList]:
    if letter:
        yield RecordList("Beslutsunderlag", letter.supporting_records, "letterhead")
    for step in steps:
        yield RecordList(_minutes(_of_step(step), step), tuple(step.supporting_records.splitlines()), "case")


def _statement(dissent: Dissent, meeting: Meeting | None) -> Statement:
    return Statement(str(dissent), meeting.name if meeting else "", dissent.announced_by, dissent.signed_by)


def _other_names(names: list[OrganisationName], day: dt.date) -> Iterator[OtherName]:
    """Every name that is not the official one on the day, with that one."""
    formers = {
        each.organisation_id: each.name
        for each in names
        if each.kind == NameKind.OFFICIAL and covers(day, starts_on=each.valid_from, ends_on=each.valid_to)
    }
    for each in names:
        official = formers.get(each.organisation_id, each.organisation.name)
        valid = each.kind == NameKind.ALIAS and covers(day, starts_on=each.valid_from, ends_on=each.valid_to)
        if each.name != official:
            yield OtherName(each.name, official, is_former=not valid)
    for organisation in {each.organisation_id: each.organisation for each in names}.values():
        if organisation.pk in formers and organisation.name != formers[organisation.pk]:
            yield OtherName(organisation.name, formers[organisation.pk], is_former=True)


def _committees(deciding: list[Organisation], *, planned: Iterable[Meeting]) -> tuple[str, ...]:
    treating = {meeting.body for meeting in planned}
    committees = [body for body in deciding if body.kind == OrganisationKind.COMMITTEE and not body.is_proposed]
    return tuple(body.name for body in committees if _called(body) not in treating)
