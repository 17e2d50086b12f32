"""Pages of the budget, below a partnership."""

from django.urls import path

import partnerships.converters  # noqa: F401  # gives «year» its meaning
from budgets.models import StepKind
from budgets.views import accounts, adjustments, budget, draft_lines, drafts, payment_requests, payment_steps, rates

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

draft_urls = [
    path("utkast/nytt/", drafts.draft_new, name="draft_new"),
    path("utkast/<int:pk>/", drafts.draft, name="draft"),
    path("utkast/<int:pk>/summa/", drafts.draft_total, name="draft_total"),
    path("utkast/<int:pk>/faststall/", drafts.draft_adopt, name="draft_adopt"),
    path("utkast/<int:pk>/kasta/", drafts.draft_discard, name="draft_discard"),
    path("utkast/<int:pk>/rad/ny/", draft_lines.line_new, name="draft_line_new"),
    path("utkast/<int:pk>/rad/<slug:code>/", draft_lines.line_edit, name="draft_line"),
    path("utkast/<int:pk>/rad/<slug:code>/ta-bort/", draft_lines.line_remove, name="draft_line_remove"),
]

urlpatterns = [
    path("", budget.budget, name="budget"),
    path("rad/<slug:code>/<year:year>/", budget.amount, name="amount"),
    path("rad/<slug:code>/<year:year>/justera/", adjustments.adjust, name="adjust"),
    path("rad/<slug:code>/<year:year>/justera/aterta/", adjustments.adjustment_withdraw, name="adjustment_withdraw"),
    path("upprakning/<slug:funder>/<year:year>/", rates.rate_edit, name="rate_edit"),
    path("upprakning/<slug:funder>/<year:year>/aterta/", rates.rate_withdraw, name="rate_withdraw"),
    path("avvikelse/<year:year>/", budget.deviation, name="deviation"),
    *draft_urls,
    *request_urls,
]
