"""The list of questions in a browser: opened by address, by key, for paper, with scripts or not."""

import pytest
from playwright.sync_api import expect

from faq.models import Question
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def questions():
    by = make.user()
    for number in range(1, 30):
        made = Question.objects.create(
            question=f"Question {number}?", slug=f"q{number}", short_answer=f"Answer {number}."
        )
        made.publish(by=by)


def is_seen(page, words):
    """In view, not only somewhere on the page."""
    return page.get_by_text(words, exact=True).evaluate(
        """it => { const box = it.getBoundingClientRect();
                   return it.checkVisibility() && box.top >= 0 && box.bottom <= innerHeight }"""
    )


@pytest.mark.parametrize("scripts", [True, False])
def test_a_link_opens_its_question_and_no_other(live_site, questions, scripts):
    page = live_site(width=360, height=700, scripts=scripts)
    page.goto("/faq/#q25")
    page.wait_for_timeout(800)
    if scripts:
        assert is_seen(page, "Question 25?") and is_seen(page, "Answer 25.")
    expect(page.locator("details[open]")).to_have_count(1)
    assert page.locator("details[open]").inner_text().startswith("Question 25?")


def test_an_address_within_the_page_opens_it_as_well(live_site, questions):
    page = live_site()
    page.goto("/faq/")
    expect(page.locator("details[open]")).to_have_count(0)
    page.evaluate("location.hash = 'q3'")
    page.wait_for_timeout(500)
    assert is_seen(page, "Answer 3.")
    for odd in ("%E0%A4%A", "group:", "main", "nothing"):
        page.goto(f"/faq/#{odd}")
        assert page.locator("h1").inner_text() == "Questions and answers"


def test_by_keyboard(live_site, questions):
    page = live_site()
    page.goto("/faq/")
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.get_by_text("Answer 1.", exact=True).is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "/faq/q1/"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.get_by_text("Answer 2.", exact=True).is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_on_paper_all_are_open_and_on_the_screen_as_before(live_site, questions, scripts):
    page = live_site(scripts=scripts)
    page.goto("/faq/")
    page.emulate_media(media="print")
    heights = "all => all.map((it) => it.getBoundingClientRect().height)"
    answers = page.locator(".asked > div p:first-child")
    assert answers.count() == 29
    assert min(answers.evaluate_all(heights)) > 5
    page.emulate_media(media="screen")
    if scripts:
        for event, opened in (("beforeprint", 29), ("afterprint", 0)):
            page.evaluate(f"dispatchEvent(new Event('{event}'))")
            assert page.locator("details[open]").count() == opened


def test_a_vote_is_sent_without_leaving_the_page(live_site, questions):
    page = live_site()
    page.goto("/faq/q1/")
    page.click("#feedback button[value=yes]")
    page.wait_for_selector("text=Thank you", timeout=8000)
    page.wait_for_url("**/faq/q1/")
    assert Question.objects.get(slug="q1").votes.get().helpful


def test_a_vote_needs_no_script(live_site, questions, at_once):
    page = live_site(scripts=False)
    page.goto("/faq/q1/")
    page.click("#feedback button[value=no]")
    page.click("main form button")
    assert page.inner_text("h1") == "Thank you"
    assert not Question.objects.get(slug="q1").votes.get().helpful
