"""The person who signs in, and the roles that person has in partnerships."""

import datetime as dt
import uuid
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q

from partnerships.constraints import in_order, rule
from partnerships.fields import ChoiceText, Day, Email, ShortText
from partnerships.models.record import Record, RecordQuerySet
from partnerships.periods import covering

LEADER_DOMAIN = "@ledare.invalid"  # a domain that can never receive mail (RFC 2606)


class UserManager(BaseUserManager["User"]):
    """Makes users; an e-mail address is kept in one form, so that «Åsa@» and «åsa@» are the same person."""

    def get_by_natural_key(self, username: str | None) -> Any:
        return self.get(email=(username or "").casefold())

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def create_leader(self, name: str) -> "User":
        """A person who can never sign in, only be named in the history; see leader_link.py. Raises ValidationError."""
        user = self.model(email=f"{uuid.uuid4()}{LEADER_DOMAIN}", name=name, is_active=False)
        user.set_unusable_password()
        user.full_clean()
        user.save()
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in with an e-mail address. Never a participant: those are counted, not registered."""

    email = Email("e-postadress", unique=True, error_messages={"unique": "Adressen finns redan."})
    name = ShortText("namn", max_length=120)
    is_active = models.BooleanField("aktiv", default=True)
    is_staff = models.BooleanField("får använda administrationen", default=False)
    created_at = models.DateTimeField("skapad", auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = "användare"
        verbose_name_plural = "användare"

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.email = self.email.casefold()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.casefold()
        super().save(*args, **kwargs)


class Role(models.TextChoices):
    """What a person is in a partnership; what that allows is said in access.py."""

    COORDINATOR = "coordinator", "samordnare"
    OFFICER = "officer", "handläggare"
    COMMITTEE_STAFF = "committee_staff", "nämndens tjänsteperson"
    CONTACT_PERSON = "contact_person", "kontaktperson"
    READER = "reader", "läsare"


ROLES_FOR_AN_ORGANISATION = {Role.COMMITTEE_STAFF, Role.CONTACT_PERSON}


class RoleAssignmentQuerySet(RecordQuerySet):
    def current_on(self, day: dt.date) -> Self:
        return self.filter(covering(day))


class RoleAssignment(Record):
    """One role of one person, in one partnership or (partnership empty) in the whole city, for a time.

    Committee staff and contact persons act for an organisation; the others do not.
    """

    user = models.ForeignKey(
        "partnerships.User", models.PROTECT, related_name="role_assignments", verbose_name="person"
    )
    partnership = models.ForeignKey(
        "partnerships.Partnership",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="role_assignments",
        verbose_name="partnerskap",
    )
    role = ChoiceText("roll", choices=Role.choices)
    organisation = models.ForeignKey(
        "partnerships.Organisation", models.PROTECT, null=True, blank=True, verbose_name="företräder"
    )
    starts_on = Day("från och med")
    ends_on = Day("till och med", null=True, blank=True)

    objects: ClassVar[Any] = RoleAssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = "roll"
        verbose_name_plural = "roller"
        constraints = [
            in_order("roleassignment", "starts_on", "ends_on", "Rollen kan inte sluta innan den börjar."),
            rule(
                "roleassignment_organisation_when_acting_for_one",
                Q(role__in=sorted(ROLES_FOR_AN_ORGANISATION), organisation__isnull=False)
                | Q(~Q(role__in=sorted(ROLES_FOR_AN_ORGANISATION)), organisation__isnull=True),
                "Nämndens tjänsteperson och kontaktperson företräder en organisation; andra roller gör det inte.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}"
