"""A reader's report from the page to the reviewer, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles import actions as articles
from discovery.models import OutsideLink, OutsideUse
from feedback.models import Report
from tests import make
from tests.conftest import is_too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def edition():
    return make.published(by=make.clinician(), slug="sleep", title="How sleep works")


def sign_in(page, person):
    page.goto("/admin/")
    page.fill("#id_username", person.username)
    page.fill("#id_password", "a-long-test-password")
    page.click("text=Log in")
    return page


def check(page):
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert not is_too_wide(page), (page.url, width)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.wait_for_timeout(400)  # colours change slowly there
            faults = Axe().run(page).response["violations"]
            assert faults == [], (page.url, width, scheme, [fault["id"] for fault in faults])


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_reader_to_the_reviewer(live_site, edition, scripts, monkeypatch):
    monkeypatch.setattr("clinic.readers.NOT_BEFORE", 0)
    owner, reader = edition.created_by, make.reviewer()
    page = live_site(width=360, scripts=scripts)
    page.goto("/articles/sleep/")
    page.click("text=Report a problem on this page")
    page.fill("textarea", "My name is Anna Mustermann. The dose is wrong.")
    page.click("text=Check before sending")
    page.wait_for_selector("text=This may say who somebody is")
    assert page.locator("#personal li").all_inner_texts() == ["My name is Anna Mustermann"]
    page.click("text=Send it")
    page.wait_for_selector("#thanks")
    assert page.context.cookies() == []

    desk = sign_in(live_site(scripts=scripts), owner)
    desk.click(".block:has-text('Readers’ reports') a:has-text('How sleep works')")
    desk.click("text=My name is Anna")
    desk.click("button:has-text('Take it out')")
    desk.wait_for_selector("blockquote:has-text('[removed]. The dose is wrong.')")
    desk.fill("#id_answer", "Corrected in the next edition.")
    desk.click("button:has-text('Settle it')")
    desk.wait_for_selector("text=Settled on")
    desk.goto("/admin/")
    expect(desk.locator("text=Readers’ reports")).to_have_count(0)
    assert Report.objects.get().answered_by == owner

    following = make.next_edition(edition)
    articles.submit(following, by=owner, reviewer=reader.author)
    review = sign_in(live_site(scripts=scripts), reader)
    review.goto(f"/admin/articles/edition/{following.pk}/review/")
    said = review.locator("section[aria-labelledby=R-readers]").inner_text()
    assert "[removed]. The dose is wrong." in said and "Corrected in the next edition." in said
    assert f"settled by {owner}." in said


def test_the_desks_pages_keep_nobody_out(live_site, edition):
    Report.objects.create(article=edition.article, edition=edition, text="I am Anna", nonce="1")
    text = "My name is Anna Mustermann, 07700 900123. I want to die. " + "Long" * 60
    report = Report.objects.create(
        article=edition.article, edition=edition, text=text, level=2, nonce="2"
    )
    address = "https://gone.example/" + "a-long-address/" * 20
    for state, facts in [("dead", {"problem": "gone", "status": 404}), ("moved", {})]:
        link = OutsideLink.objects.create(
            address=f"{address}{state}", state=state, leads_to=(facts and "") or address, **facts
        )
        OutsideUse.objects.create(link=link, kind="edition", object_id=edition.pk)
    page = sign_in(live_site(), edition.created_by)
    for place in (
        f"/admin/feedback/report/{report.pk}/change/",
        "/admin/feedback/report/",
        "/admin/discovery/outsidelink/",
        "/admin/discovery/outsidelink/?state=moved",
    ):
        page.goto(place)
        check(page)
    page.goto("/admin/discovery/outsidelink/")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith("Moved"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("[aria-current]:has-text('Moved')")
