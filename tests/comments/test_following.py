"""After sending: changing it while it waits, and everything of one's own by a mailed link."""

import json
import re

import pytest
from django.db import IntegrityError, transaction

from audit.models import Event
from clinic.exceptions import Refused
from comments import actions, deciding, letters
from comments.models import Comment, Earlier
from outbox.mail import send_due
from outbox.models import Message
from tests import make
from tests.comments.visitor import SAME, WORDS, hidden

pytestmark = pytest.mark.django_db
NEW = "Thank you, and one more question about sleep."


@pytest.fixture
def comment(article):
    return Comment.objects.create(
        article=article, nickname="Heron", text=WORDS, email="h@example.org"
    )


def change_page(comment):
    return f"{letters.link_of(comment)}change/"


def change(client, clock, comment, text=NEW, **fields):
    page = change_page(comment)
    token = hidden(client.get(page), "token")
    clock.now += 10
    data = {"text": text, "nickname": "Heron", "token": token, **fields}
    return client.post(page, data, **SAME)


# -- Changing it -------------------------------------------------------------------------------


def test_while_it_waits_its_writer_may_change_it(client, comment, clock):
    page = client.get(letters.link_of(comment)).content.decode()
    assert 'change/">Change it</a>' in page
    form = client.get(change_page(comment))
    assert form["Cache-Control"] == "no-store, private"
    assert WORDS in form.content.decode()
    assert "h@example.org" not in form.content.decode()
    assert "None" not in form.content.decode()
    assert change(client, clock, comment, nickname="Otter").status_code == 302
    comment.refresh_from_db()
    assert (comment.text, comment.nickname, comment.edits) == (NEW, "Otter", 1)
    assert (comment.state, comment.email) == ("pending", "h@example.org")
    earlier = comment.earlier.get()
    assert (earlier.text, earlier.nickname) == (WORDS, "Heron")
    event = Event.objects.get(verb="change")
    assert event.details == {"level": 0}


def test_what_was_there_before_stays_and_is_on_the_desk(client, comment, clock):
    change(client, clock, comment)
    with pytest.raises(IntegrityError), transaction.atomic():
        Earlier.objects.update(text="Another story")
    with pytest.raises(IntegrityError), transaction.atomic():
        Earlier.objects.all().delete()
    client.force_login(make.manager())
    page = client.get(f"/admin/comments/comment/{comment.pk}/change/").content.decode()
    assert WORDS in page
    assert NEW in page


def test_sent_twice_it_is_changed_once(client, comment, clock):
    change(client, clock, comment)
    assert change(client, clock, comment).status_code == 302
    assert comment.earlier.count() == 1


def test_urgent_words_are_met_with_help_and_tell_the_moderators(client, comment, clock):
    manager = make.manager()
    Message.objects.all().delete()
    crisis = change(client, clock, comment, text="I want to die")
    page = crisis.content.decode()
    assert page.count('href="tel:') >= 2
    assert "Leave my comment as it was" in page
    assert "Delete what I wrote" not in page
    comment.refresh_from_db()
    assert comment.text == WORDS
    kept = {"draft": hidden(crisis, "draft"), "token": hidden(crisis, "token"), "choice": "send"}
    clock.now += 10
    assert client.post(crisis.request["PATH_INFO"], kept, **SAME).status_code == 302
    comment.refresh_from_db()
    assert (comment.text, comment.level) == ("I want to die", 2)
    assert comment.waits_since is not None
    assert [message.to for message in Message.objects.all()] == [manager.email]


def test_what_was_urgent_stays_urgent_and_says_why(client, article, clock):
    comment = actions.receive(
        article=article,
        parent=None,
        nickname="Heron",
        email="",
        text="I am going to kill myself tonight",
        network="",
        nonce="1",
    )
    change(client, clock, comment, text="Never mind. A lovely article, thank you.")
    comment.refresh_from_db()
    assert comment.level == 3
    assert "crisis" in {finding["code"] for finding in comment.findings}
    with pytest.raises(Refused, match="never published"):
        deciding.approve(comment, by=make.manager())


@pytest.mark.parametrize("state", ["approve", "reject", "withdraw", "held"])
def test_once_decided_it_is_nobodys_to_change_and_nothing_typed_is_lost(
    client, comment, clock, state
):
    manager = make.manager()
    page = change_page(comment)
    token = hidden(client.get(page), "token")
    if state == "reject":
        deciding.reject(comment, by=manager, reasons=["off-topic"])
    elif state == "withdraw":
        actions.withdraw_by_writer(comment)
    else:
        deciding.approve(comment, by=manager)
        if state == "held":
            deciding.hold(comment, by=manager)
    clock.now += 10
    response = client.post(page, {"text": NEW, "token": token}, **SAME)
    assert "cannot be changed any more" in response.content.decode()
    assert NEW in response.content.decode()
    comment.refresh_from_db()
    assert comment.text == WORDS
    assert client.get(page).url.count("/") == 3  # back to the page that follows it
    assert "change/" not in client.get(letters.link_of(comment)).content.decode()


def test_a_moderator_approves_the_words_that_were_read_and_no_others(client, comment, clock):
    manager = make.manager()
    read = Comment.objects.get()
    change(client, clock, comment)
    with pytest.raises(Refused, match="changed it meanwhile"):
        deciding.approve(read, by=manager)
    client.force_login(manager)
    decide = f"/admin/comments/comment/{comment.pk}/decide/"
    stale = client.post(decide, {"verb": "approve", "wording": "0.0"}).content.decode()
    assert "changed since you opened it" in stale
    assert 'name="wording" value="1.0"' in stale
    assert Comment.objects.get().state == "pending"
    assert client.post(decide, {"verb": "approve", "wording": "1.0"}).status_code == 302


def test_the_database_lets_nobody_change_words_without_keeping_them(comment):
    with pytest.raises(IntegrityError, match="nobody's to change"), transaction.atomic():
        Comment.objects.update(text=NEW, edits=1)
    comment.earlier.create(number=0, nickname="Heron", text="Something else")
    with pytest.raises(IntegrityError, match="nobody's to change"), transaction.atomic():
        Comment.objects.update(text=NEW, edits=1)


def test_changes_count_against_the_limit(client, comment, clock):
    answers = [change(client, clock, comment, text=f"{NEW} {n}").status_code for n in range(8)]
    assert answers == [302] * 6 + [429] * 2


# -- Everything of an address ------------------------------------------------------------------

ASK = "/comments/yours/"


def ask(client, clock, email, **headers):
    headers = {**SAME, **headers}
    token = hidden(client.post(ASK, {"email": email}, **headers), "token")
    clock.now += 10
    return client.post(ASK, {"email": email, "token": token}, **headers)


@pytest.fixture
def link(client, comment, clock):
    Message.objects.all().delete()
    ask(client, clock, "H@Example.org")
    return re.search(r"(/comments/\S+/all/)", Message.objects.get().body)[1]


def test_the_answer_says_nothing_about_whether_an_address_is_known(client, comment, clock):
    Message.objects.all().delete()
    known = ask(client, clock, "h@example.org")
    unknown = ask(client, clock, "nobody@example.org")
    assert known.content == unknown.content
    assert known.headers == unknown.headers
    assert not known.cookies
    message = Message.objects.get()
    assert (message.to, message.confidential) == ("h@example.org", True)
    assert WORDS not in message.body
    assert "example.org" not in message.body.replace("http://testserver", "")


def test_only_so_many_mails_go_to_an_address_and_so_many_come_from_a_network(
    client, comment, clock
):
    Message.objects.all().delete()
    answers = [
        ask(client, clock, "h@example.org", REMOTE_ADDR=f"192.0.2.{n}").status_code
        for n in range(5)
    ]
    assert answers == [200, 200, 200, 429, 429]
    assert Message.objects.count() == 3
    many = [ask(client, clock, f"a{n}@example.org").status_code for n in range(6)]
    assert many == [200] * 5 + [429]


def test_the_link_shows_and_gives_away_all_of_ones_own_and_nothing_else(client, article, link):
    Comment.objects.create(article=article, nickname="x", text="Of somebody", email="o@example.org")
    Comment.objects.create(article=article, nickname="x", text="Of no address")
    page = client.get(link)
    assert page["Cache-Control"] == "no-store, private"
    assert WORDS in page.content.decode()
    assert "Of somebody" not in page.content.decode()
    export = client.get(link[: -len("/all/")] + "/all.json")
    assert export["Content-Disposition"] == 'attachment; filename="comments.json"'
    words = json.loads(export.content)["comments"]
    assert [(w["text"], w["e-mail"], w["state"]) for w in words] == [
        (WORDS, "h@example.org", "Waiting")
    ]


def test_erasing_empties_words_name_address_and_what_was_there_before(
    client, article, comment, link, clock
):
    public = Comment.objects.create(
        article=article, nickname="Heron", text="Public words", email="H@example.org"
    )
    deciding.approve(public, by=make.manager())
    other = Comment.objects.create(article=article, nickname="x", text="Other", email="o@x.org")
    change(client, clock, comment)
    client.post(link, **SAME)
    assert Comment.objects.exclude(text="").count() == 3  # without the page's token nothing happens
    token = hidden(client.get(link), "token")
    clock.now += 10
    assert "It is done" in client.post(link, {"token": token}, **SAME).content.decode()
    for row in Comment.objects.exclude(pk=other.pk):
        assert (row.text, row.nickname, row.email, row.network) == ("", "", "", "")
        assert row.state == "withdrawn"
    assert not Earlier.objects.exists()
    assert Comment.objects.get(pk=other.pk).text == "Other"
    assert not Message.objects.filter(to__iexact="h@example.org").exists()
    assert public.decisions.count() == 2
    assert "Public words" not in client.get("/articles/sleep/").content.decode()
    assert client.get(link).status_code == 404


@pytest.mark.parametrize("where", ["all/", "all.json"])
def test_other_links_open_nothing(client, comment, link, where, monkeypatch):
    for token in (letters.link_of(comment).split("/")[2], "x", str(comment.public_id)):
        assert client.get(f"/comments/{token}/{where}").status_code == 404
    own = link[: -len("all/")] + where
    assert client.get(own).status_code == 200
    monkeypatch.setattr("comments.yours.GOOD_FOR", -1)
    assert client.get(own).status_code == 404


def test_the_mail_goes_and_its_text_is_kept_nowhere(link, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    send_due()
    assert Message.objects.get(to="h@example.org").body == ""
