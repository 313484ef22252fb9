"""The bin: what was thrown away rests 30 days, shows nowhere else, and comes back as it was."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import actions
from articles.jobs import purge_bin
from articles.models import Article, Edition, Note, Presence, PreviewLink
from audit.models import Event
from clinic.exceptions import Refused
from references.models import Reference
from tests import make
from tests.house import sql, started

pytestmark = pytest.mark.django_db

STATE = ("state", "binned_at", "binned_by_id")


@pytest.fixture
def clinician(client):
    person = make.clinician()
    client.force_login(person)
    return person


def at(edition, verb="change"):
    return f"/admin/articles/edition/{edition.pk}/{verb}/"


def binned(**fields):
    edition = make.draft(**fields)
    return actions.put_into_bin(edition, by=edition.created_by)


def words(edition):
    rows = Edition.objects.filter(pk=edition.pk).values()
    return {name: value for name, value in rows.get().items() if name not in STATE}


def in_days(days):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


# -- Into it and out again ---------------------------------------------------------------------


def test_a_draft_goes_into_the_bin_and_comes_back_as_it_was(client, clinician):
    edition = make.draft(by=clinician, title="Sleep", body="<p>Every single word.</p>")
    before = words(edition)
    assert "deleted" in client.get(at(edition, "put-into-bin")).content.decode()
    thrown = client.post(at(edition, "put-into-bin"), follow=True)
    assert thrown.request["QUERY_STRING"] == "status=bin" and "Sleep" in thrown.content.decode()
    page = client.get(at(edition)).content.decode()
    assert "Every single word." in page and "/take-out-of-bin/" in page
    assert "edition-form" not in page
    edition.refresh_from_db()
    assert (edition.state, edition.binned_by) == ("binned", clinician)
    assert client.post(at(edition, "take-out-of-bin")).url == at(edition)
    edition.refresh_from_db()
    assert (edition.state, edition.binned_at, edition.binned_by) == ("draft", None, None)
    assert words(edition) == before
    assert list(Event.objects.values_list("verb", "by")[:2]) == [
        ("take out of the bin", clinician.pk),
        ("put into the bin", clinician.pk),
    ]


def test_what_was_sent_back_may_go_too_and_what_is_read_may_not(client, clinician):
    edition = make.draft(by=clinician)
    reviewer = make.reviewer()
    actions.submit(edition, by=clinician, reviewer=reviewer.author)
    assert client.post(at(edition, "put-into-bin")).status_code == 409
    actions.request_changes(edition, by=reviewer, note="More sources.")
    assert client.post(at(edition, "put-into-bin")).status_code == 302
    edition.refresh_from_db()
    assert edition.state == "binned"
    # Its writers alone see it there.
    client.force_login(reviewer)
    assert client.get(at(edition)).status_code == 404


def test_an_assistant_may_for_an_author_and_a_manager_may_not(client):
    assistant = make.user("Assistant")
    make.author(assistant)
    edition = make.draft(by=assistant, authors=[make.author()])
    client.force_login(make.manager())
    assert client.post(at(edition, "put-into-bin")).status_code == 403
    client.force_login(make.clinician())
    assert client.post(at(edition, "put-into-bin")).status_code == 404
    client.logout()
    assert client.post(at(edition, "put-into-bin")).url.startswith("/admin/login/")
    edition.refresh_from_db()
    assert edition.state == "draft"
    client.force_login(assistant)
    assert client.post(at(edition, "put-into-bin")).status_code == 302


def test_it_stays_where_another_edition_is_being_worked_on(client, clinician):
    first = make.published(by=clinician)
    second = binned_next(first)
    third = make.next_edition(first)
    answer = client.post(at(second, "take-out-of-bin"))
    assert answer.status_code == 409
    assert "Another edition of this article is being worked on" in answer.content.decode()
    # And where a later one was approved, it could never be published.
    make.approved(third)
    answer = client.post(at(second, "take-out-of-bin"))
    assert answer.status_code == 409
    assert "A later edition of this article was approved" in answer.content.decode()
    second.refresh_from_db()
    assert second.state == "binned"


def binned_next(edition):
    following = make.next_edition(edition)
    return actions.put_into_bin(following, by=edition.created_by)


# -- It shows nowhere else ---------------------------------------------------------------------


def test_the_bin_is_the_one_list_that_shows_it(client, clinician):
    edition = binned(by=clinician, title="Canary words")
    day = timezone.localtime(edition.binned_at + timedelta(days=30))
    bin_ = client.get("/admin/articles/edition/?status=bin").content.decode()
    assert "Canary words" in bin_ and f"{day.day} {day:%B} {day.year}" in bin_
    for elsewhere in [
        *("/admin/", "/admin/articles/edition/", "/admin/articles/edition/?status=draft"),
        *("/admin/articles/edition/?q=Canary", "/admin/articles/article/?q=Canary"),
        "/admin/articles/edition/link-targets/?q=Canary",
    ]:
        assert "Canary words" not in client.get(elsewhere).content.decode(), elsewhere
    article = f"/admin/articles/article/?q={edition.article.slug}"
    assert f"/{edition.article_id}/change/" not in client.get(article).content.decode()
    client.force_login(make.clinician())
    assert "Canary words" not in client.get("/admin/articles/edition/?status=bin").content.decode()


def test_the_bin_says_until_when_only_in_the_bin(client, clinician):
    make.draft(by=clinician)
    assert "column-rests_until" not in client.get("/admin/articles/edition/").content.decode()


def test_nobody_writes_or_previews_it(client, clinician):
    edition = binned(by=clinician)
    before = words(edition)
    data = {"title": "Other", "version": edition.version, "body": "<p>Other</p>"}
    client.post(at(edition), data)
    client.post(at(edition, "autosave"), data)
    assert words(edition) == before
    assert client.get(at(edition, "preview")).status_code == 302
    assert client.get(at(edition, "page")).status_code == 302
    assert client.get(f"/articles/{edition.article.slug}/").status_code == 404


def test_its_address_stays_taken_until_it_is_deleted(clinician):
    edition = binned(by=clinician, slug="sleep")
    assert Article.objects.filter(slug="sleep").exists()
    with in_days(31):
        actions.purge_bin()
        make.draft(by=clinician, slug="sleep")
    assert not Edition.objects.filter(pk=edition.pk).exists()


# -- After 30 days -----------------------------------------------------------------------------


def test_after_thirty_days_it_is_deleted_with_what_belongs_to_it(clinician):
    reference = Reference.objects.create(title="A source", year=2020)
    body = f"<p>Secret words [@{reference.key}]</p>"
    edition = make.draft(by=clinician, title="Sleep", slug="sleep", body=body)
    link = PreviewLink.objects.create(edition=edition, reader="Bo", created_by=clinician)
    Note.objects.create(edition=edition, text="A note", link=link)
    Presence.objects.create(edition=edition, user=clinician)
    kept = make.draft(by=clinician)
    actions.put_into_bin(edition, by=clinician)
    with in_days(29):
        assert purge_bin() == "0 drafts deleted from the bin"
        assert Edition.objects.count() == 2
    with in_days(31):
        assert purge_bin() == "1 draft deleted from the bin"
    assert list(Edition.objects.all()) == [kept]
    assert list(Article.objects.all()) == [kept.article]
    for model in (PreviewLink, Note, Presence):
        assert not model.objects.exists()
    assert Reference.objects.filter(pk=reference.pk).exists()
    event = Event.objects.get(verb="purge")
    assert (event.object_id, event.subject) == (str(edition.pk), "Sleep (1)")
    assert event.details == {"number": 1, "slug": "sleep"}
    assert "Secret" not in str(Event.objects.values())


def test_an_article_that_readers_know_outlives_the_draft(client, clinician):
    edition = make.published(by=clinician)
    following = binned_next(edition)
    with in_days(31):
        actions.purge_bin()
    assert not Edition.objects.filter(pk=following.pk).exists()
    assert client.get(f"/articles/{edition.article.slug}/").status_code == 200


def test_a_translation_goes_on_without_the_text_that_it_came_from(clinician):
    edition = binned(by=clinician)
    other = make.draft(by=clinician, language="de", translation_of=edition.article)
    with in_days(31):
        actions.purge_bin()
    other.article.refresh_from_db()
    assert other.article.translation_of is None


def test_what_was_taken_out_in_time_is_not_deleted(clinician):
    edition = binned(by=clinician)
    with in_days(29):
        actions.take_out_of_bin(edition, by=clinician)
    with in_days(60):
        assert actions.purge_bin() == 0
    assert Edition.objects.filter(pk=edition.pk, state="draft").exists()


# -- What the database holds -------------------------------------------------------------------


@pytest.mark.parametrize("made", ["approved", "published", "withdrawn"])
def test_nothing_frozen_can_be_binned(made):
    edition = getattr(make, made)()
    with pytest.raises(Refused):
        actions.put_into_bin(edition, by=edition.created_by)
    with pytest.raises(IntegrityError, match="cannot go from"), transaction.atomic():
        sql(
            "UPDATE articles_edition SET state = 'binned', binned_at = now(), binned_by_id = %s"
            " WHERE id = %s",
            edition.created_by.pk,
            edition.pk,
        )


def test_nothing_leaves_the_bin_but_as_a_draft():
    edition = binned()
    for state in ("approved", "in_review", "withdrawn"):
        with pytest.raises(IntegrityError, match="cannot go from"), transaction.atomic():
            Edition.objects.filter(pk=edition.pk).update(state=state)


@pytest.mark.django_db(transaction=True)
def test_a_save_beside_the_bin_waits_and_is_refused():
    edition = make.draft(title="Sleep")
    by = edition.created_by
    late = Edition.objects.get(pk=edition.pk)
    late.title = "Too late"
    saving = started(lambda: actions.save_draft(late, by=by, version=late.version))
    with transaction.atomic():
        actions.put_into_bin(edition, by=by)
        saving.start()
        saving.join(0.5)
        assert saving.is_alive()  # it waits for the lock
    with pytest.raises(Refused):
        saving.finish()
    edition.refresh_from_db()
    assert (edition.state, edition.title) == ("binned", "Sleep")
