"""What is read beside a section's text: what the person left unsaved, the threads, and the earlier texts."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from partnerships.models import User
from reporting.differences import Difference, compare
from reporting.models import Report, ReportSection, SectionComment, SectionDraft


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What the person typed and did not save, compared with the text as it stands when that has moved on."""

    draft: SectionDraft
    has_moved_on: bool
    differences: tuple[Difference, ...]


def unsaved_text(section: ReportSection, by: User) -> Unsaved | None:
    """None when there is none, or nothing differs (1 query)."""
    draft = SectionDraft.objects.filter(section=section, by=by).first()
    if draft is None or draft.body.strip() == section.body.strip():
        return None
    has_moved_on = draft.base_version != section.version
    return Unsaved(draft, has_moved_on, compare(section.body, draft.body) if has_moved_on else ())


@dataclass(frozen=True, slots=True)
class SectionThread:
    """A comment with its answers, the first one first."""

    first: SectionComment
    replies: tuple[SectionComment, ...]

    @property
    def is_open(self) -> bool:
        """The last answer says whether it is closed."""
        return not (self.replies and self.replies[-1].closes)


def threads_of(section: ReportSection) -> list[SectionThread]:
    """What people say about the section, open threads first (1 query)."""
    comments = list(SectionComment.objects.filter(section=section).select_related("by").order_by("pk"))
    firsts = [comment for comment in comments if comment.answers_id is None]
    found = [SectionThread(first, tuple(each for each in comments if each.answers_id == first.pk)) for first in firsts]
    return sorted(found, key=lambda thread: not thread.is_open)


def open_threads(report: Report) -> dict[int, int]:
    """How many open threads each section has, by its id (1 query)."""
    answers = SectionComment.objects.filter(answers=OuterRef("pk"))
    later = SectionComment.objects.filter(answers=OuterRef("answers"), pk__gt=OuterRef("pk"))
    closing = answers.filter(Q(closes=True) & ~Exists(later))
    firsts = SectionComment.objects.filter(section__report=report, answers=None).exclude(Exists(closing))
    counted: dict[int, int] = {}
    for section in firsts.values_list("section", flat=True):
        counted[section] = counted.get(section, 0) + 1
    return counted


@dataclass(frozen=True, slots=True)
class EarlierText:
    """The text as somebody left it."""

    pk: int  # of the history's row
    at: dt.datetime
    by: User | None
    body: str
    is_proposal: bool


def texts_of(section: ReportSection) -> list[EarlierText]:
    """Every text that the section has had, the latest first; what changed only its state is left out (1 query)."""
    rows: Iterable = section.history.select_related("history_user").order_by("history_date", "history_id")
    found: list[EarlierText] = []
    for row in rows:
        if not found or found[-1].body != row.body:
            found.append(EarlierText(row.history_id, row.history_date, row.history_user, row.body, row.is_proposal))
    return found[::-1]
