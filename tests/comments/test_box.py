"""When the box under an article is open, and what stands there when it is not."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from clinic import content_version
from clinic.models import Clinic
from comments import deciding, jobs
from comments.models import Comment
from comments.nicknames import NAMES, suggested
from outbox.jobs import registered
from safety.triage import triage
from tests import make
from tests.comments.visitor import ADDRESS, WORDS, first_press, hidden, send

pytestmark = pytest.mark.django_db
ARTICLE = "/articles/sleep/"


def page(client, path=ARTICLE):
    return client.get(path).content.decode()


def urgent(article, *, hours, **fields):
    since = timezone.now() - timedelta(hours=hours)
    fields = {"nickname": "Heron", "text": "Some words", "level": 2, **fields}
    return Comment.objects.create(article=article, submitted_at=since, **fields)


def assert_closed(client, why):
    for path in (ARTICLE, ADDRESS):
        html = page(client, path)
        main = html[html.index("<main") :]
        assert why in main, path
        assert "<textarea" not in main, path
        assert 'href="tel:' in main, path
    response = first_press(client)
    assert why in response.content.decode()
    assert WORDS in response.content.decode()
    assert not Comment.objects.filter(text=WORDS).exists()


def assert_open(client):
    for path in (ARTICLE, ADDRESS):
        assert "<textarea" in page(client, path), path


# -- Holidays ----------------------------------------------------------------------------------


def test_until_the_day_on_which_somebody_is_back_it_is_closed_and_says_why(client, article):
    today = timezone.localdate()
    Clinic.objects.update(comments_back_on=today + timedelta(days=1))
    assert_closed(client, "Nobody is here to read comments before")
    Clinic.objects.update(comments_back_on=today)
    assert_open(client)


def test_a_comment_that_was_being_written_when_the_holiday_began_is_kept(client, article, clock):
    token = hidden(first_press(client), "token")
    Clinic.objects.update(comments_back_on=timezone.localdate() + timedelta(days=9))
    clock.now += 10
    response = client.post(ADDRESS, {"text": WORDS, "token": token})
    assert WORDS in response.content.decode()
    assert not Comment.objects.exists()


# -- An urgent comment that nobody reads -------------------------------------------------------


def test_an_urgent_comment_unread_for_two_days_closes_it_until_it_is_decided(client, article):
    comment = urgent(article, hours=47)
    assert_open(client)
    Comment.objects.update(submitted_at=timezone.now() - timedelta(hours=49))
    assert_closed(client, "We have fallen behind")
    before = content_version.current()
    deciding.withhold(comment, by=make.manager(), reasons=["crisis"])
    assert_open(client)
    assert "We have fallen behind" not in page(client)
    assert before  # renewed at commit: see below


@pytest.mark.django_db(transaction=True)
def test_a_decision_that_may_open_it_makes_kept_pages_old(article):
    comment, calm = urgent(article, hours=49), urgent(article, hours=49, level=1)
    before = content_version.current()
    deciding.withhold(calm, by=make.manager(), reasons=["off-topic"])
    assert content_version.current() == before
    deciding.withhold(comment, by=make.manager(), reasons=["crisis"])
    assert content_version.current() != before


def test_how_long_is_the_clinics_to_say(client, article):
    urgent(article, hours=5)
    Clinic.objects.update(comments_urgent_within=4)
    assert_closed(client, "We have fallen behind")


def test_a_calm_one_or_one_that_was_decided_closes_nothing(client, article):
    urgent(article, hours=100, level=1)
    decided = urgent(article, hours=100)
    deciding.withhold(decided, by=make.manager(), reasons=["crisis"])
    assert_open(client)


def test_put_back_or_brought_in_it_waits_from_then_on(client, article):
    comment = urgent(article, hours=1000)
    deciding.approve(comment, by=make.manager())
    deciding.hold(comment, by=make.manager())
    assert_open(client)
    Comment.objects.update(waits_since=timezone.now() - timedelta(hours=49))
    assert_closed(client, "We have fallen behind")


def test_the_promise_has_bounds():
    for hours in (0, 14 * 24 + 1):
        with pytest.raises(ValidationError):
            Clinic(comments_urgent_within=hours).full_clean()


# -- Off ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("off", ["article", "clinic"])
def test_off_leaves_no_trace_in_the_page(client, article, off):
    public = deciding.approve(urgent(article, hours=1, text="Such good news"), by=make.manager())
    if off == "article":
        article.comments_open = False
        article.save()
    else:
        Clinic.objects.update(comments_read_when="")
    html = page(client)
    assert "comment" not in html.lower()
    assert public.text not in html
    assert client.get(ADDRESS).status_code == 404
    unknown = client.post("/articles/nothing/comment/", {"text": WORDS})
    assert first_press(client).status_code == unknown.status_code == 404


# -- Old articles ------------------------------------------------------------------------------


def test_old_public_comments_come_back_into_the_queue_a_few_a_day(article, monkeypatch):
    monkeypatch.setattr("comments.jobs.LOOK_AGAIN_A_DAY", 2)
    manager = make.manager()
    for number in range(3):
        deciding.approve(urgent(article, hours=number, level=0), by=manager)
    reply = Comment.objects.create(article=article, nickname="Us", text="x", by_staff=manager)
    deciding.approve(reply, by=manager)
    assert "0 old comments" in jobs.look_at_old_comments_again()

    later = timezone.now() + timedelta(days=1096)
    monkeypatch.setattr("comments.jobs.timezone.now", lambda: later)
    assert "2 old comments" in jobs.look_at_old_comments_again()
    assert "1 old comments" in jobs.look_at_old_comments_again()
    assert "0 old comments" in jobs.look_at_old_comments_again()
    assert Comment.objects.filter(state="held").count() == 3
    reply.refresh_from_db()
    assert reply.state == "approved"
    held = Comment.objects.filter(state="held").first()
    assert deciding.approve(held, by=manager).state == "approved"


def test_where_comments_are_still_open_or_the_clinic_says_never_they_stay(article, monkeypatch):
    deciding.approve(urgent(article, hours=1, level=0), by=make.manager())
    later = timezone.now() + timedelta(days=1096)
    monkeypatch.setattr("comments.jobs.timezone.now", lambda: later)
    Clinic.objects.update(comments_close_after=3650)
    assert "0 old comments" in jobs.look_at_old_comments_again()
    Clinic.objects.update(comments_close_after=180, comments_look_again_after=0)
    assert jobs.look_at_old_comments_again() == ""
    assert Comment.objects.get().state == "approved"


def test_the_worker_does_it_every_day():
    work = {work.name: work.every for work in registered()}
    assert work["look_at_old_comments_again"] == timedelta(days=1)


# -- Nicknames ---------------------------------------------------------------------------------


def test_who_gives_no_name_is_told_the_one_that_is_chosen_and_keeps_it(client, article, clock):
    preview = first_press(client)
    name = re.search(r"you will be “(.+?)”", preview.content.decode())[1]
    assert f"<strong>{name}</strong>" in preview.content.decode()
    clock.now += 10
    client.post(ADDRESS, {"text": WORDS, "token": hidden(preview, "token")})
    assert Comment.objects.get().nickname == name
    assert name in map(str, NAMES)


def test_a_name_of_ones_own_is_kept_and_two_readers_are_told_apart(client, article, clock):
    send(client, clock, nickname="Kestrel")
    assert Comment.objects.get().nickname == "Kestrel"
    assert "you will be" not in first_press(client, nickname="Kestrel").content.decode()
    assert len({suggested(str(seed)) for seed in range(200)}) > 30


def test_the_names_say_nothing_to_triage_and_fit():
    assert len(set(map(str, NAMES))) == len(NAMES) >= 40
    for name in map(str, NAMES):
        assert triage(name).findings == [], name
        assert len(name) <= 40


def test_the_form_in_the_page_is_the_same_for_everybody(client, article):
    """The page is one for all: its form carries no name and no token, and sets no cookie."""
    first, second = client.get(ARTICLE), client.get(ARTICLE)
    assert first.content == second.content
    assert not first.cookies
    assert 'name="token"' not in first.content.decode()
