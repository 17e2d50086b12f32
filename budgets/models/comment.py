"""Questions and comments on a budget line, as threads."""

from django.db import models
from django.db.models import Q

from budgets.models.append_only import WrittenOnce
from partnerships.constraints import rule
from partnerships.fields import LongText


class LineComment(WrittenOnce):
    """What somebody said about a line. A question is open until somebody has answered in its thread."""

    line = models.ForeignKey("budgets.BudgetLine", models.PROTECT, related_name="comments", verbose_name="budgetrad")
    answers = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replies", verbose_name="svar på"
    )
    text = LongText("text", max_length=2000)
    is_question = models.BooleanField("det här är en fråga", default=False)
    by = models.ForeignKey("partnerships.User", models.PROTECT, related_name="+", verbose_name="av")
    written_at = models.DateTimeField("skrivet", auto_now_add=True)
    is_example = models.BooleanField("exempel", default=False, editable=False)

    class Meta:
        verbose_name = "kommentar"
        verbose_name_plural = "kommentarer"
        constraints = [
            rule(
                "linecomment_answer_is_no_question",
                Q(answers__isnull=True) | Q(is_question=False),
                "Ett svar är inte en ny fråga.",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
