"""Pages for when something is wrong: what happened, what was kept, what to do."""

import pytest
from django.template.loader import get_template

ALONE = ["400", "403_csrf", "413", "429", "500", "503"]


@pytest.mark.parametrize("name", ALONE)
def test_renders_without_request_user_or_database(name):
    page = get_template(f"{name}.html").render({"request_id": "3f9a1c20be11"})
    assert '<html lang="sv"' in page
    assert "3f9a1c20be11" in page
    assert 'href="/"' in page


@pytest.mark.parametrize("name", ALONE)
def test_has_one_heading_and_three_answers(name):
    page = get_template(f"{name}.html").render({})
    assert page.count("<h1>") == 1
    assert page.count("<p") >= 3
