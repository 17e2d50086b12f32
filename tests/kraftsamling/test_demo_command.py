"""`manage.py demo`: refused in production; on an empty database it works on any day."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command

from kraftsamling.demo.loading import load_demo
from partnerships.models import ActivityOccasion, Agreement, Partnership, User
from partnerships.status import agreement_status
from reporting.models import Report
from tests.reporting.frozen import quick_drawing


def test_refused_outside_a_local_demo(db, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="lokal demo"):
        call_command("demo")
    assert User.objects.count() == 0
    assert Partnership.objects.count() == 0


def test_it_says_what_it_loaded(db, settings, capsys):
    settings.DEMO = True
    with quick_drawing():
        call_command("demo")
    assert capsys.readouterr().out.startswith("Demo: Kraftsamling Herrgården with ")


@pytest.mark.parametrize("today", [dt.date(2025, 3, 3), dt.date(2032, 1, 2)])
def test_it_can_be_started_on_any_day(today, db):
    partnership = load_demo(today=today)
    current = Agreement.objects.of(partnership).with_term_over(today).get()
    assert agreement_status(current, today).is_in_force
    assert ActivityOccasion.objects.of(partnership).in_year(2023).held().count() == 517
    begun = set(Report.objects.of(partnership).values_list("year", flat=True))
    assert begun == ({2023} if today.year == 2025 else {2023, 2024, 2025})  # a year is reported when it has passed
