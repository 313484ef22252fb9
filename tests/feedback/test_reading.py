"""What people read: who sees which numbers, month against month, and what is never told."""

from datetime import date, timedelta
from importlib import import_module

import pytest
import time_machine
from django.db import connection
from django.db.models import Sum
from django.db.models.functions import TruncMonth
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit.models import Event
from clinic.charts import month
from discovery.models import MissedSearch
from feedback import weekly
from feedback.actions import COUNT
from feedback.models import DailyViews, MonthlyViews, Vote, WeeklyMail
from feedback.reading import Span
from outbox.models import Message
from tests import make
from tests.house import sql

pytestmark = pytest.mark.django_db

PAGE = "/admin/feedback/dailyviews/"
CSV, MAIL = f"{PAGE}csv/", f"{PAGE}mail/"
SAME = {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_USER_AGENT": "Mozilla/5.0 (a person)"}
BOOKING = "/articles/sleep/booking/"


def counted(edition, day, *, reads=0, bookings=0):
    values = {"article": edition.article_id, "day": day, "views": reads, "bookings": bookings}
    with connection.cursor() as cursor:
        cursor.execute(COUNT, values)


def answered(edition, day, *, good, bad):
    Vote.objects.bulk_create(
        Vote(article=edition.article, day=day, visitor=f"{day}{number}", helpful=number < good)
        for number in range(good + bad)
    )


def shown(client, person, query=""):
    client.force_login(person)
    response = client.get(PAGE + query)
    response.page = response.content.decode()
    return response


# -- Who ---------------------------------------------------------------------------------------


def test_a_manager_sees_all_a_clinician_their_own_and_others_nothing(client):
    writer = make.clinician()
    mine, theirs = make.published(by=writer, title="Mine"), make.published(title="Theirs")
    for edition, reads in ((mine, 30), (theirs, 400)):
        counted(edition, timezone.localdate(), reads=reads)
    for person in (make.manager(), make.administrator()):
        answer = shown(client, person)
        assert answer.context["reading"].total.reads == 430
        assert "Mine" in answer.page and "Theirs" in answer.page
    for address in (PAGE, CSV):
        client.force_login(writer)
        page = client.get(address).content.decode()
        assert "Mine" in page and "Theirs" not in page and "430" not in page
    assert shown(client, writer).context["reading"].total.reads == 30


@pytest.mark.parametrize("address", [PAGE, CSV, MAIL])
def test_strangers_and_those_without_the_right_are_refused(client, address):
    send = client.post if address == MAIL else client.get
    assert send(address).status_code == 302
    client.force_login(make.user("Assistant"))
    assert send(address).status_code == 403
    assert not WeeklyMail.objects.exists()


def test_looking_writes_nothing(client):
    counted(make.published(), timezone.localdate(), reads=3)
    client.force_login(make.manager())
    with CaptureQueriesContext(connection) as queries:
        client.get(PAGE)
        client.get(CSV)
    assert not [q for q in queries if not q["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE"))]
    client.post(PAGE)
    assert client.post(PAGE).status_code == client.get(MAIL).status_code == 405


def test_the_first_page_leads_there(client):
    client.force_login(make.clinician())
    assert f'href="{PAGE}"' in client.get("/admin/").content.decode()


# -- Which days --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "first", "days"),
    [
        # A month that is over, against the whole one before.
        ("2026-03-10", "2026-02-01", "2026-02-01 2026-03-01 2026-01-01 2026-02-01"),
        ("2026-03-10", "2026-01-01", "2026-01-01 2026-02-01 2025-12-01 2026-01-01"),
        # The one that is running, against as many days; the one before may have fewer.
        ("2026-03-10", "2026-03-01", "2026-03-01 2026-03-11 2026-02-01 2026-02-11"),
        ("2026-03-30", "2026-03-01", "2026-03-01 2026-03-31 2026-02-01 2026-03-01"),
        ("2026-03-31", "2026-03-01", "2026-03-01 2026-04-01 2026-02-01 2026-03-01"),
        ("2026-01-01", "2026-01-01", "2026-01-01 2026-01-02 2025-12-01 2025-12-02"),
    ],
)
def test_a_month_is_compared_with_what_is_like_it(today, first, days):
    with time_machine.travel(f"{today}T12:00:00Z", tick=False):
        found = Span.of_month(date.fromisoformat(first))
    span = (found.start, found.end, found.before, found.before_end)
    assert " ".join(map(str, span)) == days


def test_the_month_begins_on_the_clinics_own_clock(client, settings):
    settings.TIME_ZONE = "Pacific/Auckland"
    with time_machine.travel("2026-03-31T12:30:00Z", tick=False):  # there it is April
        timezone.deactivate()
        assert month() == date(2026, 4, 1)
        assert Span.of_month(month()).words == "1 April 2026"


@time_machine.travel("2026-03-10T12:00:00Z")
def test_each_day_counts_in_its_month(client):
    edition = make.published(title="Sleep well")
    for day, reads in (
        (date(2026, 3, 1), 1),
        (date(2026, 3, 10), 10),
        (date(2026, 2, 28), 100),
        (date(2026, 2, 11), 1_000),
        (date(2026, 2, 10), 10_000),
        (date(2026, 2, 1), 100_000),
        (date(2026, 1, 31), 1_000_000),
    ):
        counted(edition, day, reads=reads)
    running = shown(client, make.manager()).context["reading"]
    assert (running.total.reads, running.total.reads_before) == (11, 110_000)
    february = shown(client, make.manager(), "?month=2026-02").context["reading"]
    assert (february.total.reads, february.total.reads_before) == (111_100, 1_000_000)
    assert february.total.change == -89
    assert february.span.words == "February 2026"
    bars = {bar.start: bar.number for bar in february.charts[0].bars}
    assert len(bars) == 12
    assert (bars[date(2026, 1, 1)], bars[date(2026, 2, 1)], bars[date(2026, 3, 1)]) == (
        1_000_000,
        111_100,
        11,
    )


def test_the_months_are_the_sums_of_their_days(client, article):
    """Counted one by one, or brought by the migration."""
    make.published(slug="fear")
    for today in ("2026-02-27", "2026-02-28", "2026-03-01"):
        with time_machine.travel(f"{today}T12:00:00Z"):
            for slug in ("sleep", "sleep", "fear"):
                client.post(f"/articles/{slug}/seen/", **SAME)
            client.post(BOOKING, **SAME)
    sums = ("article", "month", "count", "bookings")
    kept = MonthlyViews.objects.order_by("article", "month").values_list(*sums)

    def of_days():
        days = DailyViews.objects.annotate(month=TruncMonth("day")).values("article", "month")
        both = days.annotate(reads=Sum("count"), clicks=Sum("bookings"))
        months = both.order_by("article", "month")
        return list(months.values_list("article", "month", "reads", "clicks"))

    assert list(kept) == of_days() and len(kept) == 4
    assert (article.pk, date(2026, 2, 1), 4, 2) in kept
    MonthlyViews.objects.all().delete()
    sql(import_module("feedback.migrations.0008_reads_by_month").FILL)
    assert list(kept.all()) == of_days()


@pytest.mark.parametrize(
    "query",
    [
        "?month=2026-13",
        "?month=x&topic=y&page=z",
        "?month=9999-12",
        "?month=1066-10",
        "?month=%00&topic=%00",
        "?month=2026-03-01&topic=99999999999999999999",
        "?topic=-1&page=-1",
        "?topic=²&page=1e9",
    ],
)
def test_nonsense_in_the_address_is_passed_over(client, query):
    counted(make.published(), timezone.localdate(), reads=7)
    answer = shown(client, make.manager(), query)
    assert answer.status_code == 200
    assert answer.context["reading"].total.reads == 7


def test_one_topic_by_itself(client):
    sleep, fear = make.topic("Sleep"), make.topic("Fear")
    for topic, reads in ((sleep, 5), (fear, 70)):
        counted(make.published(topic=topic), timezone.localdate(), reads=reads)
    everything = shown(client, make.manager()).context["reading"]
    assert [(row.name, row.figures.reads) for row in everything.by_topic] == [
        ("Fear", 70),
        ("Sleep", 5),
    ]
    one = shown(client, make.manager(), f"?topic={sleep.pk}").context["reading"]
    assert one.total.reads == 5 and one.charts[0].total == 5


# -- What is told ------------------------------------------------------------------------------


def test_few_clicks_and_few_answers_are_not_told_of_one_article(client):
    today = timezone.localdate()
    few, many = make.published(title="Few"), make.published(title="Many")
    counted(few, today, reads=9, bookings=4)
    counted(many, today, reads=10, bookings=5)
    answered(few, today, good=1, bad=3)
    answered(many, today, good=4, bad=1)
    answer = shown(client, make.manager())
    told = {row.name: (row.figures.booked, row.figures.helped) for row in answer.context["rows"]}
    assert told == {"Many": ("5", "80 % of 5"), "Few": ("fewer than 5", "few answers")}
    assert answer.context["reading"].bookings == "9"  # of all together
    own = shown(client, few.created_by)
    assert own.context["reading"].bookings == "fewer than 5"
    assert [chart.title for chart in own.context["reading"].charts] == ["Reads", "Found it helpful"]


def test_searches_are_for_those_who_may_see_them_and_gone_after_90_days(client):
    today = timezone.localdate()
    MissedSearch.objects.create(digest="a", language="en", day=today, count=6, words="emdr")
    MissedSearch.objects.create(digest="b", language="en", day=today, count=1)
    answer = shown(client, make.manager())
    assert answer.context["reading"].searches["now"] == 7
    assert "emdr" in answer.page
    old = shown(client, make.manager(), f"?month={month(6):%Y-%m}")
    assert old.context["reading"].searches == {"now": None, "then": None}
    assert "emdr" not in old.page


def test_titles_are_those_that_readers_see(client):
    edition = make.published(title="Seen")
    make.next_edition(edition, title="Not yet")
    counted(edition, timezone.localdate(), reads=1)
    page = shown(client, make.manager()).page
    assert "Seen" in page and "Not yet" not in page


# -- For spreadsheets --------------------------------------------------------------------------


def test_the_spreadsheet_runs_nothing_and_has_every_article(client):
    edition = make.published(title='=HYPERLINK("x")')
    counted(edition, timezone.localdate(), reads=12, bookings=3)
    client.force_login(make.manager())
    response = client.get(CSV)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response["Content-Disposition"]
    lines = response.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith('"\'=HYPERLINK(""x"")",/articles/')
    assert ",12,,0,fewer than 5,0,,0,0" in lines[1]


# -- Clicks on the link to book ----------------------------------------------------------------


@pytest.fixture
def article():
    return make.published(slug="sleep").article


def test_a_click_is_counted_for_the_day_without_a_cookie(client, article):
    client.post("/articles/sleep/seen/", **SAME)
    for _ in range(2):
        response = client.post(BOOKING, **SAME)
        assert response.status_code == 204 and not response.cookies
        assert response["Cache-Control"] == "no-store"
    row = DailyViews.objects.get()
    assert (row.count, row.bookings) == (1, 2)


@pytest.mark.parametrize(
    "headers",
    [
        {**SAME, "HTTP_USER_AGENT": "Googlebot/2.1"},
        {**SAME, "HTTP_USER_AGENT": ""},
        {**SAME, "HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_USER_AGENT": "Mozilla/5.0 (a person)"},
    ],
)
def test_machines_and_foreign_pages_do_not_count(client, article, headers):
    assert client.post(BOOKING, **headers).status_code == 403
    assert not DailyViews.objects.exists()


def test_it_cannot_be_inflated_and_a_get_counts_nothing(client, article):
    codes = [client.post(BOOKING, **SAME).status_code for _ in range(8)]
    assert codes.count(204) == DailyViews.objects.get().bookings == 5
    assert client.get(BOOKING).status_code == 405


def test_what_is_not_public_takes_no_click(client):
    make.draft(slug="sleep")
    assert client.post(BOOKING, **SAME).status_code == 404


# -- The weekly mail ---------------------------------------------------------------------------


def ask(client, person):
    client.force_login(person)
    return client.post(MAIL, {"wanted": "1"})


def test_the_mail_comes_once_on_the_next_monday_with_counts_only(client):
    boss = make.manager()
    with time_machine.travel("2026-03-11T12:00:00Z"):  # a Wednesday
        edition = make.published(title="Sleep well")
        assert ask(client, boss).status_code == 302
        ask(client, boss)
        assert Event.objects.filter(verb="ask for the weekly mail").count() == 1
        counted(edition, date(2026, 3, 2), reads=4)
        counted(edition, date(2026, 3, 9), reads=40)
        counted(edition, date(2026, 3, 15), reads=2)
        assert weekly.send() == 0
    with time_machine.travel("2026-03-17T12:00:00Z"):  # the worker was away on Monday
        counted(edition, date(2026, 3, 16), reads=999)
        assert weekly.send() == 1
        assert weekly.send() == 0
    mail = Message.objects.get(to=boss.email)
    assert "9 to 15 March 2026" in mail.body
    assert "Reads: 42 (the week before: 4)" in mail.body
    assert "Sleep well" in mail.body and PAGE in mail.body


def test_the_mail_of_a_clinician_is_about_their_own(client):
    writer = make.clinician()
    mine, theirs = make.published(by=writer, title="Mine"), make.published(title="Theirs")
    ask(client, writer)
    for edition in (mine, theirs):
        counted(edition, timezone.localdate(), reads=8)
    with time_machine.travel(timezone.now() + timedelta(days=7)):
        weekly.send()
    body = Message.objects.get(subject__contains="read last week").body
    assert "Mine" in body and "Theirs" not in body and "Reads: 8 " in body


def test_who_may_no_longer_see_it_or_wants_it_no_more_gets_none(client):
    left, moved, tired = make.manager(), make.manager(), make.manager()
    for person in (left, moved, tired):
        ask(client, person)
    type(left).objects.filter(pk=left.pk).update(is_active=False)
    moved.groups.clear()
    client.post(MAIL, {})  # the tired one
    assert Event.objects.filter(verb="end the weekly mail", by=tired).count() == 1
    with time_machine.travel(timezone.now() + timedelta(days=7)):
        assert weekly.send() == 0
    assert not Message.objects.filter(subject__contains="read last week").exists()


# -- Speed -------------------------------------------------------------------------------------


def test_ten_articles_ask_no_more_than_one(client):
    client.force_login(make.manager())

    def queries():
        with CaptureQueriesContext(connection) as found:
            assert client.get(PAGE).status_code == 200
        return len(found)

    counted(make.published(), timezone.localdate(), reads=1)
    few = queries()
    for number in range(5):
        counted(make.published(topic=make.topic(f"T{number}")), timezone.localdate(), reads=1)
    assert queries() == few <= 19
