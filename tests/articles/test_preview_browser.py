"""The preview in a real browser: beside the form, on its own, and by a colleague's link."""

import pytest

from articles.models import Edition, Note
from clinic.models import Clinic
from tests import make
from tests.conftest import is_too_wide, let_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODY = "<h2>What fear is</h2>" + "<p>Many words about fear.</p>" * 80


@pytest.fixture
def writer():
    Clinic.objects.create(name="Harbour Psychology")
    return make.clinician()


@pytest.fixture
def edition(writer):
    return make.draft(by=writer, title="About fear", body=BODY, in_depth="<p>Deep words.</p>")


@pytest.fixture
def visit(live_site, writer):
    """The page at an address, signed in; whatever the browser complains of fails the test."""
    complaints, pages = [], []

    def open_page(path, **options):
        page = live_site(**options)
        pages.append(page)
        page.on("console", lambda m: m.type == "error" and complaints.append(m.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        let_in(page, writer, path)
        return page

    open_page.complaints = complaints
    yield open_page
    for page in pages:
        page.wait_for_load_state("networkidle")  # the frame may still be loading
    assert complaints == []


def root(edition):
    return f"/admin/articles/edition/{edition.pk}"


def inside(page):
    return page.frame_locator("#preview-panel iframe")


def window_of(page):
    return page.query_selector("#preview-panel iframe").content_frame()


def until(page, expression, value):
    """Wait until the frame's window says so; Playwright's own way needs `eval`."""
    for _ in range(100):
        found = page.evaluate(f"document.querySelector('iframe').contentWindow.{expression}")
        if found == value:
            return
        page.wait_for_timeout(50)
    raise AssertionError((expression, found, value))


def test_the_public_page_stands_beside_the_form(visit, edition):
    page = visit(f"{root(edition)}/change/", width=1400)
    assert inside(page).locator("h1").inner_text() == "About fear"
    form, panel = page.locator("#edition-form"), page.locator("#preview-panel")
    assert panel.bounding_box()["x"] > form.bounding_box()["x"] + form.bounding_box()["width"]
    width = "innerWidth"
    assert window_of(page).evaluate(width) == 390
    page.focus("[name=preview-width]")
    page.keyboard.press("ArrowRight")
    until(page, "innerWidth", 1280)
    stage, frame = page.locator(".preview-stage"), page.locator("iframe")
    assert frame.bounding_box()["width"] <= stage.bounding_box()["width"]
    assert not is_too_wide(page)
    page.reload()
    until(page, "innerWidth", 1280)


def test_it_is_loaded_anew_after_a_save_and_stays_where_it_was(visit, edition):
    page = visit(f"{root(edition)}/change/", width=1400)
    inside(page).locator("#contents").wait_for()
    window_of(page).evaluate("scrollTo(0, 700)")
    Edition.objects.filter(pk=edition.pk).update(title="Another title")
    page.evaluate(
        "document.getElementById('edition-form').dispatchEvent(new CustomEvent('desk:saved'))"
    )
    inside(page).locator("h1:has-text('Another title')").wait_for()
    until(page, "scrollY", 700)
    page.click("text=Save the draft")
    inside(page).locator("#contents").wait_for()
    until(page, "scrollY", 700)


def test_closed_stays_closed_until_it_is_opened(visit, edition):
    page = visit(f"{root(edition)}/change/", width=1400)
    page.click("#preview-panel button:text('Close')")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Show the preview"
    page.reload()
    assert page.locator("#preview-panel").is_hidden()
    assert not page.locator("iframe").get_attribute("src")
    page.keyboard.press("Tab")
    page.locator(".preview-opener button").focus()
    page.keyboard.press("Enter")
    assert inside(page).locator("h1").inner_text() == "About fear"


def test_where_it_is_narrow_it_opens_below_its_button(visit, edition):
    page = visit(f"{root(edition)}/change/", width=768)
    assert page.locator("#preview-panel").is_hidden()
    page.click("text=Show the preview")
    assert inside(page).locator("h1").inner_text() == "About fear"
    panel, form = page.locator("#preview-panel"), page.locator("#edition-form")
    assert panel.bounding_box()["y"] < form.bounding_box()["y"]
    page.set_viewport_size({"width": 360, "height": 800})
    assert not is_too_wide(page)


def test_links_of_the_preview_stay_in_it_or_open_beside_it(visit, edition):
    page = visit(f"{root(edition)}/preview/")
    inside(page).locator("text=Read this article in depth").click()
    inside(page).locator("text=Deep words.").wait_for()
    inside(page).locator("text=Read it in plain words").click()
    inside(page).locator("#contents a").first.click()
    assert window_of(page).url.endswith("/page/#what-fear-is")
    with page.context.expect_page() as opened:
        inside(page).locator(".site-name").click()
    opened.value.wait_for_load_state("networkidle")
    assert opened.value.url.endswith("/")


def test_without_scripts_it_is_a_link(visit, edition):
    page = visit(f"{root(edition)}/change/", scripts=False)
    assert page.locator("#preview-panel").is_hidden()
    assert page.locator(".preview-opener").is_hidden()
    page.click(".verbs >> text=Preview")
    with page.context.expect_page() as opened:
        page.click("text=Open it in a window of its own")
    assert opened.value.inner_text("h1") == "About fear"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_colleague_without_an_account_reads_and_notes(
    visit, live_site, edition, at_once, scripts
):
    page = visit(f"{root(edition)}/preview/", scripts=scripts)
    page.fill("[name=reader]", "Dr Weiss")
    page.keyboard.press("Enter")
    link = page.locator(".open-links a").get_attribute("href")
    colleague = live_site(width=360, scripts=scripts, reduced_motion="reduce")
    colleague.goto(link)
    colleague.click(".preview-banner >> text=Notes")
    banner = colleague.locator(".preview-banner").bounding_box()
    assert banner["y"] == 0
    assert colleague.locator("#notes-title").bounding_box()["y"] >= banner["height"]
    colleague.select_option("[name=section]", label="What fear is")
    colleague.fill("[name=text]", "Is this so?")
    colleague.click("text=Leave this note")
    assert "Is this so?" in colleague.inner_text(".preview-noted")
    assert colleague.context.cookies() == []
    assert Note.objects.get().anchor == "what-fear-is"
    page.goto(f"{root(edition)}/change/")
    assert "Dr Weiss" in page.inner_text(".notes")
    with page.context.expect_page() as opened:
        page.click(".notes >> text=What fear is")
    assert opened.value.url.endswith("/page/#what-fear-is")
