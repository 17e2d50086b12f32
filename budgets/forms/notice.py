"""The forms of a notice of economic changes."""

from collections.abc import Sequence
from typing import Any

from django import forms

from budgets.forms.budget_change import choose_party, organisations
from budgets.models import EconomicNotice, NoticeProof
from partnerships.models import Organisation


class NoticeForm(forms.Form):
    """What the parties were told, and when it was sent."""

    what = EconomicNotice._meta.get_field("what").formfield(
        label="Vad parterna får veta",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Vilken ekonomisk förändring det gäller, för vilka och från när. Inga personuppgifter.",
    )
    sent_on = EconomicNotice._meta.get_field("sent_on").formfield(
        label="Vilken dag det skickades", widget=forms.DateInput
    )


class ProofForm(forms.Form):
    """How it is known that a party got the notice, noted by the officer."""

    party = forms.ModelChoiceField(Organisation.objects.none(), label="Part")
    received_on = NoticeProof._meta.get_field("received_on").formfield(
        label="Vilken dag parten fick det", widget=forms.DateInput
    )
    proof = NoticeProof._meta.get_field("proof").formfield(
        label="Hur det framgår", help_text="Till exempel svar på e-post, mötesanteckning eller delgivningskvitto."
    )

    def __init__(self, *args: Any, parties: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = organisations(parties)  # type: ignore[attr-defined]


class ConfirmForm(forms.Form):
    """A contact person confirms that the own party has got it. A single party is not asked for."""

    party = forms.ModelChoiceField(Organisation.objects.none(), label="Part", empty_label=None)

    def __init__(self, *args: Any, parties: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_party(self.fields["party"], parties)
