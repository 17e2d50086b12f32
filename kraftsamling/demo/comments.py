"""Example questions on the current year's lines: one that waits for Rädda Barnen, and one that is answered."""

from budgets.models import BudgetLine, LineComment
from partnerships.models import Agreement, User

OPEN = ("samordning-motesplats", "ks", "Räcker beloppet hela året, nu när tjänsten är tillsatt igen?")
ANSWERED = ("basta-sommaren", "fritid", "Hur många ledare räknar ni med i sommar?")
ANSWER = ("kontakt.tif", "Sex ledare, lika många som förra sommaren.")


def add_comments(current: Agreement, year: int) -> None:
    """Only for an example agreement, and only as long as nobody has said anything about its lines."""
    lines = {line.code: line for line in BudgetLine.objects.filter(budget__agreement=current, budget__year=year)}
    if not current.is_example or LineComment.objects.filter(line__in=lines.values()).exists():
        return
    for code, mailbox, text in (OPEN, ANSWERED):
        question = _say(lines[code], mailbox, text, is_question=True)
    _say(question.line, *ANSWER, answers=question)


def _say(line: BudgetLine, mailbox: str, text: str, **said: object) -> LineComment:
    comment = LineComment(
        line=line, text=text, by=User.objects.get(email=f"{mailbox}@demo.example"), is_example=True, **said
    )
    comment.save()
    return comment
