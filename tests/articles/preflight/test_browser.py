"""The clinician's and the reviewer's journey with preflight, with and without JavaScript."""

from contextlib import suppress

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.findings import Dismissal
from articles.models import Edition
from tests import make
from tests.articles.test_admin_browser import visit, write  # noqa: F401  (a fixture)
from tests.conftest import is_too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODY = (
    "<p>Rest helps, as we know.</p><h2>When</h2>"
    '<p>For our hours <a href="https://www.who.int/">click here</a>. Some think of suicide.</p>'
)
with_script = pytest.mark.parametrize("visit", ["script"], indirect=True)


def test_from_the_finding_to_the_mended_text(visit):  # noqa: F811
    writer, reader = make.clinician(), make.reviewer()
    edition = make.draft(by=writer, body=BODY, standfirst="When to rest.")
    root = f"/admin/articles/edition/{edition.pk}"
    page = visit(writer)
    page.goto(f"{root}/change/")
    page.locator(".verbs >> text=Preflight").click()
    assert "Some think of suicide" in page.inner_text(".findings.blocker")
    warning = page.locator(".findings.warning li", has_text="click here")
    warning.locator("summary").click()
    warning.locator("textarea").fill("It is a name.")
    warning.locator("text=Leave it >> nth=-1").click()
    assert "1 finding was left as it is" in page.inner_text(".findings.dismissed")
    assert Dismissal.objects.get().by == writer

    page.locator(".findings.blocker .where a").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("#id_body") and f"{root}/change/?finding=" in page.url
    card = (
        '<div class="care-card care-card-urgent"><h3>Get help now if:</h3>'
        '<p>You think of it. <a href="/help-now/">Help now</a></p></div>'
    )
    write(page, BODY + card)
    page.click("text=Save and send for review")
    page.wait_for_selector("[name=reviewer]")
    expect(page.locator("text=First this needs to be put right")).to_have_count(0)
    page.select_option("[name=reviewer]", label=str(reader.author))
    page.click("button:text('Send for review')")

    page = visit(reader, width=360)
    page.goto(f"{root}/review/")
    page.click("text=Each with its sentence and why")
    page.click("text=1 finding was left as it is")
    assert "It is a name." in page.inner_text(".findings.dismissed")
    expect(page.locator("text=Leave it as it is")).to_have_count(0)


@with_script
def test_the_panel_follows_the_text_that_is_written(visit):  # noqa: F811
    writer = make.clinician()
    edition = make.draft(by=writer, body=BODY, standfirst="When to rest.")
    page = visit(writer)
    page.goto(f"/admin/articles/edition/{edition.pk}/change/")
    page.wait_for_selector(".preflight-opener .count.blocker")
    assert not page.is_visible("#preflight-panel")
    page.click(".preflight-opener button")
    counts = page.locator("#preflight-panel > .counts")
    assert counts.get_attribute("role") == "status"
    assert "1 must be put right" in counts.inner_text()

    # To the place in the editor, its words chosen.
    page.locator(".findings.warning .where a").first.click()
    assert page.evaluate("getSelection().toString()") == "For our hours click here."

    page.locator(".ProseMirror p").first.click()
    with page.expect_response("**/preflight-live/") as answer:
        page.keyboard.type("AND THEN WE CRY. ")
        # Nobody waits for the answer: the words stand there before it is asked for.
        assert "AND THEN WE CRY." in page.inner_text(".ProseMirror")
    assert answer.value.ok
    page.wait_for_selector(".findings mark:text('AND THEN WE CRY')")

    page.keyboard.press("Escape")  # in the editor this is the editor's own
    page.locator("#preflight-panel button").focus()
    page.keyboard.press("Escape")
    assert not page.is_visible("#preflight-panel")
    assert page.locator(".preflight-opener button").evaluate("it => it === document.activeElement")


@with_script
def test_only_the_newest_answer_is_shown_and_trouble_is_told(visit):  # noqa: F811
    writer = make.clinician()
    edition = make.draft(by=writer, standfirst="When to rest.")
    page = visit(writer)
    held = []
    page.route("**/preflight-live/", lambda route: held.append(route))
    page.goto(f"/admin/articles/edition/{edition.pk}/change/")
    page.wait_for_function("() => document.querySelector('.preflight-opener button')")
    page.click(".preflight-opener button")
    write(page, "<p>DO NOT CRY.</p>")
    page.wait_for_timeout(2600)
    assert len(held) == 2
    held[1].fulfill(body='<div><p class="counts"><span>The new one</span></p></div>')
    page.wait_for_selector("text=The new one")
    with suppress(Exception):  # it was given up, as it should be
        held[0].fulfill(body='<div><p class="counts"><span>The old one</span></p></div>')
    page.wait_for_timeout(200)
    expect(page.locator("#preflight-panel >> text=The old one")).to_have_count(0)

    page.unroute("**/preflight-live/")
    page.route("**/preflight-live/", lambda route: route.fulfill(status=200, body="<p>odd</p>"))
    write(page, "<p>Rest.</p>")
    page.wait_for_selector("text=could not be checked just now")
    visit.complaints.clear()


@with_script
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_out(visit, width, scheme):  # noqa: F811
    boss = make.administrator()
    make.author(boss)
    edition = make.draft(by=boss, body=BODY)
    make.published(by=boss, body="<p>Rest helps us. We sleep well.</p>")
    page = visit(boss, width=width)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    faults = []
    for address in [
        f"/admin/articles/edition/{edition.pk}/preflight/",
        f"/admin/articles/edition/{edition.pk}/change/",
        "/admin/articles/preflightsummary/",
        "/admin/articles/switchedoff/",
    ]:
        assert page.goto(address).status == 200
        if address.endswith("/change/"):
            page.wait_for_selector(".preflight-opener .count")
            page.click(".preflight-opener button")
        for details in page.locator("#content details:not([open])").all()[:2]:
            details.evaluate("it => it.open = true")
        part = "#preflight-panel" if address.endswith("/change/") else None
        found = Axe().run(page, context=part).response["violations"]
        visit.complaints.clear()  # of the styles that axe itself puts in
        faults += [(address, fault["id"], fault["nodes"][0]["html"][:160]) for fault in found]
        faults += [(address, "too wide")] * is_too_wide(page)
    assert faults == []
    assert Edition.objects.count() == 2
