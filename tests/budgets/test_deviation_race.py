"""Many decide about the same surplus at once: together never more than there is."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from budgets.actions import decide
from budgets.actions.deviation_decisions import Content
from budgets.follow_up import follow_up
from budgets.models import DeviationDecision, DeviationOutcome
from tests.budgets.builders import add_2023, make_cause, make_herrgarden
from tests.builders import make_user
from tests.race import all_at_once, real_database

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
SHARE = Decimal(100_000)  # of 232 886 kr: two fit, three do not
KINDS = [DeviationOutcome.CARRIED_OVER, DeviationOutcome.REPAID, DeviationOutcome.KEPT]


@pytest.fixture
def h(db, tmp_path):
    with real_database(tmp_path):
        h = add_2023(make_herrgarden())
        h.carried.delete()
        make_cause(h.lines_2023["samordning"])
        yield h


def test_the_surplus_is_given_away_once(h):
    by, line = make_user(), h.lines_2023["samordning"]

    def decided(index):
        content = Content(KINDS[index % 3], SHARE, h.ks, f"Beslut {index}", to_year=2024)
        return decide(line, content=content, by=by)

    results = all_at_once(6, decided)
    assert sorted(type(each).__name__ for each in results) == ["DeviationDecision"] * 2 + [ValidationError.__name__] * 4
    assert DeviationDecision.objects.count() == 2
    assert follow_up(h.partnership, 2023, this_year=2024).row("samordning").left == 32_886
