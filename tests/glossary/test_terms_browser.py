"""Definitions that open in place: by pointer, touch and keyboard, on a telephone, on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import make
from tests.conftest import is_too_wide, let_in
from tests.glossary.making import entry

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TERM = "a.term >> nth=0"
BOX = ".term-box"


@pytest.fixture
def article(db):
    entry("amygdala", definition="Two small groups of cells that learn what is dangerous.")
    entry("hippocampus", definition="A curved part that helps to remember where and when.")
    body = "<p>Your amygdala wakes before you think.</p>" + "<p>Rest.</p>" * 30
    body += "<p>The hippocampus remembers.</p>" + "<p>Rest.</p>" * 30
    return make.published(by=make.clinician(), title="Fear", body=body).article.get_absolute_url()


def opened(page):
    return page.locator(BOX).count() == 1


def test_by_keyboard_it_opens_with_the_focus_and_escape_leads_back(live_site, article):
    page = live_site()
    page.goto(article)
    term = page.locator(TERM)
    assert term.get_attribute("title") is None and term.get_attribute("aria-expanded") == "false"
    for key in ("Enter", " "):
        term.focus()
        page.keyboard.press(key)
        assert page.locator(BOX).text_content().split("\n")[0].strip() == ""
        assert "Two small groups of cells" in page.locator(BOX).inner_text()
        assert page.evaluate("document.activeElement.className") == "term-box"
        assert term.get_attribute("aria-expanded") == "true"
        page.keyboard.press("Escape")
        assert not opened(page) and page.evaluate("document.activeElement.className") == "term"
    page.wait_for_url(f"**{article}")
    # Tab goes through it and on to what follows the term.
    page.keyboard.press("Enter")
    for _step in range(3):
        page.keyboard.press("Tab")
    assert not opened(page)
    assert page.evaluate("document.activeElement.textContent") == "hippocampus"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.textContent") == "amygdala"


def test_by_pointer_it_opens_on_hovering_and_can_be_reached_and_left(live_site, article):
    page = live_site()
    page.goto(article)
    page.hover(TERM)
    page.wait_for_selector(BOX)
    assert page.evaluate("document.activeElement === document.body")
    page.hover(BOX)
    page.wait_for_timeout(500)
    assert opened(page)
    page.mouse.move(5, 5)
    page.wait_for_selector(BOX, state="detached")
    page.hover(TERM)
    page.wait_for_selector(BOX)
    page.keyboard.press("Escape")
    assert not opened(page)
    page.click(TERM)
    page.mouse.move(5, 5)
    page.wait_for_timeout(500)
    assert opened(page)
    page.click("text=Close")
    assert not opened(page) and page.evaluate("document.activeElement.className") == "term"
    page.click(TERM)
    page.click("h1")
    assert not opened(page)
    page.click(TERM)
    page.click("text=Read more about it")
    page.wait_for_url("**/glossary/amygdala/")


@pytest.mark.parametrize(("width", "height"), [(360, 640), (320, 256)])
def test_on_a_telephone_and_enlarged_the_text_stays_in_sight(live_site, article, width, height):
    page = live_site(width=width, height=height, has_touch=True)
    page.goto(article)
    for number in range(2):
        term = page.locator("a.term").nth(number)
        term.tap()
        page.wait_for_selector(BOX)
        box, word = page.locator(BOX).bounding_box(), term.bounding_box()
        assert box["height"] <= height / 2 + 1
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
        assert box["y"] >= word["y"] + word["height"] or box["y"] + box["height"] <= word["y"]
        assert word["y"] >= -1 and word["y"] + word["height"] <= height
        assert not is_too_wide(page)
        page.wait_for_timeout(500)  # a finger that leaves is no pointer that leaves
        for button in page.locator(f"{BOX} button, {BOX} a").all():
            assert button.bounding_box()["height"] >= 24
        term.tap()
        assert not opened(page)


def test_open_it_passes_axe_in_both_themes(live_site, article):
    for scheme in ("light", "dark"):
        page = live_site(color_scheme=scheme)
        page.goto(article)
        page.click(TERM)
        found = Axe().run(page, context="#body, .term-box").response["violations"]
        assert [violation["id"] for violation in found] == []


def test_without_scripts_it_is_a_link_that_says_what_it_means(live_site, article):
    page = live_site(scripts=False)
    page.goto(article)
    assert page.get_attribute(TERM, "title").startswith("Two small groups")
    assert not page.locator(".terms-on-paper").is_visible()
    page.click(TERM)
    page.wait_for_url("**/glossary/amygdala/")


def test_on_paper_the_terms_are_notes(live_site, article):
    page = live_site()
    page.goto(article)
    page.click(TERM)
    page.emulate_media(media="print")
    assert page.locator(".terms-on-paper").is_visible()
    assert page.locator(".terms-on-paper li").all_inner_texts() == [
        "Amygdala: Two small groups of cells that learn what is dangerous.",
        "Hippocampus: A curved part that helps to remember where and when.",
    ]
    assert not page.locator(BOX).is_visible()
    note = "getComputedStyle(document.querySelectorAll('a.term')[1], '::after').content"
    assert page.evaluate(note) in ('"T" "2"', '"T2"')


def test_an_author_marks_a_term_by_hand(live_site, article):
    entry("anterior circuit", short=["AC"], definition="One.")
    meant = entry("auditory cortex", short=["AC"], definition="Two.")
    writer = make.clinician()
    draft = make.draft(by=writer, body="<p>The AC hears.</p>")
    page = live_site()
    let_in(page, writer, f"/admin/articles/edition/{draft.pk}/change/")
    text = page.locator(".ProseMirror").first
    text.get_by_text("The AC hears.").dblclick(position={"x": 40, "y": 8})
    page.locator("[data-ask=term]").first.click()
    assert page.input_value("#term-search") == "AC"
    page.wait_for_selector(".editor-dialog .results input")
    page.get_by_label("auditory cortex").check()
    page.get_by_role("button", name="Explain it here").click()
    page.click("button[name=_save]")
    page.locator(".messagelist").wait_for()
    draft.refresh_from_db()
    assert f'<a data-to="entry:{meant.pk}">AC</a>' in draft.body
