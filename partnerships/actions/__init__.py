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

__all__ = [
    "AlreadyReviewed",
    "add_party",
    "cancel_occasion",
    "confirm_alignment",
    "count_on_day_sheet",
    "create_leader_link",
    "log_occasion",
    "received",
    "rename_organisation",
    "rename_venue",
    "renew_leader_link",
    "revoke_leader_link",
    "store_once",
    "merge_organisations",
    "propose_organisation",
    "review_organisation",
    "update_occasion",
]
