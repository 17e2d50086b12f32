"""It starts only where it is safe to (T30): each start is a process of its own, with its own environment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
# What the tests themselves have set: tests/settings.py, and the last one tests/browser/conftest.py.
OURS = ("SECRET_KEY", "ALLOWED_HOSTS", "DEBUG", "KRAFTSAMLING_DEMO", "DJANGO_ALLOW_ASYNC_UNSAFE")
PRODUCTION = {
    "SECRET_KEY": "3q-Zt9xw_Jc7uYk1LmB8vHd2RfN6sPa0GeXoQiTb4ViWyKzUj5",
    "ALLOWED_HOSTS": "iop.kommunen.example",
    "DATABASE_URL": "sqlite://:memory:",
}
IMPORT = ["-c", "import kraftsamling.settings"]


def run(arguments, environment):
    inherited = {name: value for name, value in os.environ.items() if name not in OURS}
    return subprocess.run(
        [sys.executable, "-W", "error::ResourceWarning", *arguments],
        cwd=ROOT,
        env=inherited | {"DJANGO_SETTINGS_MODULE": "kraftsamling.settings"} | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        (PRODUCTION | {"SECRET_KEY": ""}, "SECRET_KEY is not set"),
        (PRODUCTION | {"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is not set"),
        (PRODUCTION | {"KRAFTSAMLING_DEMO": "1"}, "serves only this machine"),
        (PRODUCTION | {"DEBUG": "true"}, "serves only this machine"),
        ({"KRAFTSAMLING_DEMO": "1", "ALLOWED_HOSTS": "localhost,*"}, "serves only this machine"),
    ],
)
def test_refuses_to_start(environment, reason):
    started = run(IMPORT, environment)
    assert started.returncode == 1
    assert started.stderr.splitlines()[-1].startswith("django.core.exceptions.ImproperlyConfigured: ")
    assert reason in started.stderr


@pytest.mark.parametrize("environment", [PRODUCTION, {"KRAFTSAMLING_DEMO": "1"}])
def test_starts_in_production_and_as_a_local_demo(environment):
    assert run(IMPORT, environment).stderr == ""


def test_nothing_is_left_to_secure_in_production():
    checked = run(["manage.py", "check", "--deploy", "--fail-level", "WARNING"], PRODUCTION)
    assert checked.stderr == ""
    assert checked.stdout == "System check identified no issues (0 silenced).\n"
