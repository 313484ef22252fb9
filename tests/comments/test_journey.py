"""The visitor's and the manager's way in a real browser: on a telephone, without JavaScript."""

import os
import re
from datetime import timedelta

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.utils import timezone
from playwright.sync_api import expect

from clinic.models import Clinic
from comments.models import Comment
from feedback.models import DailyViews, Vote
from outbox.models import Message
from tests import make
from tests.conftest import is_too_wide, let_in

POLISH = "Czuję się bardzo źle i nie wiem, co mam zrobić. Nikt mnie nie rozumie."
AXE = "(options) => axe.run(options).then((results) => results.violations)"
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(live_site, article):
    """A telephone, without scripts unless asked for."""

    def open_browser(*, scripts=False):
        return live_site(width=360, height=740, scripts=scripts, reduced_motion="reduce")

    return open_browser


def picture(page, name):
    """Taken if SCREENSHOTS names a folder; and nothing may need scrolling sideways."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
    assert not is_too_wide(page), name


def test_from_the_article_to_the_public_comment(visit, monkeypatch):
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
    monkeypatch.setattr("clinic.readers.NOT_BEFORE", 0)
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
    desk.get_by_role("link", name="Blue heron").click()
    picture(desk, "decide")
    desk.click("text=Publish it")
    expect(desk.locator("#undo")).to_contain_text("Approved")

    page.goto(own_page)
    assert "Your comment is published" in page.locator("main").inner_text()
    page.goto("/articles/sleep/")
    assert "This helped me to understand." in page.locator("#comments").inner_text()
    assert page.context.cookies() == []
    picture(page, "article-with-comment")
    page.goto(own_page)
    page.click("text=Take my comment back")
    assert "withdrawn" in page.locator("main").inner_text()
    page.goto("/articles/sleep/")
    assert "This helped me" not in page.locator("#comments").inner_text()


def test_urgent_words_meet_help_and_the_protocol(visit, at_once):
    page = visit()
    page.goto("/articles/sleep/comment/")
    picture(page, "form")
    page.fill("[name=text]", "I am going to kill myself tonight")
    page.click("text=See how it will look")
    expect(page.locator("a[href^='tel:']").nth(1)).to_be_attached()
    picture(page, "crisis")
    page.click("text=Change it first")
    assert page.input_value("[name=text]") == "I am going to kill myself tonight"
    page.click("text=Send it")
    page.click("text=Send it")
    comment = Comment.objects.get()
    assert comment.level == 3

    desk = visit()
    manager = make.manager()
    let_in(desk, manager, f"/admin/comments/comment/{comment.pk}/change/")
    picture(desk, "protocol")
    desk.select_option("[name=outcome]", index=1)
    desk.fill("[name=note]", "The clinician on duty wrote to them.")
    desk.click("text=Close it")
    comment.refresh_from_db()
    assert comment.state == "closed"


def test_a_vote_without_scripts(visit, at_once):
    page = visit()
    page.goto("/articles/sleep/")
    page.click("#feedback >> text=Yes")
    picture(page, "vote")
    page.click("text=Send my answer")
    assert "Thank you" in page.locator("h1").inner_text()
    assert Vote.objects.get().helpful is True


def test_with_scripts_a_vote_stays_on_the_page_and_the_read_is_counted(visit):
    page = visit(scripts=True)
    page.add_init_script("Object.defineProperty(navigator, 'webdriver', { get: () => false })")
    page.goto("/articles/sleep/")
    page.click("#feedback >> text=4")
    page.wait_for_selector("#feedback [role=status]:has-text('Thank you')")
    page.wait_for_url("**/articles/sleep/")
    assert Vote.objects.get().stars == 4
    assert DailyViews.objects.get().count == 1


def faults(page, name):
    """What axe finds on the page that is open, by day and by night."""
    page.evaluate(AXE_SCRIPT)
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for fault in page.evaluate(AXE, {"resultTypes": ["violations"]}):
            found.append((name, scheme, fault["id"], fault["nodes"][0]["html"][:160]))
    page.emulate_media(color_scheme="light")
    return found


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_the_whole_way_of_a_writer_and_nothing_is_in_the_way(visit, at_once, scripts):
    page, found = visit(scripts=scripts), []

    def here(name):
        picture(page, f"{name}-{scripts}")
        if scripts:  # axe is one itself
            found.extend(faults(page, name))

    page.goto("/articles/sleep/comment/")
    page.fill("[name=text]", "I want to die")
    page.click("text=See how it will look")
    here("crisis")
    page.select_option("[name=country]", "NZ")
    page.click("text=Show")
    assert "1737" in page.inner_text("main")
    here("crisis in another country")
    page.click("text=Delete what I wrote")
    assert page.inner_text("h1") == "It is deleted"
    here("deleted")

    page.goto("/articles/sleep/comment/")
    page.fill("[name=text]", POLISH)
    page.click("text=See how it will look")
    expect(page.locator("a[href^='tel:']").nth(1)).to_be_attached()
    here("not read")

    page.goto("/articles/sleep/")
    form = page.locator("#comments form")
    form.locator("[name=text]").fill("It helped me to understand.")
    form.locator("[name=email]").fill("heron@example.org")
    form.locator("button").click()
    page.click("text=Send it >> nth=0")
    own_page = page.url
    page.click("text=Change it")
    here("change")
    page.fill("[name=text]", "It helped me a great deal to understand.")
    page.click("main form button")
    assert "a great deal" in page.inner_text("main")
    here("follow")
    assert Comment.objects.get().edits == 1

    page.click("text=See or erase everything")
    page.fill("[name=email]", "heron@example.org")
    page.click("text=Continue")
    here("yours")
    page.click("text=Send me the link")
    here("sent")
    body = Message.objects.get(to="heron@example.org").body
    page.goto(re.search(r"/comments/\S+/all/", body)[0])
    here("all")
    page.click("text=Erase all of them now")
    assert "It is done" in page.inner_text("main")
    here("erased")
    assert Comment.objects.get().text == ""
    page.goto(own_page)
    here("withdrawn")
    assert page.context.cookies() == []
    assert found == []


def test_the_back_button_brings_back_what_was_typed(visit):
    page = visit()
    typed = {"nickname": "Kestrel", "text": "A long thought", "email": "k@example.org"}
    for path in ("/articles/sleep/", "/articles/sleep/comment/"):
        page.goto(path)
        for name, words in typed.items():
            page.fill(f"form.comment-form [name={name}]", words)
        page.click("form.comment-form button")
        assert page.inner_text("h1") == "This is how it will look"
        page.go_back()
        page.wait_for_url(f"**{path}")
        for name, words in typed.items():
            assert page.input_value(f"form.comment-form [name={name}]") == words


@pytest.mark.parametrize("why", ["away", "late"])
def test_a_closed_box_says_why_and_where_help_is(visit, article, why):
    if why == "away":
        Clinic.objects.update(comments_back_on=timezone.localdate() + timedelta(days=3))
    else:
        since = timezone.now() - timedelta(hours=49)
        Comment.objects.create(article=article, nickname="x", text="y", level=2, submitted_at=since)
    page = visit(scripts=True)
    for path in ("/articles/sleep/", "/articles/sleep/comment/"):
        page.goto(path)
        picture(page, f"{why}-{path.count('/')}")
        expect(page.locator("main form.comment-form")).to_have_count(0)
        expect(page.locator("main a[href^='tel:']").nth(1)).to_be_attached()
        assert faults(page, path) == []


def test_on_paper_the_way_to_help_is_there(visit):
    page = visit()
    page.goto("/articles/sleep/comment/")
    page.fill("[name=text]", "I want to die")
    page.click("text=See how it will look")
    page.emulate_media(media="print")
    assert "/help-now/" in page.inner_text("#help-now")
    assert page.locator("a[href^='tel:']").first.is_visible()
    assert not page.locator("[name=choice]").first.is_visible()
