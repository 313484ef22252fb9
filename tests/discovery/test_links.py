"""Links inside the site: they follow their thing, and never lead where no reader may go."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import actions
from articles.models import Article
from clinic import content_version, markup
from discovery import links
from faq.models import Question
from glossary.models import Entry
from pages.models import Page
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return make.clinician()


@pytest.fixture
def target(by):
    return make.published(by=by, slug="sleep", title="Sleep").article


def entry(**fields):
    row = Entry(name="Insula", slug="insula", definition="A part of the cortex.", **fields)
    row.save()
    return row


def question(**fields):
    row = Question(question="How long?", slug="how-long", short_answer="An hour.", **fields)
    row.save()
    return row


def text_of(client, path):
    html = client.get(path).content.decode()
    return html[html.index("<main") : html.index("</main>")]


def link_in(client, path):
    """Where the words “this” lead on a page, or None where they are words alone."""
    html = text_of(client, path)
    assert "this" in html
    assert "data-to" not in html
    assert not re.search(r'href="(?:None)?"', html)
    found = re.search(r'<a (?:class="term" )?href="([^"]*)"[^>]*>this</a>', html)
    return found and found[1]


def linking(to):
    return f'<p>Read <a data-to="{to}">this</a> too.</p>'


# -- Reading -----------------------------------------------------------------------------------


def test_every_kind_of_text_leads_to_every_kind_of_thing(client, by, target):
    asked, region = question(), entry()
    for row in (asked, region):
        row.publish(by=by)
    page = Page(title="Fees", slug="fees", body="")
    page.save()
    page.publish(by=by)
    for to, address in [
        (f"article:{target.pk}", "/articles/sleep/"),
        (f"entry:{region.pk}", "/glossary/insula/"),
        (f"question:{asked.pk}", "/faq/how-long/"),
    ]:
        make.published(
            by=by, slug=f"from-{to[:5]}", body=linking(to), in_depth=f"<h2>A</h2>{linking(to)}"
        )
        asked.answer = region.text = page.body = linking(to)
        for row in (asked, region, page):
            row.save()
        for path in [
            f"/articles/from-{to[:5]}/",
            f"/articles/from-{to[:5]}/in-depth/",
            f"/articles/from-{to[:5]}/handout/",
            "/faq/how-long/",
            "/glossary/insula/",
            "/pages/fees/",
        ]:
            assert link_in(client, path) == address, path


def test_a_link_follows_its_article_to_a_new_address_and_the_signature_still_holds(
    client, by, target
):
    edition = make.published(by=by, slug="from", body=linking(f"article:{target.pk}"))
    actions.change_slug(target, by=by, slug="rest")
    assert link_in(client, "/articles/from/") == "/articles/rest/"
    edition.refresh_from_db()
    assert edition.compute_hash() == edition.content_hash


def test_a_link_follows_entries_and_questions_too(client, by):
    asked, region = question(), entry()
    body = linking(f"entry:{region.pk}") + linking(f"question:{asked.pk}")
    make.published(by=by, slug="from", body=body)
    for row in (asked, region):
        row.publish(by=by)
        row.slug = f"new-{row.slug}"
        row.save()
    html = text_of(client, "/articles/from/")
    assert '<a class="term" href="/glossary/new-insula/"' in html
    assert '<a href="/faq/new-how-long/">this</a>' in html
    asked.withdraw(by=by)
    html = text_of(client, "/articles/from/")
    assert '<a class="term" href="/glossary/new-insula/"' in html
    assert html.count(">this</a>") == 1


def test_what_is_not_public_leaves_its_words_and_no_trace_of_its_address(client, by):
    hidden = {
        "draft": make.draft(by=by, slug="secret-draft"),
        "approved": make.approved(by=by, slug="secret-approved"),
        "scheduled": make.scheduled(by=by, slug="secret-scheduled"),
        "withdrawn": make.withdrawn(by=by, slug="secret-withdrawn"),
    }
    tos = [f"article:{edition.article.pk}" for edition in hidden.values()]
    tos += [f"entry:{entry().pk}", f"question:{question().pk}"]
    make.published(by=by, slug="from", body="".join(map(linking, tos)))
    html = text_of(client, "/articles/from/")
    assert html.count("Read this too.") == len(tos)
    for secret in ("secret-", "insula", "how-long"):
        assert secret not in html


def test_what_was_deleted_leaves_its_words(client, by):
    gone = entry()
    make.published(by=by, slug="from", body=linking(f"entry:{gone.pk}"))
    gone.delete()
    assert link_in(client, "/articles/from/") is None


def test_a_link_becomes_live_with_its_target_and_dies_with_it(client, by):
    waiting = make.approved(by=by, slug="later")
    make.published(by=by, slug="from", body=linking(f"article:{waiting.article.pk}"))
    assert link_in(client, "/articles/from/") is None
    actions.publish(waiting, by=by)
    assert link_in(client, "/articles/from/") == "/articles/later/"
    waiting.refresh_from_db()
    actions.withdraw(waiting, by=by, reason="It was wrong.")
    assert link_in(client, "/articles/from/") is None


@pytest.mark.django_db(transaction=True)
def test_publishing_a_target_outdates_the_pages_that_link_to_it(by):
    waiting = make.approved(by=by, slug="later")
    before = content_version.current()
    actions.publish(waiting, by=by)
    published = content_version.current()
    actions.change_slug(waiting.article, by=by, slug="moved")
    assert len({before, published, content_version.current()}) == 3


def test_no_glossary_term_is_linked_within_a_link(client, by, target):
    entry().publish(by=by)
    body = f'<p><a data-to="article:{target.pk}">The insula</a>, and the insula.</p>'
    make.published(by=by, slug="from", body=body)
    html = text_of(client, "/articles/from/")
    assert '<a href="/articles/sleep/">The insula</a>, and the <a class="term"' in html


def test_a_link_costs_one_query_and_so_do_twenty(client, by, target):
    asked, region = question(), entry()
    for row in (asked, region):
        row.publish(by=by)
    kinds = [f"article:{target.pk}", f"entry:{region.pk}", f"question:{asked.pk}"]
    bodies = {"none": "<p>Words</p>", "one": linking(kinds[0])}
    bodies["twenty"] = "".join(map(linking, kinds * 7))
    counts = {}
    for slug, body in bodies.items():
        make.published(by=by, slug=slug, body=body)
    for slug in bodies:
        client.get(f"/articles/{slug}/")  # the matcher of terms is built once
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/articles/{slug}/")
        counts[slug] = len(queries)
    assert counts["one"] == counts["twenty"] == counts["none"] + 1


def test_who_reviews_a_text_sees_where_its_links_lead(client, by, target):
    edition, reader = make.draft(by=by, body=linking(f"article:{target.pk}")), make.reviewer()
    actions.submit(edition, by=by, reviewer=reader.author)
    client.force_login(reader)
    html = client.get(f"/admin/articles/edition/{edition.pk}/review/").content.decode()
    assert '<a href="/articles/sleep/">this</a>' in html


def test_words_of_links_count_as_words(client, by, target):
    make.published(by=by, slug="from", body=linking(f"article:{target.pk}"))
    assert "Read this too." in markup.plain(linking("article:1"))
    found = client.get("/search/?q=read").content.decode()
    assert "/articles/from/" in found
    for feed in ("rss", "atom", "json"):
        assert b"data-to" not in client.get(f"/feeds/articles.{feed}").content


# -- Writing -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "/articles/sleep/",
        "/articles/sleep",
        "https://clinic.example/articles/sleep/",
        "http://clinic.example/articles/sleep/?utm_source=x&amp;y=z",
        "/articles/sleep/#part",
        "/articles/%73leep/",
        "/articles/slumber/",
    ],
)
def test_an_address_of_ours_becomes_the_thing_itself(by, target, settings, address):
    settings.SITE_URL = "https://clinic.example"
    actions.change_slug(target, by=by, slug="slumber")
    actions.change_slug(target, by=by, slug="sleep")  # “slumber” was left behind
    edition = make.draft(by=by, body=f'<p><a href="{address}" title="A">this</a></p>')
    edition.refresh_from_db()
    assert edition.body == f'<p><a data-to="article:{target.pk}" title="A">this</a></p>'


@pytest.mark.parametrize(
    "address",
    [
        "/articles/unknown/",
        "/articles/",
        "/articles/topic/sleep/",
        "/articles/sleep/in-depth/",
        "/de/articles/sleep/",
        "/help-now/",
        "#sleep",
        "mailto:a@example.org",
        "https://example.org/articles/sleep/",
        "//example.org/articles/sleep/",
        "http://[/articles/sleep/",
        "/articles/%00/",
        "/articles/%ff%2fsleep/",
    ],
)
def test_any_other_address_stays_as_it_is(by, target, address):
    html = markup.clean(f'<p><a href="{address}">this</a></p>')
    assert links.anchored(html) == html


def test_drafts_entries_questions_and_other_languages_are_known_too(by, target):
    german = Article.objects.create(slug="sleep", language="de")
    draft = make.draft(by=by, slug="draft").article
    asked, region = question(), entry()
    for address, to in [
        ("/de/articles/sleep/", f"article:{german.pk}"),
        ("/articles/draft/", f"article:{draft.pk}"),
        ("/glossary/insula/", f"entry:{region.pk}"),
        ("/faq/how-long/", f"question:{asked.pk}"),
    ]:
        html = markup.clean(f'<a href="{address}">A</a>, <a href="/help-now/">B</a>')
        assert links.anchored(html) == f'<a data-to="{to}">A</a>, <a href="/help-now/">B</a>'


def test_every_text_is_stored_so(by, target):
    page = Page(title="Fees", slug="fees", body='<a href="/articles/sleep/">A</a>')
    page.save()
    asked = question(answer='<a href="/articles/sleep/">A</a>')
    region = entry(text='<a href="/articles/sleep/">A</a>')
    edition = make.draft(by=by, in_depth='<a href="/articles/sleep/">A</a>')
    stored = f'<a data-to="article:{target.pk}">A</a>'
    assert [page.body, asked.answer, region.text, edition.in_depth] == [stored] * 4


def test_the_owners_of_all_kinds_have_registered():
    assert set(links.kinds()) == set(markup.LINK_KINDS)
