"""The token changes when, and only when, a commit changed what visitors see."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from articles import actions
from articles.models import Edition, Topic
from clinic import content_version
from clinic.models import Clinic
from references.models import Reference
from tests import make
from tests.house import in_another_connection, sql, started

# Tables that no reader's page shows, or that change only beside a row of a watched table.
UNWATCHED = {
    "accounts_firstlink",
    "accounts_user",
    "accounts_user_groups",
    "accounts_user_user_permissions",
    "articles_byline",  # pages show the signed copy
    "articles_citation",  # frozen with its edition
    "articles_dismissal",
    "articles_illustration",
    "articles_note",
    "articles_outline",  # the desk alone sees these
    "articles_presence",
    "articles_override",
    "articles_preflightsummary",
    "articles_previewlink",
    "articles_reviewlink",
    "articles_spelling",
    "articles_switchedoff",
    "audit_event",
    "audit_importrun",
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "clinic_content_marker",
    "clinic_content_version",
    "clinic_ratelimit",
    "comments_burst",
    "comments_commentreport",
    "comments_correction",
    "comments_decision",
    "comments_handover",  # the moderators alone see these
    "comments_earlier",  # the writer and the desk alone see these
    "comments_note",
    "comments_practicereply",  # stands there with its comment, and stays as it is
    "comments_presence",
    "comments_redaction",  # the comment changes beside it
    "comments_replytemplate",
    "comments_signs",
    "comments_wordcount",
    "digest_stopped",
    "digest_subscriber",
    "digest_subscriber_topics",
    "discovery_outsidelink",  # the desk alone sees these
    "discovery_outsideuse",
    "discovery_frequency",  # lists are made of these, and watched
    "discovery_measure",
    "discovery_missedsearch",
    "discovery_unsettled",
    "discovery_word",  # changes beside the documents
    "django_admin_log",
    "django_content_type",
    "django_migrations",
    "django_session",
    "feedback_dailyviews",  # readers see the summary
    "feedback_monthlyviews",
    "feedback_questionvote",
    "feedback_report",
    "feedback_vote",
    "feedback_weeklymail",
    "interchange_setup",
    "outbox_job",
    "outbox_message",
    "pages_enquiry",  # the desk alone sees these
    "reviews_reminder",
    "reviews_review",  # inserted beside the row that it signs
    "taggit_tag",  # the package's own tables stay empty: ours are articles_tag and its links
    "taggit_taggeditem",
}


@pytest.mark.django_db
def test_every_table_is_watched_or_stands_on_the_short_list():
    tables = {row[0] for row in sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}
    triggers = sql(
        "SELECT c.relname, count(*) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE t.tgname LIKE 'watch_content_%%' GROUP BY 1"
    )
    assert {name for name, count in triggers if count == 4} == tables - UNWATCHED
    assert tables >= UNWATCHED
    assert {model._meta.db_table for model in apps.get_models()} <= tables


def changes(function):
    """Whether the token is another one after the function's transaction."""
    before = content_version.current()
    with transaction.atomic():
        function()
    return content_version.current() != before


pytestmark = pytest.mark.django_db(transaction=True)


def test_writing_a_draft_changes_nothing_and_publishing_does():
    edition = make.draft(tag_names=["fear"])
    by = edition.created_by

    def write():
        edition.title = "Another title"
        actions.save_draft(edition, by=by, version=edition.version)

    assert not changes(write)
    assert not changes(lambda: make.draft(by=by))
    approved = make.approved(edition)
    assert changes(lambda: actions.publish(approved, by=by))
    assert changes(lambda: actions.withdraw(approved, by=by, reason="Wrong."))


def test_scheduling_is_of_interest_since_pages_know_when_they_expire():
    edition = make.approved()
    assert changes(lambda: make.scheduled(edition=None))
    assert changes(
        lambda: actions.publish(
            edition, by=edition.created_by, at=timezone.now() + timedelta(days=1)
        )
    )


def test_an_update_of_no_row_changes_nothing():
    make.published()
    assert not changes(lambda: Edition.objects.filter(pk=0).update(state="withdrawn"))
    assert not changes(lambda: Topic.objects.filter(pk=0).delete())


def test_what_is_living_changes_it():
    edition = make.published()
    assert changes(lambda: Topic.objects.update(name="Moods"))
    assert changes(lambda: Clinic.objects.create(name="Harbour"))
    assert changes(
        lambda: type(edition.article).objects.filter(pk=edition.article_id).update(risk="crisis")
    )
    draft = make.draft()
    assert not changes(
        lambda: type(draft.article).objects.filter(pk=draft.article_id).update(risk="crisis")
    )


def test_a_reference_counts_once_it_is_cited_in_public():
    reference = Reference.objects.create(title="A source", year=2020)
    assert not changes(lambda: Reference.objects.update(title="The source"))
    make.published(body=f"<p>Words [@{reference.key}]</p>")
    assert changes(lambda: Reference.objects.update(retracted_on="2026-01-01"))


def test_truncate_always_counts_and_a_rollback_never():
    assert changes(lambda: sql("TRUNCATE feedback_summary"))
    before = content_version.current()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Topic.objects.create(name="New", slug="new")
        _ = 1 / 0
    assert content_version.current() == before


def test_the_token_changes_at_commit_not_before():
    before = content_version.current()
    with transaction.atomic():
        Topic.objects.create(name="New", slug="new")
        assert in_another_connection(content_version.current) == before
    assert in_another_connection(content_version.current) != before


def test_a_long_transaction_blocks_no_other_writer():
    def short():
        Topic.objects.create(name="Short", slug="short")
        return content_version.current()

    with transaction.atomic():
        Topic.objects.create(name="Long", slug="long")
        begun = time.monotonic()
        in_another_connection(short)
        assert time.monotonic() - begun < 5
        after_short = in_another_connection(content_version.current)
    assert content_version.current() != after_short, "the long one commits later and counts too"


def test_sixteen_writers_neither_wait_nor_fail():
    def write(number):
        try:
            for turn in range(5):
                with transaction.atomic():
                    Topic.objects.create(name=f"{number}-{turn}", slug=f"t-{number}-{turn}")
                    time.sleep(0.01)
            return content_version.current()
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        tokens = list(pool.map(write, range(16)))
    assert len(tokens) == 16
    assert Topic.objects.count() == 80
    assert sql("SELECT count(*) FROM clinic_content_marker")[0][0] == 0, "markers are cleared away"


def test_a_reader_of_the_token_never_waits_for_a_writer():
    with transaction.atomic():
        Topic.objects.create(name="New", slug="new")
        sql("SET CONSTRAINTS ALL IMMEDIATE")  # the token's row is locked from here on
        reader = started(content_version.current)
        reader.start()
        assert reader.finish()
