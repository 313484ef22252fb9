"""Help now, contact, the policies and the clinic's own pages."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from articles import actions
from articles.models import Edition
from clinic.models import Clinic, Location
from pages.models import Page
from safety.help import load_help_lines
from safety.models import HelpLine
from tests import make
from tests.glossary.making import entry

pytestmark = pytest.mark.django_db

POLICIES = ["about", "privacy", "editorial-policy", "corrections", "accessibility"]
PLAIN = ["/help-now/", "/contact/", *(f"/{slug}/" for slug in POLICIES)]


def text_of(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def page(slug="fees", *, public=True, **fields):
    made = Page.objects.create(
        **{"slug": slug, "title": "Our fees", "body": "<p>Words</p>"} | fields
    )
    if public:
        made.publish(by=make.user())
    return made


# -- Help now ----------------------------------------------------------------------------------


def test_no_number_of_a_help_line_stands_in_a_template():
    numbers = re.compile(r"\b(988|116 ?123|13 ?11 ?14|1737|111|999|911|112|000)\b")
    for path in Path(settings.BASE_DIR, "templates").rglob("*.html"):
        visible = strip_tags(re.sub(r"{[%#{].*?[%#}]}|&#?\w+;", " ", path.read_text()))
        assert not numbers.search(visible), path


def test_every_number_comes_from_the_database_and_can_be_tapped(client):
    HelpLine.objects.create(
        country="GB", kind="crisis", name="Line", number="01 23-45", text_to="678 90"
    )
    text = text_of(client, "/help-now/")
    assert 'href="tel:012345"' in text
    assert 'href="sms:67890"' in text
    HelpLine.objects.all().delete()
    text = text_of(client, "/help-now/")
    assert "tel:" not in text
    assert "emergency number of your country" in text


def test_the_country_of_the_clinic_comes_first_emergency_before_all(client):
    load_help_lines()
    Clinic(country="AU").save()
    text = text_of(client, "/help-now/")
    names = re.findall(r'class="help-line [^>]*>\s*<p class="help-name">(.*?)</p>', text)
    assert names[0] == "Emergency services"
    assert "Lifeline" in names
    assert "Samaritans" not in names
    assert names[-1] == "Find a Helpline"
    assert ">Australia</h2>" in text


@pytest.mark.parametrize("asked", ["US", "us"])
def test_another_country_can_be_asked_for(client, asked):
    load_help_lines()
    text = text_of(client, f"/help-now/?country={asked}")
    assert ">United States</h2>" in text
    assert '<option value="US" selected>' in text
    assert "Samaritans" not in text


@pytest.mark.parametrize("asked", ["XX", "%00", "<script>", "'; drop", "É" * 500])
def test_a_country_without_lines_is_answered_kindly(client, asked):
    load_help_lines()
    text = text_of(client, f"/help-now/?country={asked}")
    assert "Samaritans" in text
    assert "<script>" not in text.partition("<main")[2].partition("</main>")[0]


def test_only_what_somebody_checked_is_called_checked(client):
    line = HelpLine.objects.create(country="GB", kind="crisis", name="Line", number="1")
    assert "Checked" not in text_of(client, "/help-now/")
    line.verified_on, line.verified_by = date(2026, 11, 2), make.user()
    line.save()
    assert 'Checked by us on <time datetime="2026-11-02">' in text_of(client, "/help-now/")


# -- Contact and policies ----------------------------------------------------------------------


def test_contact_shows_how_to_reach_the_clinic(client):
    Clinic(
        phone="020 7946", email="desk@example.org", booking_url="https://example.org/book",
        complaints="Write to the manager.",
    ).save()  # fmt: skip
    Location.objects.create(address="1 Street", monday="9-17")
    text = text_of(client, "/contact/")
    for words in [
        'href="tel:0207946"',
        "mailto:desk@example.org",
        "1 Street",
        "09:00–17:00",
        'href="https://example.org/book"',
        "Write to the manager.",
        "/help-now/",
    ]:
        assert words in text, words
    Clinic.objects.all().delete()
    Location.objects.all().delete()
    assert "contact details are not here yet" in text_of(client, "/contact/")


@pytest.mark.parametrize("slug", POLICIES)
def test_a_policy_has_our_words_until_the_clinic_publishes_its_own(client, slug):
    ours = text_of(client, f"/{slug}/")
    assert len(strip_tags(ours.partition("<main")[2]).split()) > 90
    own = page(slug, title="In our words", body="<p>Quite different</p>", public=False)
    assert text_of(client, f"/{slug}/") == ours
    own.publish(by=make.user())
    text = text_of(client, f"/{slug}/")
    assert "In our words" in text
    assert "Quite different" in text
    response = client.get(f"/pages/{slug}/")
    assert (response.status_code, response.url) == (301, f"/{slug}/")
    own.withdraw(by=make.user())
    assert "Quite different" not in text_of(client, f"/{slug}/")


def test_the_policies_say_what_is_so_in_this_clinic(client):
    assert "A second clinician reads each article" in text_of(client, "/editorial-policy/")
    Clinic(
        name="The Elm", review_policy="solo", comments_read_by="Mo", comments_read_when="on Mondays"
    ).save()
    assert "one-person clinic" in text_of(client, "/editorial-policy/")
    privacy = text_of(client, "/privacy/")
    reads = "Who reads comments: Mo"
    for words in ("The Elm", reads, "on Mondays", "no cookies", "30 days", "90 days"):
        assert words in privacy, words
    assert "About The Elm" in text_of(client, "/about/")


def test_the_days_that_the_privacy_page_names_are_those_that_are_kept():
    from datetime import timedelta

    from comments import jobs

    assert timedelta(days=90) == jobs.KEEP_WORDS
    assert timedelta(days=30) == jobs.KEEP_HASHES


# -- The clinic's own pages --------------------------------------------------------------------


def test_a_page_of_the_clinic(client):
    entry("amygdala")
    made = page(standfirst="What it costs", body="<h2>Fees</h2><p>The amygdala is free.</p>")
    text = text_of(client, "/pages/fees/")
    for words in ("<h1>Our fees</h1>", "What it costs", '<a class="term"', "Last changed on"):
        assert words in text, words
    Page.objects.filter(pk=made.pk).update(body="<p>ok</p><script>bad()</script>")
    assert "bad()" not in text_of(client, "/pages/fees/")


def test_a_draft_a_withdrawn_and_an_unknown_page_answer_alike(client):
    page("draft", public=False)
    page("gone").withdraw(by=make.user())
    page("deutsch", language="de")
    for slug in ("draft", "gone", "deutsch", "never-was"):
        assert client.get(f"/pages/{slug}/").status_code == 404
    assert client.get("/de/pages/deutsch/").status_code == 200


# -- Corrections -------------------------------------------------------------------------------


def corrected(title="Right title", summary="A number was wrong."):
    first = make.published(title="Wrong title")
    following = actions.start_next(
        first.article, by=first.created_by, change=Edition.Change.CORRECTION
    )
    following.title, following.change_summary = title, summary
    following.disclosure_confirmed_by = first.created_by
    actions.save_draft(following, by=first.created_by, version=following.version)
    following.refresh_from_db()
    return following


def test_corrections_are_listed_once_they_are_public(client):
    assert "not had to correct" in text_of(client, "/corrections/")
    edition = corrected()
    assert "A number was wrong." not in text_of(client, "/corrections/")
    make.published(edition)
    text = text_of(client, "/corrections/")
    assert "A number was wrong." in text
    assert "Right title" in text
    assert edition.get_absolute_url() in text
    assert "Wrong title" not in text


def test_a_correction_stays_listed_under_the_title_that_the_article_has_now(client):
    edition = make.published(corrected())
    make.published(make.next_edition(edition, title="Newest title"))
    text = text_of(client, "/corrections/")
    assert "A number was wrong." in text
    assert "Newest title" in text
    assert "Right title" not in text


def test_what_is_scheduled_or_withdrawn_is_not_told(client):
    make.scheduled(corrected(summary="Still to come"))
    gone = make.published(corrected(summary="Taken off"))
    actions.withdraw(gone, by=gone.created_by, reason="It was wrong.")
    text = text_of(client, "/corrections/")
    assert "Still to come" not in text
    assert "Taken off" not in text


def test_nor_when_the_article_comes_back_in_other_words(client):
    gone = make.published(corrected(summary="Taken off"))
    actions.withdraw(gone, by=gone.created_by, reason="It was wrong.")
    make.published(make.next_edition(gone, title="Back again"))
    assert "Taken off" not in text_of(client, "/corrections/")


def test_the_list_stands_under_the_clinics_own_words_too(client):
    page("corrections", body="<p>Own words</p>")
    make.published(corrected())
    text = text_of(client, "/corrections/?page=abc")
    assert text.index("Own words") < text.index("A number was wrong.")


# -- All of them -------------------------------------------------------------------------------


def test_the_number_of_queries_does_not_grow(client):
    def queries(path):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    load_help_lines()
    make.published(corrected())
    few = {path: queries(path) for path in PLAIN}
    for number in range(8):
        make.published(corrected())
        HelpLine.objects.create(country="GB", kind="support", name=f"L{number}", number="1")
    assert few == {path: queries(path) for path in PLAIN}
    assert max(few.values()) <= 4


def test_only_reading_is_allowed_and_nothing_is_set(client):
    for path in PLAIN:
        assert client.post(path).status_code == 405
        response = client.get(path)
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")
