"""Loads the facts and the example data with its sign-ins."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from kraftsamling.demo.accounts import ACCOUNTS, PASSWORD
from kraftsamling.demo.issue import issue_reports
from kraftsamling.demo.loading import load_demo
from partnerships.models import ActivityOccasion


class Command(BaseCommand):
    """`manage.py demo`: for a local try-out only; safe to run again."""

    help = "Loads example data and demo accounts. Only with KRAFTSAMLING_DEMO=1, never in production."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "Exempeldata och demokonton har kända lösenord och får bara läggas in i en lokal demo. Inget har "
                "ändrats. (Demo data is refused here: start a local try-out with script/server, or set "
                "KRAFTSAMLING_DEMO=1.)"
            )
        partnership = load_demo(today=timezone.localdate())
        issue_reports(partnership)
        examples = ActivityOccasion.objects.of(partnership).filter(is_example=True).count()
        accounts = f"{len(ACCOUNTS)} accounts (password {PASSWORD})"
        self.stdout.write(f"Demo: {partnership} with {examples} example occasions, {accounts}.")
