"""Example outcome of the current year, as far as it has come, one entry of it corrected; and what the parties brought
besides money in 2023 and now. All invented."""

import datetime as dt
from decimal import Decimal
from typing import Any

from budgets.models import REVERSAL, Budget, BudgetLine, InKindContribution, OutcomeEntry, ResourceKind
from kraftsamling.demo.examples import ensure, save_example
from partnerships.models import Agreement, Organisation, Partnership, User

RB, TIF, KS, KN = "radda-barnen", "tillsammans-i-forening", "kommunstyrelsen", "kulturnamnden"
MONTHLY = (  # line, who wrote it, months, kronor, note
    ("samordning-motesplats", "kontakt.rb", range(1, 13), 61_250, "Löner månad {month}"),
    ("verksamhetsmedel", "kontakt.rb", (3, 6, 9, 12), 17_840, "Material och möten, kvartal {quarter}"),
    ("drift-motesplats", "kultur", (3, 6, 9, 12), 25_000, "Drift, kvartal {quarter}"),
    ("basta-sommaren", "kontakt.tif", (6,), 104_300, "Löner juni"),
    ("basta-sommaren", "kontakt.tif", (7,), 152_800, "Löner juli"),
)
WRONG, RIGHT = Decimal(69_700), Decimal(67_900)  # what was typed for August, and what it was
TYPED_WRONG = "Siffrorna hade kastats om när posten fördes in."

Brought = tuple[str, str, str, int | None, str]  # party, kind, what, how much of what unit
IN_KIND_2023 = (
    (RB, "tid", "Volontärer på läxhjälp och öppet hus", 620, "timmar"),
    (TIF, "nätverk", "Kontakter med föreningar som tog emot barn på Bästa sommaren", 14, "föreningar"),
    (KN, "kunskap", "Bibliotekets personal handledde läsfrämjande aktiviteter", None, ""),
    ("urbana-studier", "kunskap", "Studenter och forskare följde utvecklingen i området", None, ""),
)
IN_KIND_NOW = (
    (RB, "tid", "Volontärer på öppet hus", 410, "timmar"),
    (RB, "förtroendekapital", "Känd av familjerna i området sedan många år", None, ""),
    (TIF, "tid", "Ledare utan lön på Bästa sommaren", 160, "timmar"),
    (KS, "kompetens", "Handläggare och kommunikatör deltog i planeringen", None, ""),
)


def add_outcome(partnership: Partnership, current: Agreement, *, today: dt.date) -> None:
    """Only for an example agreement is there an outcome of the year; what the sources are silent on is marked."""
    _add_in_kind(partnership, 2023, IN_KIND_2023)
    if not current.is_example:
        return
    _add_in_kind(partnership, today.year, IN_KIND_NOW)
    budget = Budget.objects.get(agreement=current, year=today.year)
    lines = {line.code: line for line in budget.lines.all()}
    for code, mailbox, months, kronor, note in MONTHLY:
        for month in months:
            booked_on = _last_of(today.year, month)
            text = note.format(month=month, quarter=month // 3)
            if booked_on <= today:
                _book(lines[code], mailbox, booked_on, Decimal(kronor), text, voucher=f"L{today.year % 100}{month:02}")
    if dt.date(today.year, 9, 30) <= today:
        _add_corrected(lines["basta-sommaren"], today.year)


def _add_corrected(line: BudgetLine, year: int) -> None:
    booked_on, corrected_on, august = _last_of(year, 8), dt.date(year, 9, 12), (dt.date(year, 8, 1), _last_of(year, 8))
    wrong = _book(line, "kontakt.tif", booked_on, WRONG, "Löner augusti", voucher="L0831", period=august)
    told: dict[str, Any] = {"corrects": wrong, "reason": TYPED_WRONG}
    back = {"fingerprint": f"{REVERSAL}{wrong.pk}"}
    _book(line, "kontakt.tif", corrected_on, -WRONG, "Löner augusti", voucher="R0912", period=august, **told, **back)
    note = "Löner augusti, rättat"
    _book(line, "kontakt.tif", corrected_on, RIGHT, note, voucher="R0912", period=august, **told)


def _book(
    line: BudgetLine,
    mailbox: str,
    booked_on: dt.date,
    amount: Decimal,
    note: str,
    *,
    voucher: str,
    period: tuple[dt.date, dt.date] | None = None,
    **told: Any,
) -> OutcomeEntry:
    existing = OutcomeEntry.objects.filter(line=line, booked_on=booked_on, note=note).first()
    if existing:
        return existing
    starts_on, ends_on = period or (booked_on.replace(day=1), booked_on)
    entry = OutcomeEntry(line=line, booked_on=booked_on, amount=amount, note=note, voucher_number=voucher, **told)
    entry.starts_on, entry.ends_on = starts_on, ends_on
    entry._history_user = User.objects.get(email=f"{mailbox}@demo.example")
    saved: OutcomeEntry = save_example(entry)
    return saved


def _add_in_kind(
    partnership: Partnership, year: int, brought: tuple[tuple[str, str, str, int | None, str], ...]
) -> None:
    kinds = {kind.name: kind for kind in ResourceKind.objects.filter(partnership=partnership)}
    for slug, kind, description, quantity, unit in brought:
        said = {"party": Organisation.objects.get(slug=slug), "kind": kinds[kind], "description": description}
        ensure(InKindContribution, partnership=partnership, year=year, quantity=quantity, unit=unit, **said)


def _last_of(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
