"""Nothing unpublished shows: one walk over every public address, for every state of each kind."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import actions
from articles.models import Edition, Series
from clinic.models import Clinic
from comments.models import Comment, Decision
from discovery.models import Document
from faq.models import Question
from glossary.models import Entry
from pages.models import Page
from tests import make
from tests.public_site import ADDRESSES, addresses, crawl, public_names

pytestmark = pytest.mark.django_db

STATES = [
    "draft",
    "review",
    "changes",
    "approved",
    "scheduled",
    "expired",
    "withdrawn",
    "superseded",
    "following",
]


def canary(state, kind="article"):
    return f"canary{kind}{state}"


def fields(state):
    """An article whose every field carries its canary, under the topic, series and tag of all."""
    word = canary(state)
    return {
        "slug": word,
        "title": f"{word} title",
        "standfirst": f"{word} standfirst",
        "body": f"<h2>{word} heading</h2><p>{word} text about the canaryshared</p>",
        "in_depth": f"<p>{word} in depth</p>",
        "disclosure": f"{word} disclosure",
        "tag_names": [f"{word} tag", "shared"],
        "topic": make.topic("Canaries"),
        "series": Series.objects.get_or_create(slug="canaries", defaults={"title": "Canaries"})[0],
    }


def in_window(edition, start, end):
    for model, key in ((Edition, "pk"), (Document, "object_id")):
        model.objects.filter(**{key: edition.pk}).update(public_from=start, public_until=end)


@pytest.fixture(autouse=True)
def comments_are_read():
    Clinic.objects.create(
        comments_read_by="The manager", comments_read_when="daily", readers_digest="weekly"
    )


@pytest.fixture
def by():
    return make.clinician(slug="canaryauthor", given_name="Visible", family_name="Author")


@pytest.fixture
def reviewer():
    return make.reviewer()


@pytest.fixture
def unpublished(by, reviewer):
    """One thing of each kind in each state that visitors may not see, beside public neighbours."""
    now = timezone.now()
    make.draft(by=by, **fields("draft"))
    review = make.draft(by=by, **fields("review"))
    actions.submit(review, by=by, reviewer=reviewer.author)
    changes = make.draft(by=by, **fields("changes"))
    actions.submit(changes, by=by, reviewer=reviewer.author)
    actions.request_changes(changes, by=reviewer, note=canary("note"))
    make.approved(by=by, reviewed_by=reviewer, **fields("approved"))
    make.scheduled(by=by, reviewed_by=reviewer, **fields("scheduled"))
    expired = make.published(by=by, reviewed_by=reviewer, **fields("expired"))
    in_window(expired, now - timedelta(days=9), now - timedelta(days=1))
    make.withdrawn(by=by, reviewed_by=reviewer, **fields("withdrawn"))

    # An article whose old words were superseded and whose next ones wait.
    superseded = make.published(
        by=by, reviewed_by=reviewer, **fields("superseded") | {"slug": "public-one"}
    )
    current = make.next_edition(
        superseded,
        title="The public title",
        standfirst="Public",
        body="<p>Public words</p>",
        in_depth="<p>Public depth</p>",
        disclosure="None.",
        tag_names=["shared"],
    )
    current = make.published(current, reviewed_by=reviewer)
    following = make.next_edition(
        current,
        **{k: v for k, v in fields("following").items() if k not in ("slug", "topic", "series")},
    )
    make.scheduled(following, reviewed_by=reviewer)

    user = make.administrator()
    for kind, thing in {
        "entry": lambda word, **k: Entry(name=f"{word} entry", definition=word, text=word, **k),
        "question": lambda word, **k: Question(
            question=f"{word}?", short_answer=word, answer=word, **k
        ),
        "leaflet": lambda word, **k: make.leaflet(title=word, description=word, text=word, **k),
        "page": lambda word, **k: Page(title=word, standfirst=word, body=word, **k),
        "author": lambda word, **k: make.Author(given_name=word, introduction=word, **k),
    }.items():
        for state in ("unpublished", "withdrawn"):
            word = canary(state, kind)
            row = thing(word, slug=word)
            row.save()
            if state == "withdrawn":
                row.publish(by=user)
                row.withdraw(by=user)
    for state in Comment.State:
        if state != Comment.State.APPROVED:
            Comment.objects.create(
                article=current.article,
                nickname=canary(state.value.replace("_", ""), "nick"),
                text=canary(state.value.replace("_", ""), "comment"),
                email=f"{canary(state.value.replace('_', ''), 'mail')}@example.org",
                state=state,
                level=3 if state == "closed" else 0,
                decided_at=now,
            )
    return current


def slugs():
    yield from (canary(state) for state in STATES)
    yield from (f"{canary(state)}-tag" for state in STATES)
    yield from ("public-one", "shared", "canaries", "canaryauthor")
    for kind in ("entry", "question", "page", "author"):
        yield from (canary(state, kind) for state in ("unpublished", "withdrawn"))


def everything():
    return addresses(*slugs(), month=f"{timezone.localdate():%Y/%m}")


def strip_echo(path, text):
    """A search page repeats what was searched for; that is no leak."""
    return text.replace(path.partition("?q=")[2], "") if "?q=" in path else text


def test_every_public_address_has_an_example():
    assert public_names() == set(ADDRESSES)


def test_no_canary_sings(client, unpublished):
    found, visited = [], 0
    for path, response in crawl(client, everything(), most=2000):
        visited += 1
        body = b"".join(response) if response.streaming else response.content
        text = strip_echo(path, body.decode(errors="replace")) + str(response.headers)
        # A page that is not there may repeat the address that was asked for.
        if response.status_code in (404, 410):
            text = text.replace(path, "")
        if "canary" in text.replace("canaryauthor", "").replace("canaryshared", ""):
            at = text.replace("canaryauthor", "------------").index("canary")
            found.append((path, response.status_code, text[max(0, at - 60) : at + 60]))
        assert response.status_code in (200, 301, 302, 404, 410), path
    assert not found, found[:5]
    assert visited > 200


def test_a_draft_answers_like_nothing_at_all(client, unpublished):
    for template in ("/articles/{}/", "/articles/{}/comment/", "/articles/{}/changes/"):
        nothing = client.get(template.format("xyzzy"))
        for state in ("draft", "review", "approved", "scheduled"):
            response = client.get(template.format(canary(state)))
            assert response.status_code == nothing.status_code == 404
            same = without_suggestions(response).replace(canary(state), "xyzzy")
            assert same == without_suggestions(nothing)


def without_suggestions(response):
    """Which public texts an address resembles follows from its letters, whatever stood there."""
    html = response.content.decode()
    html = re.sub(r'<section aria-labelledby="suggestions.*?</section>', "", html, flags=re.DOTALL)
    return " ".join(html.split())


def test_once_published_they_all_sing(client, by, reviewer):
    """The other half: the walk would have found them."""
    edition = make.published(by=by, reviewed_by=reviewer, **fields("draft"))
    user = make.administrator()
    for row in (
        Entry(name="canaryentry", slug="canaryentry", definition="canaryentry"),
        Question(question="canaryquestion?", slug="canaryquestion", short_answer="canaryquestion"),
        Page(title="canarypage", slug="canarypage", body="canarypage"),
        make.leaflet(title="canaryleaflet", slug="canaryleaflet"),
    ):
        row.save()
        row.publish(by=user)
    comment = Comment.objects.create(
        article=edition.article,
        nickname="canarynick",
        text="canarycomment",
        decided_at=timezone.now(),
    )
    Decision.objects.create(comment=comment, by=user, from_state="pending", to_state="approved")
    Comment.objects.update(state="approved")
    seen = dict(crawl(client, ["/", "/pages/canarypage/"], most=500))
    word = canary("draft")
    expected = {
        "/": f"{word} title",
        "/articles/": f"{word} title",
        f"/articles/{word}/": f"{word} text",
        f"/articles/{word}/in-depth/": f"{word} in depth",
        "/articles/topic/canaries/": f"{word} title",
        "/articles/series/canaries/": f"{word} title",
        f"/articles/tag/{word}-tag/": f"{word} title",
        "/authors/canaryauthor/": f"{word} title",
        "/glossary/canaryentry/": "canaryentry",
        "/faq/canaryquestion/": "canaryquestion",
        "/pages/canarypage/": "canarypage",
        "/leaflets/canaryleaflet/": "canaryleaflet",
    }
    for path, text in expected.items():
        response = seen.get(path) or client.get(path)
        assert text in response.content.decode(), path
    assert "canarycomment" in seen[f"/articles/{word}/"].content.decode()
    for path in ("/feeds/articles.rss", "/feeds/articles.json", "/search/?q=canaryshared"):
        assert word in client.get(path).content.decode(), path
    assert f"/articles/{word}/" in sitemap_text(client)


def sitemap_text(client):
    """The sitemap, or all the maps that its index names."""
    text = client.get("/sitemap.xml").content.decode()
    for address in re.findall(r"<loc>http://testserver([^<]+)</loc>", text):
        if "sitemap" in address:
            response = client.get(address)
            text += (b"".join(response) if response.streaming else response.content).decode()
    return text
