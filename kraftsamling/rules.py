"""The rule of every page: who may open it and who may send its form. A page that is not here cannot be opened.

`see` is the right to GET, `do` the right to POST. A test walks the whole table (tests/kraftsamling/test_access.py).
"""

from dataclasses import dataclass

from partnerships.access import Right


@dataclass(frozen=True)
class Rule:
    """How a page is guarded. Exactly one of the kinds: open, signed in, administrators, or a right in a partnership."""

    see: Right | None = None
    do: Right | None = None
    is_open: bool = False
    needs_administrator: bool = False


OPEN = Rule(is_open=True)
SIGNED_IN = Rule()
ADMINISTRATOR = Rule(needs_administrator=True)
VIEW = Rule(see=Right.VIEW)


def form(right: Right) -> Rule:
    """A form page: only those who may send it see it."""
    return Rule(see=right, do=right)


def of_reports(kind: str, *, writing: Right, discussing: Right, steps: dict[str, Right]) -> dict[str, Rule]:
    """The pages that both kinds of report have (reporting/urls.py): all may read, its own authors write. Whose turn
    it is to take a step, the view itself asks (reporting/workflow.py)."""
    sections = ("", "_accept", "_state", "_history", "_keep", "_drop", "_numbers", "_link", "_propose")
    pages = {
        "": VIEW,
        "_new": form(writing),
        "_control": VIEW,
        "_let_pass": form(writing),
        "_take_up": form(writing),
        "_word": VIEW,
        "_propose": form(writing),
        "_pdf": form(Right.VIEW),
        "_pdf_job": VIEW,
        "_pdf_file": VIEW,
        "_finalise": form(writing),
    }
    pages |= {f"_edition{page}": VIEW for page in ("", "_pdf", "_word", "_figure")}
    pages |= {"_edition_correct": form(writing)}
    pages |= {f"_section{page}": form(writing) for page in sections}
    pages |= {f"_section{page}": form(discussing) for page in ("_comments", "_answer")}
    pages |= {f"_{step}": form(writing) for step in ("submit", "withdraw", "hand_over")}
    pages |= {f"_{step}": form(right) for step, right in steps.items()}
    return {f"reporting:{kind}{page}": rule for page, rule in pages.items()}


RULES: dict[str, Rule] = {
    "start": SIGNED_IN,
    "health": OPEN,
    "accessibility": OPEN,
    "service_worker": OPEN,
    "no_network": OPEN,
    "who_am_i": OPEN,
    "account_login": OPEN,
    "account_signup": OPEN,
    "account_logout": OPEN,
    "account_inactive": OPEN,
    "account_reset_password": OPEN,
    "account_reset_password_done": OPEN,
    "account_reset_password_from_key": OPEN,
    "account_reset_password_from_key_done": OPEN,
    "account_change_password": SIGNED_IN,
    "account_set_password": SIGNED_IN,
    "account_reauthenticate": SIGNED_IN,
    # Whose staff the person is, the view itself asks.
    "my_committees": SIGNED_IN,
    "my_committee": SIGNED_IN,
    "committee_workbook": SIGNED_IN,
    "partnerships:partnership": VIEW,
    "partnerships:agreement": VIEW,
    "partnerships:decision_new": form(Right.MANAGE_AGREEMENT),
    "partnerships:decision_edit": form(Right.MANAGE_AGREEMENT),
    "partnerships:occasion_list": VIEW,
    "partnerships:occasion_print": VIEW,
    "partnerships:occasion_calendar": VIEW,
    "partnerships:occasion_month": VIEW,
    "partnerships:occasion_years": VIEW,
    "partnerships:occasion_year": VIEW,
    "partnerships:occasion_new": form(Right.LOG_ACTIVITIES),
    "partnerships:occasion": VIEW,
    "partnerships:occasion_edit": form(Right.LOG_ACTIVITIES),
    "partnerships:occasion_cancel": form(Right.LOG_ACTIVITIES),
    "partnerships:occasion_history": VIEW,
    "partnerships:age_bands": form(Right.SET_AGE_BANDS),
    "partnerships:age_band": form(Right.SET_AGE_BANDS),
    "partnerships:occasion_photo": VIEW,
    "partnerships:occasion_photo_new": form(Right.LOG_ACTIVITIES),
    "partnerships:occasion_photo_remove": form(Right.LOG_ACTIVITIES),
    "partnerships:occasion_gaps": VIEW,
    "partnerships:occasion_need": form(Right.LOG_ACTIVITIES),
    "partnerships:actor_list": VIEW,
    "partnerships:actor_search": VIEW,
    "partnerships:actor": VIEW,
    "partnerships:actor_review": form(Right.MANAGE_ACTORS),
    "partnerships:actor_alignment": form(Right.MANAGE_ACTORS),
    "partnerships:actor_merge": form(Right.MANAGE_ACTORS),
    "partnerships:actor_history": VIEW,
    "partnerships:leader_link_list": Rule(see=Right.LOG_ACTIVITIES),
    "partnerships:leader_link_new": form(Right.LOG_ACTIVITIES),
    "partnerships:leader_link_renew": form(Right.LOG_ACTIVITIES),
    "partnerships:leader_link_revoke": form(Right.LOG_ACTIVITIES),
    # Behind a leader's personal link; the view itself asks whether the link is in force, on each request.
    "day_sheet:open": OPEN,
    "day_sheet:sheet": OPEN,
    "day_sheet:who_am_i": OPEN,
    "day_sheet:count": OPEN,
    "day_sheet:cancel": OPEN,
    "day_sheet:close": OPEN,
    "partnerships:occasion_plan_new": form(Right.LOG_ACTIVITIES),
    "partnerships:occasion_plan": form(Right.LOG_ACTIVITIES),
    "partnerships:occasion_reopen": form(Right.LOG_ACTIVITIES),
    "partnerships:occasion_awaiting": Rule(see=Right.LOG_ACTIVITIES),
    "partnerships:occasion_count": form(Right.LOG_ACTIVITIES),
    "partnerships:series_list": VIEW,
    "partnerships:series_new": form(Right.LOG_ACTIVITIES),
    "partnerships:series": VIEW,
    "partnerships:series_edit": form(Right.LOG_ACTIVITIES),
    "partnerships:series_end": form(Right.LOG_ACTIVITIES),
    "partnerships:series_history": VIEW,
    "partnerships:plan_list": VIEW,
    "partnerships:plan_new": form(Right.DRAFT_PLAN),
    "partnerships:plan": VIEW,
    "partnerships:plan_edition": VIEW,
    "partnerships:plan_outcome": VIEW,
    "partnerships:plan_history": VIEW,
    "partnerships:plan_remove": form(Right.DRAFT_PLAN),
    "partnerships:plan_propose": form(Right.DRAFT_PLAN),
    "partnerships:plan_item_new": form(Right.DRAFT_PLAN),
    "partnerships:plan_item_edit": form(Right.DRAFT_PLAN),
    "partnerships:plan_item_remove": form(Right.DRAFT_PLAN),
    "partnerships:plan_circulate": form(Right.DRAFT_PLAN),
    "partnerships:plan_recall": form(Right.DRAFT_PLAN),
    "partnerships:plan_answer": form(Right.ANSWER_PLAN),
    "partnerships:plan_record_answer": form(Right.RECORD_PLAN_ANSWER),
    "partnerships:plan_new_edition": form(Right.DRAFT_PLAN),
    "partnerships:occasion_export": VIEW,
    "partnerships:occasion_month_export": VIEW,
    "partnerships:occasion_year_export": VIEW,
    "partnerships:occasion_awaiting_export": Rule(see=Right.LOG_ACTIVITIES),
    "partnerships:occasion_gaps_export": VIEW,
    "partnerships:series_list_export": VIEW,
    "partnerships:series_export": VIEW,
    "partnerships:actor_export": VIEW,
    "partnerships:plan_export": VIEW,
    "partnerships:plan_edition_export": VIEW,
    "partnerships:plan_outcome_export": VIEW,
    "partnerships:import_list": form(Right.LOG_ACTIVITIES),
    "partnerships:import_template": Rule(see=Right.LOG_ACTIVITIES),
    "partnerships:import": form(Right.LOG_ACTIVITIES),
    "partnerships:import_columns": form(Right.LOG_ACTIVITIES),
    "partnerships:import_faults": Rule(see=Right.LOG_ACTIVITIES),
    "partnerships:import_undo": form(Right.LOG_ACTIVITIES),
    "budgets:budget": VIEW,
    "budgets:workbook": VIEW,
    "budgets:amount": VIEW,
    "budgets:comment_new": form(Right.COMMENT),
    "budgets:comment_answer": form(Right.COMMENT),
    "budgets:rate_edit": form(Right.ENTER_RATE),
    "budgets:rate_withdraw": form(Right.ENTER_RATE),
    "budgets:adjust": form(Right.ENTER_RATE),
    "budgets:adjustment_withdraw": form(Right.ENTER_RATE),
    "budgets:draft": Rule(see=Right.SEE_BUDGET_DRAFTS),
    "budgets:draft_new": form(Right.MANAGE_AGREEMENT),
    "budgets:draft_total": form(Right.MANAGE_AGREEMENT),
    "budgets:draft_adopt": form(Right.MANAGE_AGREEMENT),
    "budgets:draft_discard": form(Right.MANAGE_AGREEMENT),
    "budgets:draft_line_new": form(Right.MANAGE_AGREEMENT),
    "budgets:draft_line": form(Right.MANAGE_AGREEMENT),
    "budgets:draft_line_remove": form(Right.MANAGE_AGREEMENT),
    "budgets:follow_up": VIEW,
    "budgets:follow_up_year": VIEW,
    "budgets:threshold_edit": form(Right.MANAGE_AGREEMENT),
    "budgets:deviation": VIEW,
    "budgets:line_deviation": VIEW,
    "budgets:forecast_new": form(Right.FOLLOW_UP),
    "budgets:cause_edit": form(Right.FOLLOW_UP),
    "budgets:dialogue_new": form(Right.FOLLOW_UP),
    "budgets:deviation_decision_new": form(Right.DECIDE_DEVIATION),
    "budgets:deviation_decision_edit": form(Right.DECIDE_DEVIATION),
    "budgets:deviation_decision_withdraw": form(Right.DECIDE_DEVIATION),
    "budgets:deviation_decision_approve": form(Right.FOLLOW_UP),
    "budgets:request_list": VIEW,
    "budgets:request_year": VIEW,
    "budgets:request": VIEW,
    "budgets:request_new": form(Right.REQUEST_PAYMENT),
    "budgets:request_edit": form(Right.REQUEST_PAYMENT),
    "budgets:request_submit": form(Right.REQUEST_PAYMENT),
    "budgets:request_withdraw": form(Right.REQUEST_PAYMENT),
    "budgets:request_review": form(Right.HANDLE_PAYMENT),
    "budgets:request_approve": form(Right.HANDLE_PAYMENT),
    "budgets:request_send": form(Right.HANDLE_PAYMENT),
    "budgets:request_pay": form(Right.HANDLE_PAYMENT),
    "budgets:request_return": form(Right.HANDLE_PAYMENT),
    "budgets:request_reject": form(Right.HANDLE_PAYMENT),
    "budgets:account": Rule(see=Right.SEE_ACCOUNT),
    "budgets:account_edit": form(Right.HANDLE_PAYMENT),
    "budgets:outcome": VIEW,
    "budgets:outcome_year": VIEW,
    "budgets:outcome_new": form(Right.ENTER_OUTCOME),
    "budgets:outcome_export": VIEW,
    "budgets:outcome_import_list": form(Right.ENTER_OUTCOME),
    "budgets:outcome_template": Rule(see=Right.ENTER_OUTCOME),
    "budgets:outcome_import": form(Right.ENTER_OUTCOME),
    "budgets:outcome_import_columns": form(Right.ENTER_OUTCOME),
    "budgets:outcome_import_lines": form(Right.ENTER_OUTCOME),
    "budgets:outcome_import_undo": form(Right.ENTER_OUTCOME),
    "budgets:outcome_import_faults": Rule(see=Right.ENTER_OUTCOME),
    "budgets:outcome_entry": VIEW,
    "budgets:outcome_correct": form(Right.ENTER_OUTCOME),
    "budgets:outcome_attach": form(Right.ENTER_OUTCOME),
    "budgets:outcome_attachment": Rule(see=Right.ENTER_OUTCOME),
    "budgets:in_kind": VIEW,
    "budgets:in_kind_year": VIEW,
    "budgets:in_kind_new": form(Right.ENTER_IN_KIND),
    "budgets:in_kind_edit": form(Right.ENTER_IN_KIND),
    "budgets:in_kind_export": VIEW,
    "budgets:resource_kinds": form(Right.MANAGE_AGREEMENT),
    "budgets:change_list": VIEW,
    "budgets:change": VIEW,
    "budgets:change_new": form(Right.CHANGE_BUDGET),
    "budgets:change_dialogue": form(Right.CHANGE_BUDGET),
    "budgets:change_approve": form(Right.ANSWER_FOR_PARTY),
    "budgets:change_record": form(Right.MANAGE_AGREEMENT),
    "budgets:change_carry_out": form(Right.CHANGE_BUDGET),
    "budgets:change_withdraw": form(Right.CHANGE_BUDGET),
    "budgets:notice_list": VIEW,
    "budgets:notice": VIEW,
    "budgets:notice_new": form(Right.MANAGE_AGREEMENT),
    "budgets:notice_proof": form(Right.MANAGE_AGREEMENT),
    "budgets:notice_confirm": form(Right.ANSWER_FOR_PARTY),
    "budgets:assessment_list": VIEW,
    "budgets:assessment_export": VIEW,
    "budgets:assessment": VIEW,
    "budgets:assessment_new": form(Right.ASSESS_AID),
    "budgets:assessment_of_line": form(Right.ASSESS_AID),
    "budgets:assessment_edit": form(Right.ASSESS_AID),
    "budgets:certificate": Rule(see=Right.ASSESS_AID),
    "reporting:report_list": VIEW,
    "reporting:request_pdf": VIEW,
    "reporting:figure": VIEW,
    # For the whole city: what a document looks like.
    **{
        f"report_templates:{page}": ADMINISTRATOR
        for page in (
            "list",
            "template",
            "rename",
            "copy",
            "standard",
            "heading_new",
            "heading",
            "heading_move",
            "heading_remove",
        )
    },
    "reporting:figure_list": VIEW,
    **of_reports(
        "staff_report",
        writing=Right.WRITE_REPORT,
        discussing=Right.WRITE_REPORT,
        steps=dict.fromkeys(("review", "approve", "return"), Right.WRITE_REPORT),
    ),
    **of_reports(
        "annual_report",
        writing=Right.WRITE_ANNUAL_REPORT,
        discussing=Right.DISCUSS_ANNUAL_REPORT,
        steps=dict.fromkeys(("approve", "return"), Right.ANSWER_FOR_PARTY),
    ),
    "reporting:annual_report_received": VIEW,
    "reporting:annual_report_record": form(Right.WRITE_ANNUAL_REPORT),
    "reporting:staff_report_capture": form(Right.WRITE_REPORT),
    "reporting:request_list": VIEW,
    "reporting:request_answer": form(Right.WRITE_ANNUAL_REPORT),
    "reporting:request_remove": form(Right.WRITE_REPORT),
    "reporting:staff_report_letterhead": form(Right.WRITE_REPORT),
    "reporting:annual_report_measure": form(Right.WRITE_ANNUAL_REPORT),
    "reporting:staff_report_case": Rule(see=Right.VIEW, do=Right.MANAGE_AGREEMENT),
    "reporting:staff_report_case_package": VIEW,  # nothing in it that the pages do not show those who may read
    "reporting:staff_report_case_step_new": form(Right.MANAGE_AGREEMENT),
    "reporting:staff_report_case_step": form(Right.MANAGE_AGREEMENT),
    "reporting:staff_report_case_decision": form(Right.MANAGE_AGREEMENT),
    "reporting:staff_report_case_untie": form(Right.MANAGE_AGREEMENT),
    "reporting:staff_report_case_dissent_new": form(Right.MANAGE_AGREEMENT),
    "reporting:staff_report_case_dissent": form(Right.MANAGE_AGREEMENT),
    "reporting:staff_report_case_dispatches": form(Right.MANAGE_AGREEMENT),
}


def rule_for(view_name: str) -> Rule | None:
    """The rule of a page by its URL name; the administration has one for all its pages."""
    return ADMINISTRATOR if view_name.startswith("admin:") else RULES.get(view_name)
