"""The visitor's and the manager's way in a real browser: on a telephone, without JavaScript."""

import os

import pytest

from comments.models import Comment
from feedback.models import DailyViews, Vote
from tests import make
from tests.conftest import is_too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(live_site, article):
    """A telephone, without scripts unless asked for."""

    def open_browser(*, scripts=False):
        return live_site(width=360, height=740, scripts=scripts)

    return open_browser


def picture(page, name):
    """Taken if SCREENSHOTS names a folder; and nothing may need scrolling sideways."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
    assert not is_too_wide(page), name


def test_from_the_article_to_the_public_comment(visit):
    page = visit()
    page.goto("/articles/sleep/")
    picture(page, "article")
    form = page.locator("#comments form")
    form.locator("[name=nickname]").fill("Blue heron")
    form.locator("[name=text]").fill("This helped me to understand.\n\nThank you!")
    form.locator("button").click()
    assert page.locator("h1").inner_text() == "This is how it will look"
    picture(page, "preview")
    page.locator("button:text('Send it')").first.click()
    assert "That was quick" in page.locator("[role=alert]").inner_text()
    page.wait_for_timeout(3000)
    page.locator("button:text('Send it')").first.click()
    assert "A person will read your comment" in page.locator("main").inner_text()
    picture(page, "outcome")
    own_page = page.url

    desk = visit()
    manager = make.manager()
    desk.goto("/admin/")
    desk.fill("#id_username", manager.username)
    desk.fill("#id_password", "a-long-test-password")
    desk.click("text=Log in")
    desk.click("text=Comments to decide about")
    picture(desk, "queue")
    desk.click("text=This helped me")
    picture(desk, "decide")
    desk.click("text=Publish it")
    assert "Approved" in desk.inner_text(".messagelist")

    page.goto(own_page)
    assert "Your comment is published" in page.locator("main").inner_text()
    page.goto("/articles/sleep/")
    assert "This helped me to understand." in page.locator("#comments").inner_text()
    assert page.context.cookies() == []
    picture(page, "article-with-comment")
    page.goto(own_page)
    page.wait_for_timeout(3200)
    page.click("text=Take my comment back")
    assert "withdrawn" in page.locator("main").inner_text()
    page.goto("/articles/sleep/")
    assert "This helped me" not in page.locator("#comments").inner_text()


def test_urgent_words_meet_help_and_the_protocol(visit):
    page = visit()
    page.goto("/articles/sleep/comment/")
    picture(page, "form")
    page.fill("[name=text]", "I am going to kill myself tonight")
    page.click("text=See how it will look")
    assert page.locator("a[href^='tel:']").count() >= 2
    picture(page, "crisis")
    page.click("text=Change it first")
    assert page.input_value("[name=text]") == "I am going to kill myself tonight"
    page.wait_for_timeout(3200)
    page.click("text=Send it")
    page.click("text=Send it")
    comment = Comment.objects.get()
    assert comment.level == 3

    desk = visit()
    manager = make.manager()
    desk.goto(f"/admin/comments/comment/{comment.pk}/change/")
    desk.fill("#id_username", manager.username)
    desk.fill("#id_password", "a-long-test-password")
    desk.click("text=Log in")
    picture(desk, "protocol")
    desk.select_option("[name=outcome]", index=1)
    desk.fill("[name=note]", "The clinician on duty wrote to them.")
    desk.click("text=Close it")
    comment.refresh_from_db()
    assert comment.state == "closed"


def test_a_vote_without_scripts(visit):
    page = visit()
    page.goto("/articles/sleep/")
    page.click("#feedback >> text=Yes")
    picture(page, "vote")
    page.wait_for_timeout(3200)
    page.click("text=Send my answer")
    assert "Thank you" in page.locator("h1").inner_text()
    assert Vote.objects.get().helpful is True


def test_with_scripts_a_vote_stays_on_the_page_and_the_read_is_counted(visit):
    page = visit(scripts=True)
    page.add_init_script("Object.defineProperty(navigator, 'webdriver', { get: () => false })")
    page.goto("/articles/sleep/")
    page.click("#feedback >> text=4")
    page.wait_for_selector("#feedback [role=status]:has-text('Thank you')")
    assert page.url.endswith("/articles/sleep/")
    assert Vote.objects.get().stars == 4
    assert DailyViews.objects.get().count == 1
