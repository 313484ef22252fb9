"""Replying in a browser at 360 px, with and without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from comments import deciding
from comments.models import Comment, ReplyTemplate
from tests import make
from tests.conftest import is_too_wide, let_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no script"])
def test_from_a_comment_to_a_reply_and_back(live_site, clinic, article, scripts):
    clinic.replies_allowed, clinic.name = True, "Alder House"
    clinic.save()
    lead = make.administrator()
    make.author(lead, given_name="Ada", family_name="Whitlock")
    comment = Comment.objects.create(article=article, nickname="Heron", text="Is this so?")
    deciding.approve(comment, by=lead)
    ReplyTemplate.objects.create(name="Kind", language="en", text="Thank you for “{article}”.")

    page = live_site(width=360, scripts=scripts)
    complaints = []
    page.on("console", lambda m: m.type == "error" and complaints.append(m.text))
    let_in(page, lead, f"/admin/comments/comment/{comment.pk}/change/")
    page.click("#replies >> text=Reply")
    page.wait_for_url("**/reply/")
    assert not is_too_wide(page)
    clean(page, scripts, complaints)

    page.fill("[name=text]", "Thank you for coming in yesterday.")
    page.click("text=Show what readers will see")
    expect(page.locator("#findings mark").first).to_be_visible()
    expect(page.locator("[name=text]")).to_have_value("Thank you for coming in yesterday.")
    expect(page.locator("[name=publish]")).to_have_count(0)
    clean(page, scripts, complaints)

    page.select_option("[name=template]", label="Kind")
    page.check("[name=named][value=me]")
    page.click("text=Show what readers will see")
    expect(page.locator("#preview")).to_contain_text("Thank you for “How sleep works”.")
    assert not is_too_wide(page)
    clean(page, scripts, complaints)
    page.click("text=Publish the reply")
    expect(page.locator(".errornote")).to_contain_text("Please tick")
    page.check("[name=confirmed]")
    page.click("text=Publish the reply")
    expect(page.locator(".messagelist")).to_contain_text("Published")
    expect(page.locator("#replies")).to_contain_text("Ada Whitlock")
    clean(page, scripts, complaints)

    page.goto("/articles/sleep/")
    expect(page.locator(".answers .badge")).to_have_text("Reply of the practice")
    expect(page.locator(".answers a[rel=author]")).to_have_text("Ada Whitlock")
    clean(page, scripts, complaints)

    page.goto(f"/admin/comments/comment/{comment.pk}/change/")
    page.click("text=Withdraw this reply")
    expect(page.locator(".messagelist")).to_contain_text("Withdrawn")
    page.goto("/articles/sleep/")
    expect(page.locator("#comments")).to_contain_text("Is this so?")
    expect(page.locator(".answers")).to_have_count(0)
    assert [text for text in complaints if "409" not in text] == []


def clean(page, scripts, complaints):
    """Nothing that axe finds, and nothing that the browser says; it complains of axe itself."""
    assert [text for text in complaints if "409" not in text] == []
    if scripts:
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        complaints.clear()
