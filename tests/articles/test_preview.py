"""The public page before it is public: on the desk, and by a link for a colleague's notes."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts import roles
from articles import actions, previews
from articles.models import Note, PreviewLink, RelatedChoice, Series
from audit.models import Event
from clinic.models import Clinic
from clinic.readers import NOT_BEFORE
from clinic.signing import COMMENT_LINK, PREVIEW_LINK, sign
from glossary.models import Entry
from references.models import Reference
from tests import make

pytestmark = pytest.mark.django_db

BODY = (
    "<h2>What fear is</h2><p>Fear lives in the amygdala [@foa-1986]. Canary words.</p>"
    "<h3>How it grows</h3><p>More.</p>"
)
DEEP = "<h2>The pathways</h2><p>Deeper words.</p>"
SAME = {"HTTP_SEC_FETCH_SITE": "same-origin"}


@pytest.fixture
def writer():
    Clinic.objects.create(name="Harbour Psychology", phone="01632 960001")
    return make.clinician(given_name="Ada", family_name="Writer", slug="ada-writer")


@pytest.fixture
def edition(writer):
    """A draft with everything that a page can show."""
    Reference.objects.create(key="foa-1986", title="Emotional processing", year=1986)
    entry = Entry(name="amygdala", slug="amygdala", definition="A part of the brain.")
    entry.save()
    entry.publish(by=writer)
    return make.draft(
        by=writer,
        slug="fear",
        title="About fear",
        body=BODY,
        in_depth=DEEP,
        tag_names=["a tag of its own"],
        series=Series.objects.create(title="Feelings", slug="feelings"),
    )


@pytest.fixture
def clock(monkeypatch):
    """The clock of the forms' tokens, to be put forward."""
    clock = SimpleNamespace(now=timezone.now().timestamp())
    monkeypatch.setattr("clinic.readers.time.time", lambda: clock.now)
    return clock


def root(edition):
    return f"/admin/articles/edition/{edition.pk}"


def link_for(edition, by, reader="Dr Weiss"):
    return previews.make_link(edition, by=by, reader=reader)


def address(link):
    return f"/admin/preview/{sign(link.pk, salt=PREVIEW_LINK)}/"


def words(response):
    return response.content.decode()


def leave(client, clock, path, **fields):
    """Read the page, wait as a person does, and send a note."""
    token = re.search(r'name="token" value="([^"]*)"', words(client.get(path)))[1]
    clock.now += NOT_BEFORE + 1
    data = {"text": "A source is missing.", "section": "", "token": token, **fields}
    return client.post(path, data, **SAME)


# -- The page ----------------------------------------------------------------------------------


def test_it_is_the_public_page(client, writer, edition):
    client.force_login(writer)
    html = words(client.get(f"{root(edition)}/page/"))
    for hook in [
        *('id="contents"', 'id="body"', 'id="references"', 'id="about-this-article"'),
        *('href="#what-fear-is"', 'class="term"', 'href="#ref-1"', "css/article.css"),
        *('href="/authors/ada-writer/"', 'href="/articles/series/feelings/"'),
        *("<span>a tag of its own</span>", "Not yet clinically reviewed", "Harbour Psychology"),
        "Preview: not public",
    ]:
        assert hook in html, hook
    assert "earlier site" not in html and "First published" not in html


def test_nothing_counts_asks_or_passes_on(client, writer, edition):
    client.force_login(writer)
    for page in ("page", "in-depth"):
        response = client.get(f"{root(edition)}/{page}/")
        html = words(response)
        for trace in [
            *("feedback", "data-seen", "<form", "ld+json", "og:", 'rel="canonical"', "copy.js"),
            *("comment_form", 'id="comments"', "/articles/fear/"),
        ]:
            assert trace not in html, (page, trace)
        assert '<meta name="robots" content="noindex">' in html
        assert "noindex" in response["X-Robots-Tag"]
        assert "no-store" in response["Cache-Control"]


def test_what_is_signed_is_shown_as_signed(client, writer, edition):
    approved = make.approved(edition)
    Reference.objects.filter(key="foa-1986").update(title="Another title")
    client.force_login(writer)
    html = words(client.get(f"{root(approved)}/page/"))
    assert "Emotional processing" in html and "Another title" not in html
    assert "Clinically reviewed by" in html


def test_the_next_edition_is_previewed_with_what_surrounds_the_article(client, writer, edition):
    edition.article.comments_open = True
    edition.article.save()
    public = make.published(edition)
    other = make.published(slug="other", title="Another text", by=writer)
    RelatedChoice.objects.create(article=public.article, other=other.article)
    following = make.next_edition(public, body="<p>Canary of the next.</p>")
    client.force_login(writer)
    html = words(client.get(f"{root(following)}/page/"))
    assert "Canary of the next." in html and 'data-slug="other"' in html
    assert "First published" in html and 'id="comments"' not in html
    assert "Canary of the next." not in words(client.get("/articles/fear/"))


def test_the_public_page_has_nothing_of_it(client, edition):
    make.published(edition)
    response = client.get("/articles/fear/")
    html = words(response)
    assert "review" in html and "Preview" not in html and "preview" not in html
    assert 'id="feedback"' in html and "og:title" in html and "ld+json" in html
    assert "X-Robots-Tag" not in response and response["Referrer-Policy"] == "same-origin"


def test_a_link_inside_stays_inside(client, writer, edition):
    client.force_login(writer)
    assert f'href="{root(edition)}/in-depth/"' in words(client.get(f"{root(edition)}/page/"))
    deep = words(client.get(f"{root(edition)}/in-depth/"))
    assert f'href="{root(edition)}/page/"' in deep and "Deeper words." in deep
    path = address(link_for(edition, writer))
    client.logout()
    assert f'href="{path}in-depth/"' in words(client.get(path))
    deep = words(client.get(f"{path}in-depth/"))
    assert f'href="{path}"' in deep and "Deeper words." in deep and "/admin/articles" not in deep


def test_no_depth_no_page_in_depth(client, writer):
    edition = make.draft(by=writer)
    client.force_login(writer)
    assert client.get(f"{root(edition)}/in-depth/").status_code == 404
    assert client.get(f"{address(link_for(edition, writer))}in-depth/").status_code == 404


def test_a_german_text_has_a_german_page(client, writer):
    edition = make.draft(by=writer, language="de")
    client.force_login(writer)
    response = client.get(f"{root(edition)}/page/")
    assert response["Content-Language"] == "de" and '<html lang="de">' in words(response)


def test_a_video_plays_in_it(client, writer):
    video = (
        '<figure class="video"><a href="https://www.youtube.com/watch?v=abcdefghijk">A film</a>'
        "</figure>"
    )
    edition = make.draft(by=writer, body=video)
    client.force_login(writer)
    for path in (f"{root(edition)}/page/", address(link_for(edition, writer))):
        response = client.get(path)
        assert "js/video.js" in words(response)
        assert "youtube" in re.search(r"frame-src ([^;]*)", response["Content-Security-Policy"])[1]


def test_only_our_own_desk_may_frame_it(client, writer, edition):
    client.force_login(writer)
    policies = {}
    for page in ("page", "in-depth", "preview", "change"):
        response = client.get(f"{root(edition)}/{page}/")
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        policies[page] = (
            re.search(r"frame-ancestors ([^;]*)", policy)[1],
            response["X-Frame-Options"],
            "frame-src 'self'" in policy,
        )
    framed, framing = ("'self'", "SAMEORIGIN", False), ("'none'", "DENY", True)
    assert policies == {
        "page": framed,
        "in-depth": framed,
        "preview": framing,
        "change": framing,
    }
    link = client.get(address(link_for(edition, writer)))
    for response in (link, client.get("/admin/articles/edition/"), client.get("/")):
        policy = response["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy and "frame-src" not in policy
        assert response["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("page", ["page", "in-depth", "preview"])
def test_whose_preview_it_is(client, writer, edition, page):
    path = f"{root(edition)}/{page}/"
    assert client.get(path).status_code == 302
    client.force_login(writer)
    assert client.get(path).status_code == 200
    assert client.post(path).status_code == 405
    for person in (make.clinician(), make.reviewer(), make.manager(), make.user(roles.ASSISTANT)):
        client.force_login(person)
        response = client.get(path)
        assert response.status_code == 404 and "Canary words" not in words(response)
    reader = make.reviewer()
    actions.submit(edition, by=writer, reviewer=reader.author)
    client.force_login(reader)
    assert client.get(path).status_code == 200


def test_an_approved_text_is_previewed_by_its_people_alone(client, writer, edition):
    reader = make.reviewer()
    make.approved(edition, reviewed_by=reader)
    path = f"{root(edition)}/page/"
    for person, status in [(writer, 200), (reader, 200), (make.reviewer(), 404)]:
        client.force_login(person)
        assert client.get(path).status_code == status


# -- Making and ending links -------------------------------------------------------------------


def test_a_link_is_made_listed_and_ended(client, writer, edition):
    client.force_login(writer)
    page = words(client.post(f"{root(edition)}/share/", {"reader": "Dr Weiss"}, follow=True))
    link = PreviewLink.objects.get()
    found = re.search(r'href="http://testserver(/admin/preview/[^"]+)"', page)[1]
    assert "Dr Weiss" in page and link.created_by == writer
    assert client.get(found).status_code == 200
    response = client.post(f"{root(edition)}/end-link/", {"link": link.pk}, follow=True)
    assert "Dr Weiss" not in words(response)
    assert client.get(found).status_code == 410
    client.post(f"{root(edition)}/end-link/", {"link": link.pk})
    events = Event.objects.filter(kind="articles.edition", object_id=edition.pk).order_by("pk")
    assert [(event.verb, event.by) for event in events][-2:] == [
        ("make preview link", writer),
        ("end preview link", writer),
    ]


@pytest.mark.parametrize("reader", ["", "  ", "a" * 81, "a\x00b"])
def test_a_link_is_for_somebody(client, writer, edition, reader):
    client.force_login(writer)
    response = client.post(f"{root(edition)}/share/", {"reader": reader})
    assert response.status_code == 200 and "errornote" in words(response)
    assert not PreviewLink.objects.exists()


def test_who_may_make_and_end_links(client, writer, edition):
    link = link_for(edition, writer)
    reviewer, assistant = make.reviewer(), make.user(roles.ASSISTANT)
    actions.submit(edition, by=writer, reviewer=reviewer.author)

    def answers(person):
        client.logout()
        if person:
            client.force_login(person)
        share = client.post(f"{root(edition)}/share/", {"reader": "Somebody"})
        return share.status_code, client.post(f"{root(edition)}/end-link/", {"link": link.pk})

    for person, status in [
        (None, 302),
        (make.manager(), 403),
        (make.clinician(), 404),
        (assistant, 404),
        (reviewer, 404),  # may read and sign it; sharing is its authors' affair
    ]:
        shared, ended = answers(person)
        assert shared == status and ended.status_code == status, person
    link.refresh_from_db()
    assert link.is_open and PreviewLink.objects.count() == 1
    client.force_login(reviewer)
    page = words(client.get(f"{root(edition)}/preview/"))
    assert "Dr Weiss" not in page and "/admin/preview/" not in page
    own = make.draft(by=writer, slug="another")
    own.article.created_by = assistant
    own.article.save()
    client.force_login(assistant)
    assert client.post(f"{root(own)}/share/", {"reader": "Somebody"}).status_code == 302
    assert own.preview_links.count() == 1


def test_the_end_of_another_editions_link_is_not_reached_through_ones_own(client, edition, writer):
    link, stranger = link_for(edition, writer), make.clinician()
    own = make.draft(by=stranger)
    client.force_login(stranger)
    for value in (link.pk, "", "abc", "9" * 30, "1\x00"):
        response = client.post(f"{root(own)}/end-link/", {"link": value})
        assert response.status_code == 404, value
    link.refresh_from_db()
    assert link.is_open


def test_what_is_not_on_its_way_is_not_shared(client, writer, edition):
    make.published(edition)
    client.force_login(writer)
    assert client.post(f"{root(edition)}/share/", {"reader": "X"}).status_code == 409
    assert "/share/" not in words(client.get(f"{root(edition)}/preview/"))
    assert not PreviewLink.objects.exists()


# -- Reading by a link -------------------------------------------------------------------------


def test_a_colleague_reads_without_an_account(client, writer, edition):
    path = address(link_for(edition, writer))
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    html = words(response)
    assert "Canary words" in html and "For Dr Weiss, until" in html
    assert not [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    for trace in ("data-seen", "ld+json", "og:", 'rel="canonical"', "copy.js", "/admin/articles"):
        assert trace not in html, trace


def test_a_link_leaves_no_trace(client, writer, edition):
    path = address(link_for(edition, writer))
    for page in (path, f"{path}in-depth/", "/admin/preview/x/"):
        response = client.get(page)
        assert not response.cookies and "Cookie" not in response.get("Vary", "")
        assert "noindex" in response["X-Robots-Tag"] and 'content="noindex"' in words(response)
        assert "no-store" in response["Cache-Control"]
        assert response["Referrer-Policy"] == "no-referrer"


def test_a_signed_text_is_read_until_it_is_public(client, writer, edition):
    path = address(link_for(edition, writer))
    make.approved(edition)
    html = words(client.get(path))
    assert "Canary words" in html and "takes no more notes" in html and "<form" not in html
    actions.publish(edition, by=writer, at=timezone.now() + timedelta(days=2))
    assert "Canary words" in words(client.get(path))
    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False):
        response = client.get(path)
    assert response.status_code == 200 and "This text is public now" in words(response)
    assert 'href="/articles/fear/"' in words(response) and "Canary" not in words(response)


@pytest.mark.parametrize("end", ["expired", "ended", "withdrawn", "binned"])
def test_what_is_over_is_said_without_the_words(client, writer, edition, end):
    link = link_for(edition, writer)
    if end == "expired":
        PreviewLink.objects.update(created_at=timezone.now() - timedelta(days=PreviewLink.DAYS))
    elif end == "ended":
        previews.end_link(link, by=writer)
    elif end == "withdrawn":
        actions.withdraw(make.published(edition), by=writer, reason="It was wrong.")
    else:
        actions.put_into_bin(edition, by=writer)
    for path in (address(link), f"{address(link)}in-depth/"):
        response = client.get(path)
        html = words(response)
        assert response.status_code == 410
        assert "Canary" not in html and "fear" not in html and "Dr Weiss" not in html
    kept = client.post(address(link), {"text": "My long note"}, **SAME)
    assert kept.status_code == 410 and "My long note" in words(kept)
    assert not Note.objects.exists()


def test_the_last_day_is_still_open(client, writer, edition):
    path = address(link_for(edition, writer))
    with time_machine.travel(timezone.now() + timedelta(days=PreviewLink.DAYS, minutes=-1)):
        assert client.get(path).status_code == 200


def test_a_forged_link_and_one_that_never_was_answer_alike(client, writer, edition):
    link = link_for(edition, writer)
    good = sign(link.pk, salt=PREVIEW_LINK)
    tokens = [
        sign(link.pk + 1, salt=PREVIEW_LINK),
        sign(link.pk, salt=COMMENT_LINK),
        *(good[:-1], good + "a", good.replace(":", ""), str(link.pk), "x", "%00", "%ED%A0%80"),
    ]
    answers = [client.get(f"/admin/preview/{token}/") for token in tokens]
    assert {response.status_code for response in answers} == {404}
    kind = {words(response) for response in answers[:-2]}
    assert len(kind) == 1 and "We do not know this preview link" in kind.pop()


def test_staff_who_are_signed_in_are_nobody_there(client, writer, edition):
    client.force_login(writer)
    response = client.get(address(link_for(edition, writer)))
    assert writer.username not in words(response) and not response.cookies


# -- Notes -------------------------------------------------------------------------------------


def test_a_note_reaches_the_authors_the_reviewer_and_its_reader(client, clock, writer, edition):
    link = link_for(edition, writer)
    hostile = "Is this so?\n<script>alert(1)</script>"
    response = leave(client, clock, address(link), text=hostile, section="what-fear-is")
    assert response.status_code == 302 and response.url.endswith("/#notes")
    assert not response.cookies
    note = Note.objects.get()
    assert (note.link, note.by, note.anchor, note.edition) == (link, None, "what-fear-is", edition)
    back = words(client.get(address(link)))
    assert "Is this so?<br>&lt;script&gt;" in back and 'href="#' in back
    client.force_login(writer)
    form = words(client.get(f"{root(edition)}/change/"))
    assert "Is this so?<br>&lt;script&gt;" in form and "Dr Weiss" in form
    assert f'href="{root(edition)}/page/#what-fear-is"' in form
    assert "Is this so?" not in words(client.get(f"{root(edition)}/page/"))
    reviewer = make.reviewer()
    actions.submit(edition, by=writer, reviewer=reviewer.author)
    client.force_login(reviewer)
    for page in ("change", "review", "preview"):
        assert "Is this so?" in words(client.get(f"{root(edition)}/{page}/")), page


def test_a_note_on_the_text_in_depth(client, clock, writer, edition):
    path = address(link_for(edition, writer))
    leave(client, clock, path, section="in-depth#the-pathways")
    assert f'href="{path}in-depth/#the-pathways"' in words(client.get(path))
    client.force_login(writer)
    assert f'href="{root(edition)}/in-depth/#the-pathways"' in words(
        client.get(f"{root(edition)}/preview/")
    )


def test_a_note_outlives_its_heading(client, clock, writer, edition):
    leave(client, clock, address(link_for(edition, writer)), section="what-fear-is")
    edition.body = "<p>All new.</p>"
    actions.save_draft(edition, by=writer, version=edition.version)
    client.force_login(writer)
    page = words(client.get(f"{root(edition)}/change/"))
    assert "A source is missing." in page and "#what-fear-is" not in page


def test_a_reader_sees_only_notes_of_the_same_link(client, clock, writer, edition):
    leave(client, clock, address(link_for(edition, writer)), text="For the authors only")
    other = client.get(address(link_for(edition, writer, reader="Somebody else")))
    assert "For the authors only" not in words(other)


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"text": ""}, "This field is required"),
        ({"text": "x" * 4001}, "at most 4000 characters"),
        ({"section": "no-such-part"}, "this part is gone"),
        ({"token": "forged"}, "look at it once more"),
    ],
)
def test_a_note_that_is_not_right_comes_back(client, clock, writer, edition, fields, complaint):
    response = leave(client, clock, address(link_for(edition, writer)), **fields)
    html = words(response)
    assert response.status_code == 200 and complaint in html
    assert fields.get("text", "A source is missing.") in html
    assert not Note.objects.exists()


def test_a_note_from_another_site_is_not_stored(client, clock, writer, edition):
    path = address(link_for(edition, writer))
    token = re.search(r'name="token" value="([^"]*)"', words(client.get(path)))[1]
    clock.now += 10
    data = {"text": "Words", "token": token}
    for headers in ({"HTTP_SEC_FETCH_SITE": "cross-site"}, {"HTTP_ORIGIN": "https://evil.test"}):
        assert client.post(path, data, **headers).status_code == 200
    assert client.post(path, data, HTTP_SEC_FETCH_SITE="same-origin").status_code == 302
    assert client.post(path, data, HTTP_SEC_FETCH_SITE="same-origin").status_code == 302
    assert Note.objects.count() == 1  # and twice the same is once


def test_unseen_characters_are_dropped(client, clock, writer, edition):
    leave(client, clock, address(link_for(edition, writer)), text="a\x00b\x1bc\u202ed")
    assert Note.objects.get().text == "abcd"


def test_a_flood_of_notes_is_stopped(client, clock, writer, edition, monkeypatch):
    monkeypatch.setattr("articles.admin_preview.NOTES", 2)
    path = address(link_for(edition, writer))
    for number in range(2):
        assert leave(client, clock, path, text=f"Note {number}").status_code == 302
    response = leave(client, clock, path, text="One too many")
    assert response.status_code == 429 and int(response["Retry-After"]) > 0
    assert "One too many" in words(response) and Note.objects.count() == 2


def test_a_signed_text_takes_no_note(client, clock, writer, edition):
    path = address(link_for(edition, writer))
    token = re.search(r'name="token" value="([^"]*)"', words(client.get(path)))[1]
    make.approved(edition)
    clock.now += 10
    response = client.post(path, {"text": "Too late", "token": token}, **SAME)
    assert response.status_code == 409 and "Too late" in words(response)
    assert not Note.objects.exists()


def test_a_link_that_ends_in_between_takes_no_note(client, writer, edition):
    link = link_for(edition, writer)
    previews.end_link(link, by=writer)
    with pytest.raises(previews.Refused):
        previews.leave_note(link, text="Too late", anchor="")
    assert not Note.objects.exists()
