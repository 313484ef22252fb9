"""What a reader's browser feels: nothing from elsewhere, nothing that moves, a quick way back."""

from urllib.parse import urlsplit

import pytest

from tests import rich_site
from tests.conftest import ARGUMENTS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = ["/", "/articles/", "/articles/one/", "/articles/one/in-depth/", "/articles/one/handout/"]
PAGES += ["/glossary/one/", "/glossary/atlas/", "/faq/one/", "/authors/one/", "/search/?q=fear"]
PAGES += ["/help-now/", "/nowhere/"]
WATCH = """
window.moved = 0;
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.moved += shift.value;
}).observe({ type: "layout-shift", buffered: true });
window.addEventListener("pageshow", (event) => { window.cameBack = event.persisted; });
"""
UNSIZED = "[...document.images].filter((image) => !image.width || !image.hasAttribute('height'))"


def test_no_page_asks_another_host_or_moves_while_it_loads(live_site, live_server):
    rich_site.fill()
    page = live_site(width=360)
    page.add_init_script(WATCH)
    asked = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url)[:2]))
    for path in PAGES:
        page.goto(path)
        page.mouse.wheel(0, 20_000)  # down to what is loaded late
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.moved") == 0, path
        assert page.evaluate(f"{UNSIZED}.map((image) => image.src)") == [], path
        assert page.context.cookies() == [], path
    assert asked == {urlsplit(live_server.url)[:2]}


def test_going_back_shows_the_page_as_it_was_left(live_site, live_server, chromium):
    rich_site.fill()
    # Playwright switches the back-forward cache off; readers' browsers have it on.
    browser = chromium.browser_type.launch(
        executable_path="/usr/bin/chromium",
        args=ARGUMENTS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    page = browser.new_page(base_url=live_server.url)
    page.add_init_script(WATCH)
    try:
        for path in ("/", "/articles/one/", "/glossary/one/", "/search/?q=fear"):
            page.goto(path)
            page.wait_for_load_state("networkidle")
            page.goto("/contact/")
            page.go_back(wait_until="commit")
            page.wait_for_function("window.cameBack !== undefined")
            assert page.evaluate("window.cameBack"), path
    finally:
        browser.close()
