"""Windows: at most one edition of an article is public at any moment, by the database's word."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import actions
from articles.models import Article, Edition, Tag
from clinic.exceptions import Refused
from discovery.models import Document
from tests import make
from tests.house import in_another_connection

pytestmark = pytest.mark.django_db


def public(article):
    return list(Edition.objects.public().filter(article=article).values_list("number", flat=True))


def move_window(edition, start, end=None):
    """Pretend that time has passed: the window is alive."""
    Edition.objects.filter(pk=edition.pk).update(public_from=start, public_until=end)
    Document.objects.filter(object_id=edition.pk).update(public_from=start, public_until=end)


def test_time_alone_publishes_and_expires():
    now = timezone.now()
    edition = make.scheduled(at=now + timedelta(hours=1))
    assert public(edition.article) == []
    move_window(edition, now - timedelta(seconds=1), now + timedelta(hours=1))
    assert public(edition.article) == [1]
    assert Article.objects.public().count() == 1
    move_window(edition, now - timedelta(hours=2), now - timedelta(hours=1))
    assert public(edition.article) == []
    assert Article.objects.public().count() == 0


def test_the_next_edition_ends_the_one_before_at_that_moment():
    first = make.published()
    second = make.approved(make.next_edition(first, body="<p>New words.</p>"))
    assert public(first.article) == [1], "approving publishes nothing"
    actions.publish(second, by=second.created_by)
    assert public(first.article) == [2]
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.public_until == second.public_from
    assert first.status == "Superseded"
    assert second.published_at == first.published_at
    assert second.revised_at == second.public_from


def test_a_scheduled_edition_leaves_the_running_one_until_its_moment():
    first = make.published()
    moment = timezone.now() + timedelta(days=1)
    second = make.approved(make.next_edition(first, body="<p>New words.</p>"))
    actions.publish(second, by=second.created_by, at=moment)
    assert public(first.article) == [1]
    first.refresh_from_db()
    assert first.public_until == moment
    later = moment + timedelta(days=3)
    actions.publish(second, by=second.created_by, at=later)
    first.refresh_from_db()
    assert first.public_until == later, "moving the next one moves the end of the one before"
    actions.take_back(second, by=second.created_by)
    first.refresh_from_db()
    assert first.public_until is None, "no next one, no end"


def test_an_end_that_was_set_survives_scheduling_and_taking_back():
    end = timezone.now() + timedelta(days=30)
    first = make.approved()
    first = actions.publish(first, by=first.created_by, until=end)
    second = make.approved(make.next_edition(first, body="<p>New words.</p>"))
    second = actions.publish(second, by=second.created_by, at=timezone.now() + timedelta(days=1))
    assert second.public_until == end
    actions.take_back(second, by=second.created_by)
    first.refresh_from_db()
    assert first.public_until == end


def test_withdrawing_takes_it_off_and_brings_nothing_back():
    first = make.published()
    second = make.published(make.next_edition(first, body="<p>New words.</p>"))
    actions.withdraw(second, by=second.created_by, reason="It was wrong.")
    assert public(first.article) == []
    assert not Document.objects.public().filter(kind="article").exists()


def test_the_database_refuses_an_overlap():
    first = make.published()
    second = make.approved(make.next_edition(first, body="<p>New words.</p>"))
    with pytest.raises(IntegrityError, match="articles_one_public_edition"), transaction.atomic():
        Edition.objects.filter(pk=second.pk).update(
            public_from=timezone.now(), published_at=timezone.now()
        )


def test_the_database_refuses_a_window_on_what_is_not_approved():
    edition = make.draft()
    with pytest.raises(IntegrityError, match="window_only_when_approved"), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(
            public_from=timezone.now(), published_at=timezone.now()
        )


def test_one_edition_is_being_worked_on():
    edition = make.published()
    actions.start_next(edition.article, by=edition.created_by)
    with pytest.raises(Refused, match="worked on"):
        actions.start_next(edition.article, by=edition.created_by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(article=edition.article, number=9, title="Another")


def test_tags_of_a_draft_or_scheduled_text_are_nowhere():
    make.draft(tag_names=["secret draft"])
    edition = make.scheduled(tag_names=["secret plan"])
    assert not Tag.objects.public().exists()
    move_window(edition, timezone.now() - timedelta(seconds=1))
    assert [tag.name for tag in Tag.objects.public()] == ["secret plan"]


def test_another_spelling_of_a_tag_meets_the_same_tag():
    make.published(tag_names=["Anxiety"])
    make.published(tag_names=["anxiety"])
    assert Tag.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_publish_and_withdraw_at_once_leave_one_clear_message():
    first = make.published()
    second = make.approved(make.next_edition(first, body="<p>New words.</p>"))
    actions.publish(second, by=second.created_by)

    def publish_again():
        return actions.publish(second, by=second.created_by)

    with pytest.raises(Refused, match="public already"):
        in_another_connection(publish_again)
    actions.withdraw(second, by=second.created_by, reason="Wrong.")
    with pytest.raises(Refused, match="Withdrawn"):
        in_another_connection(publish_again)
