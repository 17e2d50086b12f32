"""Whoever runs the product finds every limit of an import, with its real default, where the settings are described."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
IN_SETTINGS = dict(
    re.findall(
        r'^(IMPORT_\w+) = env\.int\("\w+", default=([\d_]+)\)', (ROOT / "kraftsamling/settings.py").read_text(), re.M
    )
)


def test_there_are_limits():
    assert len(IN_SETTINGS) >= 12


@pytest.mark.parametrize("limit", IN_SETTINGS)
def test_it_is_told_as_it_is(limit):
    default = int(IN_SETTINGS[limit])
    assert getattr(settings, limit) == default
    assert f"\n#{limit}={default}\n" in (ROOT / ".env.example").read_text()
    assert f"\n| `{limit}` | {default} | " in (ROOT / "docs/operations.md").read_text()
