"""Reading where reports are on their way: one with its whole story, and all that wait for a person."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from partnerships.access import Access, Right, contact_people
from partnerships.models import AgreementParty, Partnership, User
from partnerships.swedish import listed
from reporting.case_duties import AwaitedDecision, awaited_decisions
from reporting.models import Report, ReportSection, ReportStatus, ReportStep, ReportStepKind, SectionState
from reporting.report_rights import WRITING, writers_of, writes
from reporting.workflow import PartyAnswer, Standing, why_not

S, K = ReportStatus, ReportStepKind


def read_standing(report: Report) -> Standing:
    """Where the report is (2 queries for a letter, 4 for an annual report)."""
    steps = tuple(report.steps.select_related("by", "to", "party", "received").order_by("taken_at", "pk"))
    writers = tuple(writers_of(report))
    if report.is_letter:
        return Standing(report, steps, writers)
    parties = _parties([report.partnership])
    return Standing(report, steps, writers, _answers(report, steps, parties, contact_people(report.partnership)))


def _parties(partnerships: Collection[Partnership]) -> list[AgreementParty]:
    found = AgreementParty.objects.filter(agreement__partnership__in=partnerships)
    return list(found.select_related("organisation", "agreement").order_by("position", "pk"))


def _answers(
    report: Report,
    steps: tuple[ReportStep, ...],
    parties: Iterable[AgreementParty],
    people: Mapping[int | None, Collection[User]],
) -> tuple[PartyAnswer, ...]:
    """Everyone who was party to an agreement that held in the year, each once."""
    submissions = sum(step.kind == K.SUBMIT for step in steps)
    approvals = {step.party_id: step for step in steps if step.kind == K.APPROVE and step.round == submissions}
    of_the_year = {
        party.organisation_id: party.organisation
        for party in parties
        if party.agreement.partnership_id == report.partnership_id
        and party.agreement.starts_on.year <= report.year <= party.agreement.ends_on.year
    }
    return tuple(
        PartyAnswer(organisation, tuple(people.get(pk, ())), approvals.get(pk))
        for pk, organisation in of_the_year.items()
    )


def whose_turn(standing: Standing) -> str:
    """Who does what next, in a sentence."""
    report = standing.report
    if report.status == S.DRAFT:
        who = str(report.author) if report.author else "Någon som skriver"
        return f"{who} lämnar {'den till granskning' if report.is_letter else 'in den till parterna'} när den är klar."
    if report.status == S.SUBMITTED and report.is_letter:
        return f"{report.reviewer} granskar den."
    if report.status == S.SUBMITTED:
        return f"Väntar på att {listed([str(party.organisation) for party in standing.missing])} godkänner."
    if report.status == S.REVIEWED:
        return "En tredje person på stadskontoret godkänner den."
    return "Den väntar på att upprättas." if report.status == S.APPROVED else ""


@dataclass(frozen=True, slots=True)
class ReportWork:
    """What a person has to do about a partnership's reports."""

    awaited: "list[AwaitedReport]" = field(default_factory=list)
    sections: list[ReportSection] = field(default_factory=list)  # that they are responsible for
    decisions: list[AwaitedDecision] = field(default_factory=list)  # to write in after the letter


def report_work(
    partnerships: Collection[Partnership], *, access: Mapping[int, Access], by: User, today: dt.date
) -> dict[int, ReportWork]:
    """What waits for the person, by partnership; at most six queries."""
    awaited, own = awaited_reports(partnerships, access=access, by=by), own_sections(partnerships, access=access, by=by)
    decisions = awaited_decisions(partnerships, access=access, today=today)
    return {each.pk: ReportWork(awaited[each.pk], own[each.pk], decisions[each.pk]) for each in partnerships}


@dataclass(frozen=True, slots=True)
class AwaitedReport:
    """A report that waits for one person, and for what."""

    report: Report
    what: str  # «Granska»


WAITS_FOR = {K.REVIEW: "Granska", K.APPROVE: "Godkänn"}


def awaited_reports(
    partnerships: Collection[Partnership], *, access: Mapping[int, Access], by: User
) -> dict[int, list[AwaitedReport]]:
    """What waits for this person, by partnership, the latest year first; at most three queries."""
    found: dict[int, list[AwaitedReport]] = defaultdict(list)
    concerned = {*WRITING.values(), Right.ANSWER_FOR_PARTY}
    mine = [partnership for partnership in partnerships if concerned & access[partnership.pk].rights]
    under_way = Report.objects.filter(partnership__in=mine, status__in=(S.DRAFT, S.SUBMITTED, S.REVIEWED))
    reports = under_way.select_related("partnership", "author").prefetch_related("steps").newest_first() if mine else ()
    is_for_parties = any(not report.is_letter and report.status == S.SUBMITTED for report in reports)
    parties = _parties(mine) if is_for_parties else []
    for report in reports:
        if what := _what_waits(report, parties, access[report.partnership_id], by):
            found[report.partnership_id].append(AwaitedReport(report, what))
    return found


def _what_waits(report: Report, parties: list[AgreementParty], access: Access, by: User) -> str:
    """What the report waits for this person to do; empty when it waits for others, or for nobody."""
    steps = tuple(sorted(report.steps.all(), key=lambda step: (step.taken_at, step.pk)))
    standing = Standing(report, steps, (), _answers(report, steps, parties, {}))
    if standing.last_return:
        is_mine = writes(access, report) and report.author_id in {None, by.pk}
        return "Rätta och lämna in igen" if is_mine else ""
    open_steps = [kind for kind in WAITS_FOR if not why_not(standing, kind, by=by, access=access)]
    return WAITS_FOR[open_steps[0]] if open_steps else ""


def own_sections(
    partnerships: Collection[Partnership], *, access: Mapping[int, Access], by: User
) -> dict[int, list[ReportSection]]:
    """The sections that the person is responsible for and that are not ready, in reports that they may write in; one
    query at most."""
    found: dict[int, list[ReportSection]] = defaultdict(list)
    here = [partnership for partnership in partnerships if {*WRITING.values()} & access[partnership.pk].rights]
    if not here:
        return found
    mine = ReportSection.objects.filter(responsible=by, report__status=S.DRAFT, report__partnership__in=here)
    left = mine.exclude(state=SectionState.READY).select_related("report__partnership")
    for section in left.order_by("-report__year", "report__kind", "position"):
        if writes(access[section.report.partnership_id], section.report):
            found[section.report.partnership_id].append(section)
    return found
