"""Example changes of the current year: a significant one that waits for its parties, a notice that one party has not
confirmed, and two grants assessed. All invented."""

import datetime as dt
from decimal import Decimal
from typing import Any

from budgets.actions import approve_change, note_dialogue, propose_change, record_notice, record_proof
from budgets.actions.budget_changes import Proposal, Talk
from budgets.models import AidOutcome, Budget, BudgetChange, BudgetLine, EconomicNotice, StateAidAssessment
from budgets.state_aid import grant_name
from kraftsamling.demo.examples import ensure
from partnerships.models import Agreement, AgreementParty, Organisation, Partnership, User

AMOUNTS = {"samordning-motesplats": 690_000, "verksamhetsmedel": 133_000}  # 748 000 and 75 000 in the budget
NOTICE = "Om avtalet förlängs sänks medlen till verksamhet med 10 000 kr från och med nästa år. (Exempel)"
PROOF = "Svar på e-post (exempel)"
SILENT = "radda-barnen"  # has neither approved nor confirmed
WEEK = dt.timedelta(days=7)


def add_changes(partnership: Partnership, current: Agreement, *, today: dt.date) -> None:
    """Only for an example agreement, and only as long as nobody has made any of it."""
    if not current.is_example:
        return
    officer = User.objects.get(email="handlaggare@demo.example")
    budget = Budget.objects.adopted().filter(agreement=current, year=today.year).first()
    if budget and not BudgetChange.objects.of(partnership).exists():
        _propose(budget, officer, today)
    if not EconomicNotice.objects.of(partnership).exists():
        _notify(current, officer, today)
    if budget:
        _assess(partnership, budget, today)


def _propose(budget: Budget, officer: User, today: dt.date) -> None:
    """Talked about and approved by one party; the others are waited for."""
    pks = dict(BudgetLine.objects.filter(budget=budget).values_list("code", "pk"))
    proposal = Proposal(
        {pks[code]: Decimal(amount) for code, amount in AMOUNTS.items()},
        "58 000 kr flyttas från samordning till verksamhet.",
        "Samordnaren arbetar deltid under hösten, och fler aktiviteter behövs på kvällarna. (Exempel)",
        min(today + 4 * WEEK, dt.date(today.year, 12, 31)),
    )
    made = propose_change(budget, proposal=proposal, by=officer, expected_version=budget.version, is_example=True)
    talk = Talk(today - WEEK, "Alla parter, på samordningsfunktionens möte", "Parterna är positiva. (Exempel)")
    step: dict[str, Any] = {"by": officer, "expected_version": made.version, "is_example": True, "today": today}
    note_dialogue(made, talk=talk, **step)
    reference = "E-post från nämndens tjänsteperson (exempel)"
    approve_change(made, party=_body("fritidsnamnden"), on=today - dt.timedelta(days=2), reference=reference, **step)


def _notify(agreement: Agreement, officer: User, today: dt.date) -> None:
    sent_on = min(dt.date(today.year, 6, 2), today)
    notice = record_notice(agreement, what=NOTICE, sent_on=sent_on, by=officer, is_example=True, today=today)
    for party in AgreementParty.objects.filter(agreement=agreement).exclude(organisation__slug=SILENT):
        record_proof(notice, party=party.organisation, received_on=sent_on, proof=PROOF, by=officer, today=today)


def _assess(partnership: Partnership, budget: Budget, today: dt.date) -> None:
    lines = {line.code: line for line in BudgetLine.objects.filter(budget=budget).select_related("performer")}
    day = max(today - 5 * WEEK, dt.date(today.year, 1, 1))
    common = {"partnership": partnership, "year": budget.year, "assessed_on": day}
    common |= {"assessed_by": "Jonatan Ekström, utvecklingssekreterare (exempel)"}
    leaders, activities = lines["basta-sommaren"], lines["verksamhetsmedel"]
    ensure(
        StateAidAssessment,
        **common,
        recipient=leaders.performer,
        grant=grant_name(leaders.cost),
        outcome=AidOutcome.NOT_ECONOMIC,
        motivation="Öppen och avgiftsfri sommarverksamhet för barn i området. (Exempel)",
        amount=leaders.amount,
    )
    ensure(
        StateAidAssessment,
        **common,
        recipient=activities.performer,
        grant=grant_name(activities.cost),
        outcome=AidOutcome.DE_MINIMIS,
        motivation="En mindre del av verksamheten kan finnas på en marknad. (Exempel)",
        granted_on=day,
        amount=activities.amount,
        euro_rate=Decimal("11.1234"),
        rate_source="Påhittad kurs (exempel)",
        certificate_on=day,
    )


def _body(slug: str) -> Organisation:
    return Organisation.objects.get(slug=slug)
