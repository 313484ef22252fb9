"""The link that makes the first account: once, within a day, and for nobody else."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.first_start import make_link
from accounts.models import FirstLink, User
from audit.models import Event
from tests import make

pytestmark = pytest.mark.django_db

FILLED_IN = {
    "username": "harbour",
    "first_name": "Hanna",
    "last_name": "Harbour",
    "email": "hanna@clinic.example",
    "password1": "seven-quiet-boats",
    "password2": "seven-quiet-boats",
}


def path_of(link):
    assert link.startswith("http://testserver/admin/first-start/")
    return link.removeprefix("http://testserver")


def test_whoever_has_the_link_makes_the_account_and_is_signed_in(client):
    path = path_of(make_link())
    page = client.get(path)
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "strict-origin"  # of the address no other page hears
    assert client.post(path, FILLED_IN).url == "/admin/set-up/"
    user = User.objects.get()
    assert user.is_staff and user.has_perm("accounts.change_user")
    assert [group.name for group in user.groups.all()] == ["Administrator"]
    assert client.get("/admin/").status_code == 200
    assert Event.objects.get().verb == "make the first account"


def test_only_a_hash_of_it_is_kept(client):
    token = path_of(make_link()).split("/")[-2]
    assert token not in FirstLink.objects.get().digest
    assert len(FirstLink.objects.get().digest) == 64


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"password1": "short", "password2": "short"}, "at least 12 characters"),
        ({"password2": "another-long-one"}, "password fields didn’t match"),
        ({"email": ""}, "This field is required"),
        ({"username": "a b"}, "valid username"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client, changes, words):
    path = path_of(make_link())
    page = client.post(path, FILLED_IN | changes).content.decode()
    assert words in page and 'value="Hanna"' in page
    assert not User.objects.exists()
    assert client.post(path, FILLED_IN).status_code == 302


def refused(client, path):
    """The one answer for every link that opens nothing."""
    before = User.objects.count()
    answers = [client.get(path), client.post(path, FILLED_IN)]
    assert [answer.status_code for answer in answers] == [410, 410]
    for answer in answers:
        page = answer.content.decode()
        assert "This link opens nothing" in page and "/admin/login/" in page
        assert "no-store" in answer["Cache-Control"] and "<form" not in page
    assert User.objects.count() == before
    return answers[0].content


def test_links_that_open_nothing_all_look_the_same(client):
    old = path_of(make_link())
    path = path_of(make_link())
    seen = {
        refused(client, old),
        refused(client, f"{path[:-2]}/"),
        refused(client, "/admin/first-start/nonsense/"),
    }
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        seen.add(refused(client, path))
    make.user()
    seen.add(refused(client, path))
    assert len(seen) == 1
    assert make_link() is None


def test_used_twice_it_makes_one_account(client):
    path = path_of(make_link())
    client.post(path, FILLED_IN)
    refused(Client(), path)


def test_a_forged_request_of_another_site_makes_none():
    path = path_of(make_link())
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(path, FILLED_IN).status_code == 403
    assert not User.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_browsers_at_once_make_one_account():
    path, answers = path_of(make_link()), []
    together = threading.Barrier(2)

    def press(name):
        together.wait()
        answers.append(Client().post(path, FILLED_IN | {"username": name}).status_code)
        connection.close()

    threads = [threading.Thread(target=press, args=[name]) for name in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [302, 410]
    assert User.objects.count() == 1


def test_the_command_prints_it_while_nobody_has_an_account(capsys):
    call_command("first_start")
    assert "http://testserver/admin/first-start/" in capsys.readouterr().out
    make.user()
    call_command("first_start")
    assert "first-start/" not in capsys.readouterr().out
