"""Content that nobody on this project wrote, taken into a clinic that holds the demo already."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from articles.models import Article, Edition, Tag, Topic
from articles.related import related_to
from audit.models import ImportRun
from clinic.models import Redirect
from comments.models import Comment
from interchange import demo_clinic
from pages.models import Page
from tests.interchange.state import content_version, row_counts

REAL = Path(settings.BASE_DIR).parent / "shared" / "data" / "real"
JEKYLL = REAL / "jekyll" / "_posts"
WORDPRESS = REAL / "wordpress" / "themeunittestdata.wordpress.xml"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.skipif(
        not REAL.exists() and os.environ.get("CI", "").lower() != "true",
        reason=f"{REAL} is not here",
    ),
]


@pytest.fixture(scope="module")
def clinic(django_db_setup, django_db_blocker):
    """The demo, and both imports on top of it, published. Undone after this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        demo_clinic.load()
        call_command("import_wordpress", WORDPRESS, publish=True)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # what autovacuum does on a running site
            call_command("import_markdown", JEKYLL, publish=True)
            cursor.execute("ANALYZE")
        yield
        transaction.set_rollback(True)


def run_of(source):
    return ImportRun.objects.get(source=source)


def test_counts_of_the_markdown_folder_add_up(clinic):
    report = run_of("markdown:_posts").report
    files = len([*JEKYLL.rglob("*.md")])
    counts = report["counts"]
    assert counts["read"] == files == 422
    assert counts["taken"] + counts.get("refused", 0) == files
    assert counts["public"] + counts["draft"] == counts["taken"]
    assert Article.objects.filter(source="markdown:_posts").count() == counts["taken"] == 422
    assert counts["draft"] == 8  # published: false
    assert report["lost"]["script"] == 13
    assert report["lost"]["front matter: related (it is computed here)"] == 48
    assert len(report["notes"]["no date there: dated to this run"]) == 311


def test_counts_of_the_wordpress_export_add_up(clinic):
    report = run_of("wordpress:wpthemetestdata.wordpress.com").report
    counts = report["counts"]
    assert counts["read"] == 180
    assert counts["taken"] == 51 + 21
    assert counts["left"] == 70 + 38
    assert (counts["public"], counts["draft"]) == (69, 3)
    assert counts["comments"] == 23
    assert (report["lost"]["trackback"], report["lost"]["pingback"]) == (2, 2)
    assert Comment.objects.filter(source__startswith="wordpress").count() == 23


def test_a_second_run_changes_nothing(clinic):
    before = row_counts(), content_version()
    call_command("import_markdown", JEKYLL, publish=True)
    call_command("import_wordpress", WORDPRESS, publish=True)
    assert (row_counts(), content_version()) == before


def test_nothing_hidden_became_public(clinic):
    hidden = Edition.objects.exclude(pk__in=Edition.objects.public()).select_related("article")
    by_source = {(e.article.source, e.article.source_id) for e in hidden}
    wordpress = "wordpress:wpthemetestdata.wordpress.com"
    for number in ("1153", "1164", "1168"):  # scheduled, draft, protected by a password
        assert (wordpress, number) in by_source
    for path in JEKYLL.rglob("*.md"):
        if "published: false" in path.read_text():
            assert ("markdown:_posts", path.relative_to(JEKYLL).as_posix()) in by_source


def test_their_words_show_on_no_page(clinic, client):
    canaries = ["This post is scheduled to be published", "This post is drafted", "the password is"]
    for path in ["/", "/articles/", "/articles/?page=2", "/feeds/articles.rss", "/search/?q=draft"]:
        text = client.get(path).content.decode()
        assert not [canary for canary in canaries if canary in text]
    for slug in ("scheduled", "draft", "template-password-protected"):
        assert Article.objects.filter(slug=slug).exists()
        assert client.get(f"/articles/{slug}/").status_code == 404


def test_imported_texts_say_that_nobody_reviewed_them(clinic, client):
    edition = Edition.objects.get(article__slug="template-sticky")
    assert edition.is_public and edition.review is None and edition.import_run
    assert edition.published_at.year == 2012
    page = client.get("/articles/template-sticky/").content.decode()
    assert "ot yet clinically reviewed" in page


def test_links_within_lead_to_the_imported_articles(clinic):
    body = Edition.objects.get(article__slug="do-i-qualify-for-medicaid").body
    assert 'href="/articles/' in body
    bodies = Edition.objects.filter(article__source="markdown:_posts").values_list(
        "body", flat=True
    )
    inner = [body for body in bodies if 'href="/glossary/deductible' in body]
    assert not inner


def test_old_addresses_lead_to_the_new_ones(clinic, client):
    assert Redirect.objects.get(old_path="/2012/01/07/template-sticky/")
    response = client.get("/2012/01/07/template-sticky/")
    assert (response.status_code, response.url) == (301, "/articles/template-sticky/")


def test_comments_keep_their_threads_one_level_deep(clinic):
    comments = Comment.objects.filter(source__startswith="wordpress")
    assert comments.get(source_id="915").parent.source_id == "904"
    assert not comments.filter(parent__parent__isnull=False).exists()
    assert comments.get(source_id="1015").state == "pending"


def test_the_site_still_answers_everywhere(clinic, client):
    """Every imported article, page, tag and topic: Greek tags and markup in titles included."""
    wordpress = "wordpress:wpthemetestdata.wordpress.com"
    things = [
        *Article.objects.public().filter(source=wordpress),
        *Article.objects.public().filter(source="markdown:_posts").order_by("pk")[::40],
        *Page.objects.public().filter(source=wordpress),
        *Topic.objects.public(),
        *Tag.objects.public().filter(name__contains=" "),
    ]
    assert len(things) > 100
    failed = [
        path
        for path in (thing.get_absolute_url() for thing in things)
        if client.get(path).status_code != 200
    ]
    assert not failed


def test_related_lists_are_there_from_the_start(clinic):
    edition = Edition.objects.get(article__slug="do-i-qualify-for-medicaid")
    related = related_to(edition)
    assert related
    assert all(document.reason for document in related)
