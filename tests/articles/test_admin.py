"""Writing, reviewing and publishing in the admin, by each role, through the addresses they use."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from articles import actions
from articles.models import Article, Edition
from audit.models import Event
from authors.models import Author
from clinic.models import Clinic, Redirect
from images.models import Image
from references.models import Reference
from reviews.models import Review
from tests import make

pytestmark = pytest.mark.django_db
CHECKLIST = list(Review.CHECKLIST)


@pytest.fixture
def clinician(client):
    person = make.clinician()
    client.force_login(person)
    return person


def at(edition, verb="change"):
    return f"/admin/articles/edition/{edition.pk}/{verb}/"


def form(edition=None, **changes):
    """What the browser posts for an edition; CRLF in texts, as browsers do."""
    data = {
        "title": "What sleep is for",
        "standfirst": "For everyone.",
        "body": "<p>Sleep mends.</p>\r\n<p>It also sorts.</p>",
        "in_depth": "",
        "disclosure": "None.\r\nReally none.",
        "tag_names": "sleep, memory",
        "hero": "",
        "hero_alt": "",
        "topic": make.topic().pk,
        "series": "",
        "series_position": "",
        "risk": "general",
        "comments_open": "on",
        "slug": "",
        "bylines-author-0": Author.objects.first().pk if edition is None else "",
        "bylines-role-0": "author",
        "bylines-author-1": "",
        "bylines-role-1": "author",
    }
    if edition is not None:
        edition.refresh_from_db()
        for name in ("title", "standfirst", "body", "in_depth", "disclosure"):
            data[name] = getattr(edition, name).replace("\n", "\r\n")
        data |= {"tag_names": ", ".join(edition.tag_names), "version": edition.version}
        data |= {"slug": edition.article.slug, "topic": edition.article.topic_id}
        data |= {"risk": edition.article.risk, "change_summary": edition.change_summary}
        data |= {"change": edition.change, "hero": edition.hero_id or ""}
        data |= {"hero_alt": edition.hero_alt, "second_card_because": edition.second_card_because}
        data |= {"disclosure_confirmed": "on"} if edition.disclosure_confirmed_by_id else {}
        data |= {"unlinked_terms": [entry.pk for entry in edition.article.unlinked_terms.all()]}
        for row, byline in enumerate(edition.bylines.all()):
            data |= {f"bylines-author-{row}": byline.author_id, f"bylines-role-{row}": byline.role}
    return data | changes


def signature(client, edition):
    """The hash in the review page's form, as the reviewer's browser sends it back."""
    page = client.get(at(edition, "review")).content.decode()
    return re.search(r'name="seen_hash" value="([0-9a-f]{64})"', page)[1]


# -- Writing -----------------------------------------------------------------------------------


def test_everything_in_the_form_is_saved(client, clinician):
    other, edition = make.author(given_name="Bo"), make.draft(by=clinician)
    data = form(version=1, slug="sleep")
    data |= {"bylines-author-0": other.pk, "bylines-author-1": clinician.author.pk}
    response = client.post(at(edition), data | {"bylines-role-1": "illustrator"})
    edition = Edition.objects.get()
    assert response.url == at(edition)
    assert edition.title == "What sleep is for" and edition.disclosure == "None.\nReally none."
    assert edition.article.slug == "sleep" and edition.article.topic == make.topic()
    assert edition.tag_names == ["sleep", "memory"]
    assert [(b.author, b.role) for b in edition.bylines.all()] == [
        (other, "author"),
        (clinician.author, "illustrator"),
    ]
    assert edition.state == "draft" and edition.created_by == clinician


def test_errors_keep_everything_that_was_typed(client, clinician):
    edition = make.draft(by=clinician)
    data = form(
        title="", body="<p>Precious words.</p>", slug="Not a slug!", **{"bylines-role-0": "x"}
    )
    page = client.post(at(edition), data | {"version": 1}).content.decode()
    edition.refresh_from_db()
    assert edition.version == 1 and "Precious" not in edition.body
    for typed in ("Precious words.", "Not a slug!", "For everyone.", "sleep, memory"):
        assert typed in page


def test_a_save_without_a_change_changes_nothing(client, clinician):
    Reference.objects.create(key="foa-1986", title="Fear", year=1986)
    body = "<p>So it is [@foa-1986; @foa-1986].</p>\n<p>Two lines.</p>\n"
    edition = make.draft(by=clinician, body=body, disclosure="None.\nNone at all.")
    before = Edition.objects.values().get()
    events = Event.objects.count()
    # What the page shows is what the browser sends back.
    shown = client.get(at(edition)).context["form"]
    data = form(edition, body=shown["body"].value().replace("\n", "\r\n"))
    assert client.post(at(edition), data).status_code == 302
    assert Edition.objects.values().get() == before
    assert Event.objects.count() == events


def test_a_change_is_saved_with_its_author_and_leaves_a_row(client, clinician):
    edition = make.draft(by=clinician)
    client.post(
        at(edition), form(edition, title="A better title", risk="crisis", tag_names="a,A ,b,,")
    )
    edition.refresh_from_db()
    assert (edition.title, edition.version, edition.edited_by) == ("A better title", 2, clinician)
    assert edition.tag_names == ["a", "b"]
    assert edition.article.risk == "crisis"
    assert Event.objects.filter(verb="edit", by=clinician).count() == 1


def test_a_stale_save_answers_409_and_shows_both_texts(client, clinician):
    edition = make.draft(by=clinician, body="<p>The first.</p>")
    mine = form(edition, body="<p>My words.</p>", tag_names="mine")
    client.post(at(edition), form(edition, body="<p>Their words.</p>"))
    response = client.post(at(edition), mine)
    page = response.content.decode()
    assert response.status_code == 409
    assert "My" in page and "Their" in page and "words." in page
    edition.refresh_from_db()
    assert edition.body == "<p>Their words.</p>" and edition.tag_names != ["mine"]


def test_a_text_that_went_into_review_meanwhile_is_not_overwritten(client, clinician):
    edition = make.draft(by=clinician)
    data = form(edition, body="<p>Late words.</p>", risk="crisis")
    actions.submit(edition, by=clinician, reviewer=make.reviewer().author)
    response = client.post(at(edition), data)
    edition.refresh_from_db()
    assert response.status_code == 409 and "Late words." in response.content.decode()
    assert "Late words." not in edition.body
    assert Article.objects.get().risk == "general"


def test_a_public_address_that_changes_leads_on(client, clinician):
    first = make.published(by=clinician, slug="old")
    edition = actions.start_next(first.article, by=clinician)
    client.post(at(edition), form(edition, slug="new", change_summary="Moved."))
    assert Redirect.objects.get().new_path == "/articles/new/"
    other = make.draft(by=clinician)
    response = client.post(at(other), form(other, slug="new"))
    assert "Another article has this address" in response.content.decode()


def test_the_same_author_twice_is_refused(client, clinician):
    edition = make.draft(by=clinician)
    twice = {"bylines-author-1": clinician.author.pk, "bylines-role-1": "author"}
    response = client.post(at(edition), form(edition, **twice))
    assert "stands here twice" in response.content.decode()


@pytest.mark.parametrize("author", ["abc", "99999999", "²", "-1", "9" * 30])
def test_an_author_that_is_none_is_refused(client, clinician, author):
    edition = make.draft(by=clinician)
    data = form(edition, **{"bylines-author-0": author})
    response = client.post(at(edition), data)
    assert response.status_code == 200 and "not in the list" in response.content.decode()


def test_a_nul_byte_is_an_error_in_the_form(client, clinician):
    edition = make.draft(by=clinician)
    response = client.post(at(edition), form(edition, title="a\x00b", tag_names="x\x00y"))
    assert response.status_code == 200 and "Null characters" in response.content.decode()


# -- Pictures ----------------------------------------------------------------------------------


def picture(name="brain.png"):
    from io import BytesIO

    from PIL import Image as Picture

    file = BytesIO()
    Picture.new("RGB", (40, 30), "teal").save(file, "PNG")
    return SimpleUploadedFile(name, file.getvalue(), "image/png")


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_a_picture_is_uploaded_in_place(client, clinician, media):
    edition = make.draft(by=clinician)
    client.post(at(edition), form(edition, upload=picture(), hero_alt="A teal field."))
    edition.refresh_from_db()
    assert edition.hero.width == 40 and edition.hero_alt == "A teal field."


def test_a_picture_survives_an_error_elsewhere(client, clinician, media):
    edition = make.draft(by=clinician)
    response = client.post(at(edition), form(edition, upload=picture(), title="", hero_alt="Teal."))
    image = Image.objects.get()
    assert f'<option value="{image.pk}" selected' in response.content.decode()
    edition.refresh_from_db()
    assert edition.hero is None


def test_a_picture_is_not_titled_with_words_that_are_refused(client, clinician, media):
    edition = make.draft(by=clinician)
    client.post(at(edition), form(edition, upload=picture(), hero_alt="IMG_1234.JPG"))
    assert Image.objects.get().title != "IMG_1234.JPG"


def test_a_picture_needs_words_or_is_decorative(client, clinician, media):
    edition = make.draft(by=clinician)
    response = client.post(at(edition), form(edition, upload=picture()))
    assert "Say in one sentence what the picture shows" in response.content.decode()
    image = Image.objects.get()
    client.post(at(edition), form(edition, hero=image.pk, hero_decorative="on"))
    edition.refresh_from_db()
    assert edition.hero == image and edition.hero_decorative


def test_what_is_no_picture_is_refused_and_nothing_stored(client, clinician, media, tmp_path):
    edition = make.draft(by=clinician)
    fake = SimpleUploadedFile("x.png", b"<script>alert(1)</script>", "image/png")
    response = client.post(at(edition), form(edition, upload=fake, hero_alt="Kept words"))
    page = response.content.decode()
    assert "not a picture we can read" in page and "Kept words" in page
    assert not Image.objects.exists() and not list(tmp_path.iterdir())


# -- The journey -------------------------------------------------------------------------------


def test_from_draft_to_withdrawal(client):
    writer, reader = make.clinician(), make.reviewer()
    client.force_login(writer)
    start = {"title": "What sleep is for", "author": writer.author.pk, "beginning": "blank"}
    client.post("/admin/articles/edition/add/", start)
    first = Edition.objects.get()
    words = form(version=1, disclosure_confirmed="on", **{"bylines-author-0": writer.author.pk})
    client.post(at(first), words)
    due = timezone.localdate() + timedelta(days=7)
    client.post(at(first, "submit"), {"reviewer": reader.author.pk, "due_on": due})

    client.force_login(reader)
    assert "What sleep is for" in client.get("/admin/").content.decode()
    seen = signature(client, first)
    client.post(at(first, "review"), {"seen_hash": seen, "checklist": CHECKLIST, "_sign": ""})
    first.refresh_from_db()
    assert (first.state, first.content_hash, first.approved_by) == ("approved", seen, reader)

    client.force_login(writer)
    client.post(at(first, "publish"), {"when": "now"})
    first.refresh_from_db()
    assert first.is_public

    client.post(at(first, "next"), {"change": "correction"})
    second = Edition.objects.get(number=2)
    words = {"body": "<p>Put right.</p>", "change_summary": "A number."}
    client.post(at(second), form(second, **words, disclosure_confirmed="on"))
    client.post(at(second, "submit"), {"reviewer": reader.author.pk, "due_on": due})
    assert list(Edition.objects.public()) == [first]

    client.force_login(reader)
    seen = signature(client, second)
    client.post(at(second, "review"), {"seen_hash": seen, "checklist": CHECKLIST, "_sign": ""})
    client.force_login(writer)
    assert list(Edition.objects.public()) == [first]
    client.post(at(second, "publish"), {"when": "now"})
    assert list(Edition.objects.public()) == [second]

    client.post(at(second, "withdraw"), {"reason": "A newer guideline."})
    assert not Edition.objects.public().exists()
    verbs = list(Event.objects.order_by("pk").values_list("verb", flat=True))
    for verb in ("start", "submit", "approve", "publish", "edit", "withdraw"):
        assert verb in verbs


def test_sent_back_with_a_note(client, clinician):
    edition = make.draft(by=clinician)
    reader = make.reviewer()
    actions.submit(edition, by=clinician, reviewer=reader.author)
    client.force_login(reader)
    empty = client.post(at(edition, "review"), {"note": " ", "_return": ""})
    assert empty.status_code == 409 and "say what should be changed" in empty.content.decode()
    client.post(at(edition, "review"), {"note": "A source, please.", "_return": ""})
    edition.refresh_from_db()
    assert edition.state == "changes_requested"
    client.force_login(clinician)
    assert "A source, please." in client.get(at(edition)).content.decode()
    assert edition.title in client.get("/admin/").content.decode()


def test_recall_and_take_back(client, clinician):
    edition = make.draft(by=clinician)
    actions.submit(edition, by=clinician, reviewer=make.reviewer().author)
    client.post(at(edition, "recall"))
    edition.refresh_from_db()
    assert edition.state == "draft"
    make.approved(edition)
    client.post(at(edition, "take-back"))
    edition.refresh_from_db()
    assert (edition.state, edition.signed) == ("draft", "")


# -- Signing -----------------------------------------------------------------------------------


def in_review(by=None, reader=None):
    edition = make.draft(by=by)
    actions.submit(edition, by=edition.created_by, reviewer=(reader or make.reviewer()).author)
    return edition


def test_a_text_that_changed_since_it_was_opened_is_not_signed(client):
    reader = make.reviewer()
    edition = in_review(reader=reader)
    client.force_login(reader)
    seen = signature(client, edition)
    profile = edition.bylines.get().author
    profile.family_name = "Married"
    profile.save()
    data = {"seen_hash": seen, "checklist": CHECKLIST, "note": "Well done", "_sign": ""}
    response = client.post(at(edition, "review"), data)
    page = response.content.decode()
    assert response.status_code == 409
    assert "has changed since you opened it" in page and "Married" in page and "Well done" in page
    assert "checked" not in page  # they confirmed another text
    edition.refresh_from_db()
    assert edition.state == "in_review" and not edition.notes.exists()


def test_an_open_line_of_the_checklist_keeps_the_note(client):
    reader = make.reviewer()
    edition = in_review(reader=reader)
    client.force_login(reader)
    data = {"seen_hash": signature(client, edition), "checklist": CHECKLIST[:2], "note": "Words"}
    response = client.post(at(edition, "review"), data)
    page = response.content.decode()
    assert response.status_code == 409 and "Still open" in page and "Words" in page
    assert page.count("checked") == 2
    assert not Review.objects.exists()


def test_a_reviewer_who_is_an_author_can_neither_be_chosen_nor_sign(client):
    author = make.reviewer()
    edition = make.draft(by=author)
    client.force_login(author)
    response = client.post(at(edition, "submit"), {"reviewer": author.author.pk})
    edition.refresh_from_db()
    assert "not one of the available choices" in response.content.decode()
    assert edition.state == "draft"
    actions.submit(edition, by=author, reviewer=make.reviewer().author)
    assert at(edition, "review") not in client.get(at(edition)).content.decode()
    data = {"seen_hash": edition.compute_hash(), "checklist": CHECKLIST, "_sign": ""}
    response = client.post(at(edition, "review"), data)
    assert response.status_code == 409 and "one of the authors" in response.content.decode()
    assert not Review.objects.exists()


@pytest.mark.parametrize("missing", ["credential", "account", "role"])
def test_who_cannot_sign_is_not_offered_as_a_reviewer(client, clinician, missing):
    if missing == "credential":
        profile = make.reviewer(credential=False).author
    elif missing == "account":
        profile = make.author()
    else:
        profile = make.clinician().author
    edition = make.draft(by=clinician)
    response = client.post(at(edition, "submit"), {"reviewer": profile.pk, "due_on": "2026-12-24"})
    assert "not one of the available choices" in response.content.decode()


def test_the_solo_button_is_there_only_under_the_solo_policy(client):
    person = make.reviewer()
    edition = make.draft(by=person)
    client.force_login(person)
    assert at(edition, "check-oneself") not in client.get(at(edition)).content.decode()
    data = {"seen_hash": edition.compute_hash(), "checklist": CHECKLIST}
    assert client.post(at(edition, "check-oneself"), data).status_code == 409
    Clinic(review_policy="solo").save()
    assert at(edition, "check-oneself") in client.get(at(edition)).content.decode()
    client.post(at(edition, "check-oneself"), data)
    edition.refresh_from_db()
    assert edition.state == "approved" and edition.review.kind == "self"


# -- Publishing --------------------------------------------------------------------------------


def test_publishing_at_a_moment(client, clinician):
    edition = make.approved(by=clinician)
    moment = timezone.localtime() + timedelta(days=3)
    client.post(at(edition, "publish"), {"when": "later", "at": f"{moment:%Y-%m-%dT%H:%M}"})
    edition.refresh_from_db()
    assert edition.public_from == moment.replace(second=0, microsecond=0)
    assert not edition.is_public


@pytest.mark.parametrize(
    ("at_", "words"),
    [
        ("2027-03-28T01:30", "does not exist"),  # the clocks go forward in London
        ("2027-10-31T01:30", "comes twice"),  # and back
        ("2020-01-01T10:00", "within the next five years"),
        ("9999-12-31T23:59", "within the next five years"),
        ("0001-01-01T00:00", "within the next five years"),
        ("soon", "valid date/time"),
        ("", "choose a day and a time"),
    ],
)
def test_a_moment_that_is_none_is_refused(client, clinician, at_, words):
    edition = make.approved(by=clinician)
    response = client.post(at(edition, "publish"), {"when": "later", "at": at_})
    edition.refresh_from_db()
    assert words in response.content.decode()
    assert edition.public_from is None


def test_a_moment_of_this_year_that_has_passed_is_refused(client, clinician):
    edition = make.approved(by=clinician)
    moment = timezone.localtime() - timedelta(minutes=10)
    response = client.post(
        at(edition, "publish"), {"when": "later", "at": f"{moment:%Y-%m-%dT%H:%M}"}
    )
    edition.refresh_from_db()
    assert response.status_code == 409 or "within the next five" in response.content.decode()
    assert edition.public_from is None


def test_withdrawing_asks_why(client, clinician):
    edition = make.published(by=clinician)
    assert client.post(at(edition, "withdraw"), {"reason": ""}).status_code == 200
    edition.refresh_from_db()
    assert edition.is_public


def test_what_the_database_refuses_is_said_on_the_page(client, clinician, monkeypatch):
    from django.db import IntegrityError

    def refuse(*args, **kwargs):
        raise IntegrityError

    edition = make.approved(by=clinician)
    monkeypatch.setattr(actions, "publish", refuse)
    response = client.post(at(edition, "publish"), {"when": "now"})
    assert response.status_code == 409 and "at the same moment" in response.content.decode()


# -- The living facts --------------------------------------------------------------------------


def test_an_articles_facts_are_changed_beside_its_frozen_text(client, clinician):
    edition = make.published(by=clinician, slug="before")
    article, other = edition.article, make.topic("Sleep")
    data = {
        "slug": "after",
        "topic": other.pk,
        "series": "",
        "series_position": "",
        "risk": "crisis",
        "related_choices-TOTAL_FORMS": 0,
        "related_choices-INITIAL_FORMS": 0,
    }
    response = client.post(f"/admin/articles/article/{article.pk}/change/", data)
    assert response.status_code == 302
    article.refresh_from_db()
    assert (article.slug, article.topic, article.risk) == ("after", other, "crisis")
    assert not article.comments_open
    assert Redirect.objects.get().old_path == "/articles/before/"
    assert set(Event.objects.filter(kind="articles.article").values_list("verb", flat=True)) == {
        "move",
        "change",
    }


def test_others_articles_cannot_be_changed(client, clinician):
    article = make.published().article
    address = f"/admin/articles/article/{article.pk}/change/"
    assert client.post(address, {"slug": "mine"}).status_code == 403
    hidden = make.draft().article
    response = client.get(f"/admin/articles/article/{hidden.pk}/change/")
    assert response.status_code == 302 and response.url == "/admin/"  # as if it did not exist


def test_a_topic_that_is_renamed_is_found_under_its_new_name(client):
    from discovery.models import Document

    client.force_login(make.administrator())
    topic = make.topic()
    make.published(topic=topic)
    data = {"name": "Moods", "slug": "moods", "description": "", "order": 0}
    client.post(f"/admin/articles/topic/{topic.pk}/change/", data)
    assert Document.objects.get(kind="article").topic == "Moods"
    old = f"/articles/topic/{topic.slug}/"
    assert Redirect.objects.get(old_path=old).new_path == "/articles/topic/moods/"
