"""Records, the printed month and the note for the next, in a browser and on paper."""

import re
from datetime import timedelta

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.utils import timezone
from playwright.sync_api import expect

from comments import deciding
from comments.desk import Correction
from comments.models import Comment, Reason
from comments.shifts import HandOver
from tests import make
from tests.conftest import is_too_wide, let_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RECORDS = "/admin/comments/comment/records/"
AXE = "() => axe.run().then((results) => results.violations)"


@pytest.fixture
def manager(article):
    """A month in which everything happened that a month can tell."""
    manager, now = make.manager(), timezone.now()
    reasons = [reason.value for reason in Reason if reason != Reason.CRISIS]
    for number, reason in enumerate(reasons):
        comment = came(article, now - timedelta(days=number % 20, hours=number))
        deciding.reject(comment, by=manager, reasons=[reason])
    for level in (2, 3):
        comment = came(article, now - timedelta(days=3), level=level)
        verb, facts = (
            (deciding.withhold, {"reasons": ["crisis"]})
            if level == 2
            else (deciding.close, {"outcome": "Emergency services were told", "note": "Rang"})
        )
        verb(comment, by=manager, **facts)
    for level, to in ((2, 0), (2, 1), (0, 2)):
        comment = came(article, now, level=level)
        why = [Correction.Why.MISREAD]
        deciding.correct_level(comment, by=manager, level=to, reasons=why, note="Read it")
    deciding.mark_spam(came(article, now), by=manager)
    deciding.approve(came(article, now), by=manager)
    return manager


def came(article, moment, **fields):
    return Comment.objects.create(
        article=article, nickname="x", text="y", submitted_at=moment, **fields
    )


def signed_in(page, person):
    let_in(page, person)
    expect(page.locator("#user-tools, .desk")).not_to_have_count(0)
    return page


def seen(page, scripts=True):
    assert not is_too_wide(page)
    if not scripts:  # axe is one
        return
    page.evaluate(AXE_SCRIPT)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(400)  # colours fade over
        assert page.evaluate(AXE) == []


@pytest.mark.parametrize(("scripts", "width"), [(True, 1280), (False, 360), (True, 360)])
def test_from_the_queue_to_the_months_and_the_file(live_site, manager, scripts, width):
    page = signed_in(live_site(width=width, scripts=scripts, reduced_motion="reduce"), manager)
    page.goto("/admin/comments/comment/")
    page.get_by_role("link", name="Records").click()
    expect(page.get_by_role("heading", name="Records", level=1)).to_be_visible()
    page.get_by_text("As a table").first.click()
    expect(page.get_by_role("columnheader", name="Week from").first).to_be_visible()
    page.get_by_label("to", exact=True).select_option(f"{timezone.localdate():%Y-%m}")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url(re.compile(r"\?from="))
    seen(page, scripts)
    with page.expect_download() as download:
        page.get_by_role("button", name="To read").click()
    assert download.value.suggested_filename.endswith(".html")
    page.get_by_role("link", name="on one sheet").click()
    expect(page.get_by_role("heading", name="Open today")).to_be_visible()
    seen(page, scripts)


def test_a_month_is_one_sheet_of_paper_with_nothing_of_the_desk(live_site, manager, tmp_path):
    page = signed_in(live_site(), manager)
    page.goto(f"{RECORDS}{timezone.localdate():%Y-%m}/")
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", pdf)) == 1
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="What came of level 3")).to_be_visible()
    for hidden in ("#header", ".breadcrumbs", ".ways"):
        expect(page.locator(hidden).first).to_be_hidden()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_note_is_left_read_and_gone(live_site, manager, scripts):
    page = signed_in(live_site(width=360, scripts=scripts), manager)
    make.manager()
    page.goto("/admin/comments/comment/")
    expect(page.get_by_text("Only you see this number.")).to_be_visible()
    page.get_by_role("link", name="Leave a note for the next").click()
    page.get_by_label("What should the next one know?").fill("Two wait for Amy")
    seen(page, scripts)
    page.get_by_role("button", name="Leave the note").click()
    expect(page.get_by_text("No colleague has read it yet.")).to_be_visible()
    seen(page, scripts)
    other = signed_in(live_site(width=360, scripts=scripts), make.manager())
    other.goto("/admin/comments/comment/")
    other.get_by_role("button", name="I have read it").click()
    expect(other.get_by_text("Two wait for Amy")).to_have_count(0)
    assert HandOver.objects.get().read_at
