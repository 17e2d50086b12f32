"""Whatever is typed into an address or a form, the answer is one of ours: a page, a refusal, never a breakdown."""

import pytest

from kraftsamling.rules import rule_for
from reporting.models import ReportKind
from tests.kraftsamling.addresses import all_addresses, path, sample
from tests.kraftsamling.test_access import ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_drawing", "only_errors_logged")]
WORST = ["\0", "9" * 30, "-1"]
HOSTILE = [
    *WORST,
    "\ud800".encode("utf-8", "surrogatepass"),
    "1e9",
    "٩٩٩٩",  # digits that Python reads as a number; high, or it would be the key of some row
    "0001-01-01",
    "9999-12-31",
    "2023-02-29",
    "x" * 30_000,
    "<script>alert(1)</script>",
    "{activity_count}{",
    "' OR 1=1 --",
]
ADDRESSES = [each for each in all_addresses() if not each.is_of_the_administration]
FORMS = [each for each in ADDRESSES if each.is_of_a_partnership and rule_for(each.name).do]
PARAMETERS = ["page", "q", "year", "area", "goal", "activity", "band", "kind", "organiser", "venue", "status"]
PARAMETERS += ["older", "newer", "aktivitet", "next"]
OF_WORDS = ("section_comments", "section_answer", "edition_correct")
TEXT_ONLY = {
    "budgets:comment_new",
    "budgets:comment_answer",
    "budgets:forecast_new",
    *(f"reporting:{kind}_{page}" for kind in ReportKind for page in OF_WORDS),
}  # all can be right
WRITERS = ["coordinator", "officer", "committee staff", "contact person"]


def by_name(addresses):
    return pytest.mark.parametrize("address", addresses, ids=lambda address: address.name)


@by_name(ADDRESSES)
def test_addresses(world, address):
    page = path(address, world.ours.partnership, sample(address, world.ours))
    for value in WORST:
        response = ask(world, "officer", "GET", page, dict.fromkeys(PARAMETERS, value))
        assert (value, response.status_code < 500) == (value, True)


@by_name(FORMS)
def test_forms(world, address):
    """Each field of the form that the page shows, filled with each of these; what is refused is said in the form."""
    page = path(address, world.ours.partnership, sample(address, world.ours))
    for who in WRITERS:
        shown = ask(world, who, "GET", page)
        form = (shown.context or {}).get("form") if shown.status_code == 200 else None
        if form is None or not hasattr(form, "fields"):
            continue
        for value in HOSTILE:
            response = ask(world, who, "POST", page, dict.fromkeys(form.fields, value))
            taken = [(value, 302)] if address.name in TEXT_ONLY else []
            assert (value, response.status_code) in [(value, 422), (value, 409), *taken]
        return  # the fields are the same whoever writes
