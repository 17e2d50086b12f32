"""Writing in the account that an organisation's money is sent to."""

import datetime as dt

from django.db import IntegrityError, transaction

from budgets.models import PaymentAccount
from partnerships.models import User
from partnerships.versions import StaleVersion, lock_current


@transaction.atomic
def save_account(
    account: PaymentAccount, *, is_checked: bool, on: dt.date, by: User, expected_version: int
) -> PaymentAccount:
    """Save the account as `by` has written it; `is_checked` says that `by` has made sure whose it is.

    A number that is not checked anew is unchecked, whatever was checked before. `expected_version` is 0 for the first.
    Raises StaleVersion and ValidationError.
    """
    account.checked_on, account.checked_by = (on, by) if is_checked else (None, None)
    if account._state.adding:
        return _first(account, by=by)
    lock_current(account, expected=expected_version)
    account.version = expected_version + 1
    return account.save_as(by)


def _first(account: PaymentAccount, *, by: User) -> PaymentAccount:
    """The database lets one of several at the same time be first; the others get its text to compare with."""
    account.full_clean(validate_unique=False)
    try:
        with transaction.atomic():
            account._history_user = by
            account.save()
            return account
    except IntegrityError:
        raise StaleVersion(PaymentAccount.objects.get(organisation=account.organisation)) from None
