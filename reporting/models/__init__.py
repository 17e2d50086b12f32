"""The second floor's records: reports, their way to approval and to the archive, and what was decided."""

from reporting.models.case import CaseStep, DecisionDispatch, Dissent, DissentKind
from reporting.models.follow_up_request import FollowUpRequest, RequestAnswer, RequestOutcome
from reporting.models.frozen import FrozenReport
from reporting.models.measure import IndicatorFigure, MeasureAnswer
from reporting.models.override import FindingOverride, OverrideTurn
from reporting.models.received import ReceivedReport
from reporting.models.render_job import UNDER_WAY, RenderJob, RenderPurpose, RenderStatus
from reporting.models.report import Report, ReportKind, ReportStatus
from reporting.models.section import MAX_BODY, ReportSection, SectionComment, SectionDraft, SectionState
from reporting.models.staff_report import (
    DecisionClause,
    DispatchRecipient,
    ResponsibleOfficial,
    ScheduledStep,
    StaffReport,
    SupportingRecord,
)
from reporting.models.step import ReportStep, ReportStepKind
from reporting.models.template import CLOSING, OPENING, PROSE_CONTENTS, ReportTemplate, SectionContent, TemplateSection

__all__ = [
    "CLOSING",
    "MAX_BODY",
    "OPENING",
    "PROSE_CONTENTS",
    "UNDER_WAY",
    "CaseStep",
    "DecisionClause",
    "DecisionDispatch",
    "DispatchRecipient",
    "Dissent",
    "DissentKind",
    "FindingOverride",
    "FollowUpRequest",
    "FrozenReport",
    "IndicatorFigure",
    "MeasureAnswer",
    "OverrideTurn",
    "ReceivedReport",
    "RenderJob",
    "RenderPurpose",
    "RenderStatus",
    "Report",
    "ReportKind",
    "ReportSection",
    "ReportStatus",
    "ReportStep",
    "ReportStepKind",
    "ReportTemplate",
    "RequestAnswer",
    "RequestOutcome",
    "ResponsibleOfficial",
    "ScheduledStep",
    "SectionComment",
    "SectionContent",
    "SectionDraft",
    "SectionState",
    "StaffReport",
    "SupportingRecord",
    "TemplateSection",
]
