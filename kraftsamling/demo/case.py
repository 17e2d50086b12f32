"""Examples of what comes after the letter: about 2023 one body has decided and the next is still to be written in;
about 2024 (reports.py) both have.

The meetings of 2023 are facts (S0-D1, S0-D2); that KSAU decided, its §, and what was sent when are invented and marked.
"""

import datetime as dt

from kraftsamling.demo.examples import save_example
from partnerships.models import Decision, Partnership
from reporting.actions.case import proposal_of
from reporting.models import (
    CaseStep,
    DecisionDispatch,
    Dissent,
    DissentKind,
    Report,
    ReportKind,
    ScheduledStep,
)

YEAR, SECTION = 2023, 214
SECTIONS_OF_BOTH = (187, 152)
SENT_AFTER = dt.timedelta(days=8)
STATEMENT = (
    "Vi ställer oss bakom rapporten. Vi vill samtidigt att nästa års återrapportering visar effekterna på lång sikt, "
    "inte bara hur många aktiviteter som har hållits."
)
RESERVATION = "Vi hade velat att medlen följdes upp varje halvår och reserverar oss till förmån för vårt eget yrkande."
PROCEEDINGS = "Ordföranden ställer proposition på förslaget och finner att {body} bifaller det."


def add_case(partnership: Partnership) -> None:
    """Unless somebody has begun the path already."""
    letter = _letter(partnership, YEAR)
    if letter is None or CaseStep.objects.of_letter(letter).exists():
        return
    first, second = letter.letter.schedule.select_related("body").order_by("position")[:2]
    step = _decided(letter, first, 1, SECTION, agenda_number=12)
    _separate_statement(step)
    _dispatch(step, on=second.meets_on + SENT_AFTER)
    save_example(
        CaseStep(report=letter, position=2, body=second.body, planned_on=second.meets_on, proposal=step.proposal)
    )


def add_whole_case(partnership: Partnership, year: int) -> None:
    """Both bodies have decided about the year's letter, when it is finalised and nobody has begun the path."""
    letter = _letter(partnership, year)
    if letter is None or not letter.is_finalised or CaseStep.objects.of_letter(letter).exists():
        return
    meetings = letter.letter.schedule.select_related("body").order_by("position")[:2]
    for position, (meeting, section_number) in enumerate(zip(meetings, SECTIONS_OF_BOTH, strict=True), start=1):
        step = _decided(letter, meeting, position, section_number, agenda_number=9 + position)
    _reservation(step)
    _dispatch(step, on=meeting.meets_on + SENT_AFTER)


def _letter(partnership: Partnership, year: int) -> Report | None:
    letters = Report.objects.of(partnership).of_kind(ReportKind.STAFF_REPORT).filter(year=year)
    found: Report | None = letters.select_related("letter").newest_first().first()
    return found


def _decided(
    letter: Report, meeting: ScheduledStep, position: int, section_number: int, *, agenda_number: int
) -> CaseStep:
    proposal = proposal_of(letter)
    _intro, _line, clauses = proposal.partition("\n")  # the last body decides, those before it propose
    decision = Decision(
        partnership=letter.partnership,
        body=meeting.body,
        decided_on=meeting.meets_on,
        section_number=section_number,
        text=proposal if position == 1 else clauses,
    )
    step = CaseStep(
        report=letter,
        position=position,
        body=meeting.body,
        planned_on=meeting.meets_on,
        agenda_number=agenda_number,
        proposal=proposal,
        decision=save_example(decision),
        proceedings=PROCEEDINGS.format(body=meeting.body.name.lower()),
    )
    saved: CaseStep = save_example(step)
    return saved


def _separate_statement(step: CaseStep) -> None:
    statement = Dissent(
        step=step,
        position=1,
        kind=DissentKind.SEPARATE_STATEMENT,
        parties="M+C",
        announced_by="Farida Salomonsson (M)",
        signed_by="Farida Salomonsson (M) och Kajsa Vinter (C)",
        annex="bilaga 3",
        text=STATEMENT,
    )
    save_example(statement)


def _reservation(step: CaseStep) -> None:
    reservation = Dissent(
        step=step,
        position=1,
        kind=DissentKind.DISSENT,
        parties="L",
        announced_by="Hampus Örn (L)",
        signed_by="Hampus Örn (L)",
        annex="bilaga 2",
        text=RESERVATION,
    )
    save_example(reservation)


def _dispatch(step: CaseStep, *, on: dt.date) -> None:
    """To whom the decision was sent: the letter's recipients, all on one day."""
    for recipient in step.report.letter.recipients.select_related("organisation").order_by("position"):
        row = DecisionDispatch(
            step=step,
            position=recipient.position,
            name=recipient.name,
            organisation=recipient.organisation,
            dispatched_on=on,
        )
        save_example(row)
