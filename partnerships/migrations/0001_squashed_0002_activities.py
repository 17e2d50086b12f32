"""The first two migrations as one, for an empty database: every table is made once, as it is in the end."""

from importlib import import_module

from django.db import migrations

from partnerships.migrations._together import CreateTogether

FIRST, SECOND = (import_module(f"partnerships.migrations.{name}") for name in ("0001_initial", "0002_activities"))


class Migration(migrations.Migration):
    initial = True
    replaces = [("partnerships", "0001_initial"), ("partnerships", "0002_activities")]
    dependencies = [("auth", "0012_alter_user_first_name_max_length")]

    operations = [CreateTogether([*FIRST.Migration.operations[0].operations, *SECOND.Migration.operations])]
