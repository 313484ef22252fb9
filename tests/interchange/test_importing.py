"""What every importer does with its items, whatever the format."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import User
from articles import actions
from articles.models import Article, Edition, Topic
from audit.models import ImportRun
from authors.models import Author
from clinic.models import Redirect
from comments.models import Comment
from interchange import importing
from interchange.importing import take
from interchange.items import Item, Left, Person, Remark, Status
from pages.models import Page
from tests import make
from tests.interchange.state import content_version, row_counts

pytestmark = pytest.mark.django_db

DAY = datetime(2013, 5, 6, 11, tzinfo=UTC)


class Source:
    name, hosts = "test:site", {"old.example.org"}

    def __init__(self, *items):
        self.items = items

    def __iter__(self):
        return iter(self.items)


def item(source_id="1", **fields):
    facts = {"title": "Grief", "html": "<p>Words.</p>", "status": Status.PUBLIC, "date": DAY}
    return Item(source_id=source_id, language="en", **{**facts, **fields})


def remark(source_id, text="A kind word.", **fields):
    facts = {"nickname": "Reader", "submitted_at": DAY, "state": "approved"}
    return Remark(source_id=source_id, text=text, **{**facts, **fields})


@pytest.fixture
def by():
    return User.objects.create_superuser("root", "root@example.org", "a-long-test-password")


def edition(source_id="1"):
    return Edition.objects.get(article__source="test:site", article__source_id=source_id)


# -- Public or not -----------------------------------------------------------------------------


def test_without_publish_everything_is_a_draft(by, client):
    report = take(Source(item()), by=by)
    assert edition().state == "draft"
    assert report.counts == {"read": 1, "taken": 1, "draft": 1}
    assert not Article.objects.public().exists()


def test_with_publish_what_was_public_is_public_and_unreviewed(by):
    take(Source(item()), by=by, publish=True)
    made = edition()
    assert made.is_public
    assert made.review is None
    assert made.import_run == ImportRun.objects.get()
    assert (made.published_at, made.created_at, made.article.created_at) == (DAY, DAY, DAY)


@pytest.mark.parametrize("status", [s for s in Status if s != Status.PUBLIC])
def test_what_was_hidden_there_is_a_draft_here(by, status):
    report = take(
        Source(item(status=status), item("2", status=status, kind="page")), by=by, publish=True
    )
    assert edition().state == "draft"
    assert not Page.objects.public().exists()
    assert report.counts["draft"] == 2
    assert any(status.value in what for what in report.notes)


def test_what_was_yet_to_come_is_a_draft(by):
    take(Source(item(date=timezone.now() + timedelta(days=1))), by=by, publish=True)
    assert edition().state == "draft"


# -- Again -------------------------------------------------------------------------------------


def test_a_second_run_changes_nothing_even_after_an_edit(by):
    refused = Left("9", "no good", refused=True)
    source = Source(item(comments=[remark("1")]), item("2", kind="page"), refused)
    take(source, by=by, publish=True)
    following = actions.start_next(edition().article, by=by)
    following.title = "Ours now"
    actions.save_draft(following, by=by, version=following.version)
    before = row_counts(), content_version()
    report = take(source, by=by, publish=True)
    assert (row_counts(), content_version()) == before
    assert report.counts == {"read": 3, "here": 2, "refused": 1}


def test_a_run_that_was_stopped_goes_on(by, monkeypatch):
    source = Source(item("1"), item("2"), item("3"))

    def stop(done, total):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(source, by=by, progress=stop)
    assert Article.objects.count() == 2
    assert ImportRun.objects.get().report["counts"]["taken"] == 2
    report = take(source, by=by)
    assert (report.counts["here"], report.counts["taken"]) == (2, 1)


def test_a_trial_writes_nothing(by):
    make.published(slug="grief")
    before = row_counts(), content_version()
    report = take(Source(item(comments=[remark("1")])), by=by, publish=True, dry_run=True)
    assert (row_counts(), content_version()) == before
    assert report.counts["taken"] == report.counts["public"] == 1


# -- One bad item ------------------------------------------------------------------------------


def test_a_bad_item_is_refused_alone(by, monkeypatch):
    class Broken(Item):
        @property
        def comments(self):
            raise ValueError("broken in the middle")

        @comments.setter
        def comments(self, value):
            pass

    bad = Broken("2", "Bad", "<p>Half.</p>", Status.PUBLIC, date=DAY, language="en", topic="Half")
    report = take(Source(item("1"), bad, item("3")), by=by, publish=True)
    assert report.counts["taken"] == 2
    assert report.notes["refused"] == ["2: broken in the middle"]
    assert not Article.objects.filter(source_id="2").exists()
    assert not Topic.objects.filter(name="Half").exists()


def test_two_items_of_one_number(by):
    report = take(Source(item("1"), item("1", title="Other")), by=by)
    assert report.counts["taken"] == report.counts["refused"] == 1


# -- Fitting in --------------------------------------------------------------------------------


def test_addresses_that_are_taken_get_a_number(by):
    make.draft(slug="grief")
    report = take(Source(item("1", slug="grief"), item("2", slug="grief")), by=by)
    assert [edition("1").article.slug, edition("2").article.slug] == ["grief-2", "grief-3"]
    assert len(report.notes["the address was taken, so it has another"]) == 2


@pytest.mark.parametrize(
    ("slug", "title", "becomes"),
    [
        ("topic", "", "topic-2"),
        ("de", "", "de-2"),
        ("2013", "", "2013-2"),
        ("%ce%b5%ce%bb", "", "ελ"),
        ("", "Ελληνικά: Greek", "ελληνικά-greek"),
        ("", "!?", "article-1"),
        ("a/../b c", "", "ab-c"),
    ],
)
def test_addresses(by, slug, title, becomes):
    take(Source(item(slug=slug, title=title)), by=by, publish=True)
    assert edition().article.slug == becomes


def test_a_very_long_greek_address_fits_its_columns(by, client):
    take(Source(item(slug="λ" * 300)), by=by, publish=True)
    assert client.get(edition().article.get_absolute_url()).status_code == 200


def test_what_is_too_long_or_empty_is_fitted_and_reported(by):
    report = take(
        Source(
            item(
                title="",
                html="<p>The first words of a text that has no title at all.</p>",
                standfirst="s" * 500,
                tags=["t" * 100, "One", "one", "?!", "", "<b>Two</b>"],
                topic="p" * 100,
            )
        ),
        by=by,
        publish=True,
    )
    made = edition()
    assert made.title == "The first words of a text that has…"
    assert len(made.standfirst) == 400
    assert made.tag_names == ["t" * 80, "One", "Two"]
    assert made.article.topic.name == "p" * 80
    assert "no title there: the first words serve" in report.notes


def test_nul_and_lone_surrogates_do_no_harm(by):
    html = "<p>A\x00B\ud800C</p>"
    take(
        Source(item(title="T\x00\ud800", html=html, tags=["\x00x"], topic="\x00y")),
        by=by,
        publish=True,
    )
    assert (edition().title, edition().body, edition().tag_names) == ("T", "<p>ABC</p>", ["x"])


def test_authors_are_found_or_made_without_a_credential(by):
    clinician = make.clinician(slug="anna-berg")
    people = [
        Person("x", email=clinician.email),
        Person("eva", name="Eva Maria Lind"),
        Person("shy@example.org", name="shy@example.org"),
    ]
    take(Source(item("1", people=people), item("2", people=people)), by=by, publish=True)
    names = [str(author) for author in edition("2").authors.order_by("bylines__position")]
    assert names == [str(clinician.author), "Eva Maria Lind", "shy"]
    eva = Author.objects.get(slug="eva-maria-lind")
    assert (eva.given_name, eva.family_name) == ("Eva Maria", "Lind")
    assert not eva.is_public
    assert not eva.credentials.exists()
    assert Author.objects.count() == 3


def test_links_and_redirects(by, client):
    take(
        Source(
            item(
                "1",
                slug="a",
                html='<p><a href="https://old.example.org/2013/b/?x#y">B</a> <a href="/?p=3">C</a>'
                ' <a href="https://else.example.org/2013/b/">D</a></p>',
                base="https://old.example.org/2013/a/",
                moved_from=["https://old.example.org/2013/a/"],
            ),
            item("2", slug="b", moved_from=["https://old.example.org/2013/b/"]),
            item("3", slug="c", status=Status.DRAFT, paths=["/?p=3"], moved_from=["/2013/c/"]),
            item("4", slug="d", moved_from=["https://old.example.org/"]),
        ),
        by=by,
        publish=True,
    )
    assert edition("1").body == (
        '<p><a href="/articles/b/">B</a> <a href="/articles/c/">C</a>'
        ' <a href="https://else.example.org/2013/b/">D</a></p>'
    )
    assert set(Redirect.objects.values_list("old_path", "new_path")) == {
        ("/2013/a/", "/articles/a/"),
        ("/2013/b/", "/articles/b/"),
    }
    assert client.get("/2013/a/").url == client.get("/2013/a").url == "/articles/a/"


def test_old_addresses_of_files_and_in_greek(by, client):
    old = ["/old/a.html", "https://old.example.org//%ce%b5%ce%bb/%cf%80/"]
    take(Source(item("1", slug="a", moved_from=old)), by=by, publish=True)
    for path in ("/old/a.html", "/ελ/π/", "/%ce%b5%ce%bb/%cf%80"):
        assert client.get(path).url == "/articles/a/"


def test_an_address_that_leads_somewhere_already_is_left_alone(by):
    Redirect.add("/2013/a/", "/faq/")
    take(Source(item("1", slug="a", moved_from=["/2013/a/"])), by=by, publish=True)
    assert Redirect.objects.get(old_path="/2013/a/").new_path == "/faq/"


# -- Comments ----------------------------------------------------------------------------------


def states():
    return dict(Comment.objects.values_list("source_id", "state"))


COMMENTS = [
    remark("3", parent="2"),
    remark("1"),
    remark("2", parent="1"),
    remark("4", state="pending"),
    remark("5", state="spam"),
    remark("6", "I want to kill myself tonight."),
]


def test_approved_comments_are_approved_beside_a_public_text_only(by):
    take(Source(item(comments=COMMENTS)), by=by, publish=True)
    assert states() == {
        "1": "approved",
        "2": "approved",
        "3": "approved",
        "4": "pending",
        "5": "spam",
        "6": "pending",
    }
    comments = {comment.source_id: comment for comment in Comment.objects.all()}
    assert comments["2"].parent == comments["3"].parent == comments["1"]
    assert comments["1"].submitted_at == DAY
    assert comments["1"].decisions.get().by == by
    assert not Comment.objects.exclude(email="").exists()


def test_else_they_wait(by):
    take(Source(item(comments=COMMENTS)), by=by)
    assert set(states().values()) == {"pending", "spam"}
    take(Source(item("2", status=Status.PROTECTED, comments=[remark("7")])), by=by, publish=True)
    assert states()["7"] == "pending"


def test_who_may_not_moderate_approves_nothing():
    take(Source(item(comments=[remark("1")])), by=make.clinician(), publish=True)
    assert states() == {"1": "pending"}


def test_comments_that_answer_each_other_in_a_circle_end(by):
    circle = [remark("1", parent="2"), remark("2", parent="1"), remark("3", parent="3")]
    take(Source(item(comments=circle)), by=by, publish=True)
    assert Comment.objects.count() == 3


# -- The command -------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "a.md").write_text("---\ntitle: A\ndate: 2013-05-06\n---\nWords.\n")
    return tmp_path / "posts"


def test_publishing_needs_somebody_who_answers(folder):
    with pytest.raises(CommandError, match="createsuperuser"):
        call_command("import_markdown", folder, publish=True)
    call_command("import_markdown", folder)
    assert Edition.objects.get().state == "draft"


def test_author_takes_the_place_of_those_there(folder, by):
    clinician = make.clinician()
    call_command("import_markdown", folder, author=clinician.username)
    assert [*Edition.objects.get().authors.all()] == [clinician.author]
    with pytest.raises(CommandError, match="no author"):
        call_command("import_markdown", folder, author="nobody")


@pytest.mark.parametrize("name", ["import_markdown", "import_wordpress"])
def test_a_path_that_is_not_there(name, tmp_path):
    with pytest.raises(CommandError, match="nowhere"):
        call_command(name, tmp_path / "nowhere")


def test_the_run_keeps_the_report(folder, by, capsys):
    (folder / "b.md").write_text("---\n[\n---\n")
    call_command("import_markdown", folder, publish=True)
    run = ImportRun.objects.get()
    assert run.source == "markdown:posts"
    assert run.report["counts"] == {"read": 2, "taken": 1, "public": 1, "refused": 1}
    assert "front matter is broken" in run.report["notes"]["refused"][0]
    shown = capsys.readouterr().out
    assert "2/2" in shown
    assert "      1  taken" in shown


def test_an_interrupt_says_how_to_go_on(folder, by, monkeypatch):
    def interrupt(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(importing.Importer, "write", interrupt)
    with pytest.raises(CommandError, match="run it again") as stopped:
        call_command("import_markdown", folder)
    assert stopped.value.returncode == 130
