"""Writes that touch several tables. Each happens whole or not at all, in the name of `by`."""

from partnerships.actions.names import add_party, rename_organisation, rename_venue
from partnerships.actions.occasions import cancel_occasion, log_occasion, update_occasion
from partnerships.actions.receipts import received, store_once

__all__ = [
    "add_party",
    "cancel_occasion",
    "log_occasion",
    "received",
    "rename_organisation",
    "rename_venue",
    "store_once",
    "update_occasion",
]
