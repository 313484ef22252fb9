"""What several browser tests share: one Chromium, and the site as a person would meet it."""

import os
import threading
import time

import pytest
from django.conf import settings
from django.test import Client, TransactionTestCase
from playwright.sync_api import expect, sync_playwright

from tests import emptying

TransactionTestCase._fixture_teardown = emptying.empty

ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
expect.set_options(timeout=30_000)  # as patient as everything else a page is waited for
PERSON = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests of a process; each test opens contexts of its own in it."""
    with sync_playwright() as playwright:
        # Playwright's loop runs in this thread; the tests' own queries are as synchronous as ever.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield browser
        browser.close()
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def live_site(chromium, live_server, settings):
    """`live_site(width=360, scripts=False, ...)`: a fresh page of the running site, no cookies."""
    settings.SITE_URL = live_server.url
    contexts = []

    def visit(*, width=1280, height=900, scripts=True, **options):
        context = chromium.new_context(
            base_url=live_server.url,
            java_script_enabled=scripts,
            viewport={"width": width, "height": height},
            user_agent=PERSON,
            **options,
        )
        contexts.append(context)
        return context.new_page()

    yield visit
    for context in contexts:
        context.close()
    _wait_for_the_last_answers()


@pytest.fixture
def at_once(monkeypatch):
    """A form may be sent as soon as it is there: nobody waits for the three seconds to pass."""
    monkeypatch.setattr("clinic.readers.NOT_BEFORE", 0)


def let_in(page, person, path="/admin/"):
    """The page at that address, with the cookie of somebody who has signed in before."""
    client = Client()
    client.force_login(person)
    name, place = settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_PATH
    cookie = {"name": name, "value": client.cookies[name].value}
    page.context.add_cookies([cookie | {"domain": "localhost", "path": place}])
    page.goto(path)
    return page


def _wait_for_the_last_answers():
    """What a page sends as it goes (a last save) must be done before the tables are emptied."""
    deadline = time.monotonic() + 60
    while any("process_request_thread" in thread.name for thread in threading.enumerate()):
        assert time.monotonic() < deadline, "a request is still being answered"
        time.sleep(0.01)


def is_too_wide(page):
    """Whether the page has to be scrolled sideways."""
    page.wait_for_load_state()
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")
