"""The desk's page about an article's related list: shares, pins, exclusions; the worklist."""

import pytest

from articles import actions
from articles.models import RelatedChoice
from articles.related import related_to
from audit.models import Event
from discovery import relatedness
from discovery.models import Document
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    """Two texts that share a tag, and one that shares nothing with them."""
    one = make.published(title="Alpha", tag_names=["exposure"], topic=make.topic("One"))
    other = make.published(
        title="Beta", body="<p>Otherwise.</p>", tag_names=["exposure"], topic=make.topic("Two")
    )
    far = make.published(title="Far", body="<p>Dirigibles.</p>", topic=make.topic("Three"))
    return one, other, far


def place(edition):
    return f"/admin/articles/edition/{edition.pk}/related/"


def post(client, edition, other, choice):
    return client.post(place(edition), {"other": other.article_id, "choice": choice})


def test_editors_see_each_signals_share(client, pair):
    one = pair[0]
    client.force_login(one.created_by)
    html = client.get(place(one)).content.decode()
    assert "Beta" in html and "Both about exposure" in html
    assert "% Tag: exposure" in html
    assert 'value="pin"' in html and 'value="exclude"' in html


def test_pin_exclude_and_undo(client, pair):
    one, other, far = pair
    client.force_login(one.created_by)
    assert post(client, one, far, "pin").status_code == 302
    assert [d.title for d in related_to(one)] == ["Far", "Beta"]
    post(client, one, other, "exclude")
    assert [d.title for d in related_to(one)] == ["Far"]
    assert "Let it show again" in client.get(place(one)).content.decode()
    post(client, one, other, "undo")
    post(client, one, far, "undo")
    assert [d.title for d in related_to(one)] == ["Beta"]
    assert Event.objects.filter(verb="choose related", object_id=one.article_id).count() == 4


def test_who_may_only_read_sees_no_buttons_and_cannot_choose(client, pair):
    one, other, _far = pair
    for person in (make.clinician(), make.reviewer(), make.manager()):
        client.force_login(person)
        assert 'value="pin"' not in client.get(place(one)).content.decode()
        assert post(client, one, other, "pin").status_code == 403
    client.logout()
    assert post(client, one, other, "pin").status_code == 302
    assert not RelatedChoice.objects.exists()


@pytest.mark.parametrize("choice", ["", "delete", "pin\x00"])
def test_choices_there_are_not(client, pair, choice):
    one, other, _far = pair
    client.force_login(one.created_by)
    assert post(client, one, other, choice).status_code == 404


@pytest.mark.parametrize("other", ["", "x", "-1", "9" * 40, "²", "\x00"])
def test_others_there_are_not(client, pair, other):
    client.force_login(pair[0].created_by)
    answer = client.post(place(pair[0]), {"other": other, "choice": "pin"})
    assert answer.status_code == 404


def test_what_is_not_public_cannot_be_pinned_nor_told_of(client, pair):
    one, _other, _far = pair
    hidden = make.draft(title="Canary")
    client.force_login(one.created_by)
    assert post(client, one, hidden, "pin").status_code == 404
    assert post(client, one, one, "pin").status_code == 404


def test_texts_with_nothing_related_are_on_the_worklist(client, pair):
    one, _other, far = pair
    client.force_login(far.created_by)
    assert "nothing related" in client.get("/admin/").content.decode()
    RelatedChoice.objects.create(article=far.article, other=one.article)
    assert "nothing related" not in client.get("/admin/").content.decode()
    client.force_login(one.created_by)
    assert "nothing related" not in client.get("/admin/").content.decode()


def test_a_text_comes_onto_the_worklist_and_leaves_it_as_its_neighbours_go_and_come(client, pair):
    one, other, _far = pair
    client.force_login(one.created_by)
    actions.withdraw(other, by=other.created_by, reason="It was wrong.")
    relatedness.settle()
    assert "nothing related" in client.get("/admin/").content.decode()
    make.published(title="Gamma", topic=make.topic("Gamma"), tag_names=["exposure"])
    assert "nothing related" not in client.get("/admin/").content.decode()
    assert Document.objects.get(object_id=one.pk, kind="article").is_alone is False
