"""Browser tests run in the machine's own Chromium, in Swedish, on a phone's screen unless told otherwise."""

import os
import shutil

import pytest

# Playwright keeps an event loop in the test's thread, and Django would refuse to ask the database from there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

PHONE = {"width": 390, "height": 844}
FLAGS = [
    "--no-sandbox",  # Chromium's sandbox refuses to start as root, as in most containers
    "--disable-dev-shm-usage",
    "--disable-gpu",
    # No word to its maker's servers.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--lang=sv-SE",
]


def pytest_collection_modifyitems(items):
    """Everything in this folder needs a browser."""
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):
            item.add_marker(pytest.mark.browser)


def chromium():
    """The path of CHROMIUM, or of the machine's Chromium or Chrome."""
    names = [os.environ.get("CHROMIUM"), "chromium", "google-chrome"]
    return next(filter(None, (shutil.which(name) for name in names if name)), None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Launch the Chromium found on the machine, with Swedish date fields."""
    swedish = os.environ | {"LANGUAGE": "sv", "LANG": "sv_SE.UTF-8"}
    return browser_type_launch_args | {"executable_path": chromium(), "args": FLAGS, "env": swedish}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """Show pages as a Swedish phone would."""
    return browser_context_args | {
        "locale": "sv-SE",
        "timezone_id": "Europe/Stockholm",
        "viewport": PHONE,
    }
