"""A letter's path through the bodies, small, and the one of S3 with invented names."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

from partnerships.models import Decision, Organisation, OrganisationKind, User
from reporting.actions import record_decision, save_dissent
from reporting.models import CaseStep, DecisionDispatch, Dissent, Report
from tests.builders import make_organisation


def make_step(report: Report, body: Organisation, *, by: User, **fields: Any) -> CaseStep:
    position = report.case_steps.count() + 1
    return CaseStep(report=report, body=body, position=position, **fields).save_as(by)


def decide(step: CaseStep, decided_on: dt.date, section_number: int, *, by: User, **fields: Any) -> CaseStep:
    decision = Decision(
        partnership=step.report.partnership,
        body=step.body,
        decided_on=decided_on,
        section_number=section_number,
        **fields,
    )
    return record_decision(step, decision=decision, by=by, expected_version=step.version)


def dissent(step: CaseStep, kind: str, parties: str, *, by: User, **fields: Any) -> Dissent:
    made = Dissent(step=step, kind=kind, parties=parties, **fields)
    return save_dissent(made, by=by, expected_version=step.version)


def make_bodies() -> SimpleNamespace:
    return SimpleNamespace(
        ksau=make_organisation(
            name="Kommunstyrelsens arbetsutskott", kind=OrganisationKind.WORKING_COMMITTEE, code="KSAU"
        ),
        ks=make_organisation(name="Kommunstyrelsen", kind=OrganisationKind.COMMITTEE, code="KS"),
        kf=make_organisation(name="Kommunfullmäktige", kind=OrganisationKind.COUNCIL, code="KF"),
    )


def make_case(report: Report, *, by: User) -> SimpleNamespace:
    """A step with decision, dissent and a recipient, and one whose day has passed without a decision."""
    body = report.letter.schedule.get().body
    decided = make_step(report, body, by=by, planned_on=dt.date(2025, 5, 5))
    decide(decided, dt.date(2025, 5, 5), 100 + report.pk % 9000, by=by, text="Godkänner rapporten.")
    made = dissent(decided, "separate_statement", "M", by=by)
    DecisionDispatch(step=decided, position=1, name="Fritidsnämnden").save_as(by)
    awaited = make_step(report, body, by=by, planned_on=dt.date(2025, 5, 7))
    return SimpleNamespace(decided=decided, awaited=awaited, dissent=made)


# What the addresses of the path name (tests/kraftsamling/addresses.py).
CASE_PAGES: dict[str, Any] = {
    **{f"reporting:staff_report_case{page}": lambda half: {"year": 2024} for page in ("", "_package", "_step_new")},
    **{
        f"reporting:staff_report_case_{page}": lambda half: {"year": 2024, "pk": half.case.awaited.pk}
        for page in ("step", "decision")
    },
    **{
        f"reporting:staff_report_case_{page}": lambda half: {"year": 2024, "pk": half.case.decided.pk}
        for page in ("untie", "dissent_new", "dispatches")
    },
    "reporting:staff_report_case_dissent": lambda half: {"year": 2024, "pk": half.case.dissent.pk},
}
