"""Pages of the budget, below a partnership."""

from django.urls import path

import partnerships.converters  # noqa: F401  # gives «year» its meaning
from budgets.models import StepKind
from budgets.views import (
    accounts,
    budget,
    budget_changes,
    change_steps,
    notices,
    payment_requests,
    payment_steps,
    state_aid,
)

app_name = "budgets"


STEPS = {
    "lamna-in": StepKind.SUBMIT,
    "granska": StepKind.REVIEW,
    "attestera": StepKind.APPROVE,
    "skicka": StepKind.SEND,
    "betald": StepKind.PAY,
    "aterlamna": StepKind.RETURN,
    "avsla": StepKind.REJECT,
    "aterta": StepKind.WITHDRAW,
}

request_urls = [
    path("rekvisitioner/", payment_requests.request_list, name="request_list"),
    path("rekvisitioner/ar/<year:year>/", payment_requests.request_list, name="request_year"),
    path(
        "rekvisitioner/ny/<year:year>/<slug:performer>/<slug:funder>/",
        payment_requests.request_new,
        name="request_new",
    ),
    path("rekvisitioner/<int:pk>/", payment_requests.payment_request, name="request"),
    path("rekvisitioner/<int:pk>/andra/", payment_requests.request_edit, name="request_edit"),
    *(
        path(f"rekvisitioner/<int:pk>/{word}/", payment_steps.step, {"kind": kind}, name=f"request_{kind}")
        for word, kind in STEPS.items()
    ),
    path("konto/<slug:organisation>/", accounts.account, name="account"),
    path("konto/<slug:organisation>/andra/", accounts.account_edit, name="account_edit"),
]

change_urls = [
    path("andringar/", budget_changes.change_list, name="change_list"),
    path("andringar/ny/<year:year>/", budget_changes.change_new, name="change_new"),
    path("andringar/<int:pk>/", budget_changes.change, name="change"),
    path("andringar/<int:pk>/dialog/", change_steps.dialogue, name="change_dialogue"),
    path("andringar/<int:pk>/godkann/", change_steps.approve, name="change_approve"),
    path("andringar/<int:pk>/anteckna-godkannande/", change_steps.record_approval, name="change_record"),
    path("andringar/<int:pk>/genomfor/", change_steps.carry_out, name="change_carry_out"),
    path("andringar/<int:pk>/ta-tillbaka/", change_steps.withdraw, name="change_withdraw"),
]

notice_urls = [
    path("meddelanden/", notices.notice_list, name="notice_list"),
    path("meddelanden/nytt/<int:pk>/", notices.notice_new, name="notice_new"),
    path("meddelanden/<int:pk>/", notices.notice, name="notice"),
    path("meddelanden/<int:pk>/bevis/", notices.notice_proof, name="notice_proof"),
    path("meddelanden/<int:pk>/bekrafta/", notices.notice_confirm, name="notice_confirm"),
]

aid_urls = [
    path("statsstod/", state_aid.assessment_list, name="assessment_list"),
    path("statsstod/export/<suffix:suffix>/", state_aid.export, name="assessment_export"),
    path("statsstod/nytt/", state_aid.assessment_new, name="assessment_new"),
    path("statsstod/nytt/<year:year>/<slug:code>/", state_aid.assessment_of_line, name="assessment_of_line"),
    path("statsstod/<int:pk>/", state_aid.assessment, name="assessment"),
    path("statsstod/<int:pk>/andra/", state_aid.assessment_edit, name="assessment_edit"),
    path("statsstod/<int:pk>/intyg/", state_aid.certificate, name="certificate"),
]

urlpatterns = [
    path("", budget.budget, name="budget"),
    path("rad/<slug:code>/<year:year>/", budget.amount, name="amount"),
    path("upprakning/<slug:funder>/<year:year>/", budget.rate_edit, name="rate_edit"),
    path("avvikelse/<year:year>/", budget.deviation, name="deviation"),
    *request_urls,
    *change_urls,
    *notice_urls,
    *aid_urls,
]
