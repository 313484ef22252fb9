"""Reads, votes and reports: counted exactly, changeable, and nothing about who."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from clinic import content_version
from feedback import actions
from feedback.jobs import refresh_counts
from feedback.models import DailyViews, Report, Summary, Vote
from safety.help import load_help_lines
from tests import make
from tests.house import started

pytestmark = pytest.mark.django_db
SAME = {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_USER_AGENT": "Mozilla/5.0 (a person)"}
VOTE, REPORT, SEEN = (f"/articles/sleep/{name}/" for name in ("feedback", "report", "seen"))


def token_in(response):
    return unescape(re.search(r'name="token" value="([^"]*)"', response.content.decode())[1])


def press_twice(client, clock, address, headers=SAME, **data):
    token = token_in(client.post(address, data, **headers))
    clock.now += 10
    return client.post(address, {**data, "token": token}, **headers)


# -- Votes -------------------------------------------------------------------------------------


def test_the_first_press_stores_nothing_and_keeps_the_answer(client, article):
    response = client.post(VOTE, {"helpful": "yes"}, **SAME)
    assert response["Cache-Control"] == "no-store"
    assert re.search(r'value="yes"[^>]*checked', response.content.decode())
    assert not Vote.objects.exists()
    assert not response.cookies


def test_the_second_press_counts(client, article, clock):
    response = press_twice(client, clock, VOTE, helpful="yes")
    assert "Thank you" in response.content.decode()
    vote = Vote.objects.get()
    assert (vote.helpful, vote.stars, vote.day) == (True, None, timezone.localdate())
    assert "127.0.0.1" not in vote.visitor


def test_a_vote_may_be_changed_and_stars_leave_the_answer_alone(client, article, clock):
    press_twice(client, clock, VOTE, helpful="yes")
    press_twice(client, clock, VOTE, stars="4")
    press_twice(client, clock, VOTE, helpful="no")
    vote = Vote.objects.get()
    assert (vote.helpful, vote.stars) == (False, 4)


def test_another_browser_network_and_day_are_other_votes(client, article, clock, monkeypatch):
    press_twice(client, clock, VOTE, helpful="yes")
    press_twice(client, clock, VOTE, helpful="yes", headers={**SAME, "HTTP_USER_AGENT": "Other"})
    press_twice(client, clock, VOTE, helpful="yes", headers={**SAME, "REMOTE_ADDR": "192.0.2.7"})
    first = set(Vote.objects.values_list("visitor", flat=True))
    assert len(first) == 3
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *a: tomorrow)
    press_twice(client, clock, VOTE, helpful="yes")
    assert Vote.objects.count() == 4
    assert Vote.objects.get(day=tomorrow).visitor not in first


@pytest.mark.parametrize(
    "data", [{}, {"helpful": "perhaps"}, {"stars": "6"}, {"stars": "0"}, {"stars": "x\x00"}]
)
def test_nonsense_is_no_vote(client, article, clock, data):
    assert press_twice(client, clock, VOTE, **data).status_code == 200
    assert not Vote.objects.exists()


def test_from_a_foreign_page_it_does_not_count(client, article, clock):
    press_twice(client, clock, VOTE, helpful="no", headers={"HTTP_ORIGIN": "https://evil.example"})
    assert not Vote.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_parallel_votes_and_reads_are_exact(article):
    def act(number):
        for turn in range(5):
            actions.cast_vote(article, visitor="same", answers={"stars": 1 + number % 5})
            who = f"visitor {number}-{turn}"
            actions.cast_vote(article, visitor=who, answers={"helpful": turn % 2 == 0})
            actions.count_view(article)

    threads = [started(lambda number=number: act(number)) for number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.finish()
    assert Vote.objects.filter(visitor="same").count() == 1
    assert Vote.objects.filter(helpful=True).count() == 120
    assert Vote.objects.filter(helpful=False).count() == 80
    assert DailyViews.objects.get().count == 200


def test_votes_have_a_limit(client, article, clock, monkeypatch):
    monkeypatch.setattr("feedback.views.VOTES_AN_HOUR", 1)
    press_twice(client, clock, VOTE, helpful="yes")
    response = press_twice(client, clock, VOTE, helpful="no")
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
    assert Vote.objects.get().helpful is True


# -- Reads -------------------------------------------------------------------------------------


def test_a_read_is_counted_for_the_day_without_a_cookie(client, article):
    for _ in range(2):
        response = client.post(SEEN, **SAME)
        assert response.status_code == 204
        assert not response.cookies
    assert DailyViews.objects.get().count == 2


@pytest.mark.parametrize(
    "headers",
    [
        {**SAME, "HTTP_USER_AGENT": "Googlebot/2.1"},
        {**SAME, "HTTP_USER_AGENT": "Mozilla/5.0 HeadlessChrome/120"},
        {**SAME, "HTTP_USER_AGENT": ""},
        {**SAME, "HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_USER_AGENT": "Mozilla/5.0 (a person)"},
    ],
)
def test_machines_and_foreign_pages_are_not_counted(client, article, headers):
    assert client.post(SEEN, **headers).status_code == 403
    assert not DailyViews.objects.exists()


def test_reads_cannot_be_inflated_from_one_network(client, article):
    codes = [client.post(SEEN, **SAME).status_code for _ in range(25)]
    assert codes.count(204) == DailyViews.objects.get().count == 20
    assert codes[-1] == 429


def test_a_get_counts_nothing(client, article):
    assert client.get(SEEN).status_code == 405
    client.get("/articles/sleep/")
    assert not DailyViews.objects.exists()


def test_what_is_not_public_takes_no_feedback(client, clock):
    make.draft(slug="sleep")
    for address in (VOTE, REPORT, SEEN):
        assert client.post(address, {"helpful": "yes"}, **SAME).status_code == 404


# -- Reports -----------------------------------------------------------------------------------


def test_a_report_is_looked_at_once_more_and_sent(client, article, clock):
    response = press_twice(client, clock, REPORT, text="The second reference is wrong")
    assert "Thank you" in response.content.decode()
    assert Report.objects.get().text == "The second reference is wrong"


def test_a_replayed_report_is_one_report(client, article, clock):
    token = token_in(client.post(REPORT, {"text": "Wrong"}, **SAME))
    clock.now += 10
    for text in ("Wrong", "Wrong again"):
        assert client.post(REPORT, {"text": text, "token": token}, **SAME).status_code == 200
    assert Report.objects.get().text == "Wrong"


def test_a_report_that_is_too_long_is_kept_whole(client, article, clock):
    response = press_twice(client, clock, REPORT, text="x" * 100_000)
    assert "x" * 100_000 in response.content.decode()
    assert 'class="error"' in response.content.decode()
    assert not Report.objects.exists()


def test_despair_in_a_report_is_answered_with_numbers(client, article, clock):
    load_help_lines()
    response = press_twice(client, clock, REPORT, text="I want to die")
    assert 'href="tel:' in response.content.decode()


def test_reports_have_a_limit(client, article, clock, monkeypatch):
    monkeypatch.setattr("feedback.views.REPORTS_AN_HOUR", 1)
    press_twice(client, clock, REPORT, text="Wrong")
    response = press_twice(client, clock, REPORT, text="Wrong again")
    assert response.status_code == 429
    assert "Wrong again" in response.content.decode()
    assert Report.objects.get().text == "Wrong"


def test_who_writes_about_a_person_is_asked_to_take_it_out(client, article, clock):
    """Asked, not hindered: nothing is stored by the first press."""
    words = "My name is Anna Mustermann, a@b.example"
    page = client.post(REPORT, {"text": words}, **SAME).content.decode()
    assert "This may say who somebody is" in page
    assert "<li>My name is Anna Mustermann</li>" in page and "<li>a@b.example</li>" in page
    assert "This may say who" not in client.post(REPORT, {"text": "Wrong"}, **SAME).content.decode()


# -- Counts ------------------------------------------------------------------------------------


def views(article, count, days_ago):
    day = timezone.localdate() - timedelta(days=days_ago)
    DailyViews.objects.create(article=article, day=day, count=count)


def test_the_summary_adds_up(article):
    views(article, 10, 0)
    views(article, 8, 14)
    for number, (helpful, stars) in enumerate([(True, 5), (True, None), (False, 2)]):
        Vote.objects.create(
            article=article,
            day=timezone.localdate(),
            visitor=str(number),
            helpful=helpful,
            stars=stars,
        )
    refresh_counts()
    summary = Summary.objects.get()
    assert (summary.views, summary.helpful, summary.unhelpful) == (18, 2, 1)
    assert (summary.star_votes, summary.stars) == (2, 3.5)
    assert summary.score == 14
    assert summary.helpful_share == 67


def test_no_votes_make_no_stars_and_an_old_read_hardly_counts(article):
    views(article, 1000, 400)
    refresh_counts()
    summary = Summary.objects.get()
    assert (summary.views, summary.score, summary.star_votes, summary.stars) == (1000, 0, 0, 0)


@pytest.mark.django_db(transaction=True)
def test_only_what_changed_makes_pages_old(article):
    views(article, 3, 0)
    other = make.published().article
    views(other, 5, 0)
    refresh_counts()
    before = content_version.current()
    assert refresh_counts().startswith("0 ")
    assert content_version.current() == before
    actions.count_view(article)
    assert content_version.current() == before
    assert refresh_counts().startswith("1 ")
    assert content_version.current() != before


def test_the_section_is_static(client, article, django_assert_num_queries):
    from feedback.templatetags.feedback_tags import feedback_section

    with django_assert_num_queries(0):
        feedback_section(article)
    page = client.get("/articles/sleep/").content.decode()
    assert 'id="feedback"' in page
    assert 'name="token"' not in page
