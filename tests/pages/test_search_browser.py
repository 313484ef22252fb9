"""Searching by keyboard, with and without the script, and by eyes that axe stands for."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from discovery.models import MissedSearch
from tests import make
from tests.conftest import is_too_wide
from tests.glossary.making import entry

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(transactional_db):
    entry("amygdala", definition="A small cluster that notices danger.")
    entry("basolateral amygdala")
    make.published(title="Fear and the amygdala", topic=make.topic("Fears"))
    make.published(title="The amygdala at night", topic=make.topic("Moods"))


def options(page):
    return page.locator("[role=option]")


def test_suggestions_are_reached_left_and_followed_by_keyboard(live_site, site):
    page = live_site(width=360)
    page.goto("/search/")
    box = page.get_by_role("combobox")
    box.press_sequentially("amyg")
    options(page).first.wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    assert "Suggestions" in page.locator("form [role=status]").inner_text()
    box.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "amyg"
    box.press("ArrowDown")
    options(page).first.wait_for()
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant") == options(page).first.get_attribute("id")
    assert not is_too_wide(page)
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate("axe.run().then((found) => found.violations.map((v) => v.id))") == []
    box.press("Enter")
    page.wait_for_url("**/glossary/amygdala/")


def test_enter_searches_for_what_was_typed(live_site, site):
    page = live_site()
    page.goto("/search/")
    box = page.get_by_role("combobox")
    box.press_sequentially("amigdala")
    box.press("Enter")
    page.wait_for_url("**/search/?q=amigdala")
    assert page.locator(".answer h2").inner_text() == "Amygdala"
    page.get_by_role("link", name="Fears").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**topic=**")
    expect(page.locator(".result-group h3")).to_have_count(1)
    page.locator(".chosen a").press("Enter")
    page.wait_for_url("**/search/?q=amigdala")


def test_all_of_it_works_without_the_script(live_site, site):
    page = live_site(width=360, scripts=False)
    page.goto("/search/")
    page.fill("#q", "amigdala")
    page.press("#q", "Enter")
    assert page.locator(".answer h2").inner_text() == "Amygdala"
    page.get_by_role("link", name="Moods").click()
    assert page.locator(".result-group h3").all_inner_texts() == ["The amygdala at night"]
    assert not is_too_wide(page)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(live_site, site, width, scheme):
    page = live_site(width=width, color_scheme=scheme)
    for query in (
        "",
        "?q=amigdala",
        "?q=amygdala&topic=fears",
        "?q=zzzz",
        "?q=amygdala&kind=entry",
    ):
        page.goto(f"/search/{query}")
        page.evaluate(AXE_SCRIPT)
        found = page.evaluate("axe.run().then((found) => found.violations.map((v) => v.id))")
        assert found == [], query
        assert not is_too_wide(page)


def test_a_machine_is_not_counted_and_a_visitor_is(live_site, site):
    page = live_site()
    page.goto("/search/?q=hippogriffs")
    assert not MissedSearch.objects.exists()
    page.add_init_script("Object.defineProperty(navigator, 'webdriver', { get: () => false })")
    with page.expect_response("**/search/missed/"):
        page.goto("/search/?q=hippogriffs")
    assert MissedSearch.objects.get().count == 1
