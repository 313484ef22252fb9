import json
from xml.etree import ElementTree

import pytest

from clinic.models import Clinic
from tests import make

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def titles(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    if path.endswith(".json"):
        return [item["title"] for item in json.loads(response.content)["items"]]
    root = ElementTree.fromstring(response.content)
    return [
        row.text
        for row in [*root.findall(".//item/title"), *root.findall(f"{ATOM}entry/{ATOM}title")]
    ]


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_feeds_carry_the_newest_public_articles_and_nothing_else(client, form):
    writer = make.clinician(slug="ada")
    common = {"tag_names": ["sleep"], "by": writer}
    make.published(title="Older & <b>bolder</b>", **common)
    make.published(title="Newer", **common)
    make.draft(title="Sealed draft", **common)
    make.scheduled(title="Sealed schedule", **common)
    make.withdrawn(title="Sealed withdrawal", **common)
    make.published(title="Elsewhere", topic=make.topic("Else"))
    shown = ["Newer", "Older & <b>bolder</b>"]
    assert titles(client, f"/feeds/articles.{form}") == ["Elsewhere", *shown]
    for path in ("topic/mood", "tag/sleep", "author/ada"):
        assert titles(client, f"/feeds/{path}.{form}") == shown


def test_each_form_names_itself_and_its_items(client):
    Clinic.objects.create(name="Harbour & Sons")
    make.published(slug="fear", title="About fear", standfirst="What it is.")
    for form, kind in [
        ("rss", "application/rss+xml"),
        ("atom", "application/atom+xml"),
        ("json", "application/feed+json"),
    ]:
        response = client.get(f"/feeds/articles.{form}")
        assert response["Content-Type"].startswith(kind)
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")
        for words in ("http://testserver/articles/fear/", "What it is."):
            assert words in response.content.decode()


def test_a_moved_article_stays_the_same_item(client):
    from articles import actions

    edition = make.published(slug="old")
    before = json.loads(client.get("/feeds/articles.json").content)["items"][0]
    actions.change_slug(edition.article, by=edition.created_by, slug="new")
    after = json.loads(client.get("/feeds/articles.json").content)["items"][0]
    assert before["id"] == after["id"]
    assert after["url"] == "http://testserver/articles/new/"


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_characters_that_xml_refuses_break_no_feed(client, form):
    make.published(title="A bell\x07 and a form\x0c feed", standfirst="x\x08y")
    assert titles(client, f"/feeds/articles.{form}") == ["A bell and a form feed"]


@pytest.mark.parametrize(
    "path",
    ["articles.xml", "topic/sealed.rss", "tag/sealed.rss", "author/sealed.rss", "tag/.rss"],
)
def test_what_is_not_public_has_no_feed(client, path):
    make.draft(topic=make.topic("Sealed"), tag_names=["sealed"])
    make.author(slug="sealed", public=False)
    assert client.get(f"/feeds/{path}").status_code == 404
