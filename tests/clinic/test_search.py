"""The desk's search: everything a person may see, and nothing else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from articles import actions
from articles.models import Series, Spelling, Tag, Topic
from authors.models import Author
from clinic.models import Clinic
from comments.models import Comment
from faq.models import Question
from glossary.models import Entry
from images.models import Image
from pages.models import Page
from references.models import Reference
from tests import make

pytestmark = pytest.mark.django_db


def search(client, person, words):
    client.force_login(person)
    response = client.get("/admin/search/", {"q": words})
    assert response.status_code == 200
    response.found = {
        group.label: [(row.label, row.state) for row in group.rows]
        for group in response.context["groups"]
    }
    response.page = response.content.decode()
    return response


@pytest.fixture
def one_of_each():
    """One thing of each kind that says “Seahorse”, none of them public."""
    Topic.objects.create(name="Seahorse topic", slug="a")
    Series.objects.create(title="Seahorse series", slug="a")
    Tag.objects.create(name="seahorse tag", slug="a")
    Entry.objects.create(name="Seahorse entry", slug="a", kind="region", definition="x")
    Question.objects.create(question="Seahorse?", slug="a", short_answer="x")
    Reference.objects.create(key="a", title="Seahorse paper")
    Image.objects.create(
        sha256="a" * 64, extension="png", width=1, height=1, title="Seahorse", alt="x"
    )
    Page.objects.create(title="Seahorse page", slug="a")
    make.author(family_name="Seahorse", public=False)
    make.user(username="seahorse")
    edition = make.published(title="For comments")
    Comment.objects.create(article=edition.article, nickname="Anna", text="I saw a seahorse.")
    return make.draft(by=make.clinician(), title="Seahorse draft")


EDITORIAL = {"glossary entries", "questions", "references", "images", "authors"}
LABELS = {"tags", "topics", "series"}
FOUND = {
    "author": {"articles and their editions", *EDITORIAL},
    "clinician": EDITORIAL,
    "reviewer": EDITORIAL | {"pages"},
    "assistant": {"references", "images", "authors"},
    "manager": {"glossary entries", "questions", "authors", "pages", "comments"},
    "administrator": {
        *("articles and their editions", "pages", "comments", "accounts"),
        *(EDITORIAL | LABELS),
    },
}


@pytest.mark.parametrize("persona", FOUND)
def test_each_finds_what_they_may_see(client, one_of_each, persona):
    if persona == "author":
        person = one_of_each.created_by
    else:
        person = make.user(persona.capitalize()) if persona != "manager" else make.manager()
    found = search(client, person, "seahorse").found
    assert {str(label).lower() for label in found} == FOUND[persona]
    client.logout()
    assert client.get("/admin/search/?q=seahorse").status_code == 302


def test_rows_say_where_things_stand(client, one_of_each):
    found = search(client, make.administrator(), "seahorse").found
    states = {str(label).lower(): rows for label, rows in found.items()}
    assert states["articles and their editions"] == [("Seahorse draft (1)", "Draft")]
    assert states["comments"] == [("Anna: I saw a seahorse.", "Waiting")]
    assert states["glossary entries"] == [("Seahorse entry", "Not public")]
    User.objects.filter(username="seahorse").update(is_active=False)
    make.published(title="Seahorse now")
    make.scheduled(title="Seahorse soon")
    make.withdrawn(title="Seahorse gone")
    found = search(client, make.administrator(), "seahorse").found
    states = {str(label).lower(): [state for _row, state in rows] for label, rows in found.items()}
    assert states["accounts"] == ["Closed"]
    assert states["articles and their editions"] == ["Withdrawn", "Scheduled", "Published", "Draft"]


def test_nobody_finds_anothers_draft_in_whatever_way(client):
    """Neither by its own words, nor through the article that is public already."""
    writer = make.clinician()
    public = make.published(by=writer, title="Plain words")
    make.next_edition(public, title="Zebra words")
    make.draft(by=writer, title="A zebra draft", slug="zebra-address")
    make.scheduled(by=writer, title="Later", body="<p>All about the zebra.</p>")
    for person in (make.clinician(), make.reviewer(), make.manager(), make.user("Assistant")):
        client.force_login(person)
        page = search(client, person, "zebra")
        assert page.found == {} and "Nothing was found" in page.page
        for kind in ("article", "edition"):
            listed = client.get(f"/admin/articles/{kind}/?q=zebra")
            assert listed.context["cl"].result_count == 0, "not even that there is one"
    assert len(search(client, writer, "zebra").found) == 1


def test_comments_are_found_by_moderators_alone(client, one_of_each):
    for person in (make.clinician(), make.reviewer(), make.user("Assistant")):
        page = search(client, person, "anna saw").page
        assert "I saw" not in page and "Nothing was found" in page
    assert "I saw a seahorse." in search(client, make.manager(), "anna saw").page


def test_texts_are_found_by_their_words(client):
    edition = make.published(title="About sleep", body="<p>The hippocampus is at work.</p>")
    found = search(client, make.clinician(), "hippocampus work").found
    assert list(found.values()) == [[("About sleep (1)", "Published")]]
    page = client.get("/admin/articles/edition/?q=hippocampus").content.decode()
    assert edition.title in page, "the list's own search finds the same"


@pytest.mark.parametrize(
    "words", ["jose munoz", "JOSÉ MUÑOZ", "Jose\u0301 Mun\u0303oz", "munoz JOSE", "uñ"]
)
def test_case_accents_and_order_do_not_matter(client, words):
    make.author(given_name="José", family_name="Muñoz")
    assert "Muñoz" in search(client, make.manager(), words).page


def test_a_tag_is_found_by_its_other_spelling(client):
    tag = Tag.objects.create(name="anxiety", slug="anxiety")
    for name in ("Worry", "Worrying"):
        Spelling.objects.create(tag=tag, name=name)
    assert list(search(client, make.administrator(), "worr").found.values()) == [[("anxiety", "")]]


def test_more_than_eight_lead_to_the_lists_own_search(client):
    for number in range(11):
        make.draft(by=make.clinician(), title=f"Otter {number}")
    binned = make.draft(title="Otter in the bin")
    actions.put_into_bin(binned, by=binned.created_by)
    boss = make.administrator()
    page = search(client, boss, "otter")
    [group] = page.context["groups"]
    assert (len(group.rows), group.total) == (8, 11)
    listed = client.get(group.url)
    assert listed.context["cl"].result_count == 11

    article = make.published().article
    for number in range(10):
        Comment.objects.create(
            article=article,
            nickname="x",
            text=f"otter {number}",
            state="spam" if number % 2 else "pending",
            decided_at=timezone.now(),
        )
    comments = search(client, boss, "otter").context["groups"][1]
    assert len(client.get(comments.url).context["comments"]) == comments.total == 10


@pytest.mark.parametrize(
    "words",
    [
        *("", " ", "\x00", "\ufffd\u202e", "%", "_", "\\", "'", '"', "' OR 1=1 --", "a" * 5000),
        *("(((", "a | b & !", "<script>alert(1)</script>", "ß", "ﬁ", "日本", "a " * 300, "🦔"),
    ],
)
def test_odd_words_are_safe(client, words):
    Author.objects.create(given_name="Plain", family_name="Person", slug="plain")
    page = search(client, make.administrator(), words)
    assert "<script>alert" not in page.page
    if words.strip() in ("%", "_", "\\"):
        assert page.found == {}, "no wildcard"


def test_without_words_it_says_what_can_be_searched(client):
    page = search(client, make.manager(), "  ")
    assert "You can search in" in page.page and "Comments" in page.page
    assert "Accounts" not in page.page and "References" not in page.page


def test_the_box_is_on_every_page_and_for_staff_alone(client):
    client.force_login(make.clinician())
    for address in ("/admin/", "/admin/search/?q=sleep", "/admin/articles/edition/"):
        page = client.get(address).content.decode()
        assert 'action="/admin/search/"' in page and 'role="search"' in page
    assert 'value="sleep"' in client.get("/admin/search/?q=sleep").content.decode()
    client.logout()
    assert 'action="/admin/search/"' not in client.get("/admin/login/").content.decode()


def test_it_reads_only(client):
    client.force_login(make.administrator())
    assert client.post("/admin/search/", {"q": "x"}).status_code == 405


def test_queries_are_bounded(client):
    Clinic(name="Ours").save()
    boss = make.administrator()
    for number in range(12):
        make.draft(title=f"Badger {number}")
        make.author(family_name=f"Badger {number}")
        Topic.objects.create(name=f"Badger {number}", slug=f"b{number}")
        Reference.objects.create(key=f"b{number}", title="Badger")
    search(client, boss, "badger")
    with CaptureQueriesContext(connection) as queries:
        page = search(client, boss, "badger of the")
    assert page.found == {}
    with CaptureQueriesContext(connection) as queries:
        page = search(client, boss, "badger")
    assert len(page.found) == 4
    assert len(queries) < 40
