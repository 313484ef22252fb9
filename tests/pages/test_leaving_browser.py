"""Somebody comes into the room: the page has to be gone at once."""

import pytest

from clinic.models import Clinic
from tests import make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ELSEWHERE = "https://elsewhere.example/"


@pytest.mark.parametrize("scripts", [True, False])
def test_one_press_leads_elsewhere_and_scripts_keep_back_from_returning(live_site, scripts):
    Clinic.objects.create(name="Harbour", leave_to=ELSEWHERE)
    make.published(slug="fear", title="About fear")
    page = live_site(width=360, scripts=scripts)
    asked = []

    def elsewhere(route):
        asked.append(route.request.headers.get("referer"))
        route.fulfill(body="<h1>Weather</h1>", content_type="text/html")

    page.route(f"{ELSEWHERE}**", elsewhere)
    page.goto("/")
    page.goto("/articles/fear/")
    page.click("#leave")
    page.wait_for_url(ELSEWHERE)
    assert asked == [None], "the other site is not told where somebody came from"
    page.go_back()
    page.wait_for_url("**/" if scripts else "**/articles/fear/")
    assert ("About fear" in page.title()) is not scripts


def test_nothing_offers_to_leave_where_the_clinic_says_so(client):
    Clinic.objects.create(name="Harbour", leave_to="")
    assert 'id="leave"' not in client.get("/").content.decode()
