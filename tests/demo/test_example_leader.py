"""The demo has a leader without an account, so that the coordinator's page shows one; nobody can use the link."""

from partnerships.models import LeaderLink
from partnerships.models.leader_link import LinkState
from tests.demo.conftest import TODAY


def test_the_link_is_open_marked_and_for_the_example_series(demo):
    link = LeaderLink.objects.of(demo).for_list().get()
    assert (link.state_on(TODAY), link.is_example, link.counted_at) == (LinkState.ACTIVE, True, None)
    assert {series.is_example for series in link.series} == {True}
    assert not link.leader.is_active
