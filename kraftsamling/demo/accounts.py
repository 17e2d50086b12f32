"""The people of the demo: one for each role, all with the same password. Names and addresses are invented."""

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from kraftsamling.demo.examples import save_example
from partnerships.models import Organisation, Partnership, Role, RoleAssignment, User

PASSWORD = "demo-kraftsamling"
SINCE = dt.date(2021, 9, 1)


@dataclass(frozen=True, slots=True)
class Account:
    """Someone who can sign in; `organisation` is the slug of the body they act for."""

    mailbox: str
    name: str
    role: Role | None = None
    organisation: str = ""
    is_administrator: bool = False

    @property
    def email(self) -> str:
        return f"{self.mailbox}@demo.example"


ACCOUNTS = (
    Account("samordnare", "Amina Bergdahl", Role.COORDINATOR),
    Account("handlaggare", "Jonatan Ekström", Role.OFFICER),
    Account("granskare", "Hedda Blomstrand", Role.OFFICER),
    Account("chef", "Ragnar Silfver", Role.OFFICER),
    Account("fritid", "Marika Holstén", Role.COMMITTEE_STAFF, "fritidsnamnden"),
    Account("kultur", "Peder Dahlrot", Role.COMMITTEE_STAFF, "kulturnamnden"),
    Account("ks", "Ingrid Wahlmark", Role.COMMITTEE_STAFF, "kommunstyrelsen"),
    Account("fritid.attest", "Lovisa Sandelin", Role.COMMITTEE_STAFF, "fritidsnamnden"),
    Account("ks.attest", "Gustav Almerud", Role.COMMITTEE_STAFF, "kommunstyrelsen"),
    Account("kontakt.tif", "Samir Lundkvist", Role.CONTACT_PERSON, "tillsammans-i-forening"),
    Account("kontakt.rb", "Elin Marklund", Role.CONTACT_PERSON, "radda-barnen"),
    Account("samordnare.ma", "Petra Hallin"),  # of the second partnership (malmoandan.py)
    Account("lasare", "Rut Nyberg", Role.READER),
    Account("utanroll", "Kim Österdahl"),
    Account("admin", "Tove Ahlin", is_administrator=True),
)


def add_accounts(partnership: Partnership) -> None:
    """Open the accounts that are missing and give each its role in the partnership."""
    password = make_password(PASSWORD)  # once: a safe hash is slow on purpose
    for account in ACCOUNTS:
        if not User.objects.filter(email=account.email).exists():
            _open(account, password, partnership)


def _open(account: Account, password: str, partnership: Partnership) -> None:
    is_admin = account.is_administrator
    user = User(email=account.email, name=account.name, is_staff=is_admin, is_superuser=is_admin)
    user.password = password
    user.full_clean()
    user.save()
    if account.role:
        organisation = Organisation.objects.filter(slug=account.organisation).first()
        role = RoleAssignment(user=user, partnership=partnership, role=account.role, starts_on=SINCE)
        role.organisation = organisation
        save_example(role)
