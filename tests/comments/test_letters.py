"""Who is mailed of what and when; none holds a word of a comment (C2, C9, C11)."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.utils import timezone

from clinic.models import Clinic
from comments import letters
from comments.models import Comment
from outbox.mail import send_due
from outbox.models import Message
from tests import make

pytestmark = pytest.mark.django_db
CANARY = "canaryword"
MORNING = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)  # a Monday; the site's clock is London's


@pytest.fixture
def manager(article):
    manager = make.manager()
    Message.objects.all().delete()
    return manager


def waiting(article, *, hours_ago=0, **fields):
    now = timezone.now() - timedelta(hours=hours_ago)
    words = {"nickname": CANARY, "text": CANARY, "email": f"{CANARY}@example.org"}
    return Comment.objects.create(article=article, submitted_at=now, **{**words, **fields})


def told():
    return [message.to for message in Message.objects.order_by("pk")]


# -- The digest --------------------------------------------------------------------------------


@pytest.fixture
def at():
    """`at(moment)`: the worker comes round then."""

    def at(moment):
        with time_machine.travel(moment, tick=False):
            letters.tell_what_waits()

    return at


def test_it_says_in_numbers_what_waits_and_quotes_nothing(manager, article):
    with time_machine.travel(MORNING, tick=False):
        for hours in (50, 3, 1):
            waiting(article, hours_ago=hours)
        waiting(article, level=2)
        letters.tell_what_waits()
    letter = Message.objects.get()
    assert letter.to == manager.email
    assert letter.subject == "4 comments are waiting"
    assert "1 of them is urgent." in letter.body
    assert "2\xa0days, 2\xa0hours" in letter.body
    assert "/admin/comments/comment/" in letter.body
    assert CANARY not in letter.subject + letter.body


def test_once_a_day_at_its_hour_however_often_the_worker_comes_round(manager, article, at):
    waiting(article)
    at(MORNING - timedelta(minutes=10))
    assert told() == []
    for minutes in (0, 10, 300, 900):
        at(MORNING + timedelta(minutes=minutes))
    assert told() == [manager.email]
    at(MORNING + timedelta(days=1))
    assert len(told()) == 2


def test_later_on_that_day_where_the_worker_was_away_and_days_off_are_not_made_up_for(
    manager, article, at
):
    waiting(article)
    at(MORNING + timedelta(hours=9))
    assert len(told()) == 1
    at(MORNING + timedelta(days=5))
    assert len(told()) == 2


def test_twice_a_day_or_never_as_the_clinic_chose(manager, article, clinic, at):
    waiting(article)
    Clinic.objects.update(comments_digest="twice")
    for hours in (0, 1, 6, 7):
        at(MORNING + timedelta(hours=hours))
    assert len(told()) == 2
    Clinic.objects.update(comments_digest="none")
    at(MORNING + timedelta(days=1))
    assert len(told()) == 2


def test_where_nothing_waits_nobody_hears_and_what_comes_later_is_told_the_next_day(
    manager, article, at
):
    at(MORNING)
    waiting(article)
    at(MORNING + timedelta(minutes=30))
    assert told() == []
    at(MORNING + timedelta(days=1))
    assert told() == [manager.email]


def test_only_moderators_hear_who_can_be_reached_and_are_still_here(article, at):
    waiting(article)
    lesser, closed, silent = make.user(), make.manager(), make.manager()
    lesser.user_permissions.add(Permission.objects.get(codename="moderate_comment"))
    type(closed).objects.filter(pk=closed.pk).update(is_active=False)
    type(silent).objects.filter(pk=silent.pk).update(email="")
    make.clinician(), make.reviewer()
    Message.objects.all().delete()
    at(MORNING)
    assert told() == [lesser.email]


def test_the_worker_does_it():
    from outbox.jobs import registered

    work = {work.name: work.every for work in registered()}
    assert work["tell_moderators_what_waits"] <= timedelta(minutes=15)


def test_twenty_moderators_cost_no_more_queries_than_their_letters(
    manager, article, at, django_assert_max_num_queries
):
    waiting(article)
    for _ in range(19):
        make.manager()
    Message.objects.all().delete()
    with django_assert_max_num_queries(20 + 8):
        at(MORNING)
    assert len(told()) == 20


# -- At once -----------------------------------------------------------------------------------


def test_an_urgent_one_is_told_at_once_in_the_sites_own_language(manager, article):
    from django.utils.translation import override

    with override("de"):
        letters.tell_moderators(waiting(article, level=3))
    letter = Message.objects.get()
    assert letter.subject == "1 urgent comment is waiting (level 3)"
    assert letter.due_at <= timezone.now()
    assert CANARY not in letter.subject + letter.body


# -- To the writer -----------------------------------------------------------------------------


def decided(article, state="rejected", **fields):
    return waiting(article, state=state, decided_at=timezone.now(), **fields)


def test_the_writer_hears_kind_words_after_the_minute_in_which_it_can_be_undone(
    manager, article, settings
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    comment = decided(article)
    letters.tell_writer(comment, ["off-topic", "crisis"])
    assert send_due() == (0, 0)
    letter = Message.objects.get()
    assert "says nothing about you" in letter.body.replace("\n", " ")
    assert "something other than this article" in letter.body
    assert letters.link_of(comment) in letter.body
    assert "Self-harm" not in letter.body and CANARY not in letter.subject + letter.body
    with time_machine.travel(timezone.now() + timedelta(seconds=61)):
        assert send_due() == (1, 0)
    letter.refresh_from_db()
    assert letter.body == ""  # the link in it is nobody else's


def test_what_was_undone_or_decided_anew_before_it_left_is_told_once(manager, article):
    comment = decided(article)
    letters.tell_writer(comment)
    comment.state = "approved"
    letters.tell_writer(comment)
    assert "is published" in Message.objects.get().body
    letters.take_back_letter(comment)
    assert told() == []


def test_without_an_address_nobody_is_told(manager, article):
    letters.tell_writer(decided(article, email=""))
    assert told() == []
