"""Parts of the demo, taken over by a clinic that starts without it."""

import pytest
from django.test import Client

from accounts.models import User
from articles.models import Article, Topic
from audit.models import Event
from authors.models import Author
from comments.models import Comment
from faq.models import Question
from glossary.models import Connection, Entry, Involvement
from interchange import demo_clinic
from reviews.models import Review
from tests import make
from tests.interchange.state import row_counts

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_each_part_comes_by_itself_unsigned_and_not_public():
    by = make.administrator()
    demo_clinic.load_parts({"conditions"}, by)
    assert set(Entry.objects.values_list("kind", flat=True)) == {"condition"}
    demo_clinic.load_parts(["regions", "networks", "therapies", "mechanisms"], by)
    demo_clinic.load_parts(["questions", "articles"], by)
    assert Entry.objects.exclude(definition="").count() == Entry.objects.count() >= 108
    assert Connection.objects.exists() and Involvement.objects.exists()
    assert Question.objects.count() == 40 and Article.objects.count() >= 16
    assert Question.objects.filter(articles__isnull=False, entries__isnull=False).exists()
    assert Topic.objects.count() == 5
    # Nobody invented, and nothing that readers could see or that anybody would have signed.
    assert list(User.objects.all()) == [by]
    assert not Author.objects.exists() and not Review.objects.exists()
    assert not Comment.objects.exists()
    for model in (Article, Entry, Question):
        assert not model.objects.public().exists()
    assert Client().get("/glossary/amygdala/").status_code == 404
    assert set(Event.objects.values_list("by", flat=True)) == {by.pk}
    before = row_counts()
    demo_clinic.load_parts(demo_clinic.PARTS, by)
    assert row_counts() == before
