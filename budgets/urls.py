"""Pages of the budget, below a partnership."""

from django.urls import path

import partnerships.converters  # noqa: F401  # gives «year» its meaning
from budgets.models import StepKind
from budgets.views import (
    accounts,
    adjustments,
    budget,
    budget_changes,
    change_steps,
    comments,
    deviation_decisions,
    deviations,
    draft_lines,
    drafts,
    follow_up,
    in_kind,
    notices,
    outcome,
    outcome_files,
    outcome_imports,
    payment_requests,
    payment_steps,
    rates,
    state_aid,
    workbook,
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

outcome_urls = [
    path("utfall/", outcome.outcome, name="outcome"),
    path("utfall/<year:year>/", outcome.outcome, name="outcome_year"),
    path("utfall/<year:year>/ny/", outcome.outcome_new, name="outcome_new"),
    path("utfall/<year:year>/export/<suffix:suffix>/", outcome.outcome_export, name="outcome_export"),
    path("utfall/<year:year>/import/", outcome_imports.import_list, name="outcome_import_list"),
    path("utfall/<year:year>/import/mall/", outcome_imports.template, name="outcome_template"),
    path("utfall/import/<int:pk>/", outcome_imports.one_import, name="outcome_import"),
    path("utfall/import/<int:pk>/kolumner/", outcome_imports.columns, name="outcome_import_columns"),
    path("utfall/import/<int:pk>/rader/", outcome_imports.lines, name="outcome_import_lines"),
    path("utfall/import/<int:pk>/aterfor/", outcome_imports.undo, name="outcome_import_undo"),
    path("utfall/import/<int:pk>/fel/", outcome_imports.faults, name="outcome_import_faults"),
    path("utfall/post/<int:pk>/", outcome.outcome_entry, name="outcome_entry"),
    path("utfall/post/<int:pk>/ratta/", outcome.outcome_correct, name="outcome_correct"),
    path("utfall/post/<int:pk>/bilaga/", outcome_files.outcome_attach, name="outcome_attach"),
    path("utfall/bilaga/<int:pk>/", outcome_files.outcome_attachment, name="outcome_attachment"),
]

in_kind_urls = [
    path("egna-insatser/", in_kind.in_kind, name="in_kind"),
    path("egna-insatser/slag/", in_kind.resource_kinds, name="resource_kinds"),
    path("egna-insatser/<year:year>/", in_kind.in_kind, name="in_kind_year"),
    path("egna-insatser/<year:year>/ny/", in_kind.in_kind_new, name="in_kind_new"),
    path("egna-insatser/<year:year>/export/<suffix:suffix>/", in_kind.in_kind_export, name="in_kind_export"),
    path("egna-insatser/post/<int:pk>/", in_kind.in_kind_edit, name="in_kind_edit"),
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
    path("excel/", workbook.budget_workbook, name="workbook"),
    path("rad/<slug:code>/<year:year>/", budget.amount, name="amount"),
    path("rad/<slug:code>/<year:year>/justera/", adjustments.adjust, name="adjust"),
    path("rad/<slug:code>/<year:year>/justera/aterta/", adjustments.adjustment_withdraw, name="adjustment_withdraw"),
    path("upprakning/<slug:funder>/<year:year>/", rates.rate_edit, name="rate_edit"),
    path("upprakning/<slug:funder>/<year:year>/aterta/", rates.rate_withdraw, name="rate_withdraw"),
    *draft_urls,
    *deviation_urls,
    path("rad/<slug:code>/<year:year>/fraga/", comments.comment_new, name="comment_new"),
    path("rad/<slug:code>/<year:year>/svara/<int:pk>/", comments.comment_answer, name="comment_answer"),
    *request_urls,
    *outcome_urls,
    *in_kind_urls,
    *change_urls,
    *notice_urls,
    *aid_urls,
]
