"""Taking a report one step on its way. One transaction, one winner, one line in its story."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from budgets.actions import NotYours
from partnerships.access import Access, access_to
from partnerships.models import Organisation, StoredFile, User
from partnerships.versions import WrongState, lock_current
from reporting import facts_json
from reporting.assemble import assemble
from reporting.models import ReceivedReport, Report, ReportStatus, ReportStep, ReportStepKind
from reporting.standing import read_standing
from reporting.workflow import FOUR_EYES, MOVES, PartyAnswer, Standing, parties_to_record, why_not

S, K = ReportStatus, ReportStepKind
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Given:
    """What a step's form brings with it."""

    reason: str = ""  # why it is returned, withdrawn or handed over
    to: User | None = None  # the reviewer, or the new author
    party: Organisation | None = None  # whom a contact person answers for


NOTHING = Given()


@transaction.atomic
def take_report_step(
    report: Report, *, kind: str, by: User, expected_version: int, given: Given = NOTHING, is_example: bool = False
) -> Report:
    """Take one step with the report, in the name of `by`.

    A party's approval leaves the report's version as it is until it is the last one: the parties answer side by side.
    Raises StaleVersion when somebody was faster, WrongState when it is not this person's turn, NotYours when four eyes
    forbid it, and ValidationError: something is missing in the report, or in what was given.
    """
    standing, access = _locked(report, by, expected_version)
    if sentence := why_not(standing, kind, by=by, access=access):
        raise NotYours(sentence) if sentence in FOUR_EYES else WrongState(sentence)
    current = standing.report
    _prepare(standing, kind, by, given)
    party = _party(standing, kind, access, given)
    if party is None or _is_last(standing, party) or kind == K.RETURN:
        current.status = MOVES[current.kind][kind].after
        _save(current, by)
    taken = _write(
        current,
        kind=kind,
        round=standing.next_round if kind == K.SUBMIT else standing.round,
        by=by,
        to=given.to if kind == K.HAND_OVER else None,
        party=party,
        reason=given.reason,
        is_example=is_example,
    )
    if kind == K.SUBMIT and not current.is_letter:
        _receive(taken)
    return current


@transaction.atomic
def record_party_approval(
    report: Report,
    *,
    party: Organisation,
    reference: str,
    by: User,
    expected_version: int,
    is_example: bool = False,
) -> Report:
    """The coordinator writes in that a party without a contact person who can sign in has approved: how and when.

    Raises StaleVersion, WrongState when the party answers itself or has answered, ValidationError without reference.
    """
    standing, access = _locked(report, by, expected_version)
    open_parties = parties_to_record(standing, access=access)
    answer = next((each for each in open_parties if each.organisation == party), None)
    if answer is None:
        raise WrongState(f"{party} har redan svarat, eller svarar själv genom sin kontaktperson.")
    if not reference.strip():
        raise ValidationError({"reference": "Skriv hur och när parten godkände, till exempel mötets protokoll."})
    current = standing.report
    if _is_last(standing, party):
        current.status = S.APPROVED
        _save(current, by)
    signed = {"by": by, "party": party, "reason": reference, "is_example": is_example}
    _write(current, kind=K.APPROVE, round=standing.round, **signed)
    return current


def _locked(report: Report, by: User, expected: int) -> tuple[Standing, Access]:
    lock_current(report, expected=expected)
    current = Report.objects.select_related("partnership", "author", "reviewer").get(pk=report.pk)
    return read_standing(current), access_to(current.partnership, by)


def _prepare(standing: Standing, kind: str, by: User, given: Given) -> None:
    """Write down what the step means for the report. Raises ValidationError."""
    report = standing.report
    if kind == K.SUBMIT:
        if report.is_letter:
            report.reviewer = _reviewer(standing, given)
        if obstacles := assemble(report).obstacles:
            raise ValidationError([f"{each.place}: {each.text} {each.remedy}".rstrip() for each in obstacles])
    elif kind == K.APPROVE and report.is_letter:
        report.approver = by
    elif kind == K.HAND_OVER:
        report.author = _new_author(standing, given)
    elif kind in {K.RETURN, K.WITHDRAW}:  # nobody vouches for it any more
        report.reviewer = report.approver = None
        if kind == K.RETURN and not given.reason.strip():
            raise ValidationError({"reason": "Skriv varför rapporten lämnas tillbaka."})


def _reviewer(standing: Standing, given: Given) -> User:
    if given.to is None or given.to not in standing.writers:
        raise ValidationError({"to": "Välj vem som ska granska skrivelsen."})
    if given.to.pk == standing.report.author_id or given.to.pk in standing.former_authors:
        raise ValidationError({"to": "Välj någon som inte är eller har varit författare."})
    return given.to


def _new_author(standing: Standing, given: Given) -> User:
    if given.to is None or given.to not in standing.writers or given.to.pk == standing.report.author_id:
        raise ValidationError({"to": "Välj vem som tar över."})
    return given.to


def _party(standing: Standing, kind: str, access: Access, given: Given) -> Organisation | None:
    """Whom the person answers for: the only one, or the one that was chosen."""
    if standing.report.is_letter or kind not in {K.APPROVE, K.RETURN}:
        return None
    own: tuple[PartyAnswer, ...] = standing.answered_by(access)
    if kind == K.APPROVE:
        own = tuple(party for party in own if party.approval is None)
    chosen = [party.organisation for party in own if given.party in {None, party.organisation}]
    if len(chosen) != 1:
        raise ValidationError({"party": "Välj vilken part du svarar för."})
    return chosen[0]


def _is_last(standing: Standing, party: Organisation) -> bool:
    """Whether everybody else has approved."""
    return all(each.organisation == party for each in standing.missing)


def _save(report: Report, by: User) -> None:
    report.version += 1
    report.save_as(by)


def _write(report: Report, **fields: object) -> ReportStep:
    step = ReportStep(report=report, **fields)
    step.save()
    return step


def _receive(step: ReportStep) -> None:
    """Keep what was handed in, as it reads now: the city has it, whatever the parties do with their text."""
    facts = assemble(step.report).facts
    ReceivedReport(step=step, facts=StoredFile.keep(facts_json.dump(facts), JSON)).save()
