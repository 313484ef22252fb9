"""One article in two registers: in plain words, and in depth; one review covers both."""

import json
import re

import pytest

from tests import make

pytestmark = pytest.mark.django_db

PLAIN, DEEP = "/articles/fear/", "/articles/fear/in-depth/"
SWITCHER = re.compile(r'<nav class="registers".*?</nav>', re.S)


@pytest.fixture
def edition():
    return make.published(
        slug="fear",
        title="What fear does",
        standfirst="And what helps.",
        body="<h2>Short</h2><p>Plain words.</p>",
        in_depth="<h2>Circuits</h2><p>Deep words.</p>",
    )


def page(client, path):
    return client.get(path).content.decode()


def marked(html):
    """The registers by their addresses, and the one that is open."""
    links = re.findall(r'<a href="([^"]+)"( aria-current="page")?>', SWITCHER.search(html)[0])
    return [address for address, _ in links], [address for address, current in links if current]


@pytest.mark.parametrize(
    ("path", "here", "not_here"), [(PLAIN, "Plain", "Deep"), (DEEP, "Deep", "Plain")]
)
def test_each_page_leads_to_the_other_and_stands_for_itself(client, edition, path, here, not_here):
    html = page(client, path)
    assert marked(html) == ([PLAIN, DEEP], [path])
    assert f"{here} words." in html and f"{not_here} words." not in html
    assert f'<link rel="canonical" href="http://testserver{path}">' in html
    assert f'<meta property="og:url" content="http://testserver{path}">' in html
    assert '<meta property="og:image" content="http://testserver/articles/fear/share.png?v=' in html
    facts = json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])
    assert facts["url"] == facts["mainEntity"]["url"] == f"http://testserver{path}"
    assert "js/contents.js" in html and "js/share.js" in html


def test_both_name_the_same_review(client, edition):
    reviewed = [
        re.search(r"<dt>Reviewed by</dt>.*?</dd>", page(client, path), re.S)[0]
        for path in (PLAIN, DEEP)
    ]
    assert reviewed[0] == reviewed[1]
    assert edition.review.reviewer_shown["name"] in reviewed[0]
    assert "One review for the text in plain words and the one in depth." in reviewed[0]


def test_both_have_the_same_share_picture(client, edition):
    pictures = [
        re.search(r'og:image" content="([^"]+)', page(client, path))[1] for path in (PLAIN, DEEP)
    ]
    assert pictures[0] == pictures[1]
    assert client.get(pictures[0]).status_code == 200


def test_comments_and_votes_belong_to_the_article_alone(client, edition):
    html = page(client, DEEP)
    assert 'id="comments"' not in html and 'id="feedback"' not in html


def test_one_register_needs_no_switcher(client):
    make.published(slug="fear")
    html = page(client, PLAIN)
    assert not SWITCHER.search(html) and "One review for" not in html


def test_a_neutral_tab_stays_neutral(client, edition):
    article = edition.article
    article.tab_title = "Reading"
    article.save()
    assert "<title>Reading" in page(client, DEEP)
