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
from partnerships.models.actor import Actor
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
from partnerships.models.leader_link import DAYS_BACK, LeaderLink, LeaderLinkSeries, hash_of, new_secret
from partnerships.models.occasion_import import MAX_IMPORTED_ROWS, ColumnMapping, ImportStatus, OccasionImport
from partnerships.models.organisation import (
    DECIDING_KINDS,
    PARTY_KINDS,
    PROPOSED_KINDS,
    PUBLIC_KINDS,
    NameKind,
    Organisation,
    OrganisationKind,
    OrganisationName,
)
from partnerships.models.partnership import Area, Partnership, PartnershipName, Venue, VenueKind, VenueName
from partnerships.models.photo import OccasionPhoto
from partnerships.models.plan import ActivityPlan, PlanAnswer, PlanAnswerKind, PlanItem, PlanItemGoal, PlanStatus
from partnerships.models.programme import Indicator, IndicatorKind, OutcomeGoal, ProgrammeArea
from partnerships.models.receipt import EntryReceipt
from partnerships.models.record import Record, RecordQuerySet, Versioned
from partnerships.models.series import EVERY_DAY, MAX_AGE, ActivitySeries, SeriesCoOrganiser, SeriesGoal, SeriesKind
from partnerships.models.stored_file import MAX_STORED_BYTES, StoredFile
from partnerships.models.user import LEADER_DOMAIN, Role, RoleAssignment, User
from partnerships.models.visits import AgeBand, BandCount, ObservedSex

__all__ = [
    "DAYS_BACK",
    "LEADER_DOMAIN",
    "hash_of",
    "new_secret",
    "Actor",
    "LeaderLink",
    "LeaderLinkSeries",
    "MAX_IMPORTED_ROWS",
    "ColumnMapping",
    "ImportStatus",
    "OccasionImport",
    "OccasionPhoto",
    "ActivityPlan",
    "PlanAnswer",
    "PlanAnswerKind",
    "PlanItem",
    "PlanItemGoal",
    "PlanStatus",
    "EntryReceipt",
    "EVERY_DAY",
    "MAX_AGE",
    "ActivitySeries",
    "SeriesCoOrganiser",
    "SeriesGoal",
    "SeriesKind",
    "MAX_STORED_BYTES",
    "StoredFile",
    "AgeBand",
    "BandCount",
    "ObservedSex",
    "DECIDING_KINDS",
    "MAX_VISITS",
    "PARTY_KINDS",
    "PROPOSED_KINDS",
    "PUBLIC_KINDS",
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
