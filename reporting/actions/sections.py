"""Writing a report's sections, and saying how far each has come. Only while the report is a draft."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from partnerships.models import User
from partnerships.versions import WrongState, save_if_current
from reporting.actions.comments import comment_on_section
from reporting.actions.drafting import lock_draft
from reporting.actions.section_drafts import moment
from reporting.assemble import year_figures
from reporting.figures import values
from reporting.models import Report, ReportSection, SectionDraft, SectionState
from reporting.prose import figure_names
from reporting.report_rights import writers_of
from reporting.wording import refusals


@transaction.atomic
def save_section(
    section: ReportSection, *, body: str, by: User, expected_version: int, seen: str = ""
) -> ReportSection:
    """Save a section's text. A changed text is the person's own: no proposal any more, and not ready until somebody
    says so again. What the window had kept of it unsaved (`seen`: section_drafts.py) goes; what another window of the
    same person has kept stays, and is offered when the section is opened again.

    Raises StaleVersion when somebody else saved it first, WrongState when the report is no draft, and ValidationError
    (field `body`) when it names a figure that does not exist, adds what cannot be added, or calls visits people
    (rule 17).
    """
    lock_draft(section.report)
    text = body.replace("\r\n", "\n").strip()
    if text != ReportSection.objects.get(pk=section.pk).body:  # a form has written the typed text into `section`
        section.is_proposal, section.state = False, SectionState.DRAFT
    section.body = text
    refuse_wrong_figures(section.report, text, field="body")
    saved: ReportSection = save_if_current(section, expected=expected_version, by=by)
    SectionDraft.objects.filter(Q(saved_at=moment(seen)) | Q(body=text), section=section, by=by).delete()
    return saved


@transaction.atomic
def accept_proposal(section: ReportSection, *, by: User, expected_version: int) -> ReportSection:
    """Take the proposed text as one's own, as it stands. Raises StaleVersion, and WrongState: the report is no draft,
    or the section holds no proposal."""
    lock_draft(section.report)
    if not section.is_proposal:
        raise WrongState("Texten är inget förslag.")
    section.is_proposal = False
    saved: ReportSection = save_if_current(section, expected=expected_version, by=by)
    return saved


@transaction.atomic
def set_section_state(
    section: ReportSection,
    *,
    state: str,
    responsible: User | None,
    comment: str = "",
    by: User,
    expected_version: int,
) -> ReportSection:
    """Say how far the section has come, and who is responsible for it.

    Raises StaleVersion, WrongState when the report is no draft, and ValidationError (by field): an empty text or a
    proposal is not ready, a return says why, and the responsible is one of those who write.
    """
    lock_draft(section.report)
    _refuse_state(section, state=state, comment=comment)
    if responsible and responsible != section.responsible and responsible not in writers_of(section.report):
        raise ValidationError({"responsible": "Välj någon som får skriva i rapporten."})
    section.state, section.responsible = state, responsible
    saved: ReportSection = save_if_current(section, expected=expected_version, by=by)
    if comment.strip():
        comment_on_section(section, text=comment, by=by)
    return saved


def _refuse_state(section: ReportSection, *, state: str, comment: str) -> None:
    if state == SectionState.READY and section.is_empty:
        raise ValidationError({"state": "Avsnittet är tomt och därför inte klart."})
    if state == SectionState.READY and section.is_proposal:
        raise ValidationError({"state": "Texten är ett förslag. Godta den eller ändra den först."})
    if state == SectionState.RETURNED and section.state != state and not comment.strip():
        raise ValidationError({"comment": "Skriv vad som ska ändras."})


def refuse_wrong_figures(report: Report, text: str, *, field: str) -> None:
    """Raises ValidationError (at that field of the form) for a text whose figures cannot stand as they do."""
    figures = values(year_figures(report.partnership, report.year)[0]) if figure_names(text) else {}
    if wrong := refusals(text, figures):
        raise ValidationError({field: wrong})
