"""Questions and answers as visitors see them."""

import json
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from discovery.models import Document
from faq.models import Group, Question
from references.models import Reference
from tests import make
from tests.glossary.making import entry

pytestmark = pytest.mark.django_db


def question(words="How long does therapy take?", *, public=True, **fields):
    fields.setdefault("slug", f"question-{Question.objects.count() + 1}")
    fields.setdefault("short_answer", "Often 8 to 20 sessions.")
    made = Question.objects.create(question=words, **fields)
    if public:
        made.publish(by=make.user())
    return made


def text_of(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def structured(text):
    return json.loads(re.search(r'ld\+json">(.*?)</script>', text)[1])


def test_a_question_shows_its_answers_its_source_and_what_is_behind_it(client):
    made = question(
        slug="how-long",
        answer="<p>It depends on the amygdala [@foa-1986].</p>",
        reference=Reference.objects.create(key="nice-2022", title="The guideline", year=2022),
        source_date=date(2022, 6, 29),
        group=Group.objects.create(name="Therapy", slug="therapy"),
    )
    Reference.objects.create(key="foa-1986", title="Emotional processing", year=1986)
    made.entries.add(entry("exposure therapy", kind="therapy"), entry("hidden", public=False))
    entry("amygdala")
    made.articles.add(
        make.published(title="About sessions").article, make.draft(title="A draft").article
    )
    text = text_of(client, "/faq/how-long/")
    for words in [
        "How long does therapy take?",
        "Often 8 to 20 sessions.",
        '<a class="term" href="/glossary/amygdala/"',
        'href="#ref-1" id="cite-1-1"',
        "Emotional processing",
        "The guideline",
        'datetime="2022-06-29"',
        "About sessions",
        "/glossary/exposure-therapy/",
        "Not yet clinically reviewed",
        "Therapy",
    ]:
        assert words in text, words
    assert "A draft" not in text
    assert "/glossary/hidden/" not in text
    assert text.index("Emotional processing") > text.index('id="references"')
    data = structured(text)
    assert data["@type"] == ["FAQPage", "MedicalWebPage"] and "reviewedBy" not in data
    asked = data["mainEntity"][0]
    assert asked["acceptedAnswer"]["text"] == "Often 8 to 20 sessions."
    assert asked["url"] == "http://testserver/faq/how-long/"


def test_the_list_stands_under_its_groups_and_every_answer_of_the_data_is_visible(client):
    first = Group.objects.create(name="First things", slug="first", order=1)
    second = Group.objects.create(name="Second things", slug="second", order=2)
    question("B?", group=second, short_answer="Answer B")
    question("A?", group=first, short_answer="Answer A")
    question("C?", short_answer="Answer <C>")
    question("Draft?", public=False, short_answer="Answer D")
    text = text_of(client, "/faq/")
    order = ["First things</h2>", "A?", "Second things</h2>", "B?", "More questions</h2>", "C?"]
    places = [text.rindex(words) for words in order]
    assert places == sorted(places)
    data = structured(text)
    assert [q["name"] for q in data["mainEntity"]] == ["A?", "B?", "C?"]
    for asked in data["mainEntity"]:
        words = asked["acceptedAnswer"]["text"]
        assert words.replace("<", "&lt;").replace(">", "&gt;") in text
    assert "Answer D" not in text


def test_an_empty_list_leads_elsewhere(client):
    assert "/articles/" in text_of(client, "/faq/")


def test_a_draft_a_withdrawn_and_an_unknown_question_answer_alike(client):
    question(slug="draft", public=False)
    question(slug="gone").withdraw(by=make.user())
    for slug in ("draft", "gone", "never-was"):
        assert client.get(f"/faq/{slug}/").status_code == 404


def test_a_title_cannot_end_the_script(client):
    question("</script><script>alert(1)</script>?", slug="evil")
    for path in ("/faq/", "/faq/evil/"):
        text = text_of(client, path)
        assert "<script>alert(1)" not in text
        assert structured(text)["mainEntity"][0]["name"] == "</script><script>alert(1)</script>?"


def test_an_answer_that_was_stored_dirty_is_cleaned_on_its_way_out(client):
    made = question(slug="dirty", answer="<p>Fine</p>")
    Question.objects.filter(pk=made.pk).update(answer="<p onclick=x>Fine</p><script>bad()</script>")
    text = text_of(client, "/faq/dirty/")
    assert "<p>Fine</p>" in text
    assert "bad()" not in text


def test_its_document_follows_it(client):
    made = question(slug="one", answer="<p>The amygdala.</p>", public=False)
    entry("amygdala")
    documents = Document.objects.filter(kind="question")
    assert not documents.exists()
    made.publish(by=make.user())
    assert documents.get().features.filter(key="entry:amygdala").exists()
    made.short_answer = "Changed."
    made.save()
    assert documents.get().summary == "Changed."
    made.withdraw(by=make.user())
    assert not documents.exists()


@pytest.mark.django_db(transaction=True)
def test_the_number_of_queries_does_not_grow(client):
    def queries(path):
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    Reference.objects.create(key="foa-1986", title="x", year=1986)
    source = Reference.objects.create(key="nice-2022", title="y", year=2022)
    made = question(slug="one", answer="<p>x [@foa-1986]</p>", reference=source)
    made.articles.add(make.published().article)
    made.entries.add(entry("amygdala"))
    few = {path: queries(path) for path in ("/faq/", "/faq/one/")}
    for number in range(15):
        group = Group.objects.create(name=f"g{number}", slug=f"g{number}")
        question(group=group)
        made.entries.add(entry(f"entry {number}"))
        made.articles.add(make.published().article)
    assert few == {path: queries(path) for path in few} == {"/faq/": 2, "/faq/one/": 5}


def test_only_reading_is_allowed(client):
    question(slug="one")
    for path in ("/faq/", "/faq/one/"):
        assert client.post(path).status_code == 405
        assert not client.get(path).cookies


def test_a_group_says_what_it_is_about_and_each_question_has_its_place(client):
    group = Group.objects.create(name="Therapy", slug="how-long", description="Before you come.")
    question(slug="how-long", group=group)
    question(slug="alone")
    text = text_of(client, "/faq/")
    assert "Before you come." in text
    assert text.count('id="how-long"') == 1, "a group may be called as a question is"
    assert 'href="#group:how-long"' in text and 'id="group:how-long"' in text
    assert 'href="/faq/how-long/"' in text


def test_people_also_ask_what_is_near_and_public(client):
    entry("amygdala")
    fields = {"answer": "<p>The amygdala learns.</p>"}
    question("Is fear in the amygdala?", slug="one", **fields)
    question("Does the amygdala grow?", slug="near", short_answer="Perhaps.", **fields)
    question("Is the amygdala secret?", slug="draft", public=False, **fields)
    question("Was the amygdala withdrawn?", slug="gone", **fields).withdraw(by=make.user())
    asked = text_of(client, "/faq/one/").partition('id="also-asked"')[2].partition("</section>")[0]
    assert "Does the amygdala grow?" in asked
    assert "Perhaps." in asked
    assert "about the amygdala" in asked
    assert "secret" not in asked
    assert "withdrawn" not in asked
