"""Authors as visitors see them."""

import json
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from authors.models import Author, Credential
from tests import make

pytestmark = pytest.mark.django_db


def text_of(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


@pytest.fixture
def ada():
    made = make.author(
        slug="ada",
        honorific="Dr",
        given_name="Ada",
        family_name="Bright",
        post_nominals="DClinPsy",
        introduction="I see adults.\n\nAnd I write.",
        specialties=["Anxiety", "Trauma"],
        languages=["English", "Welsh"],
        interests=["Sleep"],
        place="Cardiff",
        booking_url="https://example.org/book",
        press_contact="press@example.org",
        credential=False,
    )
    today = timezone.localdate()
    for register, expires in (("HCPC", today), ("Old register", today - timedelta(days=1))):
        Credential.objects.create(
            author=made,
            register=register,
            number=f"{register}-1",
            register_url="https://example.org/register",
            qualification=f"Qualified by {register}",
            verified_on=date(2026, 1, 2),
            expires_on=expires,
        )
    Credential.objects.create(author=made, register="Unchecked register", number="U1")
    return made


def test_a_profile_shows_who_somebody_is(client, ada):
    text = text_of(client, "/authors/ada/")
    for words in [
        "<h1>Dr Ada Bright, DClinPsy</h1>",
        "Clinical psychologist",
        "<p>I see adults.</p>",
        "Anxiety, Trauma",
        "English, Welsh",
        "Sleep",
        "Cardiff",
        'href="https://example.org/book"',
        "mailto:press@example.org",
        '<a href="https://example.org/register" rel="noopener noreferrer">HCPC</a>',
        "HCPC-1",
        "Qualified by HCPC",
        'datetime="2026-01-02"',
    ]:
        assert words in text, words


def test_only_a_checked_and_unexpired_entry_in_a_register_is_shown(client, ada):
    text = text_of(client, "/authors/ada/")
    assert "Old register" not in text
    assert "Unchecked register" not in text


def test_no_birthday_and_no_account_is_kept_in_or_shown_of_a_profile(client):
    person = make.clinician(slug="bob")
    text = text_of(client, "/authors/bob/")
    assert person.email not in text
    assert person.username not in text
    assert not [f.name for f in Author._meta.get_fields() if "birth" in f.name or "home" in f.name]


def test_what_was_written_and_reviewed_as_far_as_it_is_public(client):
    by, reviewer = make.clinician(slug="writer"), make.reviewer(slug="reader")
    shown = make.published(by=by, reviewed_by=reviewer, title="A public one")
    make.scheduled(by=by, reviewed_by=reviewer, title="A later one")
    make.withdrawn(by=by, reviewed_by=reviewer, title="A gone one")
    make.draft(by=by, title="A draft one")
    for path in ("/authors/writer/", "/authors/reader/"):
        text = text_of(client, path)
        assert shown.get_absolute_url() in text
        assert "A public one" in text
        for title in ("A later one", "A gone one", "A draft one"):
            assert title not in text
    assert 'id="reviewed"' not in text_of(client, "/authors/writer/")


def test_under_a_minor_edit_the_full_reviewer_is_still_named(client):
    from articles import actions
    from articles.models import Edition

    by, reader, confirmer = make.clinician(), make.reviewer(slug="reader"), make.reviewer(slug="c")
    first = make.published(by=by, reviewed_by=reader, body=f"<p>{'word ' * 100}</p>")
    minor = actions.start_next(first.article, by=by, change=Edition.Change.MINOR)
    minor.body, minor.change_summary = f"<p>{'word ' * 99} wort</p>", "A letter."
    actions.save_draft(minor, by=by, version=minor.version)
    minor.refresh_from_db()
    make.published(minor, reviewed_by=confirmer)
    assert first.get_absolute_url() in text_of(client, "/authors/reader/")
    assert 'id="reviewed"' not in text_of(client, "/authors/c/")


def test_a_hidden_a_withdrawn_and_an_unknown_author_answer_alike(client):
    make.author(slug="hidden", public=False)
    make.author(slug="gone").withdraw(by=make.user())
    for slug in ("hidden", "gone", "never-was"):
        assert client.get(f"/authors/{slug}/").status_code == 404
    text = text_of(client, "/authors/")
    assert "/authors/hidden/" not in text
    assert "/authors/gone/" not in text


def test_the_list_and_odd_pages_of_it(client, ada):
    for path in ("/authors/", "/authors/?page=abc", "/authors/?page=99999999999999999999"):
        assert "/authors/ada/" in text_of(client, path)
    assert text_of(client, "/authors/ada/?page=abc")


def test_structured_data_says_what_the_page_says(client, ada):
    text = text_of(client, "/authors/ada/")
    person = json.loads(re.search(r'ld\+json">(.*?)</script>', text)[1])["mainEntity"]
    assert person["jobTitle"] == "Clinical psychologist"
    assert person["honorificSuffix"] == "DClinPsy"
    assert [row["value"] for row in person["identifier"]] == ["HCPC-1"]


def test_an_introduction_is_text_not_html(client):
    make.author(slug="evil", introduction="<script>bad()</script>")
    assert "<script>bad()" not in text_of(client, "/authors/evil/")


def test_the_number_of_queries_does_not_grow(client):
    def queries(path):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    by, reviewer = make.clinician(slug="writer"), make.reviewer(slug="reader")
    make.published(by=by, reviewed_by=reviewer)
    paths = ("/authors/", "/authors/writer/", "/authors/reader/")
    few = {path: queries(path) for path in paths}
    for _ in range(12):
        make.published(by=by, reviewed_by=reviewer, topic=make.topic(f"T{_}"))
        make.author()
    many = {path: queries(path) for path in paths}
    # Clinic, count, authors; and clinic, author, credentials, count, written, reviewed, services.
    assert many == {"/authors/": 3, "/authors/writer/": 7, "/authors/reader/": 6}
    assert few == many


def test_only_reading_is_allowed(client, ada):
    for path in ("/authors/", "/authors/ada/"):
        assert client.post(path).status_code == 405
        assert not client.get(path).cookies


def test_who_only_reviews_is_not_said_to_have_written_nothing(client):
    reviewer = make.reviewer(slug="rea")
    assert "No article by this author" in text_of(client, "/authors/rea/")
    make.published(reviewed_by=reviewer, title="What sleep does")
    text = text_of(client, "/authors/rea/")
    assert "No article by this author" not in text and "What sleep does" in text


def test_how_to_book_comes_before_what_was_written(client, ada):
    text = text_of(client, "/authors/ada/")
    order = ('id="introduction"', "Registered with", 'id="written"')
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_one_name_and_no_photo_has_one_initial(client):
    make.author(slug="plato", given_name="Plato", family_name="")
    for path in ("/authors/plato/", "/authors/", "/"):
        assert re.search(r'aria-hidden="true">\s*P\s*</span>', text_of(client, path)), path
