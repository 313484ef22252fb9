"""Votes at the gate: parallel, forged, replayed, from many addresses; and who is no reader."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from articles import reading
from faq.models import Question
from feedback.jobs import refresh_counts
from feedback.models import DailyViews, QuestionVote, Vote
from tests import make
from tests.feedback.test_feedback import SAME, VOTE, token_in
from tests.house import started

pytestmark = pytest.mark.django_db


def visitor(number, **headers):
    return {**SAME, "REMOTE_ADDR": f"198.51.{number // 250}.{number % 250 + 1}", **headers}


def in_parallel(threads, act):
    running = [started(lambda number=number: act(number)) for number in range(threads)]
    for thread in running:
        thread.start()
    return [thread.finish() for thread in running]


@pytest.mark.django_db(transaction=True)
def test_two_hundred_parallel_votes_are_exact(article, clock):
    """Ten at a time, through the address: twenty visitors of each thread, one of whom votes twice
    with one token, one changes the answer, and one sends what is no vote."""

    def act(thread):
        client, codes = Client(), []
        for turn in range(20):
            headers = visitor(thread * 20 + turn)
            token = tokens[thread][turn]
            answers = [{"helpful": "yes"}]
            if turn == 0:
                answers *= 2
            elif turn == 1:
                answers.append({"helpful": "no"})
            elif turn == 2:
                answers = [{"helpful": "perhaps"}]
            for answer in answers:
                sent = client.post(VOTE, {**answer, "token": token}, **headers)
                codes.append(sent.status_code)
        return codes

    def asks(thread):
        client = Client()
        return [
            token_in(client.post(VOTE, {}, **visitor(thread * 20 + turn))) for turn in range(20)
        ]

    tokens = in_parallel(10, asks)
    assert not Vote.objects.exists()
    clock.now += 10
    assert {code for codes in in_parallel(10, act) for code in codes} == {200}
    assert Vote.objects.count() == 190
    assert Vote.objects.filter(helpful=True).count() == 180
    assert Vote.objects.filter(helpful=False).count() == 10
    refresh_counts()
    article.refresh_from_db()
    assert (article.summary.helpful, article.summary.unhelpful) == (180, 10)


@pytest.fixture
def question(db):
    row = Question(question="One?", slug="one", short_answer="One.")
    row.save()
    row.publish(by=make.user())
    return row


@pytest.mark.parametrize("kind", ["article", "question"])
def test_a_replayed_vote_counts_once_from_however_many_addresses(client, clock, kind, request):
    request.getfixturevalue(kind)
    address, model = (VOTE, Vote) if kind == "article" else ("/faq/one/feedback/", QuestionVote)
    token = token_in(client.post(address, {}, **visitor(0)))
    clock.now += 10
    for number in range(30):
        sent = client.post(address, {"helpful": "no", "token": token}, **visitor(number))
        assert sent.status_code == 200
    assert model.objects.count() == 1
    # Who sent it first may change the answer, with the same token as with another.
    client.post(address, {"helpful": "yes", "token": token}, **visitor(0))
    assert [vote.helpful for vote in model.objects.all()] == [True]


def test_addresses_that_a_sender_makes_up_are_none(client, article, clock):
    """Without a proxy of ours a header says nothing, and an IPv6 network's many are one."""

    def vote(**headers):
        token = token_in(client.post(VOTE, {}, **SAME | headers))
        clock.now += 10
        return client.post(VOTE, {"helpful": "no", "token": token}, **SAME | headers).status_code

    for number in range(10):
        assert vote(HTTP_X_FORWARDED_FOR=f"203.0.113.{number}") == 200
    assert Vote.objects.count() == 1
    codes = [
        vote(REMOTE_ADDR=f"2001:db8:1:2::{number:x}", HTTP_USER_AGENT=f"Browser {number}")
        for number in range(32)
    ]
    assert codes == [200] * 30 + [429] * 2, "an hour's votes of one network"
    assert Vote.objects.count() == 1 + 30


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "{token}x", "\x00", "é" * 3000])
def test_a_forged_token_is_none(client, article, clock, token):
    real = token_in(client.post(VOTE, {}, **SAME))
    clock.now += 10
    client.post(VOTE, {"helpful": "no", "token": token.format(token=real)}, **SAME)
    assert not Vote.objects.exists()


def test_a_token_of_another_article_is_none(client, article, clock):
    make.published(slug="fear")
    token = token_in(client.post("/articles/fear/feedback/", {}, **SAME))
    clock.now += 10
    client.post(VOTE, {"helpful": "no", "token": token}, **SAME)
    assert not Vote.objects.exists()


def test_what_is_read_now_leads_what_was_read_once(client, article):
    today = timezone.localdate()
    for slug, reads, days in (("old", 1000, 90), ("new", 100, 1), ("faint", 3, 0)):
        other = make.published(slug=slug, title=f"Title {slug}").article
        day = today - timedelta(days=days)
        DailyViews.objects.create(article=other, day=day, count=reads)
    refresh_counts()
    slugs = [edition.article.slug for edition in reading.top("en")]
    assert slugs == ["new", "old", "faint"]  # a thousand halved six times in 90 days are twelve
    page = client.get("/articles/sleep/").content.decode().partition('id="top-title"')[2]
    assert page.index("Title new") < page.index("Title old") < page.index("Title faint")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_browser_of_ours_is_no_reader_and_a_readers_keeps_nothing(live_site):
    make.published(slug="sleep")
    reader, staff = live_site(), live_site()
    for page in (reader, staff):
        page.add_init_script("Object.defineProperty(navigator, 'webdriver', { get: () => false })")
    person = make.clinician()
    staff.goto("/admin/login/")
    staff.fill("#id_username", person.username)
    staff.fill("#id_password", "a-long-test-password")
    staff.click("text=Log in")
    expect(staff.locator("#user-tools")).to_be_visible()
    asked = []
    staff.on("request", lambda request: asked.append(request.url))
    staff.goto("/articles/sleep/")
    staff.wait_for_load_state("networkidle")
    with reader.expect_response("**/seen/") as seen:
        reader.goto("/articles/sleep/")
    assert seen.value.status == 204
    assert reader.evaluate("localStorage.length + sessionStorage.length") == 0
    assert reader.context.cookies() == []
    assert not [url for url in asked if url.endswith("/seen/")]
    assert DailyViews.objects.get().count == 1
