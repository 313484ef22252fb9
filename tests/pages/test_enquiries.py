"""Asking to be called back: off by default, nothing clinical, nothing kept for long."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import Event
from clinic import readers
from clinic.models import Clinic
from outbox.models import Message
from pages.enquiries import Enquiry, purge
from pages.jobs import purge_enquiries
from pages.models import Page
from safety.help import load_help_lines
from tests import make

pytestmark = pytest.mark.django_db
PATH = "/contact/enquiry/"
WORDS = {"name": "Kim Doe", "reach": "01632 960123", "when": "Tuesdays", "service": ""}


@pytest.fixture(autouse=True)
def clinic(monkeypatch):
    monkeypatch.setattr(readers, "NOT_BEFORE", 0)
    return Clinic.objects.create(name="Harbour", enquiries_open=True)


def post(client, **data):
    answer = client.post(PATH, data, headers={"Sec-Fetch-Site": "same-origin"})
    html = answer.content.decode()
    found = {
        name: re.search(rf'name="{name}" value="([^"]+)"', html) for name in ("token", "draft")
    }
    return answer, html, {name: match[1] for name, match in found.items() if match}


def send(client, **changes):
    words = WORDS | changes
    _answer, _html, hidden = post(client, **words)
    assert not Enquiry.objects.filter(reach=words["reach"]).exists(), "the first press only looks"
    return post(client, **words, **hidden)


def test_it_is_off_until_the_clinic_wants_it(client, clinic):
    assert PATH in client.get("/contact/").content.decode()
    clinic.enquiries_open = False
    clinic.save()
    assert PATH not in client.get("/contact/").content.decode()
    assert client.get(PATH).status_code == 404
    assert client.post(PATH, WORDS).status_code == 404
    assert "get in touch" not in client.get("/privacy/").content.decode()
    assert not Clinic._meta.get_field("enquiries_open").default


def test_the_page_is_static_sets_nothing_and_has_no_box_for_clinical_matters(client):
    answer = client.get(PATH)
    html = answer.content.decode()
    assert not answer.cookies and 'name="token"' not in html and "<textarea" not in html
    assert "write nothing about your health" in html
    assert "30 days" in client.get("/privacy/").content.decode()


def test_it_is_stored_once_and_the_mail_says_nothing_of_it(client):
    manager, group = (
        make.manager(),
        Page.objects.create(title="Group", slug="group", place="Room 4"),
    )
    group.publish(by=manager)
    answer, html, _hidden = send(client, service="Group")
    assert answer["Cache-Control"] == "no-store" and "will get in touch" in html
    enquiry = Enquiry.objects.get()
    assert (enquiry.name, enquiry.service, enquiry.level) == ("Kim Doe", "Group", 0)
    mail = Message.objects.get(to=manager.email)
    assert mail.body.endswith(f"/admin/pages/enquiry/{enquiry.pk}/change/")
    for word in ("Kim", "960123", "Tuesdays", "Group"):
        assert word not in mail.subject + mail.body
        assert not Event.objects.filter(subject__contains=word, kind="pages.enquiry").exists()


def test_a_second_press_a_stranger_and_a_machine_store_nothing_more(client):
    _answer, _html, hidden = post(client, **WORDS)
    for _ in range(2):
        assert post(client, **WORDS, **hidden)[0].status_code == 200
    assert Enquiry.objects.count() == 1
    _answer, _html, hidden = post(client, **WORDS)
    client.post(PATH, WORDS | hidden, headers={"Sec-Fetch-Site": "cross-site"})
    post(client, **WORDS, **hidden, website="https://spam.example")
    assert Enquiry.objects.count() == 1


def test_a_flood_from_one_network_is_refused_with_the_words_kept(client):
    for number in range(5):
        send(client, reach=f"01632 96012{number}")
    answer, html, _hidden = send(client, reach="01632 960199")
    assert answer.status_code == 429 and "01632 960199" in html and answer["Retry-After"]
    assert Enquiry.objects.count() == 5


@pytest.mark.parametrize("field", ["name", "reach", "when"])
def test_words_of_a_crisis_lead_to_help_and_nothing_is_stored_before_the_choice(client, field):
    load_help_lines()
    words = WORDS | {field: "I want to kill myself tonight"}
    _answer, html, hidden = post(client, **words)
    assert "Samaritans" in html and "has not been sent yet" in html
    _answer, html, hidden = post(client, **words, token=hidden["token"])
    assert "has not been sent yet" in html and not Enquiry.objects.exists()
    assert "Lifeline" in post(client, **hidden, choice="country", country="AU")[1]
    assert "Nothing was sent" in post(client, **hidden, choice="delete")[1]
    assert 'name="name"' in post(client, **hidden, choice="edit")[1]
    assert not Enquiry.objects.exists()
    _answer, html, _hidden = post(client, **hidden, choice="send")
    assert "will get in touch" in html and "Samaritans" in html
    assert Enquiry.objects.get().level >= 2


def test_what_looks_like_advertising_waits_without_a_letter(client):
    make.manager()
    send(client, name="Buy cheap viagra online", when="Visit https://casino.example best SEO offer")
    assert Enquiry.objects.get().suspect
    assert not Message.objects.exists()


def test_those_permitted_read_and_answer_it(client):
    send(client)
    enquiry = Enquiry.objects.get()
    at = f"/admin/pages/enquiry/{enquiry.pk}"
    for person, expected in ((None, 302), (make.clinician(), 403), (make.reviewer(), 403)):
        client.logout()
        if person:
            client.force_login(person)
        assert client.get(f"{at}/change/").status_code == expected
        assert client.get("/admin/pages/enquiry/").status_code == expected
        assert client.post(f"{at}/answer/").status_code == expected
        assert client.post(f"{at}/erase/").status_code == expected
    manager = make.manager()
    client.force_login(manager)
    assert "ask to be called back" in client.get("/admin/").content.decode()
    assert "Kim Doe" in client.get("/admin/pages/enquiry/").content.decode()
    assert "01632 960123" in client.get(f"{at}/change/").content.decode()
    assert client.get(f"{at}/answer/").status_code == 405
    client.post(f"{at}/answer/")
    client.post(f"{at}/answer/")
    assert Enquiry.objects.get().answered_by == manager
    assert Event.objects.filter(kind="pages.enquiry", verb="answer").count() == 1
    client.post(f"{at}/erase/")
    assert not Enquiry.objects.exists()
    assert Event.objects.filter(kind="pages.enquiry", verb="erase", by=manager).exists()
    assert client.get(f"{at}/answer/").status_code == 405


def test_after_thirty_days_it_is_gone(client):
    send(client)
    send(client, reach="01632 960124")
    assert purge() == 0
    Enquiry.objects.filter(reach="01632 960123").update(at=timezone.now() - timedelta(days=31))
    assert "1" in purge_enquiries()
    assert [enquiry.reach for enquiry in Enquiry.objects.all()] == ["01632 960124"]
