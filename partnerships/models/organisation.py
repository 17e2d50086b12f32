"""Organisations of every kind, with the names they have had and are called by (rule 46)."""

import datetime as dt
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from partnerships.constraints import in_order, rule
from partnerships.fields import ChoiceText, Day, SearchKey, ShortText, Slug
from partnerships.models.record import Record, RecordQuerySet
from partnerships.periods import covers
from partnerships.swedish import search_key


class OrganisationKind(models.TextChoices):
    COUNCIL = "council", "kommunfullmäktige"
    COMMITTEE = "committee", "nämnd"
    WORKING_COMMITTEE = "working_committee", "arbetsutskott"
    DEPARTMENT = "department", "förvaltning"
    MUNICIPAL_UNIT = "municipal_unit", "kommunal enhet"
    CIVIL_SOCIETY_ORGANISATION = "civil_society", "idéburen organisation"
    ASSOCIATION = "association", "förening"
    INFORMAL_NETWORK = "informal_network", "informellt nätverk"
    UNIVERSITY_UNIT = "university_unit", "universitetsenhet"
    PUBLIC_AUTHORITY = "public_authority", "statlig myndighet"
    CULTURAL_INSTITUTION = "cultural_institution", "kulturinstitution"
    COMPANY = "company", "bolag"


# Rule 2: the committee is the party, never its department; an informal network is no party either (rule 47).
PARTY_KINDS = {
    OrganisationKind.COMMITTEE,
    OrganisationKind.CIVIL_SOCIETY_ORGANISATION,
    OrganisationKind.ASSOCIATION,
    OrganisationKind.UNIVERSITY_UNIT,
}
DECIDING_KINDS = {OrganisationKind.COUNCIL, OrganisationKind.COMMITTEE, OrganisationKind.WORKING_COMMITTEE}


# What a person who logs may write in as a new local actor; the other kinds are for the register's keepers.
PROPOSED_KINDS = (OrganisationKind.ASSOCIATION, OrganisationKind.INFORMAL_NETWORK)
# Part of the public administration: bound by law, not by a value statement.
PUBLIC_KINDS = DECIDING_KINDS | {
    OrganisationKind.DEPARTMENT,
    OrganisationKind.MUNICIPAL_UNIT,
    OrganisationKind.PUBLIC_AUTHORITY,
}


class NameKind(models.TextChoices):
    OFFICIAL = "official", "tidigare namn"
    ALIAS = "alias", "kallas även"


class OrganisationQuerySet(RecordQuerySet):
    def called(self, name: str) -> Self:
        """Those that have, or have had, this name; case and spacing do not matter. Never one that was merged away."""
        key = search_key(name)
        return self.standing().filter(Q(search_key=key) | Q(names__search_key=key)).distinct()

    def standing(self) -> Self:
        """Those that were not merged into another."""
        return self.filter(merged_into__isnull=True)

    def able_to_decide(self) -> Self:
        return self.filter(kind__in=DECIDING_KINDS)

    def able_to_be_party(self) -> Self:
        return self.filter(kind__in=PARTY_KINDS)


class DatedName(Record):
    """A name in use from one day to another, open ends allowed."""

    name = ShortText("namn")
    kind = ChoiceText("slag", choices=NameKind.choices, default=NameKind.ALIAS)
    valid_from = Day("från och med", null=True, blank=True)
    valid_to = Day("till och med", null=True, blank=True)
    search_key = SearchKey(sources=("name",))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Named(Record):
    """Something that keeps its identity while its name changes."""

    slug = Slug("kortnamn", unique=True)
    name = ShortText("namn")
    search_key = SearchKey(sources=("name",))

    natural_fields = ("slug",)
    names: Any  # the dated names, a table of their own for each kind of thing

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def name_on(self, day: dt.date) -> str:
        """The official name that day: old documents keep the old name (rule 46)."""
        for former in self.names.all():
            official = former.kind == NameKind.OFFICIAL
            if official and covers(day, starts_on=former.valid_from, ends_on=former.valid_to):
                return former.name
        return self.name


class Organisation(Named):
    """A body, department, association, network or institution. What it is decides what it may be in a partnership.

    `code` is the city's abbreviation of a deciding body (KF, KS, KSAU): data, never a class. `is_proposed`: written in
    by someone who logged, not yet looked at. `merged_into`: was the same as another, which took over its occasions.
    """

    kind = ChoiceText("slag", choices=OrganisationKind.choices)
    code = ShortText("förkortning", max_length=6, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name="hör till")

    is_proposed = models.BooleanField("föreslagen, inte granskad", default=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="samma som", editable=False
    )

    objects: ClassVar[Any] = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = "organisation"
        verbose_name_plural = "organisationer"
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=~Q(code=""),
                name="organisation_code_unique",
                violation_error_message="En annan organisation har redan den förkortningen.",
            ),
            rule(
                "organisation_not_merged_into_itself",
                Q(merged_into__isnull=True) | ~Q(merged_into=F("pk")),
                "En organisation kan inte slås ihop med sig själv.",
            ),
        ]

    def can_be_party(self) -> bool:
        """Rule 2. See also: OrganisationQuerySet.able_to_be_party()."""
        return self.kind in PARTY_KINDS


class OrganisationName(DatedName):
    """A former official name, or another name the organisation is called by."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="names", verbose_name="organisation")

    natural_fields = ("organisation", "name")

    class Meta:
        verbose_name = "organisationsnamn"
        verbose_name_plural = "organisationsnamn"
        constraints = [
            in_order("organisationname", "valid_from", "valid_to", "Namnet kan inte sluta gälla innan det börjar."),
            models.UniqueConstraint(
                fields=["organisation", "name"],
                name="organisationname_once",
                violation_error_message="Organisationen har redan det namnet.",
            ),
        ]
