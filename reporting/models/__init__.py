"""The second floor's records: the letters."""

from reporting.models.staff_report import (
    DecisionClause,
    DispatchRecipient,
    ReportSection,
    ResponsibleOfficial,
    ScheduledStep,
    SectionKind,
    StaffReport,
    SupportingRecord,
)

__all__ = [
    "DecisionClause",
    "DispatchRecipient",
    "ReportSection",
    "ResponsibleOfficial",
    "ScheduledStep",
    "SectionKind",
    "StaffReport",
    "SupportingRecord",
]
