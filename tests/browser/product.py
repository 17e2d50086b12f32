"""The product as a newcomer starts it: its own process, its own SQLite file, the facts and the example data."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "demo-kraftsamling"
START_SECONDS = 60


@contextmanager
def running_product(folder, *, data):
    """Start it on a free port with a copy of `data` in `folder`; gives the address, stops it afterwards."""
    database = folder / "product.sqlite3"
    shutil.copy(data, database)
    environment = _environment(database)
    port = _free_port()
    gunicorn = [sys.executable, "-m", "gunicorn", "kraftsamling.wsgi", "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen(
        [*gunicorn, "--threads", "4", "--log-level", "error", "--no-control-socket"], cwd=ROOT, env=environment
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/halsa/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def make_data(folder):
    """The facts and the example data in a file that each product begins with a copy of; gives its path."""
    database = folder / "data.sqlite3"
    for command in ("migrate", "createcachetable", "load_facts", "demo", "collectstatic --no-input"):
        _manage(_environment(database), *command.split())
    return database


def signed_in(page, product, name):
    """Sign in as one of the demo's people; gives the page, standing on the start page."""
    page.goto(f"{product}/konto/logga-in/")
    page.get_by_label("E-postadress").fill(f"{name}@demo.example")
    page.get_by_label("Lösenord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()
    page.wait_for_url(f"{product}/")
    return page


def press(page, name, *, within=None, exact=False):
    """Press the button that sends a form, and wait for the answer: the form first asks whether there is a network."""
    with page.expect_navigation():
        (within or page).get_by_role("button", name=name, exact=exact).first.click()


def told(page):
    """What the page says, once all of it has come: a click on a link waits only for its first line."""
    page.wait_for_load_state()
    return page.get_by_role("main").inner_text()


def _environment(database):
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "kraftsamling.settings",
        "KRAFTSAMLING_DEMO": "1",
        "DEBUG": "false",
        "SECRET_KEY": "only-for-tests",
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "DATABASE_URL": f"sqlite:///{database}",
    }


def _manage(environment, *arguments):
    subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
    )


def _free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait_for(address):
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError(f"The product did not answer at {address} within {START_SECONDS} s")
