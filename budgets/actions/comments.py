"""Saying something about a budget line: once, however often the button is pressed."""

from django.core.exceptions import ValidationError
from django.db import transaction

from budgets.models import BudgetLine, LineComment
from partnerships.models import User


@transaction.atomic
def comment_on(
    line: BudgetLine, *, text: str, by: User, is_question: bool = False, answers: LineComment | None = None
) -> LineComment:
    """Write a comment, a question, or an answer in somebody's thread.

    The same words as the person's last ones in the same place are the same comment sent again: it is given back. The
    lock on the line makes the second of two wait. Raises ValidationError for an answer to an answer, or to a comment on
    another line.
    """
    BudgetLine.objects.select_for_update().get(pk=line.pk)
    if answers and (answers.answers_id or answers.line_id != line.pk):
        raise ValidationError("Svara i tråden som frågan står i.")
    own = LineComment.objects.filter(line=line, answers=answers, by=by)
    last = own.order_by("-pk").first()
    if last and (last.text, last.is_question) == (text, is_question):
        return last
    made = LineComment(line=line, text=text, by=by, is_question=is_question, answers=answers)
    made.save()
    return made
