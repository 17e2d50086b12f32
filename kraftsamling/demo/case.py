"""An example of what comes after the letter about 2023: one body has decided, the next is still to be written in.

The meetings are facts (S0-D1, S0-D2); that KSAU decided, its §, and what was sent when are invented and marked.
"""

import datetime as dt

from kraftsamling.demo.examples import save_example
from partnerships.models import Decision, Partnership
from reporting.actions.case import proposal_of
from reporting.models import CaseStep, DecisionDispatch, Dissent, DissentKind, Report, ReportKind, ScheduledStep

YEAR, SECTION = 2023, 214
SENT_ON = dt.date(2024, 5, 15)
STATEMENT = (
    "Vi ställer oss bakom rapporten. Vi vill samtidigt att nästa års återrapportering visar effekterna på lång sikt, "
    "inte bara hur många aktiviteter som har hållits."
)


def add_case(partnership: Partnership) -> None:
    """Unless somebody has begun the path already."""
    letters = Report.objects.of(partnership).of_kind(ReportKind.STAFF_REPORT).filter(year=YEAR)
    letter = letters.select_related("letter").newest_first().first()
    if letter is None or CaseStep.objects.of_letter(letter).exists():
        return
    first, second = letter.letter.schedule.select_related("body").order_by("position")[:2]
    step = _decided(letter, first)
    _around(step, letter)
    save_example(
        CaseStep(report=letter, position=2, body=second.body, planned_on=second.meets_on, proposal=step.proposal)
    )


def _decided(letter: Report, meeting: ScheduledStep) -> CaseStep:
    proposal = proposal_of(letter)
    decision = Decision(
        partnership=letter.partnership,
        body=meeting.body,
        decided_on=meeting.meets_on,
        section_number=SECTION,
        text=proposal,
    )
    step = CaseStep(
        report=letter,
        position=1,
        body=meeting.body,
        planned_on=meeting.meets_on,
        agenda_number=12,
        proposal=proposal,
        decision=save_example(decision),
        proceedings="Ordföranden ställer proposition på förslaget och finner att arbetsutskottet bifaller det.",
    )
    saved: CaseStep = save_example(step)
    return saved


def _around(step: CaseStep, letter: Report) -> None:
    """A statement at the step, and to whom its decision was sent."""
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
    for recipient in letter.letter.recipients.select_related("organisation").order_by("position"):
        row = DecisionDispatch(
            step=step,
            position=recipient.position,
            name=recipient.name,
            organisation=recipient.organisation,
            dispatched_on=SENT_ON,
        )
        save_example(row)
