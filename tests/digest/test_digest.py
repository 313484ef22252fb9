"""New articles by e-mail: asking, confirming, stopping, and letters that come once."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Edition, Topic
from audit.models import Event
from clinic.models import Clinic
from digest import actions
from digest.letters import forget_the_old, tell_readers
from digest.models import Stopped, Subscriber
from outbox.mail import BULK_AT_ONCE, post, send_due
from outbox.models import Message
from tests import make
from tests.outbox.smtp import mail_server

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")


@pytest.fixture(autouse=True)
def clinic():
    return Clinic.objects.create(name="Harbour", readers_digest="monthly")


def press(client, path, **data):
    """The form, its first press and, a while later, the second."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        first = client.post(path, data)
        token = re.search(r'name="token" value="([^"]+)"', first.content.decode())[1]
        clock.shift(10)
        return client.post(path, {**data, "token": token})


def link_in(message, name):
    return re.search(rf"https?://[^/]+(/(?:de/)?digest/{name}/\S+)", message.body)[1]


def subscribed(email="amy@example.org", *, topics=(), told=None, language="en"):
    told = told or timezone.now() - timedelta(days=40)
    row = Subscriber.objects.create(
        email=email, language=language, confirmed_at=told, told_until=told
    )
    row.topics.set(topics)
    return row


def in_month(number, hour=9):
    return time_machine.travel(datetime(2026, number, 1, hour, tzinfo=LONDON), tick=False)


def article(title, *, day, **fields):
    edition = make.published(title=title, standfirst=f"About {title}.", **fields)
    at = datetime(2026, *day, 12, tzinfo=LONDON)
    Edition.objects.filter(pk=edition.pk).update(published_at=at, public_from=at)
    return edition


@pytest.fixture
def articles():
    """Two of January and one of February, in two topics; and one that was withdrawn."""
    fear, sleep = (Topic.objects.create(name=name, slug=name) for name in ("fear", "sleep"))
    article("On fear", day=(1, 10), topic=fear)
    article("On sleep", day=(1, 12), topic=sleep)
    article("In February", day=(2, 3), topic=sleep)
    gone = make.withdrawn(title="Taken back", topic=fear)
    Edition.objects.filter(pk=gone.pk).update(published_at=datetime(2026, 1, 11, tzinfo=LONDON))
    Message.objects.all().delete()  # to those who wrote and reviewed them
    return fear, sleep


# -- Asking, confirming, stopping --------------------------------------------------------------


def test_asking_confirming_and_stopping(client):
    topic = Topic.objects.create(name="Fear", slug="fear")
    make.published(topic=topic)
    Message.objects.all().delete()
    assert "Fear" in client.get("/digest/").content.decode()
    asked = press(client, "/digest/", email="Amy@example.org", topics=[topic.pk])
    assert "look into your mail" in asked.content.decode()
    assert not asked.cookies
    row = Subscriber.objects.get()
    assert (row.confirmed_at, list(row.topics.all())) == (None, [topic])
    letter = Message.objects.get()
    assert letter.confidential and "Amy" not in letter.body
    confirm = link_in(letter, "confirm")
    assert client.get(confirm)["Cache-Control"] == "no-store, private"
    row.refresh_from_db()
    assert row.confirmed_at is None, "a GET only asks"
    assert client.get(confirm[:-3] + "xyz/").status_code == 404
    assert "From now on" in press(client, confirm).content.decode()
    row.refresh_from_db()
    assert row.confirmed_at
    assert client.get(confirm).status_code == 410, "it works once"
    stop = actions.stop_link(row).removeprefix("http://testserver")
    stop = "/digest/stop/" + stop.rpartition("/digest/stop/")[2]
    assert "delete your address" in client.get(stop).content.decode()
    assert Subscriber.objects.exists(), "a GET only asks"
    assert "do not write" in client.post(stop, {"List-Unsubscribe": "One-Click"}).content.decode()
    assert not Subscriber.objects.exists()
    assert not Message.objects.exists(), "the address goes with the letters"
    assert client.post(stop).status_code == 200
    assert client.post("/digest/stop/forged/").status_code == 404


def test_the_answer_is_the_same_for_every_address(client):
    def answer(email):
        return press(client, "/digest/", email=email).content

    known, stopped = subscribed("known@example.org"), "stopped@example.org"
    actions.never_write_to(stopped, by=make.administrator())
    assert answer("new@example.org") == answer(known.email) == answer(stopped)
    assert not Message.objects.filter(to=stopped).exists()
    # Nobody else changes a subscription by knowing the address.
    known.refresh_from_db()
    assert known.confirmed_at and Subscriber.objects.filter(email=known.email).count() == 2


def test_who_asks_again_chooses_anew_and_keeps_the_old_links(client, articles):
    fear, sleep = articles
    known = subscribed(topics=[fear])
    stop = f"/digest/stop/{actions.stop_link(known).rpartition('/stop/')[2]}"
    told = known.told_until
    press(client, "/digest/", email="AMY@example.org", topics=[sleep.pk])
    press(client, link_in(Message.objects.get(), "confirm"))
    row = Subscriber.objects.get()
    assert (row.pk, row.told_until, list(row.topics.all())) == (known.pk, told, [sleep])
    client.post(stop)
    assert not Subscriber.objects.exists()


def test_who_asks_too_often_waits(client):
    for _number in range(actions.MAILED_A_DAY):
        press(client, "/digest/", email="amy@example.org")
    refused = press(client, "/digest/", email="amy@example.org")
    assert refused.status_code == 429 and refused["Retry-After"]
    assert "amy@example.org" in refused.content.decode(), "what was typed is kept"
    assert Message.objects.count() == 1


def test_a_forged_topic_and_a_trap_store_nothing(client):
    hidden = Topic.objects.create(name="Hidden", slug="hidden")
    assert "Hidden" not in client.get("/digest/").content.decode()
    press(client, "/digest/", email="amy@example.org", topics=[hidden.pk])
    press(client, "/digest/", email="amy@example.org", website="x")
    press(client, "/digest/", email="no address")
    assert not Subscriber.objects.exists()


def test_it_is_off_until_the_clinic_turns_it_on(client, clinic, articles):
    assert "/digest/" in client.get("/about/").content.decode()
    clinic.readers_digest = Clinic._meta.get_field("readers_digest").default
    clinic.save()
    assert "/digest/" not in client.get("/about/").content.decode()
    assert client.get("/digest/").status_code == 404
    subscribed(told=datetime(2026, 1, 1, tzinfo=LONDON))
    with in_month(2):
        assert tell_readers() == 0


def test_an_address_that_nobody_confirms_is_forgotten(client):
    subscribed("stays@example.org")
    actions.ask("amy@example.org", language="en", topics=[])
    link = link_in(Message.objects.get(), "confirm")
    with time_machine.travel(timezone.now() + timedelta(hours=49)):
        assert client.get(link).status_code == 410
        assert forget_the_old() == 1
    assert [row.email for row in Subscriber.objects.all()] == ["stays@example.org"]
    assert not Message.objects.exists()


# -- Letters -----------------------------------------------------------------------------------


def test_each_hears_of_what_is_new_in_their_topics_once(articles):
    fear, _sleep = articles
    new_year = datetime(2026, 1, 1, tzinfo=LONDON)
    subscribed("all@example.org", told=new_year)
    subscribed("fear@example.org", topics=[fear], told=new_year)
    subscribed("late@example.org", told=datetime(2026, 1, 11, tzinfo=LONDON))
    subscribed("german@example.org", language="de", told=new_year)
    Subscriber.objects.create(email="unconfirmed@example.org", language="en")
    with in_month(2, hour=7):
        assert tell_readers() == 0, "not before the morning"
    with in_month(2):
        assert tell_readers() == 3
        assert tell_readers() == 0
    letters = {letter.to: letter for letter in Message.objects.all()}
    told = {
        to.partition("@")[0]: re.findall(r"^(On \w+|In \w+|Taken \w+)$", letter.body, re.MULTILINE)
        for to, letter in letters.items()
    }
    assert told == {"all": ["On sleep", "On fear"], "fear": ["On fear"], "late": ["On sleep"]}
    assert letters["all@example.org"].subject == "2 new articles from Harbour"
    assert "<" not in letters["all@example.org"].body
    with in_month(3):
        assert tell_readers() == 2, "nothing new about fear: no letter"


def test_a_week_begins_on_monday(clinic, articles):
    clinic.readers_digest = "weekly"
    clinic.save()
    subscribed(told=datetime(2026, 1, 5, 9, tzinfo=LONDON))
    for day, written in ((11, 0), (12, 1), (13, 0), (18, 0), (19, 1), (26, 0)):
        with time_machine.travel(datetime(2026, 1, day, 9, tzinfo=LONDON), tick=False):
            assert tell_readers() == written, day


def test_what_breaks_off_writes_to_nobody_twice(articles, monkeypatch):
    monkeypatch.setattr("digest.letters.AT_ONCE", 2)
    for number in range(5):
        subscribed(f"r{number}@example.org", told=datetime(2026, 1, 1, tzinfo=LONDON))
    from digest import letters

    some, done = letters._tell_some, []

    def breaks(*args):
        if len(done) == 1:
            raise OSError
        done.append(1)
        return some(*args)

    with in_month(2):
        monkeypatch.setattr(letters, "_tell_some", breaks)
        with pytest.raises(OSError):
            tell_readers()
        monkeypatch.setattr(letters, "_tell_some", some)
        assert Message.objects.count() == 2
        tell_readers()
    assert Message.objects.count() == 5
    assert Message.objects.values("to").distinct().count() == 5


def test_with_the_mail_server_down_they_wait_and_all_else_goes_first(articles, settings):
    many = BULK_AT_ONCE + 10
    for number in range(many):
        subscribed(f"r{number}@example.org", told=datetime(2026, 1, 1, tzinfo=LONDON))
    with mail_server(settings) as server:
        server.away = True
        with in_month(2):
            tell_readers()
            assert send_due() == (0, 1)
            assert send_due() == (0, 0)
            post(to="moderator@example.org", subject="Urgent", body="1 urgent comment")
        server.away = False
        later = datetime(2026, 2, 1, 10, tzinfo=LONDON)
        with time_machine.travel(later, tick=False):
            assert send_due() == (BULK_AT_ONCE + 1, 0)
            assert server.subjects[0] == "Urgent"
            assert send_due() == (10, 0)
            assert send_due() == (0, 0)
        letter = server.mails[1]
    assert len({mail["To"] for mail in server.mails}) == many + 1
    link = re.search(r"https?://\S+/digest/stop/\S+", letter.get_content())[0]
    assert letter["List-Unsubscribe"].strip() == f"<{link}>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter.get_content_type() == "text/plain"
    sent = Message.objects.filter(bulk=True)
    assert not any(message.body or message.headers for message in sent)
    with time_machine.travel(later + timedelta(days=3)):
        forget_the_old()
    assert not sent.all().exists(), "no address is kept in what was sent"


def test_the_database_refuses_an_address_twice():
    subscribed()
    for confirmed in (timezone.now(), None):
        with pytest.raises(IntegrityError), transaction.atomic():
            for _twice in "ab":
                Subscriber.objects.create(
                    email="AMY@example.org",
                    language="en",
                    confirmed_at=confirmed,
                    told_until=confirmed,
                )


# -- The desk ----------------------------------------------------------------------------------


def test_the_desk_counts_and_lists_no_address(client):
    subscribed()
    refused = subscribed("gone@example.org")
    for row, attempts in ((refused, 3), (Subscriber.objects.first(), 0)):
        Message.objects.create(
            to=row.email, subject="x", body="", bulk=True, attempts=attempts, about=row.about
        )
    page = "/admin/digest/subscriber/"
    assert client.get(page).status_code == 302
    client.force_login(make.clinician())
    assert client.get(page).status_code == 403
    assert client.post(f"{page}stop/", {"email": "amy@example.org"}).status_code == 403
    assert client.post(f"{page}erase/", {"email": "amy@example.org"}).status_code == 403
    client.force_login(make.manager())
    assert client.get(f"{page}stop/").status_code == 405
    html = client.get(page).content.decode()
    assert "amy@example.org" not in html
    assert "gone@example.org" in html
    client.force_login(make.administrator())
    assert "example.org" not in client.get("/admin/outbox/message/?q=amy").content.decode().replace(
        client.get(page).wsgi_request.user.email, ""
    )


def test_stopping_and_erasing_by_hand(client):
    client.force_login(make.manager())
    page = "/admin/digest/subscriber/"
    for verb, again in (("erase", True), ("stop", False)):
        subscribed("Gone@example.org")
        answer = client.post(f"{page}{verb}/", {"email": "gone@example.org"}, follow=True)
        assert "gone@" not in answer.content.decode().lower()
        assert not Subscriber.objects.exists()
        actions.ask("GONE@example.org", language="en", topics=[])
        assert Subscriber.objects.exists() == again
        Subscriber.objects.all().delete()
    assert "Enter a valid" in client.post(f"{page}stop/", {"email": "x"}).content.decode()
    assert Stopped.objects.count() == 1
    told = " ".join(f"{event.subject} {event.details}" for event in Event.objects.all())
    assert "gone" not in told.lower()


def test_the_hand_list_outlives_a_new_key(settings):
    actions.never_write_to("gone@example.org", by=make.administrator())
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new" * 20, [settings.SECRET_KEY]
    assert Stopped.holds("GONE@example.org")
