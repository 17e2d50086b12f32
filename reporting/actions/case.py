"""What is written after the letter: its path through the bodies, who dissented, to whom the decisions were sent.

Open also when the letter is finalised: it comes after. Each step has a version; whatever is written below the step
counts it up, so that two people at one step never overwrite each other.
"""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from partnerships.models import Decision, Organisation, User
from partnerships.versions import WrongState, lock_current, save_if_current
from reporting.models import CaseStep, DecisionDispatch, Dissent, Report

MOST = 99  # steps, dissents or recipients
DECIDED = "Steget har redan ett beslut."


@transaction.atomic
def begin_case(report: Report, *, by: User) -> list[CaseStep]:
    """A step for each meeting that the letter plans. What the letter proposes lies before the first body; what the
    next ones are asked is for the body before to say. Raises WrongState when it is begun, or nothing is planned."""
    Report.objects.select_for_update().get(pk=report.pk)
    if CaseStep.objects.of_letter(report).exists():
        raise WrongState("Ärendets väg är redan påbörjad.")
    schedule = report.letter.schedule.select_related("body").order_by("position")
    steps = [
        CaseStep(report=report, position=position, body=meeting.body, planned_on=meeting.meets_on)
        for position, meeting in enumerate(schedule, start=1)
    ]
    if not steps:
        raise WrongState("Skrivelsen har ingen beslutsplanering. Lägg till stegen ett och ett.")
    steps[0].proposal = proposal_of(report)
    return [step.save_as(by) for step in steps]


def proposal_of(report: Report) -> str:
    """The letter's proposal as text: its first line and the numbered clauses. Empty when it has none, or is too long
    for a step."""
    clauses = [clause.text for clause in report.letter.clauses.order_by("position")]
    if not clauses:
        return ""
    lines = [report.letter.proposal_intro, *(f"{number}. {text}" for number, text in enumerate(clauses, start=1))]
    text = "\n".join(lines)
    longest = CaseStep._meta.get_field("proposal").max_length or 0
    return text if len(text) <= longest else ""


@transaction.atomic
def add_step(report: Report, *, step: CaseStep, before: CaseStep | None = None, by: User) -> CaseStep:
    """A step by hand, last or before another. Raises ValidationError."""
    Report.objects.select_for_update().get(pk=report.pk)
    if before:
        before.refresh_from_db()
    step.report = before.report if before else report
    steps = CaseStep.objects.filter(report=step.report)
    last = steps.aggregate(last=Max("position"))["last"] or 0
    if last >= MOST:
        raise ValidationError(f"Ett ärende har högst {MOST} steg.")
    step.position = before.position if before else last + 1
    for later in steps.filter(position__gte=step.position).order_by("-position"):
        later.position += 1
        later.save_as(by)
    return step.save_as(by)


@transaction.atomic
def save_step(step: CaseStep, *, by: User, expected_version: int) -> CaseStep:
    """Raises StaleVersion, ValidationError."""
    step.is_example = False
    saved: CaseStep = save_if_current(step, expected=expected_version, by=by)
    return saved


@transaction.atomic
def remove_step(step: CaseStep, *, by: User, expected_version: int) -> None:
    """Take away a step where nothing happened. Raises StaleVersion; WrongState when something hangs on it."""
    lock_current(step, expected=expected_version)
    if step.decision_id or step.dissents.exists() or step.dispatches.exists():
        raise WrongState("Steget har ett beslut, ett yttrande eller mottagare och kan inte tas bort.")
    step._history_user = by
    step.delete()


def registered(step: CaseStep, decided_on: dt.date, section_number: int) -> Decision | None:
    """The decision as it stands in this partnership's register already, written there on some other page."""
    found: Decision | None = Decision.objects.filter(
        partnership=step.report.partnership_id, body=step.body_id, decided_on=decided_on, section_number=section_number
    ).first()
    return found


@transaction.atomic
def record_decision(step: CaseStep, *, decision: Decision, by: User, expected_version: int) -> CaseStep:
    """Write what the body decided, in the register, and tie it to the step with what the step says of the meeting. A
    decision that the register has already is tied as it stands there.

    Raises StaleVersion, ValidationError; WrongState when the step has its decision.
    """
    lock_current(step, expected=expected_version)
    if step.decision_id:
        raise WrongState(DECIDED)
    known = registered(step, decision.decided_on, decision.section_number)
    if known and CaseStep.objects.filter(decision=known).exists():
        raise ValidationError(f"{known} hör redan till ett annat steg.")
    step.decision = known or decision.save_as(by)
    return save_step(step, by=by, expected_version=expected_version)


@transaction.atomic
def untie_decision(step: CaseStep, *, by: User, expected_version: int) -> CaseStep:
    """The decision does not belong to this step. It stays in the register, and may be tied to another by its reference;
    what the minutes say, dissents and the list of recipients stay with the step.

    Raises StaleVersion; WrongState when there is no decision, or it has been sent to somebody from here.
    """
    lock_current(step, expected=expected_version)
    if not step.decision_id:
        raise WrongState("Steget har inget beslut.")
    if sent := step.dispatches.filter(dispatched_on__isnull=False).count():
        raise WrongState(
            f"Beslutet är skickat till {sent} mottagare från det här steget. Ta först bort dagarna under Expediering."
        )
    step.decision = None
    return save_step(step, by=by, expected_version=expected_version)


@transaction.atomic
def save_dissent(dissent: Dissent, *, by: User, expected_version: int) -> Dissent:
    """Write a dissent or a statement below its step. `expected_version` is the step's. Raises StaleVersion,
    ValidationError."""
    lock_current(dissent.step, expected=expected_version)
    if dissent._state.adding:
        dissent.position = _next(Dissent, dissent.step)
    dissent.is_example = False
    dissent.save_as(by)
    save_step(dissent.step, by=by, expected_version=expected_version)
    return dissent


@transaction.atomic
def remove_dissent(dissent: Dissent, *, by: User, expected_version: int) -> None:
    """Take away what was written at the wrong step; the history keeps it. Raises StaleVersion."""
    lock_current(dissent.step, expected=expected_version)
    dissent._history_user = by
    dissent.delete()
    save_step(dissent.step, by=by, expected_version=expected_version)


@transaction.atomic
def save_dispatches(
    step: CaseStep,
    *,
    sent: Mapping[int, dt.date | None],
    removed: Collection[int] = (),
    added: Sequence[str] = (),
    by: User,
    expected_version: int,
) -> None:
    """Make the step's list of recipients this: `sent` says when, by the row's id; `removed` are ids, `added` names.

    A name that the register knows is tied to it (rule 33). Raises StaleVersion, ValidationError.
    """
    lock_current(step, expected=expected_version)
    for row in step.dispatches.all():
        if row.pk in removed:
            row._history_user = by
            row.delete()
        elif row.dispatched_on != sent.get(row.pk, row.dispatched_on):
            row.dispatched_on, row.is_example = sent[row.pk], False
            row.save_as(by)
    _add_recipients(step, [(name, Organisation.objects.called(name).first()) for name in added], by)
    save_step(step, by=by, expected_version=expected_version)


@transaction.atomic
def fetch_recipients(step: CaseStep, *, by: User, expected_version: int) -> int:
    """Put the letter's recipients on the step's list, those that are not there. Gives how many. Raises StaleVersion."""
    lock_current(step, expected=expected_version)
    listed = step.report.letter.recipients.select_related("organisation").order_by("position")
    count = _add_recipients(step, [(each.name, each.organisation) for each in listed], by)
    save_step(step, by=by, expected_version=expected_version)
    return count


def _add_recipients(step: CaseStep, wanted: Sequence[tuple[str, Organisation | None]], by: User) -> int:
    there = {dispatch.name.casefold() for dispatch in step.dispatches.all()}
    position = _next(DecisionDispatch, step)
    count = 0
    for name, organisation in wanted:
        if name.casefold() not in there:
            if position + count > MOST:
                raise ValidationError(f"Ett beslut har högst {MOST} mottagare.")
            DecisionDispatch(step=step, position=position + count, name=name, organisation=organisation).save_as(by)
            there.add(name.casefold())
            count += 1
    return count


def _next(model: type[Dissent] | type[DecisionDispatch], step: CaseStep) -> int:
    last: int | None = model.objects.filter(step=step).aggregate(last=Max("position"))["last"]
    return (last or 0) + 1
