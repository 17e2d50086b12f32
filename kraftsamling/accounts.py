"""Who may open an account: nobody by themselves. An administrator does it."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """allauth's behaviour with self-registration closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
