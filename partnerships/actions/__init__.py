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
from partnerships.actions.receipts import received, store_once
from partnerships.actions.series import MAX_DAYS, change_all_coming, change_series, create_series, end_series
from partnerships.actions.states import count_occasion, reopen_occasion

__all__ = [
    "MAX_DAYS",
    "AlreadyReviewed",
    "add_party",
    "cancel_occasion",
    "change_all_coming",
    "change_series",
    "confirm_alignment",
    "count_occasion",
    "count_on_day_sheet",
    "create_leader_link",
    "create_series",
    "end_series",
    "log_occasion",
    "merge_organisations",
    "propose_organisation",
    "received",
    "rename_organisation",
    "rename_venue",
    "renew_leader_link",
    "reopen_occasion",
    "review_organisation",
    "revoke_leader_link",
    "store_once",
    "update_occasion",
]
