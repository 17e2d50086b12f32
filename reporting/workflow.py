"""A report's way to approval: which step leads from where to where, whose it is, and why not. Pages and actions ask.

A letter goes author → reviewer → approver, three officers. An annual report goes to the parties of the year's
agreement, and is approved when each has approved through its own contact person (S1 § 6, § 8). Finalising is another
matter: it freezes what has been approved here.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from partnerships.access import Access, Right
from partnerships.models import Organisation, User
from reporting.models import Report, ReportKind, ReportStatus, ReportStep, ReportStepKind
from reporting.report_rights import writes

S, K = ReportStatus, ReportStepKind


@dataclass(frozen=True, slots=True)
class Move:
    """From which states a step is taken, and where it leads. A party's approval leads there when it is the last one."""

    before: Collection[str]
    after: str


MOVES: Mapping[str, Mapping[str, Move]] = {
    ReportKind.STAFF_REPORT: {
        K.SUBMIT: Move((S.DRAFT,), S.SUBMITTED),
        K.REVIEW: Move((S.SUBMITTED,), S.REVIEWED),
        K.APPROVE: Move((S.REVIEWED,), S.APPROVED),
        K.HAND_OVER: Move((S.DRAFT,), S.DRAFT),
        K.RETURN: Move((S.SUBMITTED, S.REVIEWED, S.APPROVED), S.DRAFT),
        K.WITHDRAW: Move((S.SUBMITTED, S.REVIEWED), S.DRAFT),
    },
    ReportKind.ANNUAL_REPORT: {
        K.SUBMIT: Move((S.DRAFT,), S.SUBMITTED),
        K.APPROVE: Move((S.SUBMITTED,), S.APPROVED),
        K.HAND_OVER: Move((S.DRAFT,), S.DRAFT),
        K.RETURN: Move((S.SUBMITTED, S.APPROVED), S.DRAFT),
        K.WITHDRAW: Move((S.SUBMITTED,), S.DRAFT),
    },
}

OWN_TEXT = "Du är eller har varit författare till skrivelsen. Någon annan granskar och godkänner den."
OWN_REVIEW = "Du har granskat skrivelsen. En tredje person godkänner den."
FOUR_EYES = frozenset({OWN_TEXT, OWN_REVIEW})
"""Refusals that no waiting changes."""


@dataclass(frozen=True, slots=True)
class PartyAnswer:
    """One party of the year's agreement, and whether it has approved the text as it was last submitted."""

    organisation: Organisation
    people: tuple[User, ...]  # its contact persons with an account
    approval: ReportStep | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a report is on its way, with everything that has happened to it (standing.py reads it)."""

    report: Report
    steps: tuple[ReportStep, ...]  # the first one first
    writers: tuple[User, ...]
    parties: tuple[PartyAnswer, ...] = ()  # of an annual report

    @property
    def round(self) -> int:
        """How many times it has been submitted; the first round begins before that."""
        return max(1, self.next_round - 1)

    @property
    def next_round(self) -> int:
        return 1 + sum(step.kind == K.SUBMIT for step in self.steps)

    @property
    def former_authors(self) -> set[int]:
        return {step.by_id for step in self.steps if step.kind == K.HAND_OVER and step.to_id != step.by_id}

    @property
    def has_author(self) -> bool:
        """Whether its author still writes here; otherwise a colleague may take over."""
        return any(writer.pk == self.report.author_id for writer in self.writers)

    @property
    def missing(self) -> tuple[PartyAnswer, ...]:
        """The parties that have not approved yet."""
        return tuple(party for party in self.parties if party.approval is None)

    @property
    def last_return(self) -> ReportStep | None:
        """Why it is a draft again, until it is submitted anew."""
        ways = [step for step in self.steps if step.kind in {K.SUBMIT, K.RETURN, K.WITHDRAW}]
        return ways[-1] if ways and ways[-1].kind == K.RETURN and self.report.status == S.DRAFT else None

    def answered_by(self, access: Access) -> tuple[PartyAnswer, ...]:
        """The parties that the person is contact person of."""
        return tuple(party for party in self.parties if party.organisation.pk in access.represented)


def why_not(standing: Standing, kind: str, *, by: User, access: Access) -> str:
    """Why this person may not take the step now, in Swedish; empty when nothing stands in the way."""
    report = standing.report
    move = MOVES[report.kind].get(kind)
    if move is None or report.status not in move.before:
        return f"{report.kind_in_text.capitalize()} är {report.get_status_display()}, så det går inte nu."
    return _not_yours_in_letter(standing, kind, by, access) if report.is_letter else _not_yours(standing, kind, access)


def steps_open_to(standing: Standing, *, by: User, access: Access) -> list[str]:
    """The steps that the person may take now, the one that leads on first."""
    return [kind for kind in MOVES[standing.report.kind] if not why_not(standing, kind, by=by, access=access)]


def parties_to_record(standing: Standing, *, access: Access) -> tuple[PartyAnswer, ...]:
    """The parties whose approval the coordinator writes in: those without a contact person who can sign in."""
    report = standing.report
    if report.is_letter or report.status != S.SUBMITTED or not writes(access, report):
        return ()
    return tuple(party for party in standing.missing if not party.people)


def _not_yours_in_letter(standing: Standing, kind: str, by: User, access: Access) -> str:
    report = standing.report
    if not writes(access, report):
        return "Skrivelsen är stadskontorets."
    if kind == K.HAND_OVER:
        is_mine = by.pk == report.author_id or not standing.has_author
        return "" if is_mine else f"{report.author} är författare och lämnar själv över skrivelsen."
    if kind in {K.SUBMIT, K.WITHDRAW}:
        return "" if by.pk == report.author_id else _of_the_author(report)
    if by.pk == report.author_id or by.pk in standing.former_authors:
        return OWN_TEXT
    if kind == K.APPROVE:
        return OWN_REVIEW if by.pk == report.reviewer_id else ""
    is_at_reviewer = kind == K.REVIEW or report.status == S.SUBMITTED
    return f"{report.reviewer} granskar skrivelsen." if is_at_reviewer and by.pk != report.reviewer_id else ""


def _of_the_author(report: Report) -> str:
    who = f"{report.author} är författare och" if report.author else "Skrivelsen har ingen författare än, som"
    return f"{who} lämnar in och tar tillbaka den. Behöver du göra det, ska skrivelsen först lämnas över till dig."


def _not_yours(standing: Standing, kind: str, access: Access) -> str:
    if kind not in {K.APPROVE, K.RETURN}:
        return "" if writes(access, standing.report) else "Uppföljningsrapporten är parternas."
    own = standing.answered_by(access) if Right.ANSWER_FOR_PARTY in access else ()
    if not own:
        return "Parterna svarar själva, genom sina kontaktpersoner."
    if kind == K.APPROVE and all(party.approval for party in own):
        return f"{own[0].organisation} har redan godkänt."
    return ""
