"""The first two migrations as one, for an empty database: every table is made once, as it is in the end."""

from importlib import import_module

from django.conf import settings
from django.db import migrations

from budgets.migrations._append_only import MakeAppendOnly
from partnerships.migrations._together import CreateTogether

FIRST, SECOND = (import_module(f"reporting.migrations.{name}") for name in ("0001_initial", "0002_reports"))
NEW, *CHANGES = SECOND.Migration.operations
APPEND_ONLY = [each for each in CHANGES if isinstance(each, MakeAppendOnly)]
OF_OLD_DATA = [each for each in CHANGES if isinstance(each, migrations.RunPython)]
TABLES = [*NEW.operations, *(each for each in CHANGES if each not in APPEND_ONLY and each not in OF_OLD_DATA)]


class Migration(migrations.Migration):
    initial = True
    replaces = [("reporting", "0001_initial"), ("reporting", "0002_reports")]
    dependencies = [
        ("partnerships", "0001_squashed_0002_activities"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [CreateTogether([*FIRST.Migration.operations[0].operations, *TABLES]), *APPEND_ONLY]
