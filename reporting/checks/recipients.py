"""Who gets the decision: the agreement's clause (S1 § 8, O-11) and «stadens övriga nämnder» (O-18). Never added."""

import datetime as dt
import re
from collections.abc import Iterable

from partnerships.models import Organisation, ReportRecipient
from partnerships.swedish import listed, search_key
from reporting.checks.finding import Finding
from reporting.models import Report

PLACE = "Beslutet skickas till"
_THE_OTHERS = re.compile(r"(?:stadens\s+)?övriga\s+nämnder", re.IGNORECASE)


def missing_recipients(report: Report, listed: set[int], deciding: set[int]) -> list[Finding]:
    """The bodies that the agreement promises a report and that neither get nor decide on this letter (1 query).

    The year's own agreement counts if it names any recipients, else the one that follows it: the letter about the
    last year of an agreement is sent under the next (S0 under S1 § 8).
    """
    promised = list(
        ReportRecipient.objects.filter(
            agreement__partnership=report.partnership_id,
            agreement__starts_on__lte=dt.date(report.year + 1, 12, 31),
            agreement__ends_on__gte=dt.date(report.year, 1, 1),
        )
        .select_related("organisation", "agreement")
        .order_by("agreement__starts_on", "position")
    )
    if not promised:
        return []
    agreement = promised[0].agreement
    lacking = [
        recipient.organisation
        for recipient in promised
        if recipient.agreement_id == agreement.pk and recipient.organisation_id not in listed | deciding
    ]
    return [_lacking(lacking, str(agreement))] if lacking else []


def _lacking(organisations: list[Organisation], agreement: str) -> Finding:
    return Finding(
        PLACE,
        f"{listed([str(each) for each in organisations])} ska få rapporten enligt avtalet «{agreement}», "
        "men står inte bland mottagarna.",
        "Lägg till mottagaren om beslutet ska skickas dit. Listan ändras aldrig av sig själv.",
        check="recipient",
        page="letterhead",
    )


def check_the_others(clauses: Iterable[str], recipients: Iterable[str], committees: Iterable[str]) -> list[Finding]:
    """A clause sends to «stadens övriga nämnder», and some committee of the register is not in the list (O-18).

    `committees` are those that neither decide on the letter nor are kommunstyrelsen itself.
    """
    promised = next((match.group() for text in clauses if (match := _THE_OTHERS.search(text))), None)
    sent_to = {search_key(name) for name in recipients}
    lacking = [name for name in committees if search_key(name) not in sent_to]
    if not promised or not lacking:
        return []
    text = f"Att-satsen skickar till «{promised}», men {listed(lacking)} står inte bland mottagarna."
    remedy = "Listan behöver inte vara alla nämnder: läs den mot att-satsen."
    return [Finding(PLACE, text, remedy, check="recipient", words=listed(lacking), page="letterhead")]
