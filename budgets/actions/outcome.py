"""What a line did cost: written once, corrected by new entries, with the files that it rests on."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from budgets.booking import Booking
from budgets.models import REVERSAL, BudgetLine, BudgetStatus, OutcomeAttachment, OutcomeEntry
from partnerships.actions.files import keep_locked
from partnerships.models import User


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that an entry rests on, looked at by the form."""

    name: str
    content: bytes
    content_type: str


class AlreadyBooked(Exception):
    """The same form was stored before with other words in it. `entry` is what was stored."""

    def __init__(self, entry: OutcomeEntry) -> None:
        super().__init__(f"stored before as {entry.pk}")
        self.entry = entry


class AlreadyCorrected(Exception):
    """Somebody else corrected the entry first, or it is a reversal, which nobody corrects."""


def book_outcome(booking: Booking, *, token: uuid.UUID, by: User, file: Upload | None = None) -> OutcomeEntry:
    """Write down an entry, once for each token: what is sent again gives what was stored the first time.

    Raises AlreadyBooked when it says something else now, and ValidationError.
    """
    fingerprint = f"formular-{token}"
    if earlier := _stored(fingerprint, booking):
        return earlier
    try:
        with transaction.atomic():
            _refuse_drafts(booking.line)
            entry = OutcomeEntry(**_columns(booking), fingerprint=fingerprint).save_as(by)
            if file:
                attach_file(entry, file=file, by=by, most=1)
    except (IntegrityError, ValidationError) as error:
        if earlier := _stored(fingerprint, booking):
            return earlier
        if isinstance(error, IntegrityError):
            raise ValidationError("Det gick inte att spara just nu. Försök igen.") from error
        raise
    return entry


@transaction.atomic
def correct_outcome(
    entry: OutcomeEntry, *, reason: str, booked_on: dt.date, voucher_number: str, by: User, now: Booking | None
) -> list[OutcomeEntry]:
    """Take an entry back with a reversal, and write what it should have been (`now`), if anything.

    The same correction sent again gives what it made the first time. Raises AlreadyCorrected, also for a reversal, and
    ValidationError.
    """
    locked = OutcomeEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    made = list(locked.corrections.order_by("pk"))
    if made or locked.is_reversal:
        if made and made[0].reason == reason and _says(made[1:], now):
            return made
        raise AlreadyCorrected
    if now:
        _refuse_drafts(now.line)
    reversal = OutcomeEntry(
        line=locked.line,
        booked_on=booked_on,
        starts_on=locked.starts_on,
        ends_on=locked.ends_on,
        amount=-locked.amount,
        voucher_number=voucher_number,
        note=locked.note,
        corrects=locked,
        reason=reason,
        fingerprint=f"{REVERSAL}{locked.pk}",
    ).save_as(by)
    if now is None:
        return [reversal]
    return [reversal, OutcomeEntry(**_columns(now), corrects=locked, reason=reason).save_as(by)]


@transaction.atomic
def attach_file(entry: OutcomeEntry, *, file: Upload, by: User, most: int) -> OutcomeAttachment:
    """Add a file to an entry. Raises ValidationError for the same file twice, and beyond `most` files."""
    OutcomeEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    attached = OutcomeAttachment.objects.filter(entry=entry)
    if attached.count() >= most:
        raise ValidationError(f"Posten har redan {most} bilagor, som är det mesta.")
    stored = keep_locked(file.content, file.content_type)
    if attached.filter(file=stored).exists():
        raise ValidationError("Filen finns redan här.")
    attachment = OutcomeAttachment(entry=entry, file=stored, file_name=file.name, added_by=by)
    attachment.save()
    return attachment


def _says(written: list[OutcomeEntry], now: Booking | None) -> bool:
    """Whether what was written instead is this, or nothing when this is nothing."""
    return not written if now is None else bool(written) and now.is_said_by(written[0])


def _columns(booking: Booking) -> dict[str, Any]:
    return {name: getattr(booking, name) for name in booking.__slots__}


def _stored(fingerprint: str, booking: Booking) -> OutcomeEntry | None:
    found: OutcomeEntry | None = OutcomeEntry.objects.filter(fingerprint=fingerprint).first()
    if found and not booking.is_said_by(found):
        raise AlreadyBooked(found)
    return found


def _refuse_drafts(line: BudgetLine) -> None:
    if line.budget.status != BudgetStatus.ADOPTED:
        raise ValidationError("Utfall förs in när budgeten är fastställd. Den här är ett utkast.")
