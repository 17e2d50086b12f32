"""Three hundred plain database tests, for benchmarks/suite.py to compare with. Nothing else collects them."""

import pytest

from tests.builders import make_agreement, make_area, make_coordinator, make_occasion, make_partnership


@pytest.mark.django_db
@pytest.mark.parametrize("number", range(300))
def test_a_person_looks_at_five_activities(client, number):
    partnership = make_partnership()
    area = make_area(make_agreement(partnership))
    for _ in range(5):
        make_occasion(area)
    client.force_login(make_coordinator(partnership))
    assert client.get(f"/partnerskap/{partnership.slug}/aktiviteter/").status_code == 200
