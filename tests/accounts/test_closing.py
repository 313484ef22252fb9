"""A leaver's account: signed out, nothing lost, what was open handed over."""

import threading

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from accounts import closing
from articles import actions, previews
from audit.models import Event
from clinic.exceptions import Refused
from outbox.models import Message
from reviews.models import Review
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(client):
    person = make.administrator()
    client.force_login(person)
    return person


def address(user, verb="close"):
    return f"/admin/accounts/user/{user.pk}/{verb}/"


def test_a_leaver_is_signed_out_and_can_come_back(client, boss, django_user_model):
    leaver = make.clinician()
    theirs = type(client)()
    theirs.force_login(leaver)
    assert client.get(address(leaver)).status_code == 200
    assert Session.objects.count() == 2
    assert client.post(address(leaver)).status_code == 302
    assert Session.objects.count() == 1, "only theirs ended"
    assert theirs.get("/admin/").status_code == 302
    page = client.get(f"/admin/accounts/user/{leaver.pk}/change/").content.decode()
    assert address(leaver, "reopen") in page and address(leaver) not in page
    assert client.post(address(leaver, "reopen")).status_code == 302
    assert theirs.get("/admin/").status_code == 302, "an old session stays closed"
    leaver.refresh_from_db()
    assert leaver.is_active
    verbs = Event.objects.filter(kind="accounts.user", by=boss).values_list("verb", flat=True)
    assert list(verbs) == ["reopen account", "close account"]


def test_what_was_open_is_named_and_handed_over(client, boss):
    leaver, writer = make.reviewer(), make.clinician()
    waiting = make.draft(by=writer, title="Waits for them")
    actions.submit(waiting, by=writer, reviewer=leaver.author)
    own = make.draft(by=leaver, title="Half written")
    link = previews.make_link(own, by=leaver, reader="A friend")
    signed = make.published(reviewed_by=leaver)
    page = client.get(address(leaver)).content.decode()
    assert "“Waits for them” waits for their signature" in page
    assert "“Half written” is being worked on" in page
    assert "1 preview link that they made ends." in page
    Message.objects.all().delete()

    client.post(address(leaver))

    waiting.refresh_from_db()
    assert (waiting.state, waiting.reviewer) == ("in_review", None)
    assert Message.objects.get().to == writer.email
    own.refresh_from_db()
    assert (own.state, own.created_by) == ("draft", leaver)
    assert client.get(f"/admin/articles/edition/{own.pk}/change/").status_code == 200
    link.refresh_from_db()
    assert not link.is_open
    signed.refresh_from_db()
    assert signed.is_public and signed.review.signed_by == leaver
    assert leaver.author.is_public
    # The text is given to somebody else.
    actions.recall(waiting, by=writer)
    actions.submit(waiting, by=writer, reviewer=(other := make.reviewer()).author)
    seen = {"seen_hash": waiting.compute_hash(), "checklist": list(Review.CHECKLIST)}
    actions.sign(waiting, by=other, **seen)


def test_the_last_administrator_stays(boss):
    other = make.administrator()
    closing.close(other, by=boss)
    with pytest.raises(Refused, match="last administrator"):
        closing.close(boss, by=other)
    with pytest.raises(Refused, match="own account"):
        closing.close(boss, by=boss)
    with pytest.raises(Refused, match="closed already"):
        closing.close(other, by=boss)


@pytest.mark.django_db(transaction=True)
def test_two_administrators_cannot_close_each_other():
    pair = [make.administrator(), make.administrator()]
    start, outcomes = threading.Barrier(2), []

    def close(user, by):
        start.wait(timeout=10)
        try:
            closing.close(user, by=by)
            outcomes.append("closed")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=close, args=order) for order in (pair, pair[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert sorted(outcomes) == ["closed", "refused"]


@pytest.mark.parametrize("verb", ["close", "reopen"])
@pytest.mark.parametrize("person", [make.clinician, make.reviewer, make.manager])
def test_others_close_nobody(client, person, verb):
    leaver = make.clinician()
    assert client.post(address(leaver, verb)).status_code == 302, "a stranger is asked to sign in"
    client.force_login(person())
    assert client.get(address(leaver, verb)).status_code == 403
    assert client.post(address(leaver, verb)).status_code == 403
    leaver.refresh_from_db()
    assert leaver.is_active


def test_a_superuser_and_nobody(client, boss):
    root = make.user(is_superuser=True)
    assert client.post(address(root)).status_code == 403
    assert client.get("/admin/accounts/user/999999/close/").status_code == 404
