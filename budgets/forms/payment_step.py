"""The forms of a request's steps: mostly a button, with a reason or a number where the step needs one."""

from typing import Any

from django import forms

from budgets.actions.payment_steps import Given
from budgets.models import NEEDS_REASON, PaymentRequest, PaymentRequestStep, StepKind
from partnerships.fields import TEXT_VALIDATORS, WholeNumber


class StepForm(forms.Form):
    """Remembers which version of the request it was opened on, so that the second of two is told."""

    version = WholeNumber(widget=forms.HiddenInput, min_value=1)

    def given(self) -> Given:
        """What was written, for the action."""
        written = self.cleaned_data
        return Given(
            reason=written.get("reason", ""),
            voucher_number=written.get("voucher_number", ""),
            paid_on=written.get("paid_on"),
            is_authorised=written.get("is_authorised", False),
        )


def step_form(request: PaymentRequest, kind: str, data: Any, *, today: Any) -> StepForm:
    """The form for taking this step with the request on the day."""
    form = StepForm(data, initial={"version": request.version})
    if kind == StepKind.SUBMIT and request.submitted_on is None and today > request.due_on:
        form.fields["reason"] = _text("Varför lämnas rekvisitionen in efter sista dagen?", 1000)
    elif kind in NEEDS_REASON:
        form.fields["reason"] = _text("Varför?", 1000)
    elif kind == StepKind.PAY:
        sent = PaymentRequestStep._meta.get_field("voucher_number").max_length
        form.fields["voucher_number"] = forms.CharField(
            label="Verifikationsnummer",
            max_length=sent,
            validators=TEXT_VALIDATORS,
            help_text="Numret som ekonomisystemet har gett utbetalningen.",
            error_messages={"required": "Skriv verifikationsnumret."},
        )
        form.fields["paid_on"] = PaymentRequest._meta.get_field("paid_on").formfield(
            required=True,
            widget=forms.DateInput,
            initial=today,
            help_text="Enligt ekonomisystemet, senast i dag.",
        )
    if kind == StepKind.SUBMIT:
        form.fields["is_authorised"] = forms.BooleanField(
            label="Jag är firmatecknare eller har fullmakt att begära pengarna för organisationen",
            error_messages={"required": "Kryssa i rutan om det stämmer. Bara den som får företräda parten lämnar in."},
        )
    return form


def _text(label: str, longest: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=longest,
        validators=TEXT_VALIDATORS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Skriv varför."},
    )
