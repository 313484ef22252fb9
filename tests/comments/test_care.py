"""Care for who reads: a number of one's own, somebody to talk to, a word for the next."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from audit.models import Event
from clinic.models import Clinic
from comments import deciding
from comments.desk import Presence
from comments.models import Comment
from comments.presence import be_present
from comments.shifts import HandOver
from tests import make

pytestmark = pytest.mark.django_db
QUEUE = "/admin/comments/comment/"
NOTE = f"{QUEUE}hand-over/"
WORDS = "One is assigned to Amy, who rings the line at two"


@pytest.fixture
def manager(client, article):
    manager = make.manager()
    client.force_login(manager)
    return manager


def hard(article, **fields):
    fields = {"level": 2, **fields}
    return Comment.objects.create(article=article, nickname="x", text="y", **fields)


def queue(client):
    response = client.get(QUEUE)
    assert response.status_code == 200
    return response.content.decode()


# -- How much of it was hard -------------------------------------------------------------------


def test_what_one_has_opened_or_decided_today_counts_once_and_only_for_oneself(
    client, manager, article
):
    assert "You have read" not in queue(client)
    opened, decided = hard(article), hard(article, level=0, findings=[{"code": "abuse"}])
    be_present(opened, manager)
    be_present(decided, manager)
    deciding.reject(decided, by=manager, reasons=["abuse"])
    calm = hard(article, level=0)
    deciding.approve(calm, by=manager)
    assert "You have read 2 distressing comments today." in queue(client)
    assert "Only you see this number." in queue(client)
    client.force_login(make.manager())
    assert "You have read" not in queue(client)


def test_yesterdays_do_not_count(client, manager, article):
    with time_machine.travel(timezone.now() - timedelta(days=1, minutes=1)):
        deciding.withhold(hard(article), by=manager, reasons=["crisis"])
    assert "You have read" not in queue(client)


def test_a_break_is_suggested_but_never_while_somebody_urgent_waits(client, manager, article):
    for _ in range(5):
        deciding.withhold(hard(article), by=manager, reasons=["crisis"])
    assert "a good moment for a break" in queue(client)
    waiting = hard(article, level=3)
    page = queue(client)
    assert "Somebody urgent is still waiting: read that first" in page
    assert "good moment for a break" not in page
    # However much somebody has read, nothing is closed to them.
    assert client.get(f"{QUEUE}{waiting.pk}/change/").status_code == 200
    data = {"verb": "close", "outcome": "The writer could not be reached", "note": "No address"}
    assert client.post(f"{QUEUE}{waiting.pk}/decide/", data).status_code == 302


def test_looking_counts_nothing_anew(client, manager, article):
    comment = hard(article)
    before = Event.objects.count(), Presence.objects.count()
    client.get(f"{QUEUE}{comment.pk}/change/")
    queue(client)
    assert (Event.objects.count(), Presence.objects.count()) == before


def test_support_is_the_clinics_own_words_with_links_and_without_markup(client, manager):
    assert "Somebody to talk to" not in queue(client)
    support = "Peer support, room 4\nhttps://support.example.org/now\n<script>alert(1)</script>"
    Clinic.objects.update(staff_support=support)
    page = queue(client)
    assert "Peer support, room 4" in page
    assert 'href="https://support.example.org/now"' in page
    assert "<script>alert(1)" not in page


# -- A word for the next -----------------------------------------------------------------------


def test_a_note_stands_over_the_queue_until_a_colleague_has_read_it(client, manager):
    colleague = make.manager()
    assert client.post(NOTE, {"text": WORDS}).status_code == 302
    page = queue(client)
    assert WORDS in page
    assert "No colleague has read it yet." in page
    note = HandOver.objects.get()
    read = f"{NOTE}{note.pk}/read/"
    assert client.post(read, follow=True).status_code == 200  # its writer's press changes nothing
    assert HandOver.objects.get().read_at is None
    client.force_login(colleague)
    assert WORDS in queue(client)
    assert client.post(read).url == QUEUE
    assert client.post(read).url == QUEUE
    assert WORDS not in queue(client)
    note.refresh_from_db()
    assert (note.read_by, note.text) == (colleague, WORDS)
    assert WORDS not in "".join(f"{event.subject}{event.details}" for event in Event.objects.all())


def test_alone_one_leaves_no_notes(client, manager):
    assert NOTE not in queue(client)
    make.manager()
    assert NOTE in queue(client)


def test_the_page_asks_for_no_words_of_a_comment_and_keeps_what_is_too_long(client, manager):
    page = client.get(NOTE).content.decode()
    assert "Please use no words of a comment" in page
    refused = client.post(NOTE, {"text": "long " * 300}).content.decode()
    assert "long long long" in refused
    assert client.post(NOTE, {"text": "  "}).status_code == 200
    assert not HandOver.objects.exists()


@pytest.mark.parametrize("person", [make.clinician, make.reviewer])
def test_who_does_not_moderate_is_refused(client, article, person):
    note = HandOver.objects.create(by=make.manager(), text=WORDS)
    client.force_login(person())
    assert client.get(NOTE).status_code == 403
    assert client.post(NOTE, {"text": "x"}).status_code == 403
    assert client.post(f"{NOTE}{note.pk}/read/").status_code == 403
    assert HandOver.objects.get().read_at is None


def test_strangers_are_asked_to_sign_in(client, article):
    assert client.get(NOTE).url.startswith("/admin/login/")
    assert client.post(f"{NOTE}1/read/").url.startswith("/admin/login/")


def test_unknown_numbers_are_not_found_and_looking_reads_nothing(client, manager):
    assert client.post(f"{NOTE}999999999/read/").status_code == 404
    note = HandOver.objects.create(by=make.manager(), text=WORDS)
    assert client.get(f"{NOTE}{note.pk}/read/").status_code == 405


def test_notes_are_deleted_after_a_month(article):
    from comments.jobs import purge_comments

    old = datetime(2026, 1, 1, tzinfo=UTC)
    HandOver.objects.create(by=make.manager(), text=WORDS, at=old)
    HandOver.objects.create(by=make.manager(), text=WORDS)
    purge_comments()
    assert HandOver.objects.count() == 1
