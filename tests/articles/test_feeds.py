import json
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import feedparser
import html5lib
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


# -- As their formats have it ------------------------------------------------------------------

SOURCES = ["articles", "topic/mood", "tag/sleep", "author/ada"]
EVIL = "</script><script>alert(1)</script>"
HOSTILE_BODY = f"""
<p onclick="alert(1)">Words {EVIL} of ours ]]&gt; &lt;script&gt;typed&lt;/script&gt;</p>
<p><a href="javascript:alert(1)">a link</a> <a href="java&#10;script:alert(1)">another</a></p>
<img src="x" onerror="alert(1)"><iframe src="https://evil.example/"></iframe>
<svg><script>alert(1)</script></svg><style>p {{ display: none }}</style><form><input></form>
<p style="position: fixed" class="care-card" id="top">Plain words.</p>
"""


@pytest.fixture
def hostile():
    """An article of which every word that somebody can type is against us."""
    Clinic.objects.create(name=f"Harbour {EVIL} & Sons")
    return make.published(
        by=make.clinician(slug="ada", given_name="Ada", family_name="<b>One</b>"),
        slug="fear",
        title=f"Fear {EVIL} \u202eback]]>",
        standfirst="<img src=x onerror=alert(1)> What it is.",
        body=HOSTILE_BODY,
        tag_names=["sleep"],
    )


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("form", ["rss", "atom"])
def test_a_readers_program_understands_a_hostile_article(client, hostile, form, source):
    response = client.get(f"/feeds/{source}.{form}")
    headers = {"content-type": response["Content-Type"]}
    read = feedparser.parse(
        response.content, response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == {"rss": "rss20", "atom": "atom10"}[form]
    assert read.feed.title.startswith("Harbour")
    assert any(
        link.rel == "self" and link.href == f"http://testserver/feeds/{source}.{form}"
        for link in read.feed.links
    )
    assert read.feed.language == "en"
    (entry,) = read.entries
    assert entry.link == "http://testserver/articles/fear/"
    assert entry.id == f"http://testserver/articles/{hostile.article_id}"
    assert [author.name for author in entry.authors] == ["Ada <b>One</b>"]
    assert [tag.term for tag in entry.tags] == ["sleep"]
    published = hostile.published_at.timetuple()[:5]
    assert entry.published_parsed[:5] == entry.updated_parsed[:5] == published
    (content,) = entry.content
    assert content.type == "text/html"
    is_harmless(content.value)


def is_harmless(text):
    """As a browser would read it: only words and marks of ours, every address whole."""
    for element in html5lib.parse(text, namespaceHTMLElements=False).iter():
        assert element.tag not in {*"script style iframe form input svg object".split()}
        for name, value in element.attrib.items():
            assert not name.startswith("on") and name not in ("style", "id"), name
            if name in ("href", "src"):
                assert value.startswith(("http://testserver/", "https://")), value
    assert "Plain words." in text
    assert "&lt;script&gt;typed" in text


def test_an_atom_feed_keeps_the_rules_that_a_program_forgives(client, hostile):
    root = ElementTree.fromstring(client.get("/feeds/articles.atom").content)
    instant = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
    entry = root.find(f"{ATOM}entry")
    for node in (root, entry):
        for name in ("id", "title", "updated"):  # RFC 4287, 4.1.1 and 4.1.2: exactly one each
            assert len(node.findall(f"{ATOM}{name}")) == 1, name
        assert node.find(f"{ATOM}id").text.startswith("http://testserver/")
        assert instant.fullmatch(node.find(f"{ATOM}updated").text)
    assert entry.find(f"{ATOM}content").get("type") == "html"
    assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
    assert {link.get("rel") for link in root.findall(f"{ATOM}link")} == {"alternate", "self"}


def test_an_rss_feed_keeps_the_rules_that_a_program_forgives(client, hostile):
    root = ElementTree.fromstring(client.get("/feeds/articles.rss").content)
    channel = root.find("channel")
    for name in ("title", "link", "description", "language", "lastBuildDate"):
        assert len(channel.findall(name)) == 1, name
    item = channel.find("item")
    assert parsedate_to_datetime(item.find("pubDate").text).tzinfo
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.find("author") is None  # it would have to be an address of e-mail


# What JSON Feed 1.1 knows, and what each of it is; https://www.jsonfeed.org/version/1.1/
OF_A_FEED = {
    **dict.fromkeys(("version", "title", "home_page_url", "feed_url", "description"), str),
    **dict.fromkeys(("user_comment", "next_url", "icon", "favicon", "language"), str),
    "authors": list,
    "expired": bool,
    "hubs": list,
    "items": list,
}
OF_AN_ITEM = {
    **dict.fromkeys(("id", "url", "external_url", "title", "content_html"), str),
    **dict.fromkeys(("content_text", "summary", "image", "banner_image", "language"), str),
    **dict.fromkeys(("date_published", "date_modified"), str),
    "authors": list,
    "tags": list,
    "attachments": list,
}


def faults_of(node, known, required):
    yield from (f"{name} is missing" for name in required if name not in node)
    yield from (
        f"{name} is {value!r}"
        for name, value in node.items()
        if not isinstance(value, known.get(name, ())) or value == ""
    )


@pytest.mark.parametrize("source", SOURCES)
def test_a_json_feed_keeps_the_rules_of_its_format(client, hostile, source):
    data = json.loads(client.get(f"/feeds/{source}.json").content)
    assert list(faults_of(data, OF_A_FEED, ["version", "title", "items"])) == []
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    assert data["feed_url"] == f"http://testserver/feeds/{source}.json"
    (item,) = data["items"]
    assert list(faults_of(item, OF_AN_ITEM, ["id", "content_html"])) == []
    for name in ("date_published", "date_modified"):
        assert datetime.fromisoformat(item[name]).tzinfo, "RFC 3339 with a zone"
    assert all(set(author) <= {"name", "url", "avatar"} for author in item["authors"])
    assert all(isinstance(tag, str) for tag in item["tags"])
    assert item["authors"][0]["name"] == "Ada <b>One</b>"
    is_harmless(item["content_html"])


def test_the_checks_of_json_feeds_find_faults():
    broken = {"version": "1", "title": "", "items": [], "author": {}, "language": None}
    assert list(faults_of(broken, OF_A_FEED, ["version", "title", "feed_url"])) == [
        *("feed_url is missing", "title is ''", "author is {}", "language is None"),
    ]


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
