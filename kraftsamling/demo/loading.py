"""Loads the facts and then the examples."""

import datetime as dt

from django.db import transaction

from kraftsamling.demo.accounts import add_accounts
from kraftsamling.demo.age_bands import add_age_bands, add_band_counts
from kraftsamling.demo.agreements import add_around_facts, add_current_agreement, add_following_agreement
from kraftsamling.demo.case import add_case
from kraftsamling.demo.changes import add_changes
from kraftsamling.demo.comments import add_comments
from kraftsamling.demo.deviations import add_deviations
from kraftsamling.demo.drafts import add_draft, make_way
from kraftsamling.demo.examples import save_changed
from kraftsamling.demo.follow_up_requests import add_request_answer
from kraftsamling.demo.leaders import add_leader
from kraftsamling.demo.malmoandan import add_second_partnership
from kraftsamling.demo.money import add_money
from kraftsamling.demo.occasions import add_occasions
from kraftsamling.demo.outcome import add_outcome
from kraftsamling.demo.plans import add_plans
from kraftsamling.demo.reports import add_reports
from kraftsamling.demo.requests import add_requests
from kraftsamling.demo.series import add_series
from partnerships.fact_files import load_facts
from partnerships.models import Partnership, User

PARTNERSHIP = "kraftsamling-herrgarden"


@transaction.atomic
def load_demo(*, today: dt.date) -> Partnership:
    """Make what is missing of the demo as it stands on the day, facts first. All or nothing."""
    load_facts()
    partnership = Partnership.objects.get(slug=PARTNERSHIP)
    add_accounts(partnership)
    add_around_facts(partnership)
    current = add_current_agreement(partnership, today.year)
    has_budget = make_way(current, today.year)
    add_money(partnership, current, today.year)
    coordinator = User.objects.get(email="samordnare@demo.example")
    add_occasions(partnership, today=today, by=coordinator)
    if has_budget:
        add_requests(partnership, current, today=today)
        add_outcome(partnership, current, today=today)
    add_deviations(partnership, current, today=today)
    if has_budget:
        add_changes(partnership, current, today=today)
    add_comments(current, today.year)
    add_age_bands(partnership)
    add_band_counts(partnership, today.year, by=coordinator)
    add_series(partnership, current, today=today, by=coordinator)
    following = add_following_agreement(current, today.year + 1)
    add_plans(partnership, current, following, today=today)
    add_draft(following, today.year + 1)
    add_request_answer(partnership, by=coordinator)
    add_leader(partnership, today=today, by=coordinator)
    add_case(partnership)
    add_reports(partnership, today=today)
    add_second_partnership()
    return _marked(partnership)


def _marked(partnership: Partnership) -> Partnership:
    """Every page of the partnership says from now on that examples are in it."""
    if not partnership.has_example_data:
        partnership.has_example_data = True
        save_changed(partnership)
    return partnership
