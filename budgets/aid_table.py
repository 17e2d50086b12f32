"""The state aid assessments as a table for a file: what the register asks for, with numbers as numbers."""

from collections.abc import Iterable

from budgets.models import StateAidAssessment
from budgets.state_aid import Rolling, register_by, rolling_sums
from partnerships.workbooks import Column, Table

WIDE = 36  # characters
OWN_ONLY = "endast vad staden själv registrerat"
COLUMNS = [
    Column("Mottagare", WIDE),
    Column("Budgetår", 10),
    Column("Stöd", WIDE),
    Column("Bedömning", WIDE),
    Column("Motivering", WIDE),
    Column("Bedömd av", 24),
    Column("Bedömd den"),
    Column("Beviljat den"),
    Column("Belopp, kr"),
    Column("Kronor per euro"),
    Column("Kursens källa", 24),
    Column("Belopp, euro"),
    Column(f"Tre år bakåt, kr ({OWN_ONLY})", 30),
    Column(f"Tre år bakåt, euro ({OWN_ONLY})", 30),
    Column("Intyg den"),
    Column("Ska vara i registret senast"),
    Column("Inlagt i registret"),
    Column("Exempel", 10),
]


def aid_table(assessments: Iterable[StateAidAssessment]) -> Table:
    listed = list(assessments)
    sums = {each.assessment.pk: each for each in rolling_sums(listed)}
    return Table("Statsstöd", COLUMNS, (_row(each, sums.get(each.pk)) for each in listed))


def _row(each: StateAidAssessment, rolling: Rolling | None) -> tuple[object, ...]:
    return (
        str(each.recipient),
        each.year,
        each.grant,
        each.get_outcome_display(),
        each.motivation,
        each.assessed_by,
        each.assessed_on,
        each.granted_on,
        each.amount,
        each.euro_rate,
        each.rate_source,
        each.euro,
        rolling.kronor if rolling else None,
        rolling.euro if rolling else None,
        each.certificate_on,
        register_by(each.granted_on) if rolling and each.granted_on else None,
        each.registered_on,
        "ja" if each.is_example else "",
    )
