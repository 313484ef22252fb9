import gzip
import re
from collections import Counter
from contextlib import contextmanager
from functools import cache
from html import unescape
from pathlib import Path

import brotli
import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.staticfiles import finders
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from accounts import roles
from accounts.models import User
from articles import actions
from articles.models import Article, Edition, Series, Topic
from audit.models import Event, ImportRun, record
from clinic.checks import DEMO_PASSWORD, DEMO_USERS, demo_users
from clinic.models import Clinic
from comments.actions import receive_imported
from comments.models import Comment
from discovery.models import Document
from faq.models import Group, Question
from feedback.models import Report
from glossary.models import Entry
from interchange import demo_clinic, demo_preflight
from outbox.models import Message
from pages.models import Page
from references.citations import cited_keys
from references.models import Reference
from reviews.models import Reminder, Review
from tests import make
from tests.interchange.state import content_version, row_counts
from tests.public_site import Links, crawl
from tests.schema_org import faults
from tests.test_structured_data import letters, told, untold

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo, loaded once; each test's own changes are undone, and then it is.

    Gives what the tables held before.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        before = everything()
        demo_clinic.load()
        yield before
        transaction.set_rollback(True)


def test_it_loads_twice_to_the_same_state(demo, capsys):
    before = row_counts(), content_version()
    call_command("demo")
    assert (row_counts(), content_version()) == before
    assert "articles" in capsys.readouterr().out


def test_the_users_are_those_that_the_checks_look_for(demo):
    assert set(demo_clinic.DEMO_USERS) == set(DEMO_USERS)
    for username, role in {
        "admin": roles.ADMINISTRATOR,
        "clinician": roles.CLINICIAN,
        "reviewer": roles.REVIEWER,
        "manager": roles.PRACTICE_MANAGER,
    }.items():
        user = authenticate(username=username, password=DEMO_PASSWORD)
        assert user.is_staff
        assert [group.name for group in user.groups.all()] == [role]
        assert user.is_superuser == (username == "admin")
        assert user.email == f"{username}@example.org"


def test_what_a_newcomer_finds(demo):
    assert Article.objects.public().filter(source="demo", language="en").count() >= 16
    assert Entry.objects.public().filter(source="regions.csv").count() == 61
    assert Question.objects.public().filter(language="en").count() == 40
    kinds = Entry.objects.public().filter(language="en").values_list("kind", flat=True)
    assert Counter(kinds) >= Counter(therapy=15, mechanism=12, network=8, condition=12)
    assert Page.objects.public().exists()
    assert Series.objects.public().get().articles.public().count() == 4
    assert Edition.objects.public().exclude(in_depth="").exists()
    # Every public entry and question carries a signature on the words it shows.
    assert all(entry.review_is_current for entry in Entry.objects.public())
    assert all(question.review_is_current for question in Question.objects.public())
    assert set(Comment.State) == set(Comment.objects.values_list("state", flat=True))
    assert Clinic.current().comments_are_read
    assert not Entry.objects.exclude(definition="").exclude(pk__in=Entry.objects.public()).exists()
    assert Edition.objects.filter(state="in_review").exists()
    assert Report.objects.open().exists() and Report.objects.exclude(answered_at=None).exists()
    assert not Report.objects.filter(text__contains="@").exists()


def test_preflight_finds_no_blocker_and_only_what_the_docs_list(demo):
    found = demo_preflight.written()
    assert "- blocker" not in found
    assert found == (Path(settings.BASE_DIR) / "docs" / "demo-preflight.md").read_text()


def test_articles_were_reviewed_before_they_appeared(demo):
    for edition in Edition.objects.public().select_related("review", "article"):
        assert edition.review.kind == Review.Kind.FULL
        assert edition.review.reviewed_on <= edition.public_from.date()
        assert edition.review.content_hash == edition.content_hash
        assert edition.article.created_at < edition.published_at
        assert edition.public_from == (edition.revised_at or edition.published_at)
        document = Document.objects.get(kind="article", object_id=edition.pk)
        assert (document.public_from, document.date) == (edition.public_from,) * 2


def test_every_reference_that_a_text_cites_is_known(demo):
    for edition in Edition.objects.all():
        assert edition.citation_rows.count() == len(cited_keys(edition.body + edition.in_depth)) > 0


def test_nobody_is_mailed_about_invented_work(demo):
    assert not Message.objects.exists()


def test_what_somebody_edited_is_theirs(demo):
    entry = Entry.objects.get(language="en", slug="amygdala")
    entry.definition = "Ours."
    entry.save()
    demo_clinic.load()
    entry.refresh_from_db()
    assert entry.definition == "Ours."


# -- Taking it off again -----------------------------------------------------------------------


def everything():
    """{table: its rows}, and the rows of what is counted."""
    return {
        model._meta.label: sorted(map(repr, model._base_manager.values_list()))
        for model in apps.get_models()
    }


@contextmanager
def undone():
    with transaction.atomic():
        yield
        connection.check_constraints()
        transaction.set_rollback(True)


def test_nothing_of_it_is_left_when_it_is_removed(demo, client, capsys):
    with undone():
        Reminder.objects.create(
            kind="articles.edition", object_id=Edition.objects.first().pk, day="2026-01-01"
        )
        call_command("demo", remove=True, yes=True)
        after = everything()
        changed = {label for label, rows in demo.items() if rows != after[label]}
        # That it was removed is on record; help lines are nobody's invention.
        assert changed == {"audit.Event", "safety.HelpLine"}
        (event,) = Event.objects.all()
        assert event.verb == "erase"
        assert "22  articles" in capsys.readouterr().out
        assert demo_users(None) == []
        with pytest.raises(CommandError):
            call_command("demo", remove=True, yes=True)
        client.force_login(make.administrator())
        assert "There is no demo here." in client.get("/admin/demo/remove/").content.decode()


def test_it_asks_before_it_removes(demo, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda question: "no")
    before = row_counts()
    with pytest.raises(CommandError):
        call_command("demo", remove=True)
    assert row_counts() == before


def test_what_is_the_clinics_own_stays_with_all_that_it_stands_on(demo, client):
    with undone():
        editor = make.administrator()
        body = '<cite data-ref="ledoux-2000"></cite>'
        ours = actions.start_article(by=editor, slug="ours", title="Ours", body=body).article
        topic = Article.objects.get(slug="grief-and-depression").topic
        actions.change_article(ours, by=editor, topic=topic)
        our_group = Group.objects.create(slug="ours", name="Ours")
        insula = Entry.objects.get(language="en", slug="insula")
        record("change", insula, by=editor)
        commented = Article.objects.get(slug="sleep-and-low-mood")
        comment = receive_imported(
            article=commented,
            parent=None,
            nickname="A reader",
            email="",
            text="Thank you.",
            submitted_at=timezone.now(),
            import_run=ImportRun.objects.create(source="another site"),
            source="another site",
            source_id="1",
            state=Comment.State.PENDING,
        )
        # Somebody made an account of the demo their own.
        manager = User.objects.get(username="manager")
        manager.set_password("a-long-test-password")
        manager.save()
        record("retired verb", insula, by=None)
        Event.objects.create(verb="old", kind="gone.thing", object_id="1", subject="x", by=editor)
        # At the desk, by somebody who has read what goes.
        client.force_login(editor)
        assert client.post("/admin/demo/remove/", {"typed": "Remove "}).status_code == 302
        assert set(Article.objects.all()) == {ours, commented}
        assert topic in Topic.objects.all() and our_group in Group.objects.all()
        assert insula in Entry.objects.public() and insula.functions.exists()
        assert Comment.objects.get() == comment
        assert Reference.objects.filter(key="ledoux-2000").exists()
        assert not Question.objects.exists()
        manager.refresh_from_db()
        assert manager.is_active and manager.check_password("a-long-test-password")
        for user in User.objects.exclude(pk__in=[editor.pk, manager.pk]):
            assert not user.is_active and not user.has_usable_password() and not user.is_superuser
        assert Event.objects.filter(kind="articles.edition", verb="approve").exists()


def test_the_desks_page_is_for_administrators_and_asks_for_the_word(demo, client):
    path = "/admin/demo/remove/"
    assert client.get(path).status_code == 302
    client.force_login(User.objects.get(username="manager"))
    assert client.get(path).status_code == 403
    assert client.post(path, {"typed": "remove"}).status_code == 403
    client.force_login(User.objects.get(username="admin"))
    assert client.post(path, {"typed": "remove"}).status_code == 409  # would end themselves
    with undone():
        client.force_login(make.administrator())
        before = row_counts()
        page = client.get(path).content.decode()
        assert "22 articles" in page and "What stays" not in page
        assert "/admin/demo/remove/" in client.get("/admin/").content.decode()
        assert client.post(path, {"typed": "yes"}).status_code == 409
        assert Article.objects.count() == before["articles.Article"]


# -- Its pages, all of them --------------------------------------------------------------------


ADDRESS = r"<loc>http://testserver(/[^<]*)</loc>"


def sitemap(path):
    response = Client().get(path)
    return (b"".join(response) if response.streaming else response.content).decode()


@pytest.fixture(scope="module")
def pages(demo):
    """{path: HTML} of all that a visitor can follow from the home page and the sitemaps."""
    start = ["/"]
    for section in ("articles", "glossary", "questions", "authors", "pages"):
        start += re.findall(ADDRESS, sitemap(f"/sitemaps/{section}-1.xml"))
    found = {}
    for path, response in crawl(Client(), start, most=600):
        assert response.status_code == 200, path
        if response["Content-Type"].startswith("text/html"):
            found[path] = response.content.decode()
    return found


def only(pattern, html):
    (found,) = re.findall(pattern, html, re.DOTALL)
    return unescape(found)


def test_machines_are_told_valid_facts_that_stand_on_the_page(pages):
    with_facts = {path: html for path, html in pages.items() if "application/ld+json" in html}
    assert len(with_facts) >= 90
    assert any(path.endswith("/in-depth/") for path in with_facts)
    for path, html in with_facts.items():
        data, words, days = told(html)
        assert data.pop("@context") == "https://schema.org"
        assert (path, faults(data)) == (path, [])
        assert (path, list(untold(data, words, days))) == (path, [])
        canonical = only(r'<link rel="canonical" href="([^"]+)"', html)
        if "url" in data and data["@type"] != "MedicalClinic":
            assert data["url"] == canonical == f"http://testserver{path}"
        if "breadcrumb" in data:
            shown = only(r'<nav class="breadcrumbs[^>]*>(.*?)</nav>', html)
            links = re.findall(r'href="(.*?)">(.*?)<', shown)
            told_steps = data["breadcrumb"]["itemListElement"]
            assert [
                (step["name"], step["item"].removeprefix("http://testserver"))
                for step in told_steps
            ] == [(unescape(name), to) for to, name in links]


def test_an_article_says_the_same_to_machines_to_other_sites_and_to_people(pages):
    articles = {
        path: html
        for path, html in pages.items()
        if re.fullmatch(r"/articles/[\w-]+/(in-depth/)?", path)
        and 'id="about-this-article"' in html
    }
    assert len(articles) >= 6
    for path, html in articles.items():
        data, _words, _days = told(html)
        posting = data["mainEntity"]
        meta = dict(re.findall(r'<meta property="([^"]+)" content="([^"]*)"', html))
        title = unescape(only(r"<h1[^>]*>(.*?)</h1>", html)).strip()
        assert title == posting["headline"] == unescape(meta["og:title"]) == data["name"]
        assert meta["og:url"] == posting["url"] == f"http://testserver{path}"
        assert meta["article:published_time"][:10] == posting["datePublished"]
        assert meta.get("article:modified_time", "")[:10] == posting.get("dateModified", "")
        head = only(r'<header class="article-head">(.*?)</header>', html)
        for person in (*posting["author"], data["reviewedBy"]):
            assert person["name"] in unescape(head)
        assert f'datetime="{data["lastReviewed"]}"' in head
        assert meta["og:image"].startswith("http://testserver/articles/")


def test_handouts_lead_search_engines_to_the_article(pages):
    handouts = {path: html for path, html in pages.items() if path.endswith("/handout/")}
    assert len(handouts) >= 5
    for path, html in handouts.items():
        canonical = only(r'<link rel="canonical" href="([^"]+)"', html)
        assert canonical == f"http://testserver{path.removesuffix('handout/')}"
        assert '<meta name="robots" content="noindex">' in html
        assert "ld+json" not in html


def test_every_question_that_machines_are_told_is_asked_and_answered_on_the_page(pages):
    asked = 0
    for path, html in pages.items():
        if re.fullmatch(r"/faq/([\w-]+/)?", path):
            data, words, _days = told(html)
            for question in data["mainEntity"]:
                asked += 1
                assert letters(question["name"]) in words, path
                assert letters(question["acceptedAnswer"]["text"]) in words, path
    assert asked >= 16


def test_nothing_is_fetched_that_nobody_chose(pages):
    for path, html in pages.items():
        for loaded in Links(html, f"http://testserver{path}").loaded:
            assert loaded.startswith(("http://testserver/", "data:")), (path, loaded)


def test_an_article_weighs_at_most_forty_kilobytes_without_its_pictures(pages):
    """HTML, styles and scripts as they travel: Brotli for what is static, gzip for the page."""

    @cache
    def weight(address):
        name = address.removeprefix("http://testserver/static/")
        if name == address:
            return len(gzip.compress(Client().get(address).content, 6))
        return len(brotli.compress(Path(finders.find(name)).read_bytes()))

    for path, html in pages.items():
        if 'id="about-this-article"' in html:
            loaded = Links(html, f"http://testserver{path}").loaded
            parts = [name for name in loaded if re.search(r"\.(css|js)(\?|$)", name)]
            assert len(parts) > 6
            total = len(gzip.compress(html.encode(), 6)) + sum(map(weight, parts))
            assert total < 40 * 1024, (path, total)


def test_the_sitemaps_name_what_may_be_indexed_and_nothing_else(pages):
    files = re.findall(ADDRESS, sitemap("/sitemap.xml"))
    named = {path for file in files for path in re.findall(ADDRESS, sitemap(file))}
    may_be_indexed = {
        path
        for path, html in pages.items()
        if "noindex" not in html and f'"canonical" href="http://testserver{path}"' in html
    }
    assert named <= may_be_indexed
    # A text in depth is found from its article, a part of a list from the list, and from an
    # abbreviation of two entries these.
    others = {re.sub(r"\?.*|in-depth/$", "", path) for path in may_be_indexed - named}
    # People are listed once, and not in every language.
    others = {
        path for path in others if not re.match(r"/(de|es|ar)/(authors/.+|pages/|search/)", path)
    }
    assert others - named == {"/search/", "/glossary/SN/"}
