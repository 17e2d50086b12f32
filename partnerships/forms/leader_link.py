"""The forms of a leader's personal link: making one and renewing it."""

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from partnerships.fields import TEXT_VALIDATORS
from partnerships.forms.choices import SeveralField
from partnerships.models import ActivitySeries, LeaderLink, Partnership, User
from partnerships.swedish import swedish_sort_key

AS_A_RULE = dt.timedelta(days=90)  # how long a link is proposed to last; the form allows up to a year


class LeaderLinkForm(forms.ModelForm):
    """Which series, and for how long. `contact` is only printed on the card, for the leader to ring."""

    series = SeveralField(
        ActivitySeries.objects.none(),
        label="Serier och program",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Välj minst en serie eller ett program."},
    )
    contact = forms.CharField(
        label="Vem ska ledaren höra av sig till?",
        max_length=120,
        required=False,
        validators=TEXT_VALIDATORS,
        help_text="Namn och telefonnummer. Trycks på kortet och sparas inte.",
    )

    class Meta:
        model = LeaderLink
        fields = ["starts_on", "ends_on"]
        widgets = {"starts_on": forms.DateInput, "ends_on": forms.DateInput}
        help_texts = {"ends_on": "Högst ett år. En kortare tid är säkrare."}

    field_order = ["name", "series", "starts_on", "ends_on", "contact"]

    def __init__(self, *args: Any, partnership: Partnership, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        running = ActivitySeries.objects.of(partnership).filter(ends_on__gte=today)
        self.has_series = self._offer(running)

    def _offer(self, running: Any) -> bool:
        field: Any = self.fields["series"]
        field.queryset = running
        rows = sorted(running, key=lambda each: swedish_sort_key(each.name))
        field.choices = [(each.pk, each.name) for each in rows]
        return bool(rows)

    def clean_ends_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["ends_on"]
        if day < self.today:
            raise ValidationError("Dagen har redan varit. Länken skulle aldrig gälla.")
        return day


class NewLeaderLinkForm(LeaderLinkForm):
    """A link for somebody new. The token makes a form that is sent twice make one link."""

    name = forms.CharField(
        label="Ledarens namn",
        max_length=120,
        validators=TEXT_VALIDATORS,
        help_text="Så som det ska stå i historiken när ledaren räknar.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    @staticmethod
    def proposed(user: User) -> dict[str, Any]:
        today = timezone.localdate()
        return {"starts_on": today, "ends_on": today + AS_A_RULE, "contact": user.name}


class RenewLeaderLinkForm(LeaderLinkForm):
    """The same leader, a new secret."""

    fingerprint = forms.CharField(widget=forms.HiddenInput, max_length=64)

    @staticmethod
    def proposed(link: LeaderLink, user: User, *, today: dt.date) -> dict[str, Any]:
        is_over = link.ends_on < today
        return {
            "series": [each.pk for each in link.series],
            "starts_on": today if is_over else link.starts_on,
            "ends_on": today + AS_A_RULE if is_over else link.ends_on,
            "contact": user.name,
            "fingerprint": link.fingerprint,
        }
