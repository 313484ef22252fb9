"""A reader reports a comment on a small screen, with and without scripts."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from comments import deciding
from comments.models import Comment
from comments.traces import CommentReport
from tests import make
from tests.conftest import is_too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AXE = "() => axe.run().then((results) => results.violations)"


@pytest.mark.parametrize("scripts", [True, False])
def test_from_the_comment_to_the_thanks(live_site, article, at_once, scripts):
    comment = Comment.objects.create(article=article, nickname="Otter", text="Words of an otter")
    deciding.approve(comment, by=make.manager())
    page = live_site(width=360, scripts=scripts, reduced_motion="reduce")
    page.goto("/articles/sleep/")
    page.get_by_role("link", name="Report the comment of Otter").click()
    seen(page, scripts)
    page.get_by_label("Somebody may be in danger").check()
    page.get_by_label("Anything else").fill("I worry about the writer")
    page.get_by_role("button", name="Check before sending").click()
    seen(page, scripts)
    page.get_by_role("button", name="Send it").click()
    page.wait_for_selector("#thanks")
    expect(page.locator('main a[href^="tel:"]').nth(1)).to_be_attached()
    seen(page, scripts)
    assert CommentReport.objects.get().text == "I worry about the writer"
    assert not page.context.cookies()


def seen(page, scripts):
    assert not is_too_wide(page)
    if not scripts:  # axe is one
        return
    page.evaluate(AXE_SCRIPT)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(AXE) == []
