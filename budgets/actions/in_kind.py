"""What a party brought besides money, and the kinds of it that the agreement names."""

from django.db import transaction
from django.db.models import Max

from budgets.models import InKindContribution, ResourceKind
from partnerships.models import Partnership, User
from partnerships.versions import save_if_current

SAID = ("partnership", "party", "year", "kind", "description", "quantity", "unit")


@transaction.atomic
def save_contribution(contribution: InKindContribution, *, by: User, expected_version: int) -> InKindContribution:
    """Save a new contribution or a changed one; the same one sent twice is one. Raises StaleVersion and
    ValidationError."""
    if not contribution._state.adding:
        saved: InKindContribution = save_if_current(contribution, expected=expected_version, by=by)
        return saved
    Partnership.objects.select_for_update().get(pk=contribution.partnership_id)
    same = InKindContribution.objects.filter(**{name: getattr(contribution, name) for name in SAID}).first()
    return same or contribution.save_as(by)


@transaction.atomic
def add_resource_kind(partnership: Partnership, *, name: str, by: User) -> ResourceKind:
    """A further kind, after the others. Raises ValidationError when it is there already."""
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    last = ResourceKind.objects.filter(partnership=partnership).aggregate(last=Max("position"))["last"] or 0
    return ResourceKind(partnership=partnership, name=name, position=min(last + 1, 99)).save_as(by)
