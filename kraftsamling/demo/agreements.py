"""Examples around the agreements: contact persons, seats, committees' decisions, days of legal force, and an agreement
that covers the current year (the extension ended on 2025-12-31)."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from kraftsamling.demo.accounts import ACCOUNTS
from kraftsamling.demo.examples import ensure, save_changed
from partnerships.models import (
    Agreement,
    AgreementKind,
    AgreementParty,
    Commitment,
    ContactPerson,
    CoordinationSeat,
    Decision,
    Indicator,
    Organisation,
    OutcomeGoal,
    Partnership,
    ProgrammeArea,
    ReportRecipient,
)
from reporting.models import IndicatorFigure


@dataclass(frozen=True, slots=True)
class Contact:
    """A party's link person; those who can sign in have the name and address of their account."""

    party: str
    mailbox: str
    name: str
    title: str


_ACCOUNT_NAMES = {account.mailbox: account.name for account in ACCOUNTS}
CONTACTS = (
    Contact("kommunstyrelsen", "kontakt.ks", "Agneta Rosdahl", "Utvecklingssekreterare"),
    Contact("kulturnamnden", "kontakt.kn", "Hampus Lilja", "Enhetschef"),
    Contact("fritidsnamnden", "kontakt.fn", "Zahra Mossberg", "Områdesutvecklare"),
    Contact("radda-barnen", "kontakt.rb", _ACCOUNT_NAMES["kontakt.rb"], "Verksamhetsutvecklare"),
    Contact("tillsammans-i-forening", "kontakt.tif", _ACCOUNT_NAMES["kontakt.tif"], "Projektledare"),
    Contact("urbana-studier", "kontakt.mau", "Teodor Wiklund", "Forskare"),
)

# (agreement, body, day, paragraph, legal force); the days are in the order of a real case.
DECISIONS = (
    ("2021-2023", "kulturnamnden", dt.date(2021, 8, 24), 101, dt.date(2021, 9, 18)),
    ("2021-2023", "fritidsnamnden", dt.date(2021, 8, 26), 94, dt.date(2021, 9, 20)),
    ("2024-2025", "kulturnamnden", dt.date(2023, 11, 21), 128, dt.date(2023, 12, 16)),
    ("2024-2025", "fritidsnamnden", dt.date(2023, 11, 23), 142, dt.date(2023, 12, 18)),
)
# The executive committee's decisions are facts (S0-R1, S0-R3); only these days are invented.
LEGAL_FORCE = (
    ("2021-2023", dt.date(2021, 9, 14)),
    ("2024-2025", dt.date(2023, 12, 30)),
)

OFFERED_ON = dt.date(2021, 9, 20)
# (organisation, day the seat was taken or None, note)
SEATS = (
    ("kommunstyrelsen", dt.date(2021, 9, 20), "genom stadskontoret"),
    ("kulturnamnden", dt.date(2021, 9, 20), "genom sin förvaltning"),
    ("fritidsnamnden", None, "erbjuden, följer arbetet utan egen plats"),
    ("radda-barnen", dt.date(2021, 9, 20), "sammankallande"),
    ("tillsammans-i-forening", dt.date(2021, 9, 20), ""),
    ("urbana-studier", dt.date(2021, 10, 1), ""),
    ("rosengards-folkets-hus", dt.date(2022, 2, 1), "inte avtalspart"),
)


def add_around_facts(partnership: Partnership) -> None:
    """Fill in, as examples, what the sources do not say about the two real agreements."""
    original, extension = (Agreement.objects.get(partnership=partnership, code=code) for code, _day in LEGAL_FORCE)
    _copy_goals(extension, original)
    for code, slug, decided_on, section_number, legal_force_on in DECISIONS:
        agreement = Agreement.objects.get(partnership=partnership, code=code)
        _add_decision(agreement, slug, decided_on, section_number, legal_force_on)
    for code, legal_force_on in LEGAL_FORCE:
        _set_legal_force(Decision.objects.get(agreement__code=code, body__slug="kommunstyrelsen"), legal_force_on)
    for agreement in (original, extension):
        _add_contacts(agreement)
    for slug, starts_on, note in SEATS:
        seat = {"partnership": partnership, "organisation": _body(slug), "offered_on": OFFERED_ON}
        ensure(CoordinationSeat, **seat, starts_on=starts_on, note=note)


def add_current_agreement(partnership: Partnership, year: int) -> Agreement:
    """The agreement that covers the year: an existing one, or an example that extends the latest."""
    agreements = partnership.agreements.all()
    current = agreements.with_term_over(dt.date(year, 1, 1)).first()
    if current is None:
        latest = agreements.filter(ends_on__lt=dt.date(year, 1, 1)).latest("ends_on")
        current = _extend(latest, year)
    if current.is_example:
        _complete(current, year)
    return current


def add_following_agreement(current: Agreement, year: int) -> Agreement:
    """The agreement that covers the year after: an example without decisions, so that it can be planned."""
    following = Agreement.objects.of(current.partnership_id).with_term_over(dt.date(year, 1, 1)).first()
    if following is None:
        following = _extend(current, year)
        _copy_content(following)
    return following


def _extend(latest: Agreement, year: int) -> Agreement:
    return ensure(
        Agreement,
        partnership=latest.partnership,
        code=str(year),
        title=f"Förlängningsavtal för år {year} (exempel)",
        kind=AgreementKind.EXTENSION,
        extends=latest,
        starts_on=dt.date(year, 1, 1),
        ends_on=dt.date(year, 12, 31),
        value_statement=latest.value_statement,
        purpose=latest.purpose,
    )


def _complete(agreement: Agreement, year: int) -> None:
    """Copy what the extended agreement promises, and let the three committees approve it in time."""
    _copy_content(agreement)
    _add_decision(agreement, "kulturnamnden", dt.date(year - 1, 11, 18), 131, dt.date(year - 1, 12, 13))
    _add_decision(agreement, "fritidsnamnden", dt.date(year - 1, 11, 20), 137, dt.date(year - 1, 12, 15))
    _add_decision(agreement, "kommunstyrelsen", dt.date(year - 1, 12, 3), 351, dt.date(year - 1, 12, 28))


def _copy_content(agreement: Agreement) -> None:
    former: Any = agreement.extends
    parties = {None: None} | {
        party.pk: _copy(party, "name_in_agreement", "must_approve", "position", agreement=agreement)
        for party in AgreementParty.objects.filter(agreement=former).in_order()
    }
    for commitment in Commitment.objects.filter(agreement=former):
        _copy(commitment, "text", agreement=agreement, party=parties[commitment.party_id])
    for area in ProgrammeArea.objects.filter(agreement=former):
        _copy(area, "position", "name", "description", agreement=agreement)
    _copy_goals(former, agreement)
    for indicator in Indicator.objects.filter(agreement=former):
        copied = _copy(indicator, "text", agreement=agreement)
        for answered in IndicatorFigure.objects.filter(indicator=indicator):
            _copy(answered, "figure", indicator=copied)
    for recipient in ReportRecipient.objects.filter(agreement=former):
        _copy(recipient, "position", agreement=agreement)
    _add_contacts(agreement)


def _copy(row: Any, *names: str, **changed: Any) -> Any:
    """The same row under another parent: its natural key, with `changed` in it, and the named columns."""
    columns = {name: getattr(row, name) for name in (*row.natural_fields, *names)}
    return ensure(type(row), **columns | changed)


def _copy_goals(former: Agreement, agreement: Agreement) -> None:
    areas = {area.code: area for area in ProgrammeArea.objects.filter(agreement=agreement)}
    for goal in OutcomeGoal.objects.of_agreement(former).select_related("area"):
        _copy(goal, "text", area=areas[goal.area.code])


def _add_decision(
    agreement: Agreement, slug: str, decided_on: dt.date, section_number: int, legal_force_on: dt.date
) -> None:
    ensure(
        Decision,
        partnership=agreement.partnership,
        agreement=agreement,
        body=_body(slug),
        decided_on=decided_on,
        section_number=section_number,
        legal_force_on=legal_force_on,
        text="godkänna avtalet",
    )


def _set_legal_force(decision: Decision, day: dt.date) -> None:
    """Only while nobody has edited the decision."""
    if decision.legal_force_on is None and decision.version == 1:
        decision.legal_force_on, decision.legal_force_is_example = day, True
        save_changed(decision)


def _add_contacts(agreement: Agreement) -> None:
    contacts = {contact.party: contact for contact in CONTACTS}
    for party in AgreementParty.objects.filter(agreement=agreement).select_related("organisation"):
        contact = contacts[party.organisation.slug]
        ensure(
            ContactPerson,
            party=party,
            name=contact.name,
            title=contact.title,
            email=f"{contact.mailbox}@demo.example",
            starts_on=agreement.starts_on,
        )


def _body(slug: str) -> Organisation:
    return Organisation.objects.get(slug=slug)
