"""State aid assessments as the tests need them."""

import datetime as dt
import itertools
from decimal import Decimal
from typing import Any

from budgets.models import AidOutcome, StateAidAssessment
from partnerships.models import Organisation, Partnership, StoredFile

_number = itertools.count(1)


def make_assessment(
    partnership: Partnership,
    recipient: Organisation,
    *,
    outcome: str = AidOutcome.NOT_ECONOMIC,
    with_certificate: bool = False,
    **fields: Any,
) -> StateAidAssessment:
    words = {"year": 2024, "grant": f"Stöd {next(_number)}", "motivation": "Öppet för alla, utan avgift."}
    made = StateAidAssessment(
        partnership=partnership,
        recipient=recipient,
        outcome=outcome,
        **words | {"assessed_by": "Jurist Juristsson", "assessed_on": dt.date(2024, 2, 1)} | fields,
    )
    if with_certificate:
        made.certificate_file = StoredFile.keep(b"%PDF-1.7 intyg", "application/pdf")
        made.certificate_name = "intyg.pdf"
    return made.save_as(None)


def make_de_minimis(
    partnership: Partnership,
    recipient: Organisation,
    *,
    granted_on: dt.date,
    kronor: int | str,
    rate: str = "10",
    **fields: Any,
) -> StateAidAssessment:
    counted: dict[str, Any] = {"outcome": AidOutcome.DE_MINIMIS, "granted_on": granted_on, "year": granted_on.year}
    counted |= {"amount": Decimal(kronor), "euro_rate": Decimal(rate), "rate_source": "InforEuro"}
    return make_assessment(partnership, recipient, **counted | fields)
