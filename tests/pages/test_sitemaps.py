"""What machines ask of a site: its addresses, robots.txt, security.txt; and what was meant."""

import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from django.utils import timezone

from articles import actions
from articles.models import Series
from clinic.models import Clinic
from faq.models import Question
from tests import make
from tests.glossary.making import entry
from tests.rich_site import picture

pytestmark = pytest.mark.django_db

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"


def text_of(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return b"".join(response) if response.streaming else response.content


def listed(client, name, number=1):
    """{path: day of the last change} of a file."""
    root = ElementTree.fromstring(text_of(client, f"/sitemaps/{name}-{number}.xml"))
    return {
        row.findtext(f"{MAP}loc").removeprefix("http://testserver"): row.findtext(f"{MAP}lastmod")
        for row in root
    }


def files(client):
    root = ElementTree.fromstring(text_of(client, "/sitemap.xml"))
    return {row.findtext(f"{MAP}loc"): row.findtext(f"{MAP}lastmod") for row in root}


def test_the_index_names_each_file_with_the_day_of_its_last_change(client):
    with time_machine.travel("2026-03-01 12:00+00:00", tick=False):
        edition = make.published(slug="fear", tag_names=["sleep"])
    with time_machine.travel("2026-04-01 12:00+00:00", tick=False):
        make.published(make.next_edition(edition))
        assert files(client)["http://testserver/sitemaps/articles-1.xml"] == "2026-04-01"
        assert listed(client, "articles") == {"/articles/fear/": "2026-04-01"}
        assert "/help-now/" in text_of(client, "/sitemaps/fixed.xml").decode()


def test_lists_stand_there_in_each_language_with_the_day_of_their_newest_article(client):
    series = Series.objects.create(title="First steps", slug="first-steps")
    with time_machine.travel("2026-03-01 12:00+00:00", tick=False):
        make.published(tag_names=["sleep"], series=series)
        make.published(language="de", tag_names=["schlaf"])
        make.draft(tag_names=["sealed"], topic=make.topic("Sealed"))
        day = "2026-03-01"
        assert listed(client, "lists") == {
            "/articles/topic/mood/": day,
            "/articles/series/first-steps/": day,
            "/articles/tag/sleep/": day,
            "/articles/2026/03/": day,
            "/de/articles/topic/mood/": day,
            "/de/articles/tag/schlaf/": day,
            "/de/articles/2026/03/": day,
        }
        for path in listed(client, "lists"):
            assert client.get(path).status_code == 200, path


def test_what_search_engines_are_not_offered_stands_in_no_file(client):
    edition = make.published(slug="dose", risk="medication", tag_names=["dose"])
    entry("never-reviewed")
    asked = Question(question="Unreviewed?", slug="unreviewed", short_answer="Yes.")
    asked.save()
    asked.publish(by=make.user())
    assert not listed(client, "questions")
    assert not listed(client, "glossary")
    assert "/articles/dose/" in listed(client, "articles")
    with time_machine.travel(edition.review.next_due_on + timedelta(days=91), tick=False):
        assert not listed(client, "articles")
        assert not listed(client, "lists")


def test_pictures_are_named_with_the_article_that_shows_them(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    make.published(slug="fear", hero=picture("A quay"), hero_alt="A quay at dusk.")
    root = ElementTree.fromstring(text_of(client, "/sitemaps/articles-1.xml"))
    (address,) = [row.text for row in root.iter(f"{IMAGE}loc")]
    path = address.removeprefix("http://testserver")
    assert path in client.get("/articles/fear/").content.decode()


def test_a_file_that_would_be_too_long_is_split(client, monkeypatch):
    monkeypatch.setattr("pages.sitemaps.PER_FILE", 2)
    for number in range(3):
        make.published(slug=f"n{number}")
    names = [name for name in files(client) if "articles" in name]
    assert len(names) == 2
    first, second = listed(client, "articles", 1), listed(client, "articles", 2)
    assert [len(first), len(second)] == [2, 1]
    assert not first.keys() & second.keys()


def test_lists_that_are_split_name_each_address_once(client, monkeypatch):
    make.published(tag_names=["sleep", "fear", "memory"])
    whole = listed(client, "lists")
    monkeypatch.setattr("pages.sitemaps.PER_FILE", 2)
    numbers = range(1, 1 + sum("lists" in name for name in files(client)))
    parts = [listed(client, "lists", number) for number in numbers]
    assert [len(part) for part in parts] == [2] * (len(whole) // 2) + [1] * (len(whole) % 2)
    assert {path: day for part in parts for path, day in part.items()} == whole


@pytest.mark.parametrize("name", ["nothing-1", "articles-0", "articles-99999"])
def test_a_file_that_is_none_is_not_found(client, name):
    assert client.get(f"/sitemaps/{name}.xml").status_code == 404


def test_robots_keep_to_what_is_worth_reading(client):
    lines = text_of(client, "/robots.txt").decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /admin/" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines


def test_whoever_finds_a_hole_learns_whom_to_tell(client):
    Clinic(email="desk+web@example.org").save()
    for when in ("2026-03-01 12:00", "2029-12-31 23:59"):  # its end moves along
        with time_machine.travel(when, tick=False):
            text = text_of(client, "/.well-known/security.txt").decode()
            fields = re.findall(r"^([A-Za-z-]+): (.+)$", text, re.MULTILINE)
            names = [name for name, _value in fields]
            assert names.count("Expires") == names.count("Preferred-Languages") == 1
            ends = datetime.fromisoformat(dict(fields)["Expires"])
            assert timedelta(0) < ends - timezone.now().astimezone(UTC) < timedelta(days=366)
    assert ("Contact", "mailto:desk%2Bweb@example.org") in fields
    assert ("Canonical", "http://testserver/.well-known/security.txt") in fields
    assert ("Preferred-Languages", "en, de, es, ar") in fields


# -- Addresses that lead nowhere ---------------------------------------------------------------


def suggested(client, path):
    response = client.get(path)
    assert response.status_code == 404
    html = response.content.decode()
    assert 'id="help-now"' in html
    found = re.search(r'<ul id="suggestions">(.*?)</ul>', html, re.DOTALL)
    return re.findall(r'href="([^"]+)"', found[1]) if found else []


def test_what_resembles_the_address_is_suggested_of_every_kind(client):
    make.published(slug="about-panic", title="About panic")
    entry("amygdala", slug="amygdala")
    make.draft(slug="about-panics", title="About panics")
    make.scheduled(slug="about-panicking", title="About panicking")
    assert suggested(client, "/articles/about-panik/") == ["/articles/about-panic/"]
    assert suggested(client, "/glossary/amygdla/") == ["/glossary/amygdala/"]
    assert suggested(client, "/amygdala.html") == ["/glossary/amygdala/"]
    assert suggested(client, "/nothing-of-the-kind/") == []


@pytest.mark.parametrize("path", ["/%00", "/articles/%00/", "/glossary/a%00b/", "/de/%00/"])
def test_an_address_with_nul_has_a_page_with_help_on_it(client, path):
    assert suggested(client, path) == []


def test_a_chain_of_moves_is_one_step_and_a_draft_leaves_no_trace(client):
    edition, draft = make.published(slug="first"), make.draft(slug="draft-first")
    for slug in ("second", "third"):
        actions.change_slug(edition.article, by=edition.created_by, slug=slug)
        actions.change_slug(draft.article, by=draft.created_by, slug=f"draft-{slug}")
    for slug in ("first", "second"):
        response = client.get(f"/articles/{slug}/")
        assert (response.status_code, response["Location"]) == (301, "/articles/third/")
        assert client.get(f"/articles/draft-{slug}/").status_code == 404
    actions.change_slug(edition.article, by=edition.created_by, slug="first")
    assert client.get("/articles/first/").status_code == 200
    assert client.get("/articles/third/")["Location"] == "/articles/first/"
