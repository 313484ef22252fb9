"""What visitors write stands in its own rows and, once approved, under its article only (C9)."""

import logging

import pytest
import time_machine
from django.core import mail
from django.core.cache import caches
from django.db import DatabaseError, connection
from django.utils import timezone

from comments import deciding, letters
from comments.models import Comment
from outbox.mail import send_due
from tests import make
from tests.comments.visitor import ADDRESS, SAME, first_press, hidden, send
from tests.public_site import addresses

pytestmark = pytest.mark.django_db
CANARY = "canaryword"
DESPAIR = f"{CANARY} I want to die"
WRITTEN = {"nickname": f"{CANARY} nick", "email": f"{CANARY}@example.org"}


@pytest.fixture
def said(caplog):
    """Everything that was logged, at any level, by anybody."""
    caplog.set_level(logging.DEBUG)
    return lambda: "\n".join(
        f"{record.getMessage()} {record.exc_text or ''} {vars(record)}"
        for record in caplog.records
        if record.name != "django.db.backends"  # the statements, where somebody turns them on
    )


def tables_with_it():
    """Every table of the database in whose rows the canary stands."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        names, found = [row[0] for row in cursor.fetchall()], set()
        for name in names:
            cursor.execute(
                f'SELECT EXISTS (SELECT FROM "{name}" AS r WHERE r::text LIKE %s)', [f"%{CANARY}%"]
            )
            if cursor.fetchone()[0]:
                found.add(name)
    return found


@pytest.fixture
def lived(client, article, clock):
    """A comment that met every page: preview, crisis, sent, changed, decided, followed."""
    manager = make.manager()
    first_press(client, text=CANARY, **WRITTEN)
    crisis = first_press(client, text=DESPAIR, **WRITTEN)
    clock.now += 10
    kept = {name: hidden(crisis, name) for name in ("draft", "token")}
    client.post(ADDRESS, {**kept, "choice": "send"}, **SAME)
    comment = Comment.objects.get()
    page = f"{letters.link_of(comment)}change/"
    token = hidden(client.get(page), "token")
    clock.now += 10
    client.post(page, {"text": f"{CANARY} calm", "nickname": CANARY, "token": token}, **SAME)
    comment.refresh_from_db()
    assert comment.edits == 1
    client.get(letters.link_of(comment))
    staff = type(client)()
    staff.force_login(manager)
    staff.get(f"/admin/comments/comment/{comment.pk}/change/")
    staff.post(
        f"/admin/comments/comment/{comment.pk}/decide/",
        {"verb": "withhold", "reasons": "crisis", "wording": "1.0"},
    )
    comment.refresh_from_db()
    assert comment.state == "withheld_support"
    return comment


def test_it_stands_in_no_log_mail_or_cache_and_in_no_table_but_its_own(lived, said, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with time_machine.travel(timezone.now() + letters.UNDO_WITHIN):
        send_due()
    assert len(mail.outbox) >= 2  # the moderator and the writer were told
    assert CANARY not in said()
    for message in mail.outbox:
        message.to = []  # the writer's own address is where the letter goes
        assert CANARY not in str(message.message())
    for cache in caches.all():
        assert CANARY not in str(getattr(cache, "_cache", {}))
    # The outbox holds the address that a letter is for.
    assert tables_with_it() - {"outbox_message"} == {"comments_comment", "comments_earlier"}


def test_waiting_or_refused_it_is_on_no_public_page(client, article, lived):
    Comment.objects.create(article=article, nickname=CANARY, text=CANARY)
    for path in addresses("sleep", CANARY, month=f"{timezone.localdate():%Y/%m}"):
        if CANARY not in path:
            response = client.get(path)
            said = b"".join(response) if response.streaming else response.content
            assert CANARY.encode() not in said, path
            assert CANARY not in str(response.headers), path


def test_approved_it_is_under_its_article_and_in_no_feed_sitemap_search_or_json_ld(client, article):
    comment = Comment.objects.create(article=article, nickname=CANARY, text=CANARY)
    deciding.approve(comment, by=make.manager())
    shown = set()
    for path in addresses("sleep", month=f"{timezone.localdate():%Y/%m}"):
        response = client.get(path)
        said = (b"".join(response) if response.streaming else response.content).decode(
            errors="replace"
        )
        if CANARY in said.replace(f'value="{CANARY}"', ""):
            shown.add(path.partition("?")[0])
    assert shown - {"/search/", "/search/suggest.json"} == {"/articles/sleep/"}
    page = client.get("/articles/sleep/").content.decode()
    start, end = page.index('id="comments"'), page.index("</section>", page.index('id="comments"'))
    assert CANARY not in page[:start] + page[end:]
    assert "data-nosnippet" in page[start : page.index(">", start)]
    found = client.get("/search/?q=canaryword").content.decode()
    assert "/articles/sleep/" not in found[found.index("<main") :]


@pytest.mark.parametrize("error", [ValueError, DatabaseError, KeyError])
def test_where_storing_it_fails_the_page_does_not_quote_it(
    client, article, clock, monkeypatch, error
):
    def fails(**words):
        raise error(f"Failing row contains ({words['text']})")

    monkeypatch.setattr("comments.actions.receive", fails)
    client.raise_request_exception = False
    response = send(client, clock, text=CANARY, nickname=CANARY)
    assert response.status_code == 500
    assert CANARY not in response.content.decode()
    assert 'id="help-now"' in response.content.decode()  # tests/clinic/test_logs.py reads the log
