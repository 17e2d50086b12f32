"""Browser tests run in the machine's own Chromium, in Swedish, on a phone's screen unless told otherwise."""

import os
import shutil

import pytest

from tests.browser.product import make_data, running_product, signed_in

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
    """Return the path of CHROMIUM, or of the machine's Chromium or Chrome."""
    paths = [shutil.which(name) for name in (os.environ.get("CHROMIUM", ""), "chromium", "google-chrome")]
    assert any(paths), "No Chromium here: script/setup browser"
    return next(filter(None, paths))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Launch the Chromium found on the machine, with Swedish date fields."""
    # Playwright keeps an event loop in this thread, where Django would then refuse to ask the database in later tests.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
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


@pytest.fixture
def page(page):
    """Open an empty page that must not complain: no script error, nothing stopped by the security policy."""
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    answers = "Failed to load resource"  # the browser's words about an answer of 403, 404, 409 or 422
    assert [text for text in complaints if not text.startswith(answers)] == []


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory):
    """Facts and example data, made once: its reports are drawn as PDFs, which takes a while."""
    return make_data(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def product(tmp_path_factory, demo_data):
    """Start the product once and give its address."""
    with running_product(tmp_path_factory.mktemp("product"), data=demo_data) as address:
        yield address


@pytest.fixture(scope="module")
def own_product(tmp_path_factory, demo_data):
    """A product in which nobody outside the module has done anything. Take it as `product`."""
    with running_product(tmp_path_factory.mktemp("own"), data=demo_data) as address:
        yield address


@pytest.fixture
def sign_in(page, product):
    """Sign in as one of the demo's people and stand on the start page."""
    return lambda name: signed_in(page, product, name)
