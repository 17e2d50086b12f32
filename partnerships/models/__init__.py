"""The ground floor's records: who works with whom, under which agreement, doing what."""

from partnerships.models.activity import (
    MAX_VISITS,
    Activity,
    ActivityKind,
    ActivityOccasion,
    CoOrganiser,
    CountingMethod,
    OccasionGoal,
    OccasionStatus,
    Precision,
)
from partnerships.models.agreement import (
    Agreement,
    AgreementKind,
    AgreementParty,
    Commitment,
    ContactPerson,
    ReportRecipient,
)
from partnerships.models.agreement_text import AgreementSection
from partnerships.models.decision import Decision, DecisionOutcome
from partnerships.models.group import CoordinationSeat
from partnerships.models.organisation import (
    DECIDING_KINDS,
    PARTY_KINDS,
    NameKind,
    Organisation,
    OrganisationKind,
    OrganisationName,
)
from partnerships.models.partnership import Area, Partnership, PartnershipName, Venue, VenueKind, VenueName
from partnerships.models.programme import Indicator, IndicatorKind, OutcomeGoal, ProgrammeArea
from partnerships.models.record import Record, RecordQuerySet, Versioned
from partnerships.models.user import Role, RoleAssignment, User

__all__ = [
    "DECIDING_KINDS",
    "MAX_VISITS",
    "PARTY_KINDS",
    "Activity",
    "ActivityKind",
    "ActivityOccasion",
    "Agreement",
    "AgreementKind",
    "AgreementParty",
    "AgreementSection",
    "Area",
    "CoOrganiser",
    "Commitment",
    "ContactPerson",
    "CoordinationSeat",
    "CountingMethod",
    "Decision",
    "DecisionOutcome",
    "Indicator",
    "IndicatorKind",
    "NameKind",
    "OccasionGoal",
    "OccasionStatus",
    "Organisation",
    "OrganisationKind",
    "OrganisationName",
    "OutcomeGoal",
    "Partnership",
    "PartnershipName",
    "Precision",
    "ProgrammeArea",
    "Record",
    "RecordQuerySet",
    "ReportRecipient",
    "Role",
    "RoleAssignment",
    "User",
    "Venue",
    "VenueKind",
    "VenueName",
    "Versioned",
]
