from datetime import timedelta
from xml.etree import ElementTree

import pytest
import time_machine

from clinic.models import Clinic
from faq.models import Question
from feedback.models import Summary
from tests import make

pytestmark = pytest.mark.django_db

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def test_home_shows_the_clinic_and_what_is_new(client):
    Clinic.objects.create(
        name="Harbour", tagline="A calm place", introduction="We are here.", phone="01632 960001"
    )
    edition = make.published(title="About fear", slug="fear")
    Summary.objects.create(article=edition.article, score=3)
    question = Question(question="Is fear bad?", slug="is-fear-bad", short_answer="No.")
    question.save()
    question.publish(by=make.manager())
    make.author(given_name="Rosa", family_name="Reader")
    html = client.get("/").content.decode()
    for words in [
        *("A calm place", "We are here.", "tel:01632960001", "About fear", "Is fear bad?"),
        *("Rosa Reader", "Most read", 'href="/glossary/atlas/"', 'href="/articles/topic/mood/"'),
    ]:
        assert words in html, words


def test_a_clinic_without_anything_yet_has_a_home_page(client):
    response = client.get("/")
    assert response.status_code == 200
    assert "Our clinic" in response.content.decode()


def test_home_shows_nothing_unpublished(client):
    make.draft(title="Sealed draft", topic=make.topic("Sealed topic"))
    scheduled = make.scheduled(title="Sealed schedule")
    Summary.objects.create(article=scheduled.article, score=9)
    make.withdrawn(title="Sealed withdrawal")
    make.author(family_name="Sealed", public=False)
    Question.objects.create(question="Sealed?", slug="sealed", short_answer="Sealed.")
    response = client.get("/")
    assert "Sealed" not in response.content.decode()
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


# -- For machines ------------------------------------------------------------------------------


def addresses(client, path="/sitemap.xml"):
    """Every address in the sitemap, its files followed."""
    response = client.get(path)
    assert response.status_code == 200, path
    root = ElementTree.fromstring(b"".join(response))
    found = [loc.text.removeprefix("http://testserver") for loc in root.iter(LOC)]
    if root.tag.endswith("sitemapindex"):
        return [address for file in found for address in addresses(client, file)]
    return found


def test_the_sitemap_lists_what_is_public_and_each_address_answers(client):
    make.published(slug="fear")
    make.published(slug="angst", language="de")
    make.draft(slug="sealed-draft")
    make.scheduled(slug="sealed-schedule")
    make.withdrawn(slug="sealed-withdrawal")
    found = addresses(client)
    assert {"/", "/articles/", "/articles/fear/", "/de/articles/angst/", "/about/"} <= set(found)
    assert not [address for address in found if "sealed" in address]
    assert len(found) == len(set(found))
    for address in found:
        assert client.get(address).status_code == 200, address


def test_a_text_whose_review_is_long_overdue_leaves_the_sitemap(client):
    edition = make.published(slug="fear", risk="medication")
    overdue = edition.review.next_due_on + timedelta(days=90)
    with time_machine.travel(overdue, tick=False):
        assert "/articles/fear/" in addresses(client)
    with time_machine.travel(overdue + timedelta(days=1), tick=False):
        assert "/articles/fear/" not in addresses(client)


@pytest.mark.parametrize("name", ["articles-2", "articles-0", "nothing-1", "articles-99999999999"])
def test_a_file_that_the_sitemap_does_not_name(client, name):
    response = client.get(f"/sitemaps/{name}.xml")
    assert response.status_code in (200, 404)
    if response.status_code == 200:
        assert addresses(client, f"/sitemaps/{name}.xml") == []


def test_robots_are_led_to_the_sitemap(client):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /search/?\n" in text


def test_who_finds_a_hole_knows_whom_to_tell(client):
    Clinic.objects.create(name="Harbour", email="post@example.org")
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:post@example.org" in text
    assert "Expires: 20" in text
