"""Entries and questions are signed as they stand; a later change shows."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit.models import Event
from clinic.exceptions import Refused, Stale
from faq.models import Question
from glossary.models import Entry
from reviews.actions import sign_page
from reviews.models import Review, canonical, content_hash
from tests import make

pytestmark = pytest.mark.django_db
ALL = list(Review.CHECKLIST)


@pytest.fixture
def entry():
    entry = Entry(name="Amygdala", slug="amygdala", definition="A small part.", text="<p>Words</p>")
    entry.save()
    entry.publish(by=make.administrator())
    return entry


def sign(page, by, **changes):
    seen = {"seen_hash": content_hash(canonical(page.content)), "checklist": ALL, **changes}
    return sign_page(page, by=by, **seen)


def test_a_signature_shows_and_a_change_shows_too(client, entry):
    by = make.reviewer()
    assert "Not yet clinically reviewed" in client.get("/glossary/amygdala/").content.decode()
    sign(entry, by)
    html = client.get("/glossary/amygdala/").content.decode()
    assert f"Reviewed by {by.author.full_name}" in html
    assert Event.objects.filter(verb="sign", by=by).exists()
    entry.refresh_from_db()
    entry.text = "<p>Other words</p>"
    entry.save()
    html = client.get("/glossary/amygdala/").content.decode()
    assert "Edited since its review" in html


def test_who_may_not_sign(entry):
    by = make.reviewer()
    with pytest.raises(Stale):
        sign(entry, by, seen_hash="0" * 64)
    with pytest.raises(Refused, match="checklist"):
        sign(entry, by, checklist=ALL[:-1])
    by.author.credentials.update(expires_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(Refused, match="unexpired"):
        sign(entry, by)
    assert not Review.objects.exists()


def test_who_wrote_in_it_does_not_sign_it(client, entry):
    by = make.reviewer()
    client.force_login(by)
    question = Question.objects.create(question="Why?", slug="why", short_answer="So.")
    Event.objects.create(by=by, verb="change", kind="faq.question", object_id=question.pk)
    with pytest.raises(Refused, match="somebody else"):
        sign(question, by)
    sign(question, make.reviewer())


@pytest.mark.parametrize(
    ("path", "kind"), [("glossary/entry", "entry"), ("faq/question", "question")]
)
def test_the_reviewers_page(client, entry, path, kind):
    question = Question.objects.create(question="Why?", slug="why", short_answer="So.")
    page = {"entry": entry, "question": question}[kind]
    address = f"/admin/{path}/{page.pk}/review/"
    assert client.get(address).status_code == 302
    for person in (make.clinician(), make.manager()):
        client.force_login(person)
        assert client.get(address).status_code == 403
        assert client.post(address).status_code == 403
    client.force_login(make.reviewer())
    html = client.get(address).content.decode()
    seen = re.search(r'name="seen_hash" value="(\w{64})"', html)[1]
    refused = client.post(address, {"seen_hash": seen, "checklist": ALL[:2]})
    assert refused.status_code == 409
    assert "checklist" in refused.content.decode()
    assert client.post(address, {"seen_hash": seen, "checklist": ALL}).status_code == 302
    page.refresh_from_db()
    assert page.review_is_current
    assert client.get(f"/admin/{path}/9999/review/").status_code == 404


def test_the_review_of_an_entry_costs_no_query_for_each_function(client, entry):
    sign(entry, make.reviewer())
    with CaptureQueriesContext(connection) as few:
        client.get("/glossary/amygdala/")
    for number in range(5):
        entry.functions.create(text=f"It does {number}.")
    with CaptureQueriesContext(connection) as many:
        client.get("/glossary/amygdala/")
    assert len(many) <= len(few) + 1


def test_what_nobody_signed_stays_out_of_search_engines(client, entry):
    def offered():
        html = client.get("/glossary/amygdala/").content.decode()
        listed = b"".join(client.get("/sitemaps/glossary-1.xml")).decode()
        assert ("noindex" in html) != ("/glossary/amygdala/" in listed)
        return "noindex" not in html

    assert not offered()
    assert "Not yet clinically reviewed." in client.get("/glossary/amygdala/").content.decode()
    review = sign(entry, make.reviewer())
    assert offered()
    # Long overdue, it says so; what can do no harm stays.
    with time_machine.travel(review.next_due_on + timedelta(days=91), tick=False):
        assert offered()
        assert "long overdue" in client.get("/glossary/amygdala/").content.decode()
