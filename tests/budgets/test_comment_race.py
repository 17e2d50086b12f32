"""Ten presses of the same button at once leave one comment."""

import pytest

from budgets.actions import comment_on
from budgets.models import LineComment
from tests.budgets.builders import make_herrgarden
from tests.builders import make_user
from tests.race import all_at_once, real_database

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def test_the_same_words_at_once_are_one_comment(db, tmp_path):
    with real_database(tmp_path):
        line, by = make_herrgarden().lines["ledare"], make_user()
        said = all_at_once(10, lambda _index: comment_on(line, text="Räcker det?", by=by, is_question=True).pk)
        assert len(set(said)) == 1
        assert LineComment.objects.count() == 1
