"""What is a significant change of a budget, and what one waits for before it is carried out (S1 § 10, rule 9)."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from budgets.line_rights import pays
from budgets.models import (
    Approval,
    Budget,
    BudgetChange,
    BudgetChangeLine,
    BudgetLine,
    ChangeStatus,
    DeviationThreshold,
)
from partnerships.access import Access, Right
from partnerships.models import Agreement, Organisation
from partnerships.swedish import listed, long_date

ZERO = Decimal(0)
HUNDRED = Decimal(100)


# --- Significant or not ---------------------------------------------------------------------------------------------


def threshold_of(budget: Budget) -> DeviationThreshold:
    """The partnership's, else the one that holds until somebody sets it."""
    partnership = budget.agreement.partnership
    return DeviationThreshold.objects.filter(partnership=partnership).first() or DeviationThreshold(
        partnership=partnership
    )


def is_significant(budget: Budget, after: Mapping[int, Decimal]) -> bool:
    """Whether the new amounts, by the id of the line, reach both limits on any line or on the whole budget.

    Compared with what the parties last agreed on: small changes one after the other are not small together.
    """
    threshold = threshold_of(budget)
    agreed = agreed_amounts(budget)
    pairs = [(agreed[pk], after.get(pk, now)) for pk, now in _amounts_now(budget).items()]
    whole = (sum((old for old, _ in pairs), ZERO), sum((new for _, new in pairs), ZERO))
    return any(_reaches(old, new, threshold) for old, new in [*pairs, whole])


def agreed_amounts(budget: Budget) -> dict[int, Decimal]:
    """Each line as it was adopted or as a significant change left it: without the small ones since then."""
    agreed = _amounts_now(budget)
    carried_out = BudgetChange.objects.filter(budget=budget, status=ChangeStatus.EFFECTIVE).prefetch_related("lines")
    for change in carried_out.order_by("-effected_at", "-pk"):
        if change.is_significant:
            break
        agreed |= {row.line_id: row.before for row in change.lines.all()}
    return agreed


def _amounts_now(budget: Budget) -> dict[int, Decimal]:
    return dict(BudgetLine.objects.filter(budget=budget).values_list("pk", "amount"))


def _reaches(old: Decimal, new: Decimal, threshold: DeviationThreshold) -> bool:
    difference = abs(new - old)
    if not difference or difference < threshold.amount:
        return False
    return difference * HUNDRED >= threshold.percent * old


# --- Who ------------------------------------------------------------------------------------------------------------


def lines_open_to(lines: Iterable[BudgetLine], access: Access) -> list[BudgetLine]:
    """The lines whose amounts the person may propose: the officer all, committee staff those that they fund."""
    if Right.CHANGE_BUDGET not in access:
        return []
    return [line for line in lines if pays(access, funder=line.funder_id)]


def may_handle(change: BudgetChange, access: Access) -> bool:
    """Whether the person may note a dialogue, carry the change out or take it back: all its lines are theirs."""
    lines = [row.line for row in change.lines.all()]
    return len(lines_open_to(lines, access)) == len(lines)


# --- What it waits for ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Standing:
    """One party of the agreement and its approval, which is None until it is given."""

    party: Organisation
    approval: Approval | None


@dataclass(frozen=True, slots=True)
class ChangeReading:
    """A change with all that is known of its way; read it with BudgetChange.objects.with_content()."""

    change: BudgetChange
    rows: tuple[BudgetChangeLine, ...]
    standings: tuple[Standing, ...]  # empty for a change that needs no approval
    dialogues: tuple[Any, ...]  # the earliest first

    @property
    def left(self) -> list[Organisation]:
        """The parties that have not approved."""
        return [each.party for each in self.standings if each.approval is None]

    def left_for(self, represented: Collection[int]) -> list[Organisation]:
        """Out of these, those that the person speaks for; none unless the change waits."""
        return [party for party in self.left if party.pk in represented] if self.change.is_proposed else []

    def missing(self, today: dt.date) -> list[str]:
        """What has to happen before the change can be carried out that day, in sentences; empty: it can."""
        sentences = []
        if self.change.is_significant and not self.dialogues:
            sentences.append("Ingen dialog är antecknad.")
        if self.left:
            sentences.append(f"Väntar på godkännande från {listed([str(party) for party in self.left])}.")
        if today < self.change.takes_effect_on:
            sentences.append(f"Ändringen gäller från {long_date(self.change.takes_effect_on)} och genomförs då.")
        return sentences


def read_change(change: BudgetChange) -> ChangeReading:
    rows = sorted(change.lines.all(), key=lambda row: (row.line.position, row.line.code))
    dialogues = sorted(change.dialogues.all(), key=lambda each: (each.held_on, each.pk))
    standings = _standings(change, change.budget.agreement) if change.is_significant else ()
    return ChangeReading(change, tuple(rows), tuple(standings), tuple(dialogues))


def _standings(change: BudgetChange, agreement: Agreement) -> Iterable[Standing]:
    given = {approval.party_id: approval for approval in change.approvals.all()}
    parties = sorted(agreement.parties.all(), key=lambda party: (party.position, party.pk))
    return tuple(Standing(party.organisation, given.get(party.organisation_id)) for party in parties)
