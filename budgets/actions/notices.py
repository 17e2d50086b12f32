"""Telling the parties of economic changes, and keeping the proof that each has got to know (rule 23)."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from budgets.models import EconomicNotice, NoticeProof
from partnerships.models import Agreement, AgreementParty, Organisation, User
from partnerships.swedish import long_date

NOT_YET = "Dagen har inte varit än."


@transaction.atomic
def record_notice(
    agreement: Agreement,
    *,
    what: str,
    sent_on: dt.date,
    by: User,
    is_example: bool = False,
    today: dt.date | None = None,
) -> EconomicNotice:
    """Write down what the parties were told and when; `today` is the day it is written down. Raises ValidationError
    for a day to come, and for the same notice twice."""
    Agreement.objects.select_for_update().get(pk=agreement.pk)  # one at a time
    if sent_on > (today or timezone.localdate()):
        raise ValidationError({"sent_on": f"{NOT_YET} Anteckna meddelandet när det är skickat."})
    if EconomicNotice.objects.filter(agreement=agreement, what=what, sent_on=sent_on).exists():
        raise ValidationError("Meddelandet är redan antecknat.")
    notice = EconomicNotice(agreement=agreement, what=what, sent_on=sent_on, sent_by=by, is_example=is_example)
    notice.save()
    return notice


@transaction.atomic
def record_proof(
    notice: EconomicNotice,
    *,
    party: Organisation,
    received_on: dt.date,
    proof: str,
    by: User,
    today: dt.date | None = None,
) -> NoticeProof:
    """Write down how it is known that a party got the notice; `today` is the day it is written down. Raises
    ValidationError when the party has its proof already or is not in the agreement, and for a day before it was sent
    or to come."""
    EconomicNotice.objects.select_for_update().get(pk=notice.pk)  # one at a time
    if not AgreementParty.objects.filter(agreement=notice.agreement_id, organisation=party).exists():
        raise ValidationError({"party": "Organisationen är inte part i avtalet."})
    if NoticeProof.objects.filter(notice=notice, party=party).exists():
        raise ValidationError({"party": f"{party} har redan ett bevis."})
    if received_on > (today or timezone.localdate()):
        raise ValidationError({"received_on": NOT_YET})
    if received_on < notice.sent_on:
        raise ValidationError({"received_on": f"Meddelandet skickades {long_date(notice.sent_on)}."})
    written = NoticeProof(notice=notice, party=party, received_on=received_on, proof=proof, recorded_by=by)
    written.save()
    return written
