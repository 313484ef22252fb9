"""The journey of a reviewer without an account, on a small screen, with and without a script."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles import actions, review_links
from articles.models import Edition
from outbox.models import Message
from tests import make
from tests.conftest import is_too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODY = "<p>Fear passes when it is met.</p><h2>Why it stays</h2><p>Whoever avoids it, feeds it.</p>"


@pytest.fixture
def edition():
    first = make.published(title="What fear does", body=BODY)
    edition = make.next_edition(first, body=BODY.replace("passes", "fades"))
    review_links.ask(edition, by=edition.created_by, reviewer=make.outsider(given_name="Dr"))
    return edition


@pytest.mark.parametrize("scripts", [False, True])
def test_from_the_link_to_the_signature(live_site, edition, scripts):
    page = live_site(width=360, scripts=scripts)
    complaints = []
    page.on("console", lambda m: m.type == "error" and complaints.append(m.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(review_links.path_of(edition.review_links.get()))
    assert "Fear fades when it is met." in page.inner_text("main")
    assert not is_too_wide(page)
    # What is written before the code was entered is kept.
    page.fill("[name=note]", "Well said.")
    page.click("text=Mail me a code")
    code = Message.objects.filter(confidential=True).first().body[:6]
    page.fill("[name=code]", code)
    page.press("[name=code]", "Enter")
    page.wait_for_selector(".review-code.known")
    assert page.input_value("[name=note]") == "Well said."
    page.fill("[name=text]", "Is there a source?")
    page.click("text=Leave this note")
    page.wait_for_selector("text=Your note is there.")
    assert page.context.cookies() == []
    if scripts:
        assert Axe().run(page).response["violations"] == []
        complaints.clear()  # of the styles that axe itself puts in
    for box in page.locator("[name=checklist]").all():
        box.check()
    page.click("text=Sign this text")
    page.wait_for_selector("text=Thank you: you have signed this text")
    assert not is_too_wide(page)
    assert complaints == []
    edition = Edition.objects.get(pk=edition.pk)
    assert edition.review.through_link and edition.notes.count() == 2
    actions.publish(edition, by=edition.created_by)


def test_the_pages_before_and_after_are_for_everyone(live_site, edition):
    """Axe finds no fault before the code, at a refusal, and where the link is over."""
    page = live_site(width=360)
    page.goto(review_links.path_of(edition.review_links.get()))
    assert Axe().run(page).response["violations"] == []
    page.click("text=Mail me a code")
    page.wait_for_selector("[name=code]")
    page.fill("[name=code]", "000000")
    page.click("text=Enter the code")
    page.wait_for_selector(".errornote")
    assert Axe().run(page).response["violations"] == []
    actions.recall(edition, by=edition.created_by)
    page.reload()
    page.goto(page.url.split("#")[0])
    assert "taken this text back" in page.inner_text("h1")
    assert Axe().run(page).response["violations"] == []
