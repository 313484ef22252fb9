"""No script runs that was written into a field, even past the forms and the sanitiser on save."""

import json
from xml.etree import ElementTree

import html5lib
import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from articles.findings import PreflightSummary, SwitchedOff
from articles.models import Edition
from clinic.hours import HoursField
from comments.letters import link_of
from digest.models import Subscriber
from pages.models import Appearance
from tests.house import sql
from tests.public_site import html_addresses
from tests.rich_site import fill

pytestmark = pytest.mark.django_db

# The first alone fits into the shortest columns.
PAYLOAD = (
    '"><img src=x onerror=alert(1)>'
    "</script></style></textarea></title><script>alert(1)</script>--><svg onload=alert(1)>"
    "<a href=\"javascript:alert(1)\">x</a>'-alert(1)-'<iframe srcdoc='<script>alert(1)</script>'>"
)
DATA, OWN = ("application/ld+json", "application/json"), ("/static/", "/admin/jsi18n/")
# What a machine reads, or what only one of a few words may stand in.
# Fields that take nothing but addresses, or times of day.
KEPT = (models.SlugField, models.URLField, models.EmailField, HoursField)
NAMES_KEPT = {
    *("language", "country", "accent", "sha256", "extension", "slug", "path", "key", "kind"),
    *("content_hash", "network", "nonce", "as", "use", "state", "scheme", "value", "register_url"),
    *("doi", "pmid", "url", "old_path", "new_path", "source", "source_id", "code", "signed"),
    *("to", "start", "end"),
}
LISTS_ONLY = {Appearance, PreflightSummary, Subscriber, SwitchedOff}
OURS = {"articles", "audit", "authors", "clinic", "comments", "discovery", "faq", "feedback"} | {
    *("digest", "glossary", "images", "leaflets", "pages", "references", "reviews", "safety"),
}


def poisoned(value):
    """Every string inside, poisoned, except under names that are kept."""
    if isinstance(value, dict):
        return {k: v if k in NAMES_KEPT else poisoned(v) for k, v in value.items()}
    if isinstance(value, list):
        return [poisoned(item) for item in value]
    return PAYLOAD if isinstance(value, str) else value


def poison(model):
    """Put the payload into whatever is filled in and read by people."""
    for row in model._base_manager.all():
        new = {}
        for field in model._meta.concrete_fields:
            value = getattr(row, field.attname)
            if not value or field.choices or isinstance(field, KEPT) or field.name in NAMES_KEPT:
                continue
            if isinstance(field, models.CharField | models.TextField):
                new[field.name] = f"{row.pk}{PAYLOAD}"[: field.max_length]
            elif isinstance(field, models.JSONField):
                new[field.name] = poisoned(value)
            elif isinstance(field, ArrayField) and isinstance(value[0], str):
                new[field.name] = [f"{row.pk}{PAYLOAD}"[: field.base_field.max_length]]
        if model is Edition and row.signed:
            new["signed"] = json.dumps(poisoned(json.loads(row.signed)))
        if new:
            model._base_manager.filter(pk=row.pk).update(**new)


@pytest.fixture
def site(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    made = fill()
    sql("SET LOCAL clinic.erasing = 'on'")  # past the freeze as well
    sql("SET LOCAL session_replication_role = replica")
    for label in sorted(OURS):
        for model in apps.get_app_config(label).get_models():
            poison(model)
    return made


def is_our_frame(element):
    """A preview on the desk, in which nothing runs."""
    allowed = element.get("sandbox", "allow-scripts")
    ours = (element.get("src") or "").startswith("/admin/")
    return (
        element.tag == "iframe"
        and ours
        and "scripts" not in allowed
        and "srcdoc" not in element.attrib
    )


def scripts(html):
    """What would run, or load, in a browser without a Content-Security-Policy."""
    for element in html5lib.parse(html, namespaceHTMLElements=False).iter():
        if not isinstance(element.tag, str):
            continue  # a comment
        if element.tag == "script" and element.get("type") in DATA:
            json.loads(element.text)
        elif element.tag == "script" and element.get("type") == "importmap":
            files = json.loads(element.text)["imports"].values()
            yield from (("importmap", file) for file in files if not file.startswith(OWN))
        elif element.tag == "script" and not (element.get("src") or "").startswith(OWN):
            yield "script", element.text
        if is_our_frame(element):
            continue
        if element.tag in ("iframe", "object", "embed", "base") or element.get("src") == "x":
            yield element.tag, element.attrib
        for name, value in element.attrib.items():
            if str(name).startswith("on") or "javascript:" in value[:30]:
                yield element.tag, name, value


def test_no_public_page_runs_what_was_written_into_a_field(client, site):
    paths = [*html_addresses("one"), "/search/?q=alert", "/nowhere/", link_of(site["waiting"])]
    seen = 0
    for path in paths:
        response = client.get(path)
        html = response.content.decode()
        assert response.status_code in (200, 404), path
        assert list(scripts(html)) == [], path
        seen += "alert(1)" in html
    assert seen > len(paths) / 2, "the poison reached the pages"


def test_what_a_visitor_sends_comes_back_as_words(client, site):
    for path in ("/articles/one/comment/", "/articles/one/feedback/", "/articles/one/report/"):
        for more in ({}, {"choice": "edit"}, {"text": "I want to end my life tonight " + PAYLOAD}):
            sent = dict.fromkeys(["text", "nickname", "email", "parent", "stars"], PAYLOAD)
            response = client.post(path, sent | more)
            assert list(scripts(response.content.decode())) == [], path
    response = client.get("/search/", {"q": PAYLOAD, "kind": PAYLOAD, "page": PAYLOAD})
    assert list(scripts(response.content.decode())) == []


def test_no_page_of_the_desk_runs_it_either(client, site):
    site["boss"].is_superuser = True
    site["boss"].save()
    client.force_login(site["boss"])
    paths = ["/admin/", "/admin/comments/comment/?state=all"]
    for model in (model for model in admin.site._registry if model._meta.app_label in OURS):
        name = f"admin:{model._meta.label_lower.replace('.', '_')}"
        paths.append(reverse(f"{name}_changelist"))
        if model not in LISTS_ONLY and (row := model._base_manager.first()):
            paths += [reverse(f"{name}_{page}", args=[row.pk]) for page in ("change", "history")]
    seen = 0
    for path in paths:
        html = client.get(path, follow=True).content.decode()
        assert list(scripts(html)) == [], path
        seen += "alert(1)" in html
    assert seen > len(paths) / 2, "the poison reached the pages"


def test_feeds_carry_it_as_words_of_words(client, site):
    for form in ("rss", "atom"):
        root = ElementTree.fromstring(client.get(f"/feeds/articles.{form}").content)
        items = [row for row in root.iter() if row.tag.rpartition("}")[2] in ("item", "entry")]
        names = ("description", "{http://www.w3.org/2005/Atom}summary")
        summaries = [item.findtext(name, "") for item in items for name in names]
        assert any("alert(1)" in text for text in summaries)
        for text in summaries:
            assert list(scripts(text)) == [], form


def test_no_address_that_people_type_may_be_a_script():
    fields = [
        field
        for label in OURS
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.URLField)
    ]
    assert len(fields) > 3
    for field in fields:
        for typed in (
            "javascript:alert(1)",
            "data:text/html,x",
            "//evil.example",
            "java\tscript:x",
        ):
            with pytest.raises(ValidationError):
                field.run_validators(typed)
