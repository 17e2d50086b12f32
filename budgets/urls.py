"""Pages of the budget, below a partnership."""

from django.urls import path

import partnerships.converters  # noqa: F401  # gives «year» its meaning
from budgets.models import StepKind
from budgets.views import accounts, budget, comments, payment_requests, payment_steps, workbook

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

urlpatterns = [
    path("", budget.budget, name="budget"),
    path("excel/", workbook.budget_workbook, name="workbook"),
    path("rad/<slug:code>/<year:year>/", budget.amount, name="amount"),
    path("rad/<slug:code>/<year:year>/fraga/", comments.comment_new, name="comment_new"),
    path("rad/<slug:code>/<year:year>/svara/<int:pk>/", comments.comment_answer, name="comment_answer"),
    path("upprakning/<slug:funder>/<year:year>/", budget.rate_edit, name="rate_edit"),
    path("avvikelse/<year:year>/", budget.deviation, name="deviation"),
    *request_urls,
]
