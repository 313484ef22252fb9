"""The settings of commenting in a real browser."""

import pytest
from playwright.sync_api import expect

from clinic.models import Clinic
from safety.help import load_help_lines
from tests import make
from tests.conftest import let_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGE = "/admin/comments/comment/settings/"


def opened(page, person):
    let_in(page, person, PAGE)
    page.wait_for_selector("h1:has-text('Commenting')")
    return page


@pytest.mark.parametrize("scripts", [True, False])
def test_a_manager_writes_sentences_and_reads_what_readers_see(live_site, scripts):
    load_help_lines()
    Clinic.objects.create()
    page = opened(live_site(scripts=scripts, width=360), make.manager())
    expect(page.locator(".state")).to_contain_text("Commenting is off")
    page.get_by_label("Who reads comments").fill("Amy, practice manager")
    page.get_by_label("When comments are read").fill("on working days")
    page.get_by_label("Read urgent comments within (hours)").fill("0")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".errornote")).to_be_visible()
    assert not Clinic.objects.get().comments_are_read
    page.get_by_label("Read urgent comments within (hours)").fill("24")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".state")).to_contain_text("Commenting is open")
    expect(page.locator(".effect").first).to_contain_text("Who: Amy, practice manager.")
    assert Clinic.objects.get().comments_urgent_within == 24


def test_a_help_line_is_checked_off_from_the_first_page(live_site):
    load_help_lines()
    page = live_site(width=360, scripts=False)
    person = make.manager()
    let_in(page, person)
    block = page.locator(".block:has-text('Help lines to ring')")
    expect(block).to_contain_text("Nobody has checked it yet")
    name = block.locator("a").first.inner_text()
    block.locator("a").first.click()
    page.click("text=I checked it today")
    expect(page.locator(".messagelist")).to_contain_text("counts as checked today")
    page.goto("/admin/")
    expect(block.locator(f"a:text-is('{name}')")).to_have_count(0)
