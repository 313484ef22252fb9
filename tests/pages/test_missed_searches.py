"""Searches without a result: counted by their words, never by who asked, shown to staff alone."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.utils import timezone

from accounts import roles
from discovery import missed
from discovery.models import MissedSearch
from tests import make

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/discovery/missedsearch/"


def miss(client, words, network="192.0.2.1", **headers):
    headers = {"sec-fetch-site": "same-origin", **headers}
    response = client.post("/search/missed/", {"q": words}, headers=headers, REMOTE_ADDR=network)
    assert response.status_code == 204
    assert not response.cookies


def shown():
    return [(row["words"], row["times"]) for row in missed.report()]


def test_words_show_from_the_third_network_on_and_are_not_even_stored_before(client):
    for number in range(2):
        miss(client, "Postnatal  OCD", f"192.0.2.{number}")
    assert shown() == []
    assert not MissedSearch.objects.exclude(words="").exists()
    miss(client, "postnatal ocd", "192.0.2.9")
    assert shown() == [("postnatal ocd", 3)]


def test_one_visitor_counts_once_a_day(client):
    for _ in range(5):
        miss(client, "postnatal ocd")
    assert MissedSearch.objects.get().count == 1


def test_days_are_added_up_and_purged_after_ninety(client):
    for number in range(3):
        miss(client, "postnatal ocd", f"192.0.2.{number}")
    MissedSearch.objects.update(day=timezone.localdate() - timedelta(days=90))
    for number in range(2):
        miss(client, "postnatal ocd", f"192.0.2.{number + 7}")
    assert shown() == [("postnatal ocd", 5)]
    assert missed.purge() == 0
    MissedSearch.objects.filter(count=3).update(day=timezone.localdate() - timedelta(days=91))
    assert missed.purge() == 1


@pytest.mark.parametrize(
    "words",
    [
        "Mr Smith",
        "Dr Jones",
        "ada@example.org",
        "01632 960000",
        "my name is Ada",
        "14.3.1980",
        "I want to kill myself",
        "suicide",
        "quiero morir",
        "a b c d e f g h i",
        "the and of",
        "!!!",
        "x" * 200,
        "\x00",
    ],
)
def test_what_may_say_who_or_that_somebody_is_in_need_is_not_stored_at_all(client, words):
    for number in range(4):
        miss(client, words, f"192.0.2.{number}")
    assert not MissedSearch.objects.exists()


def test_what_does_find_something_or_was_not_sent_by_our_page_is_not_counted(client):
    make.published(title="Fear of flying")
    miss(client, "fear")
    miss(client, "hippogriffs", **{"sec-fetch-site": "cross-site"})
    assert not MissedSearch.objects.exists()
    assert client.get("/search/missed/").status_code == 405


def test_searching_itself_writes_nothing(client):
    client.get(f"/search/?q={quote('hippogriffs')}")
    assert not MissedSearch.objects.exists()


@pytest.fixture
def report(client):
    for number in range(4):
        miss(client, "postnatal ocd", f"192.0.2.{number}")
    miss(client, "alone", "192.0.2.7")


@pytest.mark.parametrize("page", ["", "csv/"])
def test_staff_see_the_report_and_nobody_else(client, report, page):
    assert client.get(ADDRESS + page).status_code == 302
    client.force_login(make.user(roles.ASSISTANT))
    assert client.get(ADDRESS + page).status_code == 403
    for person in (make.clinician(), make.reviewer(), make.manager(), make.administrator()):
        client.force_login(person)
        response = client.get(ADDRESS + page)
        assert response.status_code == 200
        text = response.content.decode()
        assert "postnatal ocd" in text
        assert "alone" not in text
    assert "postnatal ocd" in client.get("/admin/").content.decode()


def test_no_cell_is_a_formula(client):
    for number in range(3):
        miss(client, "=SUM(A) @x", f"192.0.2.{number}")
    client.force_login(make.administrator())
    lines = client.get(f"{ADDRESS}csv/").content.decode().splitlines()[1:]
    assert not [line for line in lines if line.lstrip('"')[:1] in "=+-@\t"]
