import pytest
from django.core.management import call_command

from articles.models import Article, Edition
from articles.related import related_to
from discovery.models import Document
from interchange import corpus
from reviews.models import canonical, content_hash
from tests import make
from tests.interchange.state import row_counts

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def _made(settings):
    corpus.resize(60)


@pytest.mark.usefixtures("_made")
def test_the_articles_are_like_others(client):
    assert Article.objects.public().filter(source="corpus").count() == 60
    edition = Edition.objects.public().order_by("pk").first()
    assert edition.signed == canonical(edition.content)
    assert edition.content_hash == content_hash(edition.signed)
    assert edition.review is None and edition.import_run
    assert client.get(edition.get_absolute_url()).status_code == 200


@pytest.mark.usefixtures("_made")
def test_they_can_be_found_and_are_related(client):
    edition = Edition.objects.public().order_by("pk").last()
    related = related_to(edition)
    assert related
    assert all(document.reason for document in related)
    assert Document.objects.filter(vector__isnull=False).count() == 60
    assert edition.title in client.get(f"/search/?q={edition.title}").content.decode()


def test_the_same_number_gives_the_same_texts():
    corpus.resize(20)
    before = {*Edition.objects.values_list("title", "body")}
    corpus.resize(0)
    corpus.resize(20)
    assert {*Edition.objects.values_list("title", "body")} == before


def test_it_grows_shrinks_and_goes_without_a_trace(capsys):
    make.published()
    before = row_counts()
    call_command("make_corpus", articles=40)
    call_command("make_corpus", articles=60)
    assert Article.objects.filter(source="corpus").count() == 60
    call_command("make_corpus", articles=30)
    assert Article.objects.filter(source="corpus").count() == 30
    call_command("make_corpus", articles=0)
    after = row_counts()
    assert after.pop("audit.Event") > before.pop("audit.Event")
    # Words that every text has are no longer kept either.
    assert after.pop("discovery.Word") <= before.pop("discovery.Word")
    assert after == before
    assert "holds 60 articles" in capsys.readouterr().out
