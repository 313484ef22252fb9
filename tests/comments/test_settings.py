"""The settings of commenting as sentences: who may, what is kept, what readers then meet."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import Event
from clinic.models import Clinic
from comments import deciding, jobs
from comments.box import Commenting, closes_at, commenting
from tests import make

pytestmark = pytest.mark.django_db

PAGE = "/admin/comments/comment/settings/"


@pytest.fixture
def clinic():
    return Clinic.objects.create(comments_read_by="Amy", comments_read_when="on working days")


def posted(client, **changes):
    """What a browser sends: each field, and what it held when the page was opened."""
    form = client.get(PAGE).context["form"]
    values = {name: form[name].value() for name in form.fields}
    values = {name: "" if value is None else value for name, value in values.items()}
    return {**values, **{f"initial-{name}": v for name, v in values.items()}, **changes}


def test_only_who_may_change_the_clinic_gets_there(client, clinic):
    answers = []
    for person in (None, make.clinician(), make.reviewer(), make.manager(), make.administrator()):
        client.logout()
        if person:
            client.force_login(person)
        answers.append((client.get(PAGE).status_code, client.post(PAGE, {}).status_code))
    assert answers == [(302, 302), (403, 403), (403, 403), (200, 200), (200, 200)]
    clinic.refresh_from_db()
    assert clinic.comments_read_by == "Amy"


def test_a_sentence_is_saved_with_its_row_and_says_what_it_does(client, clinic):
    boss = make.manager()
    client.force_login(boss)
    data = posted(client, comments_urgent_within=24, replies_allowed="True")
    page = client.post(PAGE, data, follow=True).content.decode()
    clinic.refresh_from_db()
    assert (clinic.comments_urgent_within, clinic.replies_allowed) == (24, True)
    event = Event.objects.get(kind="clinic.clinic")
    assert event.by == boss
    assert event.details["fields"] == ["comments_urgent_within", "replies_allowed"]
    assert "Who: Amy. When: on working days." in page
    client.post(PAGE, posted(client))
    assert Event.objects.filter(kind="clinic.clinic").count() == 1  # nothing changed


def test_two_who_change_different_sentences_both_succeed(client, clinic):
    client.force_login(make.manager())
    opened_earlier = posted(client, comments_read_by="Ben")
    client.post(PAGE, posted(client, hold_after_reports=7))
    client.post(PAGE, opened_earlier)
    clinic.refresh_from_db()
    assert (clinic.comments_read_by, clinic.hold_after_reports) == ("Ben", 7)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("comments_urgent_within", "0"),
        ("comments_urgent_within", "9999"),
        ("comments_close_after", "-3"),
        ("comments_close_after", "x"),
        ("hold_after_reports", "99999999999"),
        ("comments_digest", "hourly"),
        ("refuse_testimonials", "perhaps"),
        ("replies_allowed", ""),
        ("comments_back_on", "31 February"),
        ("comments_read_by", "x" * 500),
    ],
)
def test_forged_values_are_refused_and_nothing_is_saved(client, clinic, name, value):
    client.force_login(make.manager())
    before = Clinic.objects.values().get()
    response = client.post(PAGE, posted(client, **{name: value, "staff_support": "New"}))
    assert response.status_code == 200
    assert 'aria-invalid="true"' in response.content.decode()
    assert Clinic.objects.values().get() == before


def test_a_clinic_without_a_profile_gets_one(client):
    client.force_login(make.manager())
    assert "Commenting is off" in client.get(PAGE).content.decode()
    client.post(PAGE, posted(client, comments_read_by="Amy", comments_read_when="daily"))
    assert Clinic.objects.get().comments_are_read


def test_the_page_of_the_profile_leads_there_and_changes_none_of_it(client, clinic):
    client.force_login(make.manager())
    page = client.get("/admin/clinic/clinic/1/change/").content.decode()
    assert f'href="{PAGE}"' in page and "comments_read_by" not in page


def test_readers_are_told_whether_search_engines_show_comments(client, clinic):
    make.published(slug="sleep")
    page = client.get("/articles/sleep/").content.decode()
    assert "We ask search engines not to show it." in page and "data-nosnippet" in page
    Clinic.objects.update(comments_searchable=True)
    page = client.get("/articles/sleep/").content.decode()
    assert "found by search engines" in page and "data-nosnippet" not in page
    assert 'content="noindex"' in client.get("/articles/sleep/comment/").content.decode()


# -- An article's own days ---------------------------------------------------------------------


def test_an_articles_own_days_go_before_the_clinics(client, clinic):
    """In the page, in queries, in the settings, and for looking at old comments again."""
    plain, short, long = (make.published() for _number in range(3))
    for edition, days in ((short, 30), (long, 400)):
        edition.article.comments_close_after = days
        edition.article.save()
    for days, expected in (
        (29, [Commenting.OPEN] * 3),
        (31, [Commenting.OPEN, Commenting.CLOSED, Commenting.OPEN]),
        (181, [Commenting.CLOSED, Commenting.CLOSED, Commenting.OPEN]),
        (401, [Commenting.CLOSED] * 3),
    ):
        published = timezone.now() - timedelta(days=days)
        states = []
        for edition in (plain, short, long):
            edition.article.editions.update(published_at=published)
            states.append(commenting(edition.article, published, clinic))
        assert states == expected
        open_ = plain.article.editions.model.objects.alias(closes=closes_at(clinic))
        assert open_.filter(closes__gt=timezone.now()).count() == expected.count(Commenting.OPEN)
    client.force_login(make.manager())
    assert client.get(PAGE).context["articles_taking"] == 0
    assert client.get(PAGE).context["own_days"] == 2


def test_old_comments_of_an_article_that_is_open_for_long_stay(clinic):
    edition = make.published()
    comment = edition.article.comments.create(nickname="Heron", text="Words")
    deciding.approve(comment, by=make.manager())
    type(edition.article).objects.update(comments_close_after=3650)
    edition.article.editions.update(published_at=timezone.now() - timedelta(days=1200))
    type(comment).objects.update(decided_at=timezone.now() - timedelta(days=1199))
    assert "0 old comments" in jobs.look_at_old_comments_again()


def test_it_is_set_in_the_articles_form(client):
    edition = make.draft()
    client.force_login(edition.created_by)
    page = client.get(f"/admin/articles/edition/{edition.pk}/change/").content.decode()
    assert 'name="comments_close_after"' in page
