"""The worker's page: whether all that runs by itself is well, and a test mail."""

import shutil
import smtplib
import socket
from collections import namedtuple
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from outbox import status
from outbox.jobs import run_due
from outbox.models import Job, Message
from safety.models import HelpLine
from tests import make

pytestmark = pytest.mark.django_db
PAGE, TEST_MAIL = "/admin/outbox/job/", "/admin/outbox/job/test-mail/"


@pytest.fixture
def boss(client):
    boss = make.administrator()
    client.force_login(boss)
    return boss


def shown(client, path=PAGE):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def line(label):
    return next(line for line in status.lines(Job.objects.in_bulk()) if line.label == label)


def test_who_may_see_it_and_send(client):
    for person, answer in [
        (None, 302),
        (make.clinician(), 403),
        (make.reviewer(), 403),
        (make.manager(), 403),
    ]:
        if person:
            client.force_login(person)
        assert client.get(PAGE).status_code == answer
        assert client.post(TEST_MAIL).status_code == answer
    client.force_login(make.administrator())
    assert client.get(PAGE).status_code == 200
    assert client.get(TEST_MAIL).status_code == 405
    assert mail.outbox == []


def test_each_piece_of_work_with_its_last_run_and_the_next(client, boss):
    html = shown(client)
    assert "Review due" in html and "has not run yet" in html and "has never run" in html
    run_due()
    html = shown(client)
    assert "has never run" not in html and "0 sent, 0 failed" in html
    assert "0 mails to owners of texts" in html and "· next" in html
    Job.objects.filter(name="review_due").update(ok=False, outcome="OSError: no room")
    html = shown(client)
    assert "OSError: no room" in html and "tried again by itself" in html
    assert "Failed: Review due (OSError: no room)" in shown(client, "/admin/")


def test_whether_the_worker_is_alive(client, boss):
    run_due()
    assert not line("The worker").is_wrong
    assert "The worker:" not in shown(client, "/admin/")
    with time_machine.travel(timezone.now() + timedelta(minutes=5), tick=False):
        assert line("The worker").is_wrong
        assert "last sign of life 5" in line("The worker").value
        Job.objects.filter(name="mail").update(started_at=timezone.now() - timedelta(minutes=4))
        assert not line("The worker").is_wrong  # at work on something that takes its time
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        assert line("The worker").is_wrong


def test_the_first_page_tells_of_a_worker_that_has_stopped(client):
    run_due()
    Job.objects.update(
        started_at=timezone.now() - timedelta(hours=3),
        finished_at=timezone.now() - timedelta(hours=3),
    )
    client.force_login(make.administrator())
    assert "The worker: last sign of life 3" in shown(client, "/admin/")
    client.force_login(make.clinician())
    assert "The worker:" not in shown(client, "/admin/")


def test_the_age_of_the_last_backup(client, boss):
    html = shown(client)
    assert "no backup known" in html and "docs/runbook.md" in html
    assert "Backup" not in shown(client, "/admin/")  # nobody can help it yet
    now = timezone.now()
    Job.objects.create(name="backup", started_at=now, finished_at=now)
    assert line("Backup").state == "well"
    with time_machine.travel(now + timedelta(days=8), tick=False):
        assert line("Backup").is_wrong and "1\xa0week" in line("Backup").value
    Job.objects.update(ok=False, outcome="no room")
    assert line("Backup").is_wrong and "no room" in line("Backup").value


@pytest.mark.parametrize(
    ("total", "free", "is_wrong"),
    [(100, 50, False), (100, 11, False), (100, 9, True), (5, 0.9, True), (5, 1.1, False)],
)
def test_free_disk(monkeypatch, settings, tmp_path, total, free, is_wrong):
    settings.MEDIA_ROOT = tmp_path / "not" / "there" / "yet"
    usage = namedtuple("usage", "total used free")
    sizes = usage(total * 2**30, 0, int(free * 2**30))
    monkeypatch.setattr(shutil, "disk_usage", lambda path: sizes)
    for label in ("Disk for uploads", "Disk of the database"):
        assert line(label).is_wrong == is_wrong
    assert "free" in line("Disk for uploads").value


def test_a_database_elsewhere_is_not_guessed_at(settings, monkeypatch):
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.postgresql")
    assert "not to be seen" in line("Disk of the database").value


def test_help_lines_that_nobody_has_checked(client, boss):
    assert line("Help lines").state == "well"
    HelpLine.objects.create(country="ZZ", kind="crisis", name="One", number="123")
    assert line("Help lines").value == "1 line that nobody has checked within six months"
    assert line("Help lines").state == "look"
    assert "/admin/safety/helpline/" in shown(client)


def test_mail_that_waits(client, boss):
    message = Message.objects.create(to="a@example.org", subject="S", body="B")
    assert not line("Mail").is_wrong
    Message.objects.update(created_at=message.created_at - timedelta(hours=1))
    assert line("Mail").is_wrong
    assert "1 mail that could not be sent yet" in shown(client, "/admin/")


# -- The test mail -----------------------------------------------------------------------------


def test_a_test_mail_goes_at_once(client, boss):
    html = client.post(TEST_MAIL, follow=True).content.decode()
    assert "has taken a mail to" in html
    assert [message.to for message in mail.outbox] == [[boss.email]]
    assert not Message.objects.exists()


def test_an_account_without_an_address(client, boss):
    type(boss).objects.update(email="")
    assert "has no e-mail address" in client.post(TEST_MAIL, follow=True).content.decode()
    assert mail.outbox == []


def test_without_a_mail_server_it_says_so(client, boss, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert "No mail server is set" in shown(client)
    assert "written to the site" in client.post(TEST_MAIL, follow=True).content.decode()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (smtplib.SMTPAuthenticationError(535, b"no"), "refuses EMAIL_HOST_USER"),
        (smtplib.SMTPSenderRefused(550, b"no", "clinic@localhost"), "takes no mail from"),
        (smtplib.SMTPRecipientsRefused({"a@example.org": (550, b"no")}), "takes no mail to"),
        (smtplib.SMTPServerDisconnected("bye"), "did not take it"),
        (smtplib.SMTPNotSupportedError("STARTTLS"), "does not offer encryption"),
        (socket.gaierror(-2, "unknown"), "no mail server of the name"),
        (ConnectionRefusedError(111, "refused"), "No mail server answers"),
        (TimeoutError("timed out"), "does not answer in time"),
    ],
)
def test_what_the_mail_server_says_is_told_in_plain_words(client, boss, monkeypatch, error, words):
    def refuse(self, messages):
        raise error

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    html = client.post(TEST_MAIL, follow=True).content.decode()
    assert words in html and type(error).__name__ in html


def test_a_server_that_is_not_there(client, boss, settings):
    """Through the real SMTP backend: nothing listens at that port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = free.getsockname()[1]
        settings.EMAIL_HOST = "127.0.0.1"
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        html = client.post(TEST_MAIL, follow=True).content.decode()
    assert f"No mail server answers at 127.0.0.1, port {settings.EMAIL_PORT}" in html
