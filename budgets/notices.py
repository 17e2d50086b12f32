"""Notices of economic changes: until when every party has to know, and who is not known to (S1 § 7, rule 23)."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from budgets.models import EconomicNotice, NoticeProof
from partnerships.models import Agreement, Organisation
from partnerships.periods import months_before

NOTICE_MONTHS = 6
REMINDED_MONTHS = 2  # before the last day
DAY = dt.timedelta(days=1)


def last_day_of_notice(agreement: Agreement) -> dt.date:
    """The last day with six whole months left of the term: 30 June for an agreement to the end of December."""
    return months_before(agreement.ends_on + DAY, NOTICE_MONTHS) - DAY


def is_reminded(agreement: Agreement, today: dt.date) -> bool:
    """Whether the last day is near, or has passed while the agreement still runs."""
    return months_before(last_day_of_notice(agreement), REMINDED_MONTHS) <= today <= agreement.ends_on


@dataclass(frozen=True, slots=True)
class Receipt:
    """One party of the agreement and how it is known that it got the notice; None while it is not known."""

    party: Organisation
    proof: NoticeProof | None
    last_day: dt.date

    @property
    def is_late(self) -> bool:
        return self.proof is not None and self.proof.received_on > self.last_day


@dataclass(frozen=True, slots=True)
class NoticeReading:
    """A notice with each party's receipt; read it with EconomicNotice.objects.with_proofs()."""

    notice: EconomicNotice
    last_day: dt.date
    receipts: tuple[Receipt, ...]

    @property
    def left(self) -> list[Organisation]:
        """The parties without proof."""
        return [each.party for each in self.receipts if each.proof is None]

    @property
    def is_sent_late(self) -> bool:
        return self.notice.sent_on > self.last_day

    @property
    def is_late(self) -> bool:
        """Whether it was sent, or reached any party, after the last day."""
        return self.is_sent_late or any(each.is_late for each in self.receipts)

    def left_for(self, represented: Collection[int]) -> list[Organisation]:
        """Out of these, those without proof."""
        return [party for party in self.left if party.pk in represented]


def read_notice(notice: EconomicNotice) -> NoticeReading:
    last_day = last_day_of_notice(notice.agreement)
    proofs = {proof.party_id: proof for proof in notice.proofs.all()}
    parties = sorted(notice.agreement.parties.all(), key=lambda party: (party.position, party.pk))
    receipts = (Receipt(party.organisation, proofs.get(party.organisation_id), last_day) for party in parties)
    return NoticeReading(notice, last_day, tuple(receipts))


@dataclass(frozen=True, slots=True)
class AgreementNotices:
    """What the parties of one agreement have been told, the latest first."""

    agreement: Agreement
    notices: tuple[NoticeReading, ...]

    @property
    def last_day(self) -> dt.date:
        return last_day_of_notice(self.agreement)

    @property
    def is_proven(self) -> bool:
        """Whether any notice has every party's proof."""
        return any(not each.left for each in self.notices)


def notices_of(agreements: Iterable[Any]) -> list[AgreementNotices]:
    """Each agreement with its notices, in the order given; two queries more than were needed for them."""
    listed = list(agreements)
    found = [read_notice(notice) for notice in EconomicNotice.objects.filter(agreement__in=listed).with_proofs()]
    return [AgreementNotices(each, tuple(n for n in found if n.notice.agreement_id == each.pk)) for each in listed]
