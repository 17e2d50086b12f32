"""A database to move from, made by a product of its own: `python -m tests.kraftsamling.origin`, into DATABASE_URL."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
OFFICER = "handlaggare@test.example"


def make_origin(path: Path) -> Path:
    """An SQLite file with a finalised report, an agreed plan, a role for many, and a history of what is no more."""
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{path}", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    subprocess.run([sys.executable, "-m", __name__], cwd=ROOT, env=environment, capture_output=True, check=True)
    return path


def fill() -> None:
    from django.contrib.auth.models import Group, Permission

    from tests.builders import make_area, make_organisation, make_party
    from tests.plans import make_agreed_plan
    from tests.reporting.builders import add_summer, make_report, make_year
    from tests.reporting.frozen import freeze

    year = make_year()
    year.officer.email = OFFICER
    year.officer.save()
    add_summer(year)
    make_party(year.agreement, make_organisation())
    freeze(make_report(year.partnership, by=year.officer), by=year.officer)
    make_agreed_plan(year.agreement, year=2023)
    Group.objects.create(name="Förvaltare").permissions.set(Permission.objects.all()[:3])
    make_area(year.agreement, name="Lades ner", goals=0).delete()
    year.officer.last_login = dt.datetime(2024, 1, 2, 3, 4, 5, 678901, dt.UTC)
    year.officer.save()


if __name__ == "__main__":
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    fill()
