import json
import re
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import actions
from clinic.models import Clinic
from references.models import Reference
from tests import make

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def titles(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    if ".json" in path:
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


# -- The whole text, for programs that know nothing of the site ---------------------------------


def whole_text(client, form="json", path="articles"):
    response = client.get(f"/feeds/{path}.{form}")
    if form == "json":
        return json.loads(response.content)["items"][0]["content_html"]
    root = ElementTree.fromstring(response.content)
    names = [f".//{ATOM}content", ".//{http://purl.org/rss/1.0/modules/content/}encoded"]
    return next(found.text for name in names if (found := root.find(name)) is not None)


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_a_text_travels_whole_and_harmless(client, form):
    Reference.objects.create(key="foa-1986", title="Emotional processing of fear", year=1986)
    body = (
        '<h2>What fear is</h2><p>It protects [@foa-1986], see <a href="/faq/">questions</a>.</p>'
        '<div class="callout content-note"><p>Of an accident.</p></div>'
        '<div class="care-card care-card-urgent"><h3>Ask for help if:</h3><p>It stays.</p></div>'
    )
    make.published(slug="fear", body=body, standfirst="What it is.")
    text = whole_text(client, form)
    for words in [
        "<h2>What fear is</h2>",
        "<strong>What it is.</strong>",
        'href="http://testserver/faq/"',
        'href="http://testserver/articles/fear/#ref-1"',
        "Emotional processing of fear",
        "Urgent advice:",
        'href="http://testserver/help-now/"',
        "Clinically reviewed by",
    ]:
        assert words in text, words
    for words in ["<script", 'class="term"', "Skip this part", ' href="/', ' src="/', " id="]:
        assert words not in text, words


def test_dates_are_those_of_publishing_and_of_a_change_that_matters(client):
    with time_machine.travel("2026-03-01 12:00+00:00", tick=False):
        first = make.published(slug="fear", body="<p>" + "word " * 80)
    with time_machine.travel("2026-04-01 12:00+00:00", tick=False):
        body = "<p>wird " + "word " * 79
        make.published(make.next_edition(first, body=body, change="minor"))
        (item,) = json.loads(client.get("/feeds/articles.json").content)["items"]
    assert item["date_published"] == item["date_modified"] == "2026-03-01T12:00:00+00:00"
    with time_machine.travel("2026-05-01 12:00+00:00", tick=False):
        newest = first.article.editions.order_by("number").last()
        make.published(make.next_edition(newest))
        (item,) = json.loads(client.get("/feeds/articles.json").content)["items"]
    assert item["date_published"].startswith("2026-03-01")
    assert item["date_modified"].startswith("2026-05-01")


def test_asking_again_costs_one_query_until_something_changed(client):
    edition = make.published(slug="fear")
    first = client.get("/feeds/articles.rss")
    with CaptureQueriesContext(connection) as queries:
        again = client.get("/feeds/articles.rss", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, len(queries)) == (304, 1)
    actions.withdraw(edition, by=edition.created_by, reason="It was wrong.")
    changed = client.get("/feeds/articles.rss", headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200


@pytest.mark.parametrize("form", ["rss", "atom", "json"])
def test_older_articles_stand_on_further_pages(client, form, monkeypatch):
    monkeypatch.setattr("articles.feeds.PER_PAGE", 2)
    for number in range(3):
        make.published(title=f"Article {number}")
    path = f"/feeds/articles.{form}"
    assert titles(client, path) == ["Article 2", "Article 1"]
    following = f"http://testserver{path}?page=2"
    assert following in client.get(path).content.decode()
    assert titles(client, f"{path}?page=2") == ["Article 0"]
    assert "page=3" not in client.get(f"{path}?page=2").content.decode()
    for number in ("3", "0", "-1", "abc", "9" * 40, "٣"):
        assert client.get(f"{path}?page={number}").status_code == 404


def test_an_atom_feed_keeps_the_rules_of_its_format(client):
    make.published(slug="fear", tag_names=["sleep"])
    root = ElementTree.fromstring(client.get("/feeds/articles.atom").content)
    instant = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
    entry = root.find(f"{ATOM}entry")
    for node in (root, entry):
        for name in ("id", "title", "updated"):  # RFC 4287, 4.1.1 and 4.1.2: exactly one each
            assert len(node.findall(f"{ATOM}{name}")) == 1, name
        assert node.find(f"{ATOM}id").text.startswith("http://testserver/")
        assert instant.fullmatch(node.find(f"{ATOM}updated").text)
    assert instant.fullmatch(entry.find(f"{ATOM}published").text)
    assert entry.find(f"{ATOM}author/{ATOM}name").text.startswith("Ada")
    assert entry.find(f"{ATOM}content").get("type") == "html"
    assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
    assert {link.get("rel") for link in root.findall(f"{ATOM}link")} == {"alternate", "self"}


def test_an_rss_feed_keeps_the_rules_of_its_format(client):
    make.published(slug="fear")
    root = ElementTree.fromstring(client.get("/feeds/articles.rss").content)
    channel = root.find("channel")
    assert root.get("version") == "2.0"
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        assert len(channel.findall(name)) == 1, name
    item = channel.find("item")
    assert parsedate_to_datetime(item.find("pubDate").text).tzinfo
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.find("author") is None  # it would have to be an address of e-mail
    creator = item.find("{http://purl.org/dc/elements/1.1/}creator")
    assert creator.text.startswith("Ada")


def test_a_json_feed_keeps_the_rules_of_its_format(client):
    make.published(slug="fear")
    data = json.loads(client.get("/feeds/articles.json").content)
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    assert data["feed_url"] == "http://testserver/feeds/articles.json"
    (item,) = data["items"]
    assert isinstance(item["id"], str)
    assert item["content_html"]
    assert item["authors"][0]["name"].startswith("Ada")


def test_the_pages_that_have_feeds_name_all_three(client):
    make.published(by=make.clinician(slug="ada"), tag_names=["sleep"])
    for page, feed in [
        ("/", "articles"),
        ("/articles/", "articles"),
        ("/articles/topic/mood/", "topic/mood"),
        ("/articles/tag/sleep/", "tag/sleep"),
        ("/authors/ada/", "author/ada"),
    ]:
        text = client.get(page).content.decode()
        for form in ("rss", "atom", "json"):
            assert re.search(rf'rel="alternate"[^>]+href="/feeds/{feed}\.{form}"', text), page
