"""The queue's pages: who may, what they hold, in which order, and how fast."""

import re
import time
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from comments import deciding, together
from comments.desk import Presence
from comments.models import Comment, Decision, Reason, Signs
from comments.presence import be_present
from comments.reports import receive_report
from tests import make

pytestmark = pytest.mark.django_db
QUEUE = "/admin/comments/comment/"


@pytest.fixture
def manager(client, article):
    manager = make.manager()
    client.force_login(manager)
    return manager


def comment_on(article, text="Some words", **fields):
    return Comment.objects.create(article=article, nickname="Heron", text=text, **fields)


def queue(client, asked=""):
    return client.get(QUEUE + asked).content.decode()


# -- Who may -----------------------------------------------------------------------------------

PAGES = ["", "news/", "bursts/", "{pk}/change/", "{pk}/redact/", "{pk}/burst/"]
FORMS = [
    *("decide", "undo", "presence", "assign", "note", "opinion", "ask", "level"),
    *("redact", "burst"),
]


@pytest.mark.parametrize("person", [make.clinician, make.reviewer, make.user])
def test_staff_who_do_not_moderate_are_refused_everywhere(client, article, person):
    comment = comment_on(article)
    client.force_login(person())
    for page in PAGES:
        assert client.get(QUEUE + page.format(pk=comment.pk)).status_code == 403, page
    for form in FORMS:
        assert client.post(f"{QUEUE}{comment.pk}/{form}/").status_code == 403, form
    assert client.post(f"{QUEUE}bursts/1/restore/").status_code == 403
    comment.refresh_from_db()
    assert (comment.state, comment.text) == ("pending", "Some words")
    assert not (comment.notes.exists() or Presence.objects.exists() or Decision.objects.exists())


def test_a_stranger_is_asked_to_sign_in_everywhere(client, article):
    comment = comment_on(article)
    for page in PAGES:
        assert client.get(QUEUE + page.format(pk=comment.pk)).url.startswith("/admin/login/"), page
    for form in [*(f"{comment.pk}/{form}" for form in FORMS), "bursts/1/restore"]:
        assert client.post(f"{QUEUE}{form}/").url.startswith("/admin/login/"), form


def test_a_manager_sees_every_page_and_looking_writes_nothing(client, manager, article):
    comment = comment_on(article)
    before = Comment.objects.values().get()
    for page in PAGES:
        assert client.get(QUEUE + page.format(pk=comment.pk)).status_code == 200, page
    for form in set(FORMS) - {"redact", "burst"}:
        assert client.get(f"{QUEUE}{comment.pk}/{form}/").status_code == 405, form
    assert client.get(f"{QUEUE}bursts/1/restore/").status_code == 405
    assert client.post(QUEUE).status_code == 405
    assert Comment.objects.values().get() == before
    assert not (Presence.objects.exists() or Decision.objects.exists())


def test_numbers_that_no_comment_has(client, manager):
    for page in ("change", "redact", "burst"):
        assert client.get(f"{QUEUE}999999/{page}/").status_code == 404
    for form in FORMS:
        assert client.post(f"{QUEUE}999999/{form}/").status_code == 404
    assert client.post(f"{QUEUE}bursts/999999/restore/").status_code == 404


# -- What it holds -----------------------------------------------------------------------------


def test_the_lanes_stand_in_the_order_of_need(client, manager, article):
    spam = comment_on(article, "five")
    Signs.objects.create(
        comment=spam, suspect=True, found=[{"code": "links", "count": 3, "weight": 0.6}]
    )
    comment_on(article, "four")
    comment_on(article, "three", language_read=False)
    comment_on(article, "two", level=2)
    comment_on(article, "one", level=3)
    page = queue(client)
    words = ["one", "two", "three", "four", "five"]
    places = [page.index(f'<p class="words" dir="auto">{word}</p>') for word in words]
    assert places == sorted(places)
    assert 'id="protocol"' in page
    assert "Waits for" in page
    assert "3 links" in page
    assert page.count('class="lane lane-') == 4


def test_a_clock_says_until_when_and_that_it_is_late(client, manager, article, clinic):
    late = timezone.now() - timedelta(hours=clinic.comments_urgent_within + 1)
    comment = comment_on(article, level=2, submitted_at=late)
    assert "It should have been read by" in queue(client)
    Comment.objects.filter(pk=comment.pk).update(waits_since=timezone.now())
    assert "Promised to be read by" in queue(client)


@pytest.mark.parametrize(
    ("fields", "veiled"),
    [
        ({"level": 2}, True),
        ({"findings": [{"code": "abuse", "words": "fool"}]}, True),
        ({"findings": [{"code": "method", "words": "pills"}]}, True),
        ({"findings": [{"code": "complaint", "words": "rude"}]}, False),
        ({}, False),
    ],
)
def test_distressing_words_are_shown_when_asked_for(client, manager, article, fields, veiled):
    comment = comment_on(article, **fields)
    for page in (queue(client), client.get(f"{QUEUE}{comment.pk}/change/").content.decode()):
        outside = re.sub(r"(?s)<details class=\"veil\">.*?</details>", "", page)
        assert ("Some words" in outside) != veiled
        assert "Some words" in page


def test_reasons_stand_there_in_words(client, manager, article):
    findings = [{"code": code, "words": "words"} for code in Reason.values]
    comment = comment_on(article, findings=findings)
    for page in (queue(client), client.get(f"{QUEUE}{comment.pk}/change/").content.decode()):
        seen = re.sub(r"<[^>]*>", " ", page)
        for code in ("off-topic", "identifies-author", "staff-name", "like_spam"):
            assert code not in seen
        assert "Identifies another person" in seen


def test_the_ways_to_narrow_it(client, manager, article):
    other = make.manager()
    mine, theirs, asked, free = (comment_on(article, f"<{n}>") for n in range(4))
    together.assign(mine, by=other, to=manager)
    together.assign(theirs, by=manager, to=other)
    together.ask_second_opinion(asked, by=other, of=manager, text="What do you think?")
    elsewhere = comment_on(make.published(slug="other", title="Another").article, "<4>")
    reported = comment_on(article, "<5>")
    deciding.approve(reported, by=other)
    reported.refresh_from_db()
    receive_report(reported, network="x", why="abuse", text="")

    def found(address):
        return sorted({int(n) for n in re.findall(r"&lt;(\d)&gt;", queue(client, address))})

    assert found("") == [0, 1, 2, 3, 4]
    assert found("?whose=me") == [0]
    assert found("?whose=nobody") == [2, 3, 4]
    assert found("?whose=asked") == [2]
    assert found("?state=reported") == [5]
    assert found("?state=approved") == [5]
    assert found("?state=all") == [0, 1, 2, 3, 4, 5]
    assert found(f"?article={elsewhere.article_id}") == [4]
    assert found("?q=%3C3%3E") == [3]
    assert found("?q=zzz") == []
    assert found("?state=nonsense&whose=nonsense&article=x&after=x&before=²") == [0, 1, 2, 3, 4]
    page = queue(client)
    assert f"{other} looks after it" in page
    assert "Another" in page
    assert free.text.strip("<>") in page


def test_an_urgent_one_is_named_on_every_narrower_page(client, manager, article):
    comment_on(article, level=3)
    for asked in ("?whose=asked", "?state=approved", "?q=zzz"):
        assert "1 urgent comment is waiting. Read it first." in queue(client, asked)
    assert "Read it first" not in queue(client)


def test_pages_follow_each_other_while_colleagues_decide(client, manager, article, monkeypatch):
    monkeypatch.setattr("comments.queue.PER_PAGE", 2)
    comments = [comment_on(article, f"<{n}>", level=2 * (n == 6)) for n in range(7)]
    seen, address = [], ""
    while address is not None:
        page = queue(client, address)
        shown = re.findall(r"&lt;(\d)&gt;", page)
        seen += shown
        deciding.reject(comments[int(shown[-1])], by=manager, reasons=["abuse"])
        link = re.search(r'rel="next" href="([^"]*)"', page)
        address = link and link[1].replace("&amp;", "&")
    assert seen == ["6", "0", "1", "2", "3", "4", "5"]
    back = queue(client, f"?before={comments[5].pk}")
    assert re.findall(r"&lt;(\d)&gt;", back) == ["1", "3"]
    decided = [queue(client, f"?state=rejected&before={comments[0].pk}")]
    assert re.findall(r"&lt;(\d)&gt;", decided[0]) == ["4", "2"]


def test_who_has_it_open_stands_in_the_queue(client, manager, article):
    other = make.user("Practice manager", first_name="Amy", last_name="Adams")
    be_present(comment_on(article), other)
    assert "Amy Adams has it open." in queue(client)
    Presence.objects.update(seen_at=timezone.now() - timedelta(minutes=3))
    assert "has it open" not in queue(client)


def test_a_page_that_stays_open_hears_of_an_urgent_one(client, manager, article):
    assert client.get(f"{QUEUE}news/").json()["newest"] == 0
    comment_on(article, level=2)
    news = client.get(f"{QUEUE}news/").json()
    assert news["words"] == "1 urgent comment is waiting."
    assert news["newest"] == pytest.approx(time.time(), abs=60)
    assert "Some words" not in str(news)


@pytest.mark.slow
def test_ten_thousand_wait_and_a_page_is_there_in_half_a_second(
    client, manager, article, django_assert_max_num_queries
):
    now = timezone.now()
    rows = Comment.objects.bulk_create(
        [
            Comment(
                article=article,
                nickname=f"Heron {n}",
                text=f"Comment {n} " + "with some more words in it, as people write them " * 6,
                level=2 if n % 500 == 0 else 0,
                language_read=n % 40 != 0,
                submitted_at=now - timedelta(minutes=n),
                findings=[{"code": "crisis", "words": "more words"}] if n % 500 == 0 else [],
                network=f"network {n % 50}",
            )
            for n in range(10_000)
        ]
    )
    found = [{"code": "links", "count": 3, "weight": 0.6}]
    Signs.objects.bulk_create(
        Signs(comment=row, suspect=n % 5 == 0, found=found if n % 5 == 0 else [])
        for n, row in enumerate(rows)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE comments_comment, comments_signs")
    middle = rows[5_000].pk
    addresses = ["", f"?after={middle}", f"?before={middle}", "?whose=nobody", "?q=9999"]
    for address in [*addresses, f"{middle}/change/"]:
        took = []
        for _time in range(3):
            with django_assert_max_num_queries(30):
                began = time.perf_counter()
                assert client.get(QUEUE + address).status_code == 200
                took.append(time.perf_counter() - began)
        print(f"\n{address or 'the first page'}: {1000 * min(took):.0f} ms", end="")
        assert min(took) < 0.5, address
