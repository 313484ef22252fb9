"""What the dialogs of the editor choose from: links inside the site."""

import pytest

from faq.models import Question
from glossary.models import Entry
from tests import make

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/articles/edition/link-targets/"


def targets(client, person, query=""):
    client.force_login(person)
    return client.get(ADDRESS, {"q": query}).json()["targets"]


@pytest.fixture
def writer():
    return make.clinician()


def test_public_things_and_own_drafts_by_words_of_the_title(client, writer):
    reader = make.reviewer()
    public = make.published(by=reader, title="Fear in the body")
    own = make.draft(by=writer, title="My text about fear").article
    entry = Entry.objects.create(name="Fear network", slug="fear-network", kind="network")
    entry.publish(by=reader)
    question = Question.objects.create(
        question="Does fear pass?", slug="fear", short_answer="It does."
    )
    question.publish(by=reader)
    Entry.objects.create(name="Fear of nothing", slug="hidden")

    found = {target["to"]: target for target in targets(client, writer, "FEAR")}
    assert found == {
        f"article:{public.article_id}": {
            "to": f"article:{public.article_id}",
            "title": "Fear in the body",
            "kind": "Article",
            "public": True,
        },
        f"entry:{entry.pk}": {
            "to": f"entry:{entry.pk}",
            "title": "Fear network",
            "kind": "Glossary",
            "public": True,
        },
        f"question:{question.pk}": {
            "to": f"question:{question.pk}",
            "title": "Does fear pass?",
            "kind": "Question",
            "public": True,
        },
        f"article:{own.pk}": {
            "to": f"article:{own.pk}",
            "title": "My text about fear",
            "kind": "Article",
            "public": False,
        },
    }
    assert [t["public"] for t in targets(client, writer, "fear")] == [True, True, True, False]
    assert [t["title"] for t in targets(client, writer, "body fear")] == ["Fear in the body"]
    assert [t["title"] for t in targets(client, writer, f"entry:{entry.pk}")] == ["Fear network"]
    assert targets(client, writer, "nowhere") == []


def test_a_colleagues_draft_is_not_found(client, writer):
    theirs = make.draft(title="A canary about fear")
    make.withdrawn(title="A withdrawn canary")
    make.scheduled(title="A canary of tomorrow")
    for query in ("canary", f"article:{theirs.article_id}", ""):
        assert targets(client, writer, query) == []
    assert len(targets(client, make.administrator(), "canary")) == 3


def test_an_article_stands_there_once_under_its_public_title(client, writer):
    public = make.published(by=writer, title="Fear")
    make.next_edition(public, title="Fear again")
    assert targets(client, writer) == [
        {"to": f"article:{public.article_id}", "title": "Fear", "kind": "Article", "public": True}
    ]


def test_at_most_twenty_and_no_more_queries_for_them(client, writer, django_assert_max_num_queries):
    for number in range(22):
        make.draft(by=writer, title=f"Text {number}")
    client.force_login(writer)
    with django_assert_max_num_queries(8):
        assert len(client.get(ADDRESS).json()["targets"]) == 20


@pytest.mark.parametrize(
    "query", ["\x00", "article:", "article:0", "article:99999999999", "entry:x", "%", "a " * 200]
)
def test_queries_that_ask_for_nothing(client, writer, query):
    make.draft(by=writer, title="Text")
    assert targets(client, writer, query) in ([], targets(client, writer, ""))


def test_only_who_writes_articles_may_ask(client):
    assert client.get(ADDRESS).status_code == 302
    client.force_login(make.manager())
    assert client.get(ADDRESS).status_code == 403
    client.force_login(make.user("Assistant"))
    assert client.get(ADDRESS).status_code == 200
