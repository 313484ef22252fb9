"""A reader's report from the page to the reviewer, in a real browser."""

import pytest
from playwright.sync_api import expect

from articles import actions as articles
from discovery.models import OutsideLink, OutsideUse
from feedback.models import Report
from tests import make
from tests.conftest import let_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def edition():
    return make.published(by=make.clinician(), slug="sleep", title="How sleep works")


def sign_in(page, person):
    let_in(page, person)
    return page


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_reader_to_the_reviewer(live_site, edition, at_once, scripts):
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


def test_the_kinds_of_broken_links_are_reached_by_keyboard(live_site, edition):
    address = "https://gone.example/" + "a-long-address/" * 20
    for state, facts in [("dead", {"problem": "gone", "status": 404}), ("moved", {})]:
        link = OutsideLink.objects.create(
            address=f"{address}{state}", state=state, leads_to=(facts and "") or address, **facts
        )
        OutsideUse.objects.create(link=link, kind="edition", object_id=edition.pk)
    page = sign_in(live_site(), edition.created_by)
    page.goto("/admin/discovery/outsidelink/")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith("Moved"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("[aria-current]:has-text('Moved')")
