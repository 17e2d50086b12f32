"""Whatever the log holds, its export says nothing new to it: generated occasions, both kinds of file."""

import datetime as dt
import io

import pytest
from django.db import transaction
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from partnerships.actions import log_occasion
from partnerships.importing.book import read_book
from partnerships.importing.columns import Columns, headings_of
from partnerships.importing.known import new_among
from partnerships.importing.names import Names
from partnerships.importing.rows import judge
from partnerships.models import ActivityOccasion, BandCount, CoOrganiser, Organisation
from partnerships.occasion_table import occasion_table
from partnerships.personal_numbers import find_personal_numbers
from partnerships.swedish import search_key
from partnerships.workbooks import write
from tests.builders import make_activity, make_age_band, make_organisation

LETTERS = st.characters(blacklist_categories=("Cs", "Cc", "Cf"), whitelist_characters="\n\t;,|'=+-@\"_x")
TEXT = st.text(LETTERS, min_size=1, max_size=30).map(str.strip).filter(lambda text: search_key(text) != "")
NAMES = st.lists(TEXT, min_size=1, max_size=4, unique_by=search_key)


@st.composite
def counts(draw):
    """What is known of how many came."""
    precision = draw(st.sampled_from(["exact", "approx", "about", "more_than", "at_least", "range"]))
    low = draw(st.integers(0, 99_000))
    if precision == "range":
        return {"precision": precision, "visit_count": low, "visit_count_upper": low + draw(st.integers(1, 999))}
    found = {"precision": precision, "visit_count": draw(st.none() | st.just(low))}
    if found["visit_count"] is not None:
        found["unique_participant_count"] = draw(st.none() | st.integers(0, low))
    return found


@st.composite
def occasions(draw):
    status = draw(st.sampled_from(["held", "held", "cancelled", "planned"]))
    found = {
        "status": status,
        "held_on": draw(st.integers(0, 30)),
        "starts_at": draw(st.none() | st.times().map(lambda time: time.replace(second=0, microsecond=0))),
        "cancellation_reason": draw(TEXT) if status == "cancelled" else "",
        "counting_method": draw(st.sampled_from(["counted", "estimated", "reported"])),
        "notes": draw(st.just("") | TEXT),
    }
    return found | (draw(counts()) if status == "held" else {})


PEOPLE = st.lists(st.tuples(occasions(), st.integers(0, 3), st.integers(0, 3), st.booleans()), min_size=1, max_size=5)


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(activities=NAMES, organisations=NAMES, rows=PEOPLE)
def test_export_then_import_is_a_no_op(house, suffix, activities, organisations, rows):
    texts = [*activities, *organisations, *(text for row in rows for text in row[0].values() if isinstance(text, str))]
    assume(not any(any(find_personal_numbers(text)) for text in texts))
    assume(not {search_key(name) for name in activities} & {search_key(house.activity.name)})
    taken = {search_key(name) for name in Organisation.objects.values_list("name", flat=True)}
    assume(not {search_key(name) for name in organisations} & taken)
    with transaction.atomic():
        _log(house, activities, organisations, rows)
        assert _new(house, suffix) == []
        transaction.set_rollback(True)


def _log(house, activities, organisations, rows):
    things = [make_activity(house.partnership, name=name) for name in activities]
    bodies = [make_organisation(name=name) for name in organisations]
    band = make_age_band(house.partnership)
    for fields, which, whose, has_bands in rows:
        day = house.agreement.starts_on + dt.timedelta(days=fields["held_on"])
        occasion = ActivityOccasion(
            partnership=house.partnership,
            activity=things[which % len(things)],
            area=house.area,
            organiser=bodies[whose % len(bodies)],
            **fields | {"held_on": day},
        )
        log_occasion(occasion, goals=list(house.area.outcome_goals.all()), by=None)
        for other in bodies:
            if other != occasion.organiser:
                CoOrganiser(occasion=occasion, organisation=other).save_as(None)
        if has_bands and occasion.visit_count is not None and occasion.precision != "range":
            BandCount(occasion=occasion, band=band, visit_count=occasion.visit_count).save_as(None)


def _new(house, suffix):
    file = io.BytesIO()
    write(
        occasion_table(house.partnership, ActivityOccasion.objects.of(house.partnership).newest_first()), file, suffix
    )
    (sheet,) = read_book(f"ut.{suffix}", file.getvalue())
    columns = Columns.of(house.partnership)
    names = Names(house.partnership)
    mapping = columns.guess(headings_of(sheet, columns.heading_row(sheet)))
    judged = judge(sheet, mapping, columns, names)
    assert judged.faults == []
    assert (names.new_activities, names.new_organisations) == ({}, {})
    return [(entry.row, entry.values) for entry in new_among(house.partnership, judged.entries)]
