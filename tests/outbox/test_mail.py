"""What waits in the outbox while the mail server is away, and how it goes when it is back."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from outbox.mail import post, send_due
from outbox.models import Message
from tests.outbox.smtp import mail_server

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings):
    with mail_server(settings) as server:
        yield server


def letters(*subjects, to="amy@example.org"):
    for subject in subjects:
        post(to=to, subject=subject, body="Numbers only")


def work(start, *, hours, write=()):
    """The worker's rounds, one a minute, for so many hours; `write` gives subjects by the hour."""
    for minute in range(hours * 60):
        with time_machine.travel(start + timedelta(minutes=minute), tick=False):
            if minute % 60 == 0:
                letters(*write[minute // 60 : minute // 60 + 1])
            send_due()
    return start + timedelta(hours=hours)


def test_after_a_day_without_a_mail_server_all_arrive_once_and_in_order(server):
    server.away = True
    written = [f"Letter {hour:02}" for hour in range(24)]
    later = work(timezone.now(), hours=24, write=written)
    assert server.mails == []
    server.away = False
    with time_machine.travel(later + timedelta(minutes=15), tick=False):
        assert send_due() == (24, 0)
        assert send_due() == (0, 0)
    assert server.subjects == written
    assert not Message.objects.filter(sent_at=None).exists()
    assert not Message.objects.filter(held_up=True).exists()


def test_a_new_letter_does_not_overtake_those_that_were_held_up(server):
    server.away = True
    letters("First", "Second")
    assert send_due() == (0, 1)
    server.away = False
    letters("Third")
    assert send_due() == (3, 0)
    assert server.subjects == ["First", "Second", "Third"]


def test_while_the_server_is_away_it_is_asked_once_a_round_and_at_least_every_quarter(server):
    server.away = True
    letters(*"abcdefgh")
    later = work(timezone.now(), hours=3)
    tries = sum(Message.objects.values_list("attempts", flat=True))
    assert 12 <= tries <= 40
    due = Message.objects.order_by("due_at").first().due_at
    assert due <= later + timedelta(minutes=15)


def test_one_that_is_refused_holds_up_nobody(server):
    server.refused.append("gone@example.org")
    letters("To nobody", to="gone@example.org")
    letters("Urgent")
    assert send_due() == (1, 1)
    assert server.subjects == ["Urgent"]
    refused = Message.objects.get(sent_at=None)
    assert "550" in refused.error and not refused.held_up


def test_one_at_which_the_server_breaks_off_does_not_stop_the_others_for_long(server):
    server.breaks_at = "Poison"
    letters("Poison", "Urgent")
    work(timezone.now(), hours=1)
    assert server.subjects == ["Urgent"]


def test_a_mail_that_is_sent_again_is_known_by_its_name(server):
    letters("One")
    send_due()
    Message.objects.update(sent_at=None)
    send_due()
    first, again = (mail["Message-ID"] for mail in server.mails)
    assert first == again


def test_none_leaves_before_its_time(server):
    post(to="h@example.org", subject="Later", body="x", not_before=timezone.now() + timedelta(60))
    letters("Now")
    assert send_due() == (1, 0)
    server.away = True
    letters("Held up")
    send_due()
    server.away = False
    letters("Next")
    send_due()
    assert server.subjects == ["Now", "Held up", "Next"]
