"""The lines of a draft: added, changed, moved and taken away. A line keeps its code from year to year."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from budgets.actions.drafts import NotADraft, delete, locked_draft, next_version
from budgets.models import Budget, BudgetLine
from partnerships.models import Partnership, User
from partnerships.versions import lock_current

LONGEST_CODE = 50  # characters, so that a number has room after it
MOST_LINES = 200


@transaction.atomic
def add_line(line: BudgetLine, *, after: BudgetLine | None, by: User | None) -> BudgetLine:
    """Add a line to its draft, after another or first. A line without a code gets a new one, made of its text; one with
    the code of an earlier year's line goes on from that. Raises NotADraft and ValidationError."""
    draft = locked_draft(line.budget)
    if draft.lines.count() >= MOST_LINES:
        raise ValidationError(f"En budget har högst {MOST_LINES} rader.")
    line.budget = draft
    line.code = line.code or _new_code(line.cost, draft.agreement.partnership)
    line.position = 0
    line.save_as(by)
    return _placed(line, draft, after, by)


@transaction.atomic
def change_line(line: BudgetLine, *, after: BudgetLine | None, expected_version: int, by: User | None) -> BudgetLine:
    """Save a changed line at its place. Raises NotADraft, StaleVersion and ValidationError."""
    draft = locked_draft(line.budget)
    _lock_line(line, expected=expected_version)
    line.version = expected_version + 1
    line.save_as(by)
    return _placed(line, draft, after, by)


@transaction.atomic
def remove_line(line: BudgetLine, *, expected_version: int, by: User | None) -> None:
    """Take a line out of the draft; the history keeps it. Raises NotADraft and StaleVersion."""
    draft = locked_draft(line.budget)
    _lock_line(line, expected=expected_version)
    delete(line, by)
    next_version(draft, by)


def _lock_line(line: BudgetLine, *, expected: int) -> None:
    if not BudgetLine.objects.filter(pk=line.pk).exists():
        raise NotADraft("Raden är borttagen ur utkastet av någon annan.")
    lock_current(line, expected=expected)


def _placed(line: BudgetLine, draft: Budget, after: BudgetLine | None, by: User | None) -> BudgetLine:
    """Number the lines from one, this one after the other; those that stay where they are keep still."""
    others = list(draft.lines.exclude(pk=line.pk).in_order())
    place = next((index for index, each in enumerate(others, start=1) if after and each.pk == after.pk), 0)
    for position, each in enumerate([*others[:place], line, *others[place:]], start=1):
        if each.position != position:
            each.position = position
            each.save_as(by)
    next_version(draft, by)
    return line


def _new_code(cost: str, partnership: Partnership) -> str:
    """The text as a code that no line of the partnership has or has had."""
    stem = slugify(cost)[:LONGEST_CODE].strip("-_") or "rad"
    taken = set(BudgetLine.history.filter(budget__agreement__partnership=partnership).values_list("code", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(code for code in numbered if code not in taken)
