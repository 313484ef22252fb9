from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from articles.models import Article, Edition
from audit.models import ImportRun
from authors.models import Author
from clinic.exceptions import Refused
from comments.models import Comment
from interchange.items import Left, Status
from interchange.wordpress import WordPressFile
from pages.models import Page
from tests.interchange import wxr
from tests.interchange.state import row_counts

BOMB = """<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>"""


@pytest.fixture
def by(db):
    return User.objects.create_superuser("root", "root@example.org", "a-long-test-password")


def read(tmp_path, *parts):
    return [*WordPressFile(wxr.write(tmp_path / "export.xml", *parts))]


def test_a_post_and_all_that_belongs_to_it(tmp_path):
    (item,) = read(
        tmp_path,
        wxr.author("anna", "Anna Berg", "anna@example.org"),
        wxr.item(
            7,
            title="Grief &#8217; <em>now</em>",
            html="One.\n\nTwo.",
            categories=[("category", "Loss"), ("post_tag", "love"), ("category", "Uncategorized")],
            comment_status="closed",
            comments=[wxr.comment(1, "Line.<br>Line <b>two</b>."), wxr.comment(2, parent=1)],
        ),
    )
    assert (item.source_id, item.kind, item.slug) == ("7", "article", "post-7")
    assert item.html == "<p>One.</p>\n<p>Two.</p>"
    assert (item.topic, item.tags) == ("Loss", ["Loss", "love"])
    assert item.date == datetime(2013, 5, 6, 11, tzinfo=UTC)
    assert (item.people[0].name, item.people[0].email) == ("Anna Berg", "anna@example.org")
    assert not item.comments_open
    assert [(c.text, c.state, c.parent) for c in item.comments] == [
        ("Line.\n\nLine two.", "approved", "0"),
        ("A kind word.", "approved", "1"),
    ]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"status": "publish"}, Status.PUBLIC),
        ({"status": "future"}, Status.SCHEDULED),
        ({"status": "draft"}, Status.DRAFT),
        ({"status": "pending"}, Status.DRAFT),
        ({"status": "private"}, Status.PRIVATE),
        ({"status": "acf-disabled"}, Status.DRAFT),
        ({"status": ""}, Status.DRAFT),
        ({"post_password": "enter"}, Status.PROTECTED),
    ],
)
def test_statuses(tmp_path, fields, status):
    assert read(tmp_path, wxr.item(7, **fields))[0].status == status


def test_dates_of_zero_are_none(tmp_path):
    zero = {"post_date": "0000-00-00 00:00:00", "post_date_gmt": "0000-00-00 00:00:00"}
    assert read(tmp_path, wxr.item(7, **zero))[0].date is None
    local = read(tmp_path, wxr.item(7, post_date_gmt="0000-00-00 00:00:00"))[0].date
    assert local == datetime(2013, 5, 6, 11, tzinfo=UTC)  # noon in London's summer


def test_what_is_no_text_is_left_with_its_reason(tmp_path):
    left = read(
        tmp_path,
        wxr.item(1, post_type="attachment"),
        wxr.item(2, post_type="nav_menu_item"),
        wxr.item(3, status="trash"),
        wxr.item("", title="No number"),
    )
    assert [(one.why, one.refused) for one in left if isinstance(one, Left)] == [
        ("attachment", False),
        ("nav_menu_item", False),
        ("in the trash there", False),
        ("it has no number", True),
    ]


def test_pings_and_trash_are_no_comments(tmp_path):
    comments = [
        wxr.comment(1, type="pingback"),
        wxr.comment(2, type="trackback"),
        wxr.comment(3, approved="trash"),
        wxr.comment(4, approved="spam"),
        wxr.comment(5, approved="0", type="comment"),
        wxr.comment("", "No number"),
        wxr.comment(6, ""),
    ]
    (item,) = read(tmp_path, wxr.item(7, comments=comments))
    assert [(c.source_id, c.state) for c in item.comments] == [("4", "spam"), ("5", "pending")]
    assert sum(item.lost.values()) == 5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "breaks at line 1"),
        ("not xml", "breaks at line 1"),
        ("<html><body/></html>", "not a WordPress export"),
        (
            '<?xml version="1.0"?><rss><channel><link>https://a.example</link></channel></rss>',
            "not a W",
        ),
        (BOMB + "<rss><channel>&c;</channel></rss>", "document type"),
        ('<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss/>', "document type"),
    ],
)
def test_what_is_no_export_is_refused(tmp_path, text, words):
    path = tmp_path / "export.xml"
    path.write_text(text)
    with pytest.raises(Refused, match=words):
        [*WordPressFile(path)]


def test_a_file_that_breaks_half_way_imports_nothing(tmp_path, by):
    path = wxr.write(tmp_path / "export.xml", *(wxr.item(n) for n in range(1, 60)), "\n<item><t")
    before = row_counts()
    with pytest.raises(CommandError, match=r"breaks at line 8.*Nothing was imported"):
        call_command("import_wordpress", path, publish=True)
    assert row_counts() == before


def test_into_the_clinic(tmp_path, by):
    path = wxr.write(
        tmp_path / "export.xml",
        wxr.author("anna", "Anna Berg"),
        wxr.item(1, comments=[wxr.comment(1)]),
        wxr.item(
            2,
            post_type="page",
            post_name="about",
            title="About us",
            link="https://old.example.org/about/",
        ),
        wxr.item(3, post_type="page", status="private", title="Hidden page"),
        wxr.item(4, status="future", post_date="2030-01-01 00:00:00", title="Hidden post"),
    )
    call_command("import_wordpress", path, publish=True)
    assert [a.slug for a in Article.objects.public()] == ["post-1"]
    assert [p.slug for p in Page.objects.public()] == ["about"]
    assert Edition.objects.get(article__slug="post-1").published_at.year == 2013
    assert Author.objects.get().full_name == "Anna Berg"
    assert Comment.objects.get().state == "approved"
    before = row_counts()
    call_command("import_wordpress", path, publish=True)
    assert row_counts() == before
    assert ImportRun.objects.get().source == "wordpress:old.example.org"
