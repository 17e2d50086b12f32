"""Writes that touch several tables. Each happens whole or not at all, in the name of `by`."""

from partnerships.actions.leaders import count_on_day_sheet, create_leader_link, renew_leader_link, revoke_leader_link
from partnerships.actions.merging import merge_organisations
from partnerships.actions.names import add_party, rename_organisation, rename_venue
from partnerships.actions.occasions import cancel_occasion, log_occasion, update_occasion
from partnerships.actions.organisations import (
    AlreadyReviewed,
    confirm_alignment,
    propose_organisation,
    review_organisation,
)
from partnerships.actions.plan_items import (
    add_plan_item,
    add_proposals,
    remove_plan_draft,
    remove_plan_item,
    update_plan_item,
)
from partnerships.actions.plans import (
    GivenElsewhere,
    PlanNotInState,
    answer_plan,
    circulate_plan,
    recall_plan,
    start_new_edition,
    start_plan,
)
from partnerships.actions.receipts import received, says_the_same, store_once
from partnerships.actions.series import MAX_DAYS, change_all_coming, change_series, create_series, end_series
from partnerships.actions.states import count_occasion, reopen_occasion

__all__ = [
    "MAX_DAYS",
    "AlreadyReviewed",
    "GivenElsewhere",
    "PlanNotInState",
    "add_party",
    "add_plan_item",
    "add_proposals",
    "answer_plan",
    "cancel_occasion",
    "change_all_coming",
    "change_series",
    "circulate_plan",
    "confirm_alignment",
    "count_occasion",
    "count_on_day_sheet",
    "create_leader_link",
    "create_series",
    "end_series",
    "log_occasion",
    "merge_organisations",
    "propose_organisation",
    "recall_plan",
    "received",
    "remove_plan_draft",
    "remove_plan_item",
    "rename_organisation",
    "rename_venue",
    "renew_leader_link",
    "reopen_occasion",
    "review_organisation",
    "revoke_leader_link",
    "says_the_same",
    "start_new_edition",
    "start_plan",
    "store_once",
    "update_occasion",
    "update_plan_item",
]
