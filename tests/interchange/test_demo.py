import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.db import transaction

from accounts import roles
from articles.models import Article, Edition, Series
from clinic.checks import DEMO_PASSWORD, DEMO_USERS
from clinic.models import Clinic
from comments.models import Comment
from discovery.models import Document
from faq.models import Question
from glossary.models import Entry
from interchange import demo_clinic
from outbox.models import Message
from pages.models import Page
from references.citations import cited_keys
from reviews.models import Review
from tests.interchange.state import content_version, row_counts

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo, loaded once; each test's own changes are undone, and then it is."""
    with django_db_blocker.unblock(), transaction.atomic():
        demo_clinic.load()
        yield
        transaction.set_rollback(True)


def test_it_loads_twice_to_the_same_state(demo, capsys):
    before = row_counts(), content_version()
    call_command("demo")
    assert (row_counts(), content_version()) == before
    assert "articles" in capsys.readouterr().out


def test_the_users_are_those_that_the_checks_look_for(demo):
    assert set(demo_clinic.DEMO_USERS) == set(DEMO_USERS)
    for username, role in {
        "admin": roles.ADMINISTRATOR,
        "clinician": roles.CLINICIAN,
        "reviewer": roles.REVIEWER,
        "manager": roles.PRACTICE_MANAGER,
    }.items():
        user = authenticate(username=username, password=DEMO_PASSWORD)
        assert user.is_staff
        assert [group.name for group in user.groups.all()] == [role]
        assert user.is_superuser == (username == "admin")
        assert user.email == f"{username}@example.org"


def test_what_a_newcomer_finds(demo):
    assert Article.objects.public().filter(source="demo").count() >= 5
    assert Entry.objects.public().filter(source="regions.csv").count() == 61
    assert Question.objects.public().count() >= 8
    assert Page.objects.public().exists()
    assert Series.objects.public().get().articles.public().count() == 3
    assert Edition.objects.public().exclude(in_depth="").exists()
    # Every public entry and question carries a signature on the words it shows.
    assert all(entry.review_is_current for entry in Entry.objects.public())
    assert all(question.review_is_current for question in Question.objects.public())
    assert set(Comment.State) == set(Comment.objects.values_list("state", flat=True))
    assert Clinic.current().comments_are_read
    assert not Entry.objects.exclude(definition="").exclude(pk__in=Entry.objects.public()).exists()
    assert Edition.objects.filter(state="in_review").exists()


def test_articles_were_reviewed_before_they_appeared(demo):
    for edition in Edition.objects.public().select_related("review", "article"):
        assert edition.review.kind == Review.Kind.FULL
        assert edition.review.reviewed_on <= edition.published_at.date()
        assert edition.review.content_hash == edition.content_hash
        assert edition.article.created_at < edition.published_at == edition.public_from
        document = Document.objects.get(kind="article", object_id=edition.pk)
        assert (document.public_from, document.date) == (edition.public_from,) * 2


def test_every_reference_that_a_text_cites_is_known(demo):
    for edition in Edition.objects.all():
        assert edition.citation_rows.count() == len(cited_keys(edition.body)) > 0


def test_nobody_is_mailed_about_invented_work(demo):
    assert not Message.objects.exists()


def test_what_somebody_edited_is_theirs(demo):
    entry = Entry.objects.get(slug="amygdala")
    entry.definition = "Ours."
    entry.save()
    demo_clinic.load()
    entry.refresh_from_db()
    assert entry.definition == "Ours."
