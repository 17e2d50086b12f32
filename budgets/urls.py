"""Pages of the budget, below a partnership."""

from django.urls import path

import partnerships.converters  # noqa: F401  # gives «year» its meaning
from budgets.models import StepKind
from budgets.views import accounts, budget, deviation_decisions, deviations, follow_up, payment_requests, payment_steps

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

OF_A_LINE = "avvikelse/<year:year>/<slug:code>/"
deviation_urls = [
    path("uppfoljning/", follow_up.follow_up_page, name="follow_up"),
    path("uppfoljning/<year:year>/", follow_up.follow_up_page, name="follow_up_year"),
    path("uppfoljning/grans/", follow_up.threshold_edit, name="threshold_edit"),
    path("avvikelse/<year:year>/", follow_up.deviation, name="deviation"),
    path(OF_A_LINE, deviations.line_deviation, name="line_deviation"),
    path(f"{OF_A_LINE}prognos/", deviations.forecast_new, name="forecast_new"),
    path(f"{OF_A_LINE}orsak/", deviations.cause_edit, name="cause_edit"),
    path(f"{OF_A_LINE}dialog/", deviations.dialogue_new, name="dialogue_new"),
    path(f"{OF_A_LINE}beslut/", deviation_decisions.decision_new, name="deviation_decision_new"),
    path(f"{OF_A_LINE}beslut/<int:pk>/andra/", deviation_decisions.decision_edit, name="deviation_decision_edit"),
    path(
        f"{OF_A_LINE}beslut/<int:pk>/aterta/",
        deviation_decisions.decision_withdraw,
        name="deviation_decision_withdraw",
    ),
    path(
        f"{OF_A_LINE}beslut/<int:pk>/godkann/",
        deviation_decisions.decision_approve,
        name="deviation_decision_approve",
    ),
]

urlpatterns = [
    path("", budget.budget, name="budget"),
    path("rad/<slug:code>/<year:year>/", budget.amount, name="amount"),
    path("upprakning/<slug:funder>/<year:year>/", budget.rate_edit, name="rate_edit"),
    *deviation_urls,
    *request_urls,
]
