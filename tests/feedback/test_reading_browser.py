"""Clicks on the link to book, and the page of what people read, in a real browser."""

import time

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from clinic.charts import month
from clinic.models import Clinic
from feedback.models import DailyViews, Vote, WeeklyMail
from tests import make
from tests.conftest import let_in
from tests.feedback.test_reading import counted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(page, person):
    let_in(page, person, "/admin/feedback/dailyviews/")
    page.wait_for_selector("h1:has-text('What people read')")
    return page


@pytest.fixture
def edition(live_server):
    # A page of our own stands for the one where appointments are booked.
    Clinic.objects.create(booking_url=f"{live_server.url}/contact/")
    return make.published(slug="sleep", title="How sleep works")


def follow(page, *, machine=False):
    hidden = "true" if machine else "false"
    page.add_init_script(
        f"Object.defineProperty(navigator, 'webdriver', {{ get: () => {hidden} }})"
    )
    page.goto("/articles/sleep/")
    page.click("text=Book an appointment")
    page.wait_for_url("**/contact/")


def bookings():
    return sum(DailyViews.objects.values_list("bookings", flat=True))


def until(condition):
    deadline = time.monotonic() + 20
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert condition()


def test_a_click_leads_straight_there_and_counts_without_a_cookie(live_site, edition):
    page = live_site(width=360)
    follow(page)
    until(lambda: bookings() == 1)
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_machines_and_browsers_without_scripts_get_there_uncounted(live_site, edition):
    follow(live_site(), machine=True)
    page = live_site(scripts=False)
    page.goto("/articles/sleep/")
    page.click("text=Book an appointment")
    page.wait_for_url("**/contact/")
    page.wait_for_timeout(500)
    assert bookings() == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_the_page_of_a_manager(live_site, edition, scripts):
    today = timezone.localdate()
    for day, reads in ((today, 40), (month(1), 300)):
        counted(edition, day, reads=reads, bookings=6)
    Vote.objects.bulk_create(
        Vote(article=edition.article, day=today, visitor=str(number), helpful=number > 0)
        for number in range(10)
    )
    boss = make.manager()
    page = sign_in(live_site(scripts=scripts), boss)
    row = page.locator("tr:has-text('How sleep works')")
    expect(row).to_contain_text("40 (300)")
    expect(row).to_contain_text("90 % of 10")
    page.select_option("#month", f"{month(1):%Y-%m}")
    page.click("text=Show")
    page.wait_for_url("**month=*")
    expect(row).to_contain_text("300 (0)")
    page.click("text=Yes, every Monday")
    expect(page.locator("text=No more of these mails")).to_be_visible()
    assert WeeklyMail.objects.get().user == boss
