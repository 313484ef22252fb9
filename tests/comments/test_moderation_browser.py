"""Moderating in a real browser: by the keyboard alone, without scripts, on a small screen."""

import os
import time
from datetime import timedelta

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.utils import timezone
from playwright.sync_api import expect

from comments.models import Comment
from tests import make
from tests.conftest import is_too_wide, let_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
QUEUE = "/admin/comments/comment/"
AXE = "() => axe.run().then((results) => results.violations.map((it) => [it.id, it.nodes[0].html]))"


@pytest.fixture
def desk(live_site, clinic):
    """`desk(person)`: a page of the desk, signed in."""

    def sign_in(person, **options):
        page = live_site(**options)
        let_in(page, person)
        expect(page.locator("#user-tools")).to_be_visible()
        return page

    return sign_in


def comments_on(article, *texts, **fields):
    now = timezone.now() - timedelta(hours=1)
    return [
        Comment.objects.create(
            article=article,
            nickname=f"Heron {n}",
            text=text,
            submitted_at=now + timedelta(seconds=n),
            **fields,
        )
        for n, text in enumerate(texts)
    ]


def focused(page, what):
    expect(page.locator(what).first).to_be_focused()


def ready(page, words):
    """The page of the comment with these words, painted, its keys at work."""
    expect(page.locator("#comment-text")).to_contain_text(words)
    expect(page.locator("#keys-button")).to_be_visible()
    # Chromium takes no keys for a page that it has not painted yet.
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")


def test_the_keyboard_alone_is_enough(desk, article):
    first, second = comments_on(article, "Hard words", "Kind words")
    Comment.objects.filter(pk=first.pk).update(findings=[{"code": "abuse", "words": "Hard"}])
    page = desk(make.manager())
    press = page.keyboard.press
    page.goto(QUEUE)
    expect(page.locator("#keys-button")).to_be_visible()
    press("?")
    expect(page.locator("#keys")).to_be_visible()
    press("Escape")
    press("j")
    focused(page, f"#comment-{first.pk} h3 a")
    press("v")
    expect(page.locator(f"#comment-{first.pk} .words")).to_be_visible()
    press("j")
    focused(page, f"#comment-{second.pk} h3 a")
    press("k")
    press("Enter")
    ready(page, "Heron 0")
    expect(page.locator("#comment-text .words")).to_be_hidden()
    press("v")
    expect(page.locator("#comment-text mark")).to_contain_text("Hard")

    # A key that stands in a note is a letter; then it is the reason that is asked for.
    page.locator("#decide textarea").focus()
    page.keyboard.type("arws?")
    expect(page.locator("#decide textarea")).to_have_value("arws?")
    page.locator("#decide [name=reasons]:checked").focus()
    press("Space")
    press("r")
    focused(page, "#decide [name=reasons]")
    expect(page.locator("#said")).to_contain_text("tick a reason first")
    press("Space")
    press("r")
    focused(page, "#decide [value=reject]")
    press("r")
    ready(page, "Kind words")
    expect(page.locator("#undo")).to_contain_text("Rejected")
    press("u")
    focused(page, "#undo button")
    press("Enter")
    ready(page, "Heron 0")
    first.refresh_from_db()
    assert first.state == "pending"

    press("j")
    ready(page, "Kind words")
    press("n")
    focused(page, "#tool-note textarea")
    page.keyboard.type("Looks fine to me")
    press("Tab")
    press("Enter")
    expect(page.locator("#notes")).to_contain_text("Looks fine to me")
    ready(page, "Kind words")
    press("a")
    press("a")
    ready(page, "Heron 0")
    second.refresh_from_db()
    assert second.state == "approved"


def test_the_keys_can_be_switched_off(desk, article):
    comments_on(article, "Kind words")
    page = desk(make.manager())
    page.goto(QUEUE)
    page.click("#keys-button")
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("?")
    page.keyboard.press("j")
    expect(page.locator("#keys")).to_be_hidden()
    expect(page.locator(".queue h3 a")).not_to_be_focused()
    page.click("#keys-button")
    page.check("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator(".queue h3 a")).to_be_focused()


def test_without_scripts_on_a_small_screen(desk, article):
    hard, _kind = comments_on(article, "Some hard words by Mrs Pell", "Kind words")
    Comment.objects.filter(pk=hard.pk).update(level=2)
    page = desk(make.manager(), width=360, scripts=False)
    page.goto(QUEUE)
    assert not is_too_wide(page)
    expect(page.locator("#keys-button")).to_be_hidden()
    expect(page.get_by_text("Some hard words")).to_be_hidden()
    page.click(".veil summary")
    expect(page.get_by_text("Some hard words")).to_be_visible()
    page.click("text=What to do when somebody may be in danger")
    expect(page.locator("#protocol")).to_be_visible()
    page.click(f"#comment-{hard.pk} h3 a")
    expect(page.locator("#decide")).to_be_visible()
    assert not is_too_wide(page)

    page.click("text=Take parts out of it")
    page.fill("textarea[name=text]", "Some hard words by [removed]")
    page.check("[value=identity]")
    page.click("text=Show what readers will see")
    expect(page.locator("#preview")).to_contain_text("by [removed]")
    assert not is_too_wide(page)
    page.click("[name=remove]")
    expect(page.locator("#decisions")).to_contain_text("Parts taken out")

    page.click("text=Withhold it, with support")
    expect(page.get_by_role("alert").first).to_contain_text("tick at least one reason")
    page.check("#decide [value=crisis]")
    page.click("text=Withhold it, with support")
    expect(page.locator("#comment-text")).to_contain_text("Kind words")
    page.click("text=Undo")
    expect(page.locator("#comment-text")).to_contain_text("Heron 0")
    page.click("[data-key=t]")
    expect(page.locator(".marks").first).to_contain_text("looks after it")
    hard.refresh_from_db()
    assert (hard.state, hard.text) == ("pending", "Some hard words by [removed]")
    assert not is_too_wide(page)


def test_selected_words_are_taken_out_by_a_button(desk, article):
    [comment] = comments_on(article, "Mrs Pell is kind")
    page = desk(make.manager())
    page.goto(f"{QUEUE}{comment.pk}/redact/")
    page.click("#take-out")
    expect(page.locator("#take-out-said")).to_contain_text("select some words")
    page.locator("textarea[name=text]").evaluate("(box) => box.setSelectionRange(0, 8)")
    page.click("#take-out")
    expect(page.locator("textarea[name=text]")).to_have_value("[removed] is kind")


def test_two_managers_see_each_other(desk, article):
    [comment] = comments_on(article, "Kind words")
    amy = make.user("Practice manager", first_name="Amy", last_name="Adams")
    address = f"{QUEUE}{comment.pk}/change/"
    hers, other = desk(amy), desk(make.manager())
    with hers.expect_response(lambda answer: "/presence/" in answer.url):
        hers.goto(address)
    other.goto(address)
    expect(other.locator("#presence")).to_contain_text("Amy Adams has had it open")
    other.click("text=It is spam")
    expect(other.locator("#undo")).to_be_visible()
    hers.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(hers.locator("#changed")).to_contain_text("load the page again")
    hers.click("text=Publish it")
    expect(hers.get_by_role("alert").first).to_contain_text("decided first")


def test_nothing_is_found_by_axe_in_the_list_of_keys(desk, article):
    comments_on(article, "One")
    page = desk(make.manager())
    page.goto(QUEUE)
    page.click("#keys-button")
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(AXE) == []


@pytest.mark.slow
def test_a_session_of_many_comments(desk, article):
    """By keys, each read, decided and the next one shown; `MODERATED=100` does a hundred."""
    many = int(os.environ.get("MODERATED", "12"))
    comments_on(article, *(f"Words number {n}" for n in range(many)))
    page = desk(make.manager())
    page.goto(QUEUE)
    expect(page.locator("#keys-button")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    began = time.perf_counter()
    for n in range(many):
        ready(page, f"Words number {n}")
        key = "ars"[n % 3]
        if key == "r":
            page.check("#decide [value=off-topic]")
        page.keyboard.press(key)
        page.keyboard.press(key)
    expect(page.locator(".queue-page")).to_contain_text("Nothing is waiting here.")
    each = (time.perf_counter() - began) / many
    print(f"\n{many} comments, {1000 * each:.0f} ms each", end="")
    states = Comment.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == [["approved", "rejected", "spam"][n % 3] for n in range(many)]
    assert each < 5
