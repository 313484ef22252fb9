"""What holds for every page that a reader can open."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Edition, Series, Tag, Topic
from authors.models import Author
from clinic.models import Clinic
from faq.models import Question
from glossary.models import Entry
from pages.models import Page
from safety.models import HelpLine
from tests import make
from tests.house import sql
from tests.public_site import ADDRESSES, Links, addresses, html_addresses

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    """A small site where each address with a slug finds something of that slug."""
    Clinic.objects.create(
        name="Harbour",
        comments_read_by="The manager",
        comments_read_when="daily",
        readers_digest="monthly",
    )
    HelpLine.objects.create(country="GB", kind="crisis", name="Somebody", number="01632 960000")
    user = make.administrator()
    by = make.clinician(slug="one", given_name="Ada", family_name="One")
    edition = make.published(
        by=by,
        slug="one",
        title="One about fear",
        body="<h2>Part</h2><p>Words about fear and one.</p>",
        in_depth="<p>Depth</p>",
        tag_names=["one"],
        topic=Topic.objects.create(name="One", slug="one"),
        series=Series.objects.create(title="One", slug="one"),
    )
    for row in (
        Entry(name="One", slug="one", definition="The first number."),
        Question(question="One?", slug="one", short_answer="One."),
        Page(title="One", slug="one", body="<p>One</p>"),
        make.leaflet(title="One", slug="one"),
    ):
        row.save()
        row.publish(by=user)
    return edition


def pages():
    return list(addresses("one", month=f"{timezone.localdate():%Y/%m}"))


def text_of(response):
    return (b"".join(response) if response.streaming else response.content).decode(errors="replace")


def html_pages():
    return html_addresses("one")


def test_every_public_page_answers(client, site):
    for path in pages():
        assert client.get(path).status_code == 200, path


def test_no_page_sets_or_varies_by_a_cookie(client, site):
    # Even a visitor who is signed in as staff gets the page that everybody gets.
    staff = make.administrator()
    for path in pages():
        response = client.get(path)
        assert not response.cookies, path
        assert "Cookie" not in response.get("Vary", ""), path
        assert "csrfmiddlewaretoken" not in text_of(response), path
    client.force_login(staff)
    for path in html_pages():
        response = client.get(path)
        assert not response.cookies, path
        assert staff.username not in response.content.decode(), path


def test_every_answer_carries_the_security_headers(client, site):
    for path in [
        *pages(),
        "/nowhere/",
        "/static/css/base.css",
        "/admin/",
        "/admin/login/",
        "/articles",
    ]:
        response = client.get(path)
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy, path
        assert response["X-Content-Type-Options"] == "nosniff", path
        assert response["Referrer-Policy"] == "same-origin", path
        assert response["Cross-Origin-Opener-Policy"] == "same-origin", path
        assert response["Cross-Origin-Resource-Policy"] == "same-origin", path
        assert "frame-ancestors 'none'" in policy, path


def test_reading_writes_nothing(client, site):
    count = "SELECT sum(n_tup_ins + n_tup_upd + n_tup_del)::int FROM pg_stat_xact_user_tables"
    for path in [*pages(), "/nowhere/"]:
        before = sql(count)[0][0]
        client.get(path)
        assert sql(count)[0][0] == before, path


def test_help_is_one_press_away_on_every_page(client, site):
    for path in [*html_pages(), "/nowhere/"]:
        html = client.get(path).content.decode()
        link = re.search(r"<[^>]*id=\"help-now\"[^>]*>", html)
        assert link, path
        assert "/help-now/" in html[link.start() : link.start() + 400], path


def test_no_page_loads_anything_from_elsewhere(client, site):
    for path in html_pages():
        html = client.get(path).content.decode()
        for loaded in Links(html, f"http://testserver{path}").loaded:
            assert loaded.startswith(("http://testserver/", "data:")), (path, loaded)
        assert "<style" not in html, path
        assert not re.search(r"<[^>]+\sstyle=", html), path
        assert not re.search(r"<[^>]+\son\w+=", html), path


def test_each_page_has_one_h1_a_title_a_language_and_a_canonical_address(client, site):
    for path in html_pages():
        html = client.get(path).content.decode()
        assert html.count("<h1") == 1, path
        assert re.search(r"<html[^>]* lang=\"en", html), path
        assert re.search(r"<title>\s*\S", html), path
        canonical = re.search(r"<link rel=\"canonical\" href=\"([^\"]+)\"", html)
        assert canonical or 'content="noindex' in html, path


@pytest.mark.parametrize("value", ["abc", "0", "-1", "999999999999999999999", "1e9", "%00", ""])
def test_any_page_number_is_answered(client, site, value):
    for path in ("/articles/", "/articles/tag/one/", "/articles/topic/one/", "/glossary/", "/faq/"):
        assert client.get(f"{path}?page={value}").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/articles/%00/",
        "/%00",
        "/articles/%ED%A0%80/",
        "/articles/" + "a" * 3000 + "/",
        "/articles/9999/99/",
    ],
)
def test_no_address_breaks_the_site(client, site, path):
    assert client.get(path).status_code == 404


def test_the_slash_is_added_and_other_languages_are_their_own_pages(client, site):
    assert client.get("/articles").status_code == 301
    german = client.get("/de/articles/")
    assert german.status_code == 200
    assert german["Content-Language"] == "de"
    assert "One about fear" not in german.content.decode()
    assert client.get("/de/articles/one/").status_code == 404


# Queries of a cold page. They never depend on how much there is; who changes one changes it here.
QUERIES = {
    "/": 7,
    "/articles/": 4,
    # One of them reads the glossary's terms, which a process outside a test's transaction keeps;
    # another asks whether somebody waits too long, which the comments tell where there are any.
    "/articles/one/": 7,
    "/articles/one/in-depth/": 4,
    "/articles/one/handout/": 4,
    "/articles/one/changes/": 2,
    "/articles/one/citation.ris": 3,
    "/articles/topic/one/": 5,
    "/articles/series/one/": 4,
    "/articles/tag/one/": 5,
    "/articles/one/comment/": 3,
    "/comments/yours/": 1,
    "/articles/one/share.png": 3,
    "/feeds/articles.rss": 3,
    "/glossary/": 2,
    "/glossary/atlas/": 3,
    "/glossary/one/": 6,
    "/faq/": 2,
    "/faq/one/": 5,
    "/leaflets/": 2,
    "/leaflets/one/": 3,
    "/digest/": 2,
    "/authors/": 3,
    "/authors/one/": 7,
    "/search/?q=fear": 5,
    "/search/suggest.json?q=fear": 1,
    "/help-now/": 3,
    "/contact/": 4,
    "/about/": 2,
    "/privacy/": 2,
    "/editorial-policy/": 2,
    "/corrections/": 3,
    "/accessibility/": 2,
    "/sitemap.xml": 7,
}


# Without a query, or by the same view as one above.
UNPINNED = {
    "healthz",
    "readyz",
    "theme",
    "pages:robots",
    "pages:security",
    "articles:month",
    "articles:topic-feed",
    "articles:tag-feed",
    "articles:author-feed",
    "feedback:feedback",
    "feedback:report",
    "feedback:question",
    "pages:page",
    "pages:sitemap-section",
    "pages:sitemap-fixed",
}


def queries_of(client, path):
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
        text_of(response)
    assert response.status_code == 200, path
    return len(queries)


def corpus(articles):
    call_command("make_corpus", articles=articles, stdout=StringIO())


@pytest.mark.slow
def test_queries_are_pinned_and_do_not_grow_with_the_site(client, site):
    corpus(20)
    # Put the article among the others: they share its tag, topic and author.
    few = {path: queries_of(client, path) for path in QUERIES}
    corpus(2000)
    assert Edition.objects.public().count() >= 2000
    many = {path: queries_of(client, path) for path in QUERIES}
    assert few == QUERIES
    assert many == QUERIES


@pytest.mark.slow
def test_a_deep_page_costs_what_the_first_costs(client, site):
    corpus(400)
    topic, tag = Topic.objects.public().last(), Tag.objects.public().last()
    author = Author.objects.public().last()
    for path in (
        "/articles/",
        f"/articles/topic/{topic.slug}/",
        f"/articles/tag/{tag.slug}/",
        author.get_absolute_url(),
    ):
        assert queries_of(client, f"{path}?page=9000") <= queries_of(client, path)
    article = Article.objects.public().last()
    assert queries_of(client, article.get_absolute_url()) <= QUERIES["/articles/one/"]


def test_the_pins_cover_every_kind_of_page():
    unpinned = {
        name
        for name, templates in ADDRESSES.items()
        if templates
        and not any(
            template.format(slug="one", month="").replace("=one", "=fear") in QUERIES
            for template in templates
        )
    }
    assert unpinned == UNPINNED


def test_pages_travel_compressed(client, site):
    plain = client.get("/articles/one/")
    packed = client.get("/articles/one/", headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content) / 2
    assert "Accept-Encoding" in plain["Vary"]
