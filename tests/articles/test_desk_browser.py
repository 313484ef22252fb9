"""The first page, the calendar and the search in a real browser."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from articles import actions
from tests import make
from tests.conftest import is_too_wide, let_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def days_of_next_month():
    return (timezone.localdate().replace(day=1) + timedelta(days=32)).replace(day=1)


def at(day, clock="09:30"):
    month = days_of_next_month()
    return timezone.make_aware(datetime.fromisoformat(f"{month:%Y-%m}-{day:02}T{clock}"))


@pytest.fixture
def visit(live_site):
    def sign_in(person, **options):
        page = live_site(**options)
        let_in(page, person)
        return page

    return sign_in


def see_month(page):
    page.goto(f"/admin/articles/edition/calendar/?month={days_of_next_month():%Y-%m}")
    page.wait_for_load_state()


def cell(page, day):
    return page.locator(f'td[data-day="{days_of_next_month().replace(day=day)}"]')


def drag(page, item, day):
    """By hand: playwright's own `drag_to` lets go before the page has noticed."""
    item.locator(".what").hover()
    page.mouse.down()
    cell(page, day).locator(".day").hover()
    cell(page, day).locator(".day").hover()
    page.mouse.up()


def test_dragging_to_another_day(visit):
    writer = make.clinician()
    edition = make.scheduled(by=writer, at=at(5))
    page = visit(writer)
    see_month(page)
    with page.expect_navigation():
        drag(page, cell(page, 5).locator(".item"), 12)
    assert "everybody can read it from the moment you chose" in page.inner_text(".messagelist")
    assert edition.title in cell(page, 12).inner_text()
    edition.refresh_from_db()
    assert edition.public_from == at(12)


def test_what_is_refused_is_said_and_nothing_moves(visit):
    writer = make.clinician()
    edition = make.approved(by=writer)
    actions.publish(edition, by=writer, at=at(5), until=at(9))
    page = visit(writer)
    see_month(page)
    drag(page, cell(page, 5).locator(".item"), 20)  # beyond its end
    page.wait_for_selector("[data-said].errornote")
    assert "It would end before it begins." in page.inner_text("[data-said]")
    edition.refresh_from_db()
    assert edition.public_from == at(5)


def test_trying_to_move_what_cannot_be_moved_tells_why(visit):
    writer, other = make.clinician(), make.clinician()
    actions.publish(make.approved(by=writer), by=writer, until=at(7))
    page = visit(other)
    see_month(page)
    drag(page, cell(page, 7).locator(".item"), 12)
    assert page.inner_text("[data-said]") == "Its authors decide about this."


@pytest.mark.parametrize("scripts", [True, False])
def test_moving_with_the_keyboard_and_without_a_script(visit, scripts):
    writer = make.clinician()
    edition = make.scheduled(by=writer, at=at(5))
    page = visit(writer, scripts=scripts, width=360)
    see_month(page)
    page.locator("a.move").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#id_at")
    assert page.is_checked("input[name=when][value=later]")
    page.fill("#id_at", f"{timezone.localtime(at(14, '18:00')):%Y-%m-%dT%H:%M}")
    page.keyboard.press("Enter")
    page.wait_for_selector(".month")
    assert edition.title in cell(page, 14).inner_text()


def test_on_a_phone_the_month_is_a_list_of_its_days(visit):
    writer = make.clinician()
    make.scheduled(by=writer, at=at(5))
    page = visit(writer, width=360)
    see_month(page)
    days = page.locator("td[data-day]:visible")
    assert days.count() == 1
    assert f"{at(5):%A} 5 {at(5):%B}" in days.inner_text()
    assert not is_too_wide(page)


def test_the_search_box_and_its_key(visit):
    writer = make.clinician()
    make.draft(by=writer, title="Seahorses and memory")
    page = visit(writer)
    page.wait_for_load_state()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search-box"
    page.keyboard.type("sea/horse")
    assert page.input_value("#search-box") == "sea/horse", "a slash is a slash while typing"
    page.fill("#search-box", "seahorse")
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/search/?q=seahorse")
    assert "Draft" in page.inner_text(".found")
    page.click("text=Seahorses and memory")
    page.wait_for_selector("#edition-form")


def test_the_search_without_a_script(visit):
    writer = make.clinician()
    make.draft(by=writer, title="Seahorses")
    page = visit(writer, scripts=False, width=360)
    page.fill("#search-box", "SEAHÖRSES")
    page.click(".search-box button")
    page.wait_for_url("**/admin/search/**")
    assert "Seahorses" in page.inner_text(".found")
