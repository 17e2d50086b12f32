"""Whether an agreement is in force on a day, and why: worked out from parties, decisions and term, never stored."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from partnerships.models import Agreement, AgreementParty, CoordinationSeat, Decision, DecisionOutcome
from partnerships.periods import covers
from partnerships.swedish import long_date, period


class AgreementState(StrEnum):
    WAITING = "inväntar beslut med laga kraft"
    UPCOMING = "beslutat, börjar gälla senare"
    IN_FORCE = "gällande"
    EXPIRED = "upphört"


@dataclass(frozen=True)
class Condition:
    """Something that must be so for the agreement to be in force, and whether it is."""

    text: str
    is_met: bool
    explanation: str
    is_example: bool = False


@dataclass(frozen=True)
class AgreementStatus:
    """The state on a day with every condition behind it."""

    day: dt.date
    state: AgreementState
    conditions: tuple[Condition, ...]

    @property
    def is_in_force(self) -> bool:
        return self.state == AgreementState.IN_FORCE

    @property
    def unmet(self) -> tuple[Condition, ...]:
        return tuple(condition for condition in self.conditions if not condition.is_met)


def agreement_status(agreement: Agreement, day: dt.date) -> AgreementStatus:
    """The agreement's state on the day.

    In force takes two parties or more (rule 1), an approving decision with legal force from each body whose
    decision the agreement waits for (S1 § 9, rule 3), and the term (rule 4: it ends without notice). Reads
    `parties` and `decisions`; prefetch them (with organisation and body) for a list.
    """
    parties = list(agreement.parties.all())
    decisions = list(agreement.decisions.all())
    conditions = [_enough_parties(parties)]
    conditions += [_approved_by(party, decisions, day) for party in parties if party.must_approve]
    term = _term(agreement, day)
    return AgreementStatus(day, _state(agreement, day, conditions), (*conditions, term))


def _state(agreement: Agreement, day: dt.date, conditions: list[Condition]) -> AgreementState:
    if day > agreement.ends_on:
        return AgreementState.EXPIRED
    if not all(condition.is_met for condition in conditions):
        return AgreementState.WAITING
    return AgreementState.IN_FORCE if agreement.starts_on <= day else AgreementState.UPCOMING


def _enough_parties(parties: list[AgreementParty]) -> Condition:
    return Condition("Minst två parter", len(parties) >= 2, f"Avtalet har {len(parties)} parter.")


def _approved_by(party: AgreementParty, decisions: list[Decision], day: dt.date) -> Condition:
    text = f"{party.organisation} har godkänt avtalet med laga kraft"
    approving = [
        decision
        for decision in decisions
        if decision.body_id == party.organisation_id and decision.outcome == DecisionOutcome.APPROVED
    ]
    if not approving:
        return Condition(text, False, "Inget godkännande beslut är registrerat.")
    with_force = sorted(
        ((decision.legal_force_on, decision) for decision in approving if decision.legal_force_on),
        key=lambda pair: pair[0],
    )
    if not with_force:
        return Condition(text, False, f"{approving[0]} saknar uppgift om när det fick laga kraft.")
    force_on, decision = with_force[0]
    explanation = f"{decision}, laga kraft {long_date(force_on)}."
    return Condition(text, force_on <= day, explanation, decision.is_example or decision.legal_force_is_example)


def _term(agreement: Agreement, day: dt.date) -> Condition:
    term = period(agreement.starts_on, agreement.ends_on)
    is_met = agreement.covers(day)
    when = "pågår" if is_met else "har gått ut" if day > agreement.ends_on else "har inte börjat"
    return Condition(f"Avtalstiden pågår ({term})", is_met, f"Avtalstiden {when}.")


def parties_without_contact(agreement: Agreement, day: dt.date) -> list[AgreementParty]:
    """The parties that have no contact person that day: a warning (rule 5)."""
    return [
        party
        for party in agreement.parties.all()
        if not any(covers(day, starts_on=c.starts_on, ends_on=c.ends_on) for c in party.contact_persons.all())
    ]


def parties_not_offered_a_seat(agreement: Agreement) -> list[AgreementParty]:
    """The parties that were never offered a seat in the coordination group: a warning (S1 § 6, rule 6)."""
    offered = set(
        CoordinationSeat.objects.filter(partnership_id=agreement.partnership_id).values_list(
            "organisation_id", flat=True
        )
    )
    return [party for party in agreement.parties.all() if party.organisation_id not in offered]
