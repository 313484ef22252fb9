"""Authors are related by what their public articles are about, by the engine of related lists."""

import pytest

from articles import actions
from articles.colleagues import colleagues_of
from articles.jobs import put_authors
from articles.models import Edition
from discovery import documents, relatedness
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    """Two who write about sleep among others who write about other things."""
    for number in range(4):
        make.published(by=make.clinician(), title=f"Alone {number}", tag_names=[f"alone {number}"])
    return [make.clinician(given_name=name, family_name="Writer") for name in ("Ada", "Ben")]


def publish(person, title, *tags):
    return make.published(by=person, title=title, topic=make.topic(title), tag_names=list(tags))


def names(author):
    return [other.full_name for other, _reason in colleagues_of(author)]


def page(client, author):
    return client.get(author.get_absolute_url()).content.decode()


def test_who_writes_about_the_same_stands_on_the_page_with_the_reason(client, people):
    ada, ben = (person.author for person in people)
    publish(people[0], "Night", "sleep diary")
    assert names(ada) == []
    publish(people[1], "Dawn", "sleep diary")
    relatedness.settle()
    assert names(ada) == [ben.full_name] and names(ben) == [ada.full_name]
    shown = page(client, ada)
    assert ben.get_absolute_url() in shown and "Both about sleep diary" in shown


def test_a_withdrawn_article_and_a_withdrawn_author_leave_at_once(client, people):
    ada, ben = (person.author for person in people)
    publish(people[0], "Night", "sleep diary")
    edition = publish(people[1], "Dawn", "sleep diary")
    relatedness.settle()
    assert ben.get_absolute_url() in page(client, ada)
    actions.withdraw(edition, by=people[1], reason="It was wrong.")
    assert "sleep diary" not in page(client, ben) and names(ada) == []
    publish(people[1], "Dusk", "sleep diary")
    relatedness.settle()
    assert names(ada) == [ben.full_name]
    ben.withdraw(by=make.administrator())
    assert names(ada) == [] and ben.get_absolute_url() not in page(client, ada)


def test_what_is_still_to_come_is_no_reason(people):
    ada = people[0].author
    publish(people[0], "Night", "sleep diary")
    make.scheduled(by=people[1], title="Dawn", topic=make.topic("Dawn"), tag_names=["sleep diary"])
    put_authors()
    relatedness.settle()
    assert names(ada) == []


def test_the_daily_job_puts_those_alone_whose_articles_came_or_went(people, monkeypatch):
    ada, ben = (person.author for person in people)
    publish(people[0], "Night", "sleep diary")
    edition = make.scheduled(by=people[1], title="Dawn", tag_names=["sleep diary"])
    put_authors()
    put = []
    monkeypatch.setattr("articles.colleagues.documents.put", put.append)
    put_authors()
    assert put == []
    monkeypatch.undo()
    now = edition.article.created_at
    Edition.objects.filter(pk=edition.pk).update(public_from=now)
    documents.set_window("article", edition.pk, now, None)
    assert put_authors() == "1 author"
    relatedness.settle()
    assert names(ada) == [ben.full_name]
