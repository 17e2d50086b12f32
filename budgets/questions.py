"""What people have asked and said about budget lines: a line's threads, and the questions that nobody has answered."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from budgets.models import BudgetStatus, LineComment
from partnerships.access import Access
from partnerships.models import Partnership, User


@dataclass(frozen=True, slots=True)
class Thread:
    """What somebody said, and what was said to it, the earliest first."""

    first: LineComment
    replies: tuple[LineComment, ...]

    @property
    def year(self) -> int:
        """Of the budget whose line it is about."""
        year: int = self.first.line.budget.year
        return year

    @property
    def is_open(self) -> bool:
        """A question is open until somebody else than the one who asked has answered."""
        return self.first.is_question and not any(reply.by_id != self.first.by_id for reply in self.replies)


def threads_of(partnership: Partnership, code: str) -> list[Thread]:
    """All threads about the line with this code, whichever year's, the latest first; two queries."""
    replies = Prefetch("replies", LineComment.objects.select_related("by").order_by("written_at", "pk"))
    first = _first_ones().filter(line__budget__agreement__partnership=partnership, line__code=code)
    found = first.prefetch_related(replies).order_by("-written_at", "-pk")
    return [Thread(each, tuple(each.replies.all())) for each in found]


def thread_in(threads: Collection[Thread], pk: int) -> Thread | None:
    return next((thread for thread in threads if thread.first.pk == pk), None)


def open_questions(partnerships: Collection[Partnership], **of_lines: Any) -> list[LineComment]:
    """The questions that nobody else has answered, the earliest first; one query.

    `of_lines` narrows by the line: open_questions([partnership], performer__in=[3]).
    """
    narrowed = {f"line__{name}": value for name, value in of_lines.items()}
    answered = LineComment.objects.filter(answers=OuterRef("pk")).exclude(by=OuterRef("by"))
    questions = _first_ones().filter(
        is_question=True, line__budget__agreement__partnership__in=partnerships, **narrowed
    )
    return list(questions.exclude(Exists(answered)).order_by("written_at", "pk"))


def questions_to(
    user: User, partnerships: Collection[Partnership], *, access: Mapping[int, Access]
) -> dict[int, list[LineComment]]:
    """The open questions about lines of the organisations that the person represents, by partnership; those that they
    asked themselves wait for somebody else. One query, or none."""
    represented = {pk for each in access.values() for pk in each.represented}
    found: dict[int, list[LineComment]] = defaultdict(list)
    for question in open_questions(partnerships, performer__in=represented) if represented else ():
        partnership = question.line.budget.agreement.partnership_id
        if question.by_id != user.pk and question.line.performer_id in access[partnership].represented:
            found[partnership].append(question)
    return found


def _first_ones() -> QuerySet[LineComment]:
    return LineComment.objects.filter(answers__isnull=True, line__budget__status=BudgetStatus.ADOPTED).select_related(
        "by", "line__performer", "line__funder", "line__budget__agreement__partnership"
    )
