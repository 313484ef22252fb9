"""The clinician's and the reviewer's journey in a real browser, with and without JavaScript."""

import pytest

from articles.models import Edition
from references.models import Reference
from reviews.models import Review
from tests import make
from tests.conftest import let_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(params=["script", "no script"])
def visit(request, chromium, live_server):
    """A page signed in as somebody; whatever the browser complains of fails the test."""
    complaints, contexts = [], []

    def sign_in(person, width=1280):
        context = chromium.new_context(
            base_url=live_server.url,
            java_script_enabled=request.param == "script",
            viewport={"width": width, "height": 900},
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: m.type == "error" and complaints.append(m.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        let_in(page, person)
        return page

    sign_in.complaints = complaints
    yield sign_in
    for context in contexts:
        context.close()
    # A 409 is an answer that the test asked for.
    assert [text for text in complaints if "409" not in text] == []


def write(page, html):
    """Fill in the text: where there is no editor, into the box of its HTML."""
    page.wait_for_load_state()  # and with it for the editor
    box = page.locator("[name=body]")
    if box.is_visible():
        box.fill(html)
    else:
        box.evaluate(
            "(box, html) => box.dispatchEvent(new CustomEvent('desk:set', { detail: html }))", html
        )


def test_from_draft_to_published(visit):
    writer, reader = make.clinician(), make.reviewer()
    Reference.objects.create(key="foa-1986", title="Emotional processing of fear", year=1986)
    make.topic()

    page = visit(writer)
    page.click("text=Write an article")
    page.fill("[name=title]", "What fear does")
    page.click("text=Begin to write")
    write(page, "<p>It passes [@foa-1986].</p><h2>Why</h2><p>Because.</p>")
    page.fill("[name=disclosure]", "None.")
    page.check("[name=disclosure_confirmed]")
    page.select_option("[name=topic]", label="Mood")
    page.click("text=Save and send for review")
    page.select_option("[name=reviewer]", label=str(reader.author))
    page.click("button:text('Send for review')")
    assert "Sent for review" in page.inner_text(".messagelist")

    page = visit(reader, width=360)
    page.click("text=What fear does")
    assert page.inner_text(".paper sup").strip() == "1"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for box in page.locator("[name=checklist]").all():
        box.check()
    page.click("text=Sign this text")
    assert "Signed." in page.inner_text(".messagelist")

    page = visit(writer)
    page.click("text=What fear does")
    page.click("a:text-is('Publish')")
    page.click("button:text('Publish')")
    edition = Edition.objects.get()
    assert edition.is_public and edition.review.kind == Review.Kind.FULL


def test_two_windows_on_one_text(visit):
    writer = make.clinician()
    edition = make.draft(by=writer)
    address = f"/admin/articles/edition/{edition.pk}/change/"
    first, second = visit(writer), visit(writer)
    first.goto(address)
    second.goto(address)
    write(first, "<p>The first window.</p>")
    first.click("text=Save the draft")
    write(second, "<p>The second window.</p>")
    second.click("text=Save the draft")
    # With a script the form says so first; without one it answers with both texts.
    second.wait_for_selector(".comparing, [data-part=conflict]:not([hidden])")
    if second.is_visible("text=See both texts"):
        second.click("text=See both texts")
    assert "first window." in second.inner_text(".place .theirs")
    second.check("text=Take yours")
    second.click("text=Save what I chose")
    second.wait_for_selector(".messagelist")
    edition.refresh_from_db()
    assert edition.body == "<p>The second window.</p>"
