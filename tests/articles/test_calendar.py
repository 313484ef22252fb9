"""The month view: what stands in it for whom, and what moves it."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import actions
from articles.models import Article, Edition
from audit.models import Event
from tests import make

pytestmark = pytest.mark.django_db
CALENDAR = "/admin/articles/edition/calendar/"


def first_of(months):
    """The first day of the month that many months on."""
    today = timezone.localdate()
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, 1)


NEXT = first_of(1)
MONTH = f"{CALENDAR}?month={NEXT:%Y-%m}"


def moment(day, clock="09:30"):
    return timezone.make_aware(datetime.fromisoformat(f"{NEXT:%Y-%m}-{day:02}T{clock}"))


def see(client, person, address=MONTH):
    client.force_login(person)
    return client.get(address).content.decode()


def cell(page, day):
    """The cell of a day, as HTML."""
    day = day if isinstance(day, date) else NEXT.replace(day=day)
    return re.search(rf'<td data-day="{day}".*?</td>', page, re.S)[0]


def ending(writer, at, **fields):
    return actions.publish(make.approved(by=writer, **fields), by=writer, until=at)


def asked(writer, reader, day, **fields):
    edition = make.draft(by=writer, **fields)
    due_on = NEXT.replace(day=day)
    return actions.submit(edition, by=writer, reviewer=reader.author, due_on=due_on)


def test_all_that_stands_in_a_month(client):
    writer, reader = make.clinician(), make.reviewer()
    make.scheduled(by=writer, title="A new one", at=moment(5))
    ending(writer, moment(7), title="A short one")
    asked(writer, reader, 9, title="An asked one")

    page = see(client, writer)
    starts, ends, due = cell(page, 5), cell(page, 7), cell(page, 9)
    assert "A new one" in starts and "Goes public" in starts and "09:30" in starts
    assert "A short one" in ends and "Ends" in ends and "/set-end/" in ends
    assert "An asked one" in due and str(reader.author) in due and "/reassign/" in due
    assert "<caption" in page and page.count('scope="col"') == 7
    assert f"?month={first_of(0):%Y-%m}" in page and f"?month={first_of(2):%Y-%m}" in page


def test_todays_cell_and_what_is_public_already(client):
    writer = make.clinician()
    make.published(by=writer, title="Out now")
    page = see(client, writer, CALENDAR)
    today = cell(page, timezone.localdate())
    assert 'aria-current="date"' in today and "Today" in today and page.count("Today") == 1
    assert "Went public" in today and "Out now" in today and "data-move" not in today
    assert "Readers have seen it since." in today


def test_the_next_review_of_what_is_public(client):
    writer = make.clinician()
    due = make.published(by=writer, title="Reviewed", risk="crisis").review.next_due_on
    page = see(client, writer, f"{CALENDAR}?month={due:%Y-%m}")
    assert "Next review due" in cell(page, due) and "data-move" not in cell(page, due)
    assert "The last signature sets this day" in cell(page, due)


def test_the_end_that_the_next_edition_makes_is_none_for_readers(client):
    writer = make.clinician()
    first = make.published(by=writer, title="First words")
    second = make.approved(make.next_edition(first, title="Second words"))
    actions.publish(second, by=writer, at=moment(5))
    page = see(client, writer)
    assert "Second words" in cell(page, 5) and "First words" not in page


def test_a_day_begins_at_the_clinics_midnight(client, settings):
    settings.TIME_ZONE = "Pacific/Auckland"
    writer, end = make.clinician(), first_of(2)
    midnight = datetime(end.year, end.month, 1, tzinfo=ZoneInfo("Pacific/Auckland"))
    make.scheduled(by=writer, title="The last", at=midnight - timedelta(minutes=1))
    make.scheduled(by=writer, title="The first", at=midnight)
    page = see(client, writer)
    assert "The last" in cell(page, end - timedelta(days=1)) and "The first" not in page
    assert "The first" in cell(see(client, writer, f"{CALENDAR}?month={end:%Y-%m}"), end)


def test_everybody_sees_only_what_they_may(client):
    writer, reader = make.clinician(), make.reviewer()
    make.scheduled(by=writer, title="Secret plan", at=moment(5), reviewed_by=reader)
    asked(writer, reader, 9, title="Secret text")
    ending(writer, moment(7), title="For everybody")

    for person in (make.clinician(), make.manager(), make.user("Assistant")):
        page = see(client, person)
        assert "Secret" not in page and "For everybody" in page
        assert "data-move" not in page and "Its authors decide about this." in page
    other = see(client, make.reviewer())
    assert "Secret text" in other and "Secret plan" not in other and "data-move" not in other
    assert see(client, make.administrator()).count("data-move") == 3
    client.force_login(make.user())
    assert client.get(MONTH).status_code == 403
    client.logout()
    assert client.get(MONTH).status_code == 302


@pytest.mark.parametrize(
    "month",
    ["", "2026-13", "2026-00", "0000-01", "99999-01", "x", "٢٠٢٦-١١", "2026-11-01", "-1", "%00"],
)
def test_odd_months_show_this_one(client, month):
    page = see(client, make.clinician(), f"{CALENDAR}?month={month}")
    assert f'data-day="{timezone.localdate()}"' in page


def test_the_calendar_has_two_ends(client):
    person = make.clinician()
    first = see(client, person, f"{CALENDAR}?month=2000-01")
    assert 'rel="prev"' not in first and 'rel="next"' in first
    last = see(client, person, f"{CALENDAR}?month=2100-12")
    assert 'rel="prev"' in last and 'rel="next"' not in last


# -- Moving ------------------------------------------------------------------------------------


def move(client, page, verb, data):
    address = re.search(rf'data-move="([^"]+/{verb}/[^"]*)"', page)[1]
    return client.post(address, data)


def test_moving_by_the_form_leads_back_to_the_month(client):
    writer = make.clinician()
    edition = make.scheduled(by=writer, at=moment(5))
    page = see(client, writer)
    answer = move(client, page, "publish", {"when": "later", "at": f"{NEXT:%Y-%m}-12T18:30"})
    assert answer.status_code == 302 and answer.url == MONTH
    edition.refresh_from_db()
    assert edition.public_from == moment(12, "18:30")
    assert Event.objects.filter(verb="schedule", by=writer).count() == 2
    refused = move(client, page, "publish", {"when": "later", "at": "2026-01-01T10:00"})
    assert refused.status_code == 409 and "That moment has passed" in refused.content.decode()


def test_moving_an_end_and_a_day_for_a_signature(client):
    writer, reader = make.clinician(), make.reviewer()
    short, waits = ending(writer, moment(7)), asked(writer, reader, 9)
    page = see(client, writer)
    answer = move(client, page, "set-end", {"until": f"{NEXT:%Y-%m}-08T09:30"})
    assert answer.url == MONTH
    due_on = NEXT.replace(day=11)
    answer = move(client, page, "reassign", {"reviewer": reader.author.pk, "due_on": due_on})
    assert answer.url == MONTH
    short.refresh_from_db()
    waits.refresh_from_db()
    assert (short.public_until, waits.review_due_on) == (moment(8), due_on)


def test_the_way_back_leads_nowhere_else(client):
    writer = make.clinician()
    edition = make.published(by=writer)
    client.force_login(writer)
    root = f"/admin/articles/edition/{edition.pk}"
    answer = client.post(f"{root}/set-end/?month=//evil.example", {"until": ""})
    assert answer.url == f"{root}/change/"


# -- What it costs -----------------------------------------------------------------------------


def test_500_editions_in_a_month_need_no_more_queries_than_one(client):
    writer, reader = make.clinician(), make.reviewer()
    make.scheduled(by=writer, at=moment(5))
    client.force_login(writer)
    with CaptureQueriesContext(connection) as few:
        client.get(MONTH)
    articles = Article.objects.bulk_create(
        Article(slug=f"many-{number}", created_by=writer) for number in range(500)
    )
    Edition.objects.bulk_create(
        Edition(article=article, title=f"Many {article.pk}", created_by=writer)
        for article in articles
    )
    Edition.objects.filter(title__startswith="Many").update(
        state="in_review",
        reviewer=reader.author,
        review_due_on=NEXT.replace(day=9),
        submitted_at=timezone.now(),
        submitted_by=writer,
    )
    with CaptureQueriesContext(connection) as many:
        page = client.get(MONTH).content.decode()
    assert "495 more" in cell(page, 9)
    assert len(many) == len(few) <= 10
