"""Saying something about a section: once, however often the button is pressed."""

from django.core.exceptions import ValidationError
from django.db import transaction

from partnerships.models import User
from reporting.models import ReportSection, SectionComment


@transaction.atomic
def comment_on_section(
    section: ReportSection, *, text: str, by: User, answers: SectionComment | None = None, closes: bool = False
) -> SectionComment:
    """Begin a thread, or answer in one; an answer may close it, a later one opens it again.

    The same words as the person's last ones in the same place are the same comment sent again: it is given back.
    Raises ValidationError for an answer to an answer, or to a comment on another section.
    """
    ReportSection.objects.select_for_update().get(pk=section.pk)
    if answers and (answers.answers_id or answers.section_id != section.pk):
        raise ValidationError("Svara i tråden som kommentaren står i.")
    last = SectionComment.objects.filter(section=section, answers=answers).order_by("-pk").first()
    if last and (last.by_id, last.text, last.closes) == (by.pk, text, closes):
        return last
    made = SectionComment(section=section, text=text, by=by, answers=answers, closes=closes)
    made.save()
    return made
