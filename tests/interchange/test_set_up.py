"""The guided set-up and the list of what a new clinic has still to do."""

import pytest
from django.utils import timezone

from articles.models import Article
from audit.models import Event
from clinic.models import Clinic
from glossary.models import Entry
from interchange.models import SetUp
from interchange.set_up import STEPS
from outbox import trial
from outbox.models import Message
from safety.help import load_help_lines
from safety.models import HelpLine
from tests import make

pytestmark = pytest.mark.django_db

BASICS = {"name": "Harbour", "country": "ie", "phone": "01 234", "email": "", "address": "Quay 1"}
PAGES = [f"/admin/set-up/{step.name}/" for step in STEPS]


@pytest.fixture
def boss(client):
    person = make.administrator()
    client.force_login(person)
    return person


def save(client, step, **data):
    return client.post(f"/admin/set-up/{step}/", {"save": "1", **data})


def home(client):
    return client.get("/admin/").content.decode()


@pytest.mark.parametrize("path", ["/admin/set-up/", *PAGES])
def test_it_is_the_administrators_alone(client, path):
    assert client.get(path).url == f"/admin/login/?next={path}"
    for person in (make.clinician(), make.reviewer(), make.manager()):
        client.force_login(person)
        assert client.get(path).status_code == 403
        assert client.post(path, BASICS | {"save": "1"}).status_code == 403
    for verb in ("dismiss", "bring-back"):
        assert client.post(f"/admin/set-up/{verb}/").status_code == 403
    assert not Clinic.objects.exists() and not SetUp.objects.exists()


def test_an_unknown_step_and_a_get_of_a_verb(client, boss):
    assert client.get("/admin/set-up/nothing/").status_code == 404
    assert client.get("/admin/set-up/dismiss/").status_code == 405


def test_it_leads_from_step_to_step_and_can_be_redone(client, boss):
    assert client.get("/admin/set-up/").url == "/admin/set-up/basics/"
    page = client.get("/admin/set-up/basics/").content.decode()
    assert 'value="GB"' in page.partition("<datalist")[2]
    assert 'value="GB"' not in page.partition("<datalist")[0], "nobody's country is guessed"
    assert save(client, "basics", **BASICS).url == "/admin/set-up/look/"
    clinic = Clinic.objects.get()
    assert (clinic.name, clinic.country, clinic.address) == ("Harbour", "IE", "Quay 1")
    assert client.get("/admin/set-up/").url == "/admin/set-up/look/"
    save(client, "basics", **BASICS | {"name": "Harbour Practice"})
    assert Clinic.objects.get().name == "Harbour Practice"
    events = Event.objects.filter(kind="clinic.clinic").order_by("pk")
    assert [event.details["fields"] for event in events][1] == ["name"]


def test_a_step_saves_its_own_fields_alone(client, boss):
    Clinic(name="Harbour", tagline="Ours", accent="#112233").save()
    save(client, "look", accent="#445566", fonts="system")
    clinic = Clinic.objects.get()
    assert (clinic.name, clinic.tagline, clinic.accent) == ("Harbour", "Ours", "#445566")


def test_no_step_loses_what_was_typed(client, boss):
    typed = BASICS | {"country": "Ireland", "tagline": "Half a sen"}
    assert client.post("/admin/set-up/basics/", typed | {"later": "1"}).url == "/admin/"
    assert not Clinic.objects.exists()
    page = client.get("/admin/set-up/basics/").content.decode()
    assert 'value="Half a sen"' in page and "It is not saved yet" in page
    wrong = save(client, "basics", **typed)
    assert wrong.status_code == 200 and 'value="Half a sen"' in wrong.content.decode()
    chosen = {"review_policy": "solo", "back": "1"}
    assert client.post("/admin/set-up/review/", chosen).url == "/admin/set-up/look/"
    assert "checked>" in client.get("/admin/set-up/review/").content.decode()
    assert not Clinic.objects.exists()
    save(client, "basics", **BASICS)
    assert "It is not saved yet" not in client.get("/admin/set-up/basics/").content.decode()


def test_neither_way_of_review_is_chosen_beforehand(client, boss):
    Clinic().save()
    page = client.get("/admin/set-up/review/").content.decode()
    assert "checked>" not in page and "no second reviewer" in page
    assert "This field is required" in save(client, "review").content.decode()
    save(client, "review", review_policy="two_person")
    assert "checked>" in client.get("/admin/set-up/review/").content.decode()
    assert SetUp.objects.get().answered == ["review"]


def test_comments_stay_off_until_it_is_said_who_reads_them_and_when(client, boss):
    page = save(client, "comments", commenting="on", comments_read_by="Moira").content.decode()
    assert "commenting needs it" in page and 'value="Moira"' in page
    both = {"comments_read_by": "Moira", "comments_read_when": "on Mondays"}
    save(client, "comments", commenting="on", **both)
    assert Clinic.objects.get().comments_are_read
    save(client, "comments", commenting="off", **both)
    assert not Clinic.objects.get().comments_are_read
    changed = Event.objects.filter(kind="clinic.clinic", details__has_key="before").first()
    assert changed.details["before"] == both, "the records tell from this what was set"


def test_each_help_line_is_confirmed_by_a_person(client, boss):
    load_help_lines()
    Clinic(country="IE").save()
    lines = HelpLine.objects.for_clinic()
    first, *others = lines.order_by("pk")
    assert others and "Nobody has checked it yet" in client.get(PAGES[4]).content.decode()
    foreign = HelpLine.objects.get(country="NZ", kind="emergency")
    assert save(client, "help-lines", checked=[first.pk, foreign.pk]).status_code == 200
    save(client, "help-lines", checked=[first.pk])
    first.refresh_from_db()
    assert first.verified_by == boss and not first.is_due_for_check
    assert lines.due_for_check().count() == len(others)
    assert "Help lines" in home(client)
    Clinic.objects.update(country="QQ")
    assert "We know no help line of your country" in client.get(PAGES[4]).content.decode()


def test_each_group_of_the_demo_is_kept_or_left_out_on_its_own(client, boss):
    page = client.get("/admin/set-up/demo/").content.decode()
    assert "takes some seconds" in page and "checked>" not in page
    assert save(client, "demo", parts=["nonsense"]).status_code == 200
    save(client, "demo", parts=["conditions"])
    assert Entry.objects.exists() and not Article.objects.exists()
    assert not Entry.objects.public().exists(), "a person decides what is public"
    assert rows(client)["What to begin with"] == "done"


def rows(client):
    """label → state of the list on the first page."""
    block = next(b for b in client.get("/admin/").context["blocks"] if "verb" in b)
    return {str(row.label): row.note for row in block["rows"]}


def test_the_list_tells_its_state_from_the_data(client, boss):
    seen = rows(client)
    assert set(seen.values()) == {"open"} and len(seen) >= 10
    Clinic(name="Harbour", phone="1", comments_read_by="M", comments_read_when="daily").save()
    make.published()
    make.reviewer()
    seen = rows(client)
    done = {label for label, state in seen.items() if state == "done"}
    assert {"Name, country, contact", "Comments", "A first article"} <= done
    assert any("second clinician" in label for label in done)
    Clinic.objects.update(review_policy="solo")
    assert not any("second clinician" in label for label in rows(client))
    Clinic.objects.update(phone="")
    assert rows(client)["Name, country, contact"] == "open"


def test_it_can_be_put_away_and_brought_back(client, boss):
    assert "Setting up the site" in home(client)
    client.post("/admin/set-up/dismiss/")
    assert "Setting up the site" not in home(client)
    other = make.administrator()
    client.force_login(other)
    assert "Setting up the site" not in home(client), "for all of the clinic"
    assert "/admin/set-up/bring-back/" in client.get(PAGES[0]).content.decode()
    client.post("/admin/set-up/bring-back/")
    assert "Setting up the site" in home(client)
    assert [event.by for event in Event.objects.order_by("pk")] == [boss, other]


def test_others_see_no_list(client):
    for person in (make.clinician(), make.manager()):
        client.force_login(person)
        assert "Setting up the site" not in home(client)


def test_a_test_mail_that_a_server_took_is_remembered(client, boss, settings, mailoutbox):
    real, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, trial.CONSOLE
    client.post("/admin/outbox/job/test-mail/")
    Message.objects.create(to="a@clinic.example", sent_at=timezone.now())
    assert rows(client)["Mail: send a test mail"] == "open"
    Message.objects.all().delete()
    settings.EMAIL_BACKEND = real
    client.post("/admin/outbox/job/test-mail/")
    assert rows(client)["Mail: send a test mail"] == "done"
