"""Keeping what a person types, as they type it (autosave), until they save it or throw it away."""

import datetime as dt

from django.db import transaction
from django.utils.dateparse import parse_datetime

from partnerships.models import User
from partnerships.versions import StaleVersion
from reporting.actions.drafting import lock_draft
from reporting.models import ReportSection, SectionDraft


@transaction.atomic
def keep_draft(section: ReportSection, *, body: str, base_version: int, seen: str, by: User) -> SectionDraft:
    """Keep the text, begun from version `base_version` of the section. `seen` is the time of the kept text that the
    window has seen last (ISO 8601), empty when it has seen none.

    Raises StaleVersion when the person has kept another text since, in another window: neither goes silently.
    WrongState when the report is no draft, ValidationError for a text that nothing could save.
    """
    lock_draft(section.report)
    kept = SectionDraft.objects.filter(section=section, by=by).first()
    if kept and kept.saved_at != moment(seen):
        raise StaleVersion(kept)
    draft = kept or SectionDraft(section=section, by=by)
    draft.body, draft.base_version = body.replace("\r\n", "\n"), base_version
    draft.full_clean()
    draft.save()
    return draft


def drop_draft(section: ReportSection, *, seen: str, by: User) -> bool:
    """Throw away the kept text that the person has seen; says whether it was that one, and is gone."""
    at = moment(seen)
    if at is None:
        return False
    gone, _ = SectionDraft.objects.filter(section=section, by=by, saved_at=at).delete()
    return bool(gone)


def moment(written: str) -> dt.datetime | None:
    """The time that a window sends back."""
    try:
        return parse_datetime(written)
    except ValueError:
        return None
