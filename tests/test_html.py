"""Every public page is HTML without a parse error, and no id stands on it twice."""

import html5lib
import pytest
from django.test import Client

from comments.letters import link_of
from tests.public_site import html_addresses
from tests.rich_site import fill

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("articles.views.PER_PAGE", 2)
    return fill()


def answers(client, site):
    """(what it is, its HTML) of every kind of page, those that answer a form included."""
    for path in [
        *html_addresses("one"),
        *("/glossary/ab/", "/search/?q=zzzz", "/search/?q=suicide", "/nowhere/", "/articles/gone/"),
        link_of(site["waiting"]),
        link_of(site["rejected"]),
    ]:
        yield path, client.get(path)
    for text in ("", "Thank you <3", "I want to end my life tonight"):
        yield f"comment: {text}", client.post("/articles/one/comment/", {"text": text})
    yield "deleted", client.post("/articles/one/comment/", {"choice": "delete"})
    yield "vote", client.post("/articles/one/feedback/", {"stars": "7"})
    yield "report", client.post("/articles/one/report/", {"text": "<b>"})
    yield "403", Client(enforce_csrf_checks=True).post("/admin/login/")


def test_every_page_parses_without_an_error(client, site):
    faults = {}
    for name, response in answers(client, site):
        assert response["Content-Type"].startswith("text/html"), name
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parse(response.content.decode())
        errors = [f"{place}: {code} {more}" for place, code, more in parser.errors]
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        twice = sorted({f"id {value} twice" for value in ids if ids.count(value) > 1})
        missing = sorted(_pointed_at(tree) - set(ids))
        if errors or twice or missing:
            faults[name] = [*errors, *twice, *(f"nothing has the id {value}" for value in missing)]
    assert faults == {}


def _pointed_at(tree):
    """The ids that the page's own labels, descriptions and links to itself speak of."""
    names = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
    found = set()
    for element in tree.iter():
        for name in names:
            found.update((element.get(name) or "").split())
        if (
            element.tag == "a"
            and len(element.get("href") or "") > 1
            and element.get("href")[0] == "#"
        ):
            found.add(element.get("href")[1:])
    return found
