"""The records are to look at."""

from datetime import timedelta

import pytest

from audit.models import Event, record
from outbox.models import Message
from tests import make

pytestmark = pytest.mark.django_db

READ_ONLY = ("audit/event", "outbox/message", "outbox/job", "reviews/review")


def test_managers_read_the_audit_and_nobody_writes_it(client):
    boss = make.manager()
    event = record("look", boss, by=boss)
    client.force_login(boss)
    assert "look" in client.get("/admin/audit/event/").content.decode()
    assert client.get(f"/admin/audit/event/{event.pk}/change/").status_code == 200
    assert client.post(f"/admin/audit/event/{event.pk}/change/", {"verb": "x"}).status_code == 403
    client.force_login(make.clinician())
    assert client.get("/admin/audit/event/").status_code == 403


@pytest.mark.parametrize("place", READ_ONLY)
def test_even_a_superuser_adds_and_deletes_no_records(client, place):
    client.force_login(make.user(is_superuser=True))
    assert client.get(f"/admin/{place}/").status_code == 200
    assert client.post(f"/admin/{place}/add/", {"verb": "x"}).status_code == 403
    assert not Event.objects.filter(verb="x").exists()


def test_the_desk_speaks_of_mail_only_when_it_waits_too_long(client):
    client.force_login(make.administrator())
    message = Message.objects.create(to="a@example.org", subject="S", body="B")
    assert "could not be sent yet" not in client.get("/admin/").content.decode()
    Message.objects.update(created_at=message.created_at - timedelta(hours=1))
    assert "could not be sent yet" in client.get("/admin/").content.decode()
