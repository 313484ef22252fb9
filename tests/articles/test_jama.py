"""The JAMA benchmarks in the list of articles: 0 to 4, counted by the database (TRUST.md, R11)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import actions
from articles.jama import scored
from articles.models import Edition
from clinic.exceptions import Refused
from references.models import Reference
from reviews.models import Review
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def by_score():
    """An edition of each score."""
    Reference.objects.create(key="foa-1986", title="Fear", year=1986)
    cited = "<p>So it is [@foa-1986].</p>"
    nobody = make.clinician(role="")
    made = [
        make.draft(by=nobody, disclosure="", disclosure_confirmed_by=None),
        make.draft(disclosure="", disclosure_confirmed_by=None),
        make.draft(),
        make.draft(body=cited),
        make.published(body=cited),
    ]
    return {edition.title: score for score, edition in enumerate(made)}


def scores():
    return {edition.title: edition.jama for edition in scored(Edition.objects.all())}


def test_each_score(by_score):
    assert scores() == by_score


def met(edition):
    names = ("authorship", "attribution", "disclosure", "currency")
    found = scored(Edition.objects.all()).get(pk=edition.pk)
    return [name for name in names if getattr(found, f"has_{name}")]


def test_what_counts():
    Reference.objects.create(key="foa-1986", title="Fear", year=1986)
    edition = make.published(body="<p>So it is [@foa-1986].</p>")
    assert met(edition) == ["authorship", "attribution", "disclosure", "currency"]
    author = edition.bylines.get().author
    author.role = ""
    author.save()
    assert met(edition) == ["attribution", "disclosure", "currency"]


def test_a_review_that_is_overdue_is_not_current():
    reader, edition = make.reviewer(), make.draft()
    actions.change_article(edition.article, by=edition.created_by, review_months=1)
    actions.submit(edition, by=edition.created_by, reviewer=reader.author)
    edition = actions.sign(
        edition,
        by=reader,
        seen_hash=edition.compute_hash(),
        checklist=list(Review.CHECKLIST),
        on=timezone.localdate() - timedelta(days=60),
    )
    actions.publish(edition, by=edition.created_by)
    assert met(edition) == ["authorship", "disclosure"]


def test_who_only_drew_is_no_author():
    edition = make.draft()
    actions.set_bylines(edition, [(make.author(), "illustrator")])
    assert not scored(Edition.objects.all()).get().has_authorship


def test_the_list_shows_it_and_filters_by_it(client, by_score):
    client.force_login(make.administrator())
    page = client.get("/admin/articles/edition/").content.decode()
    assert "3, without currency" in page
    for title, score in by_score.items():
        shown = client.get(f"/admin/articles/edition/?jama={score}").content.decode()
        assert [t for t in by_score if f">{t}</a>" in shown] == [title]
    for nonsense in ("5", "x", "-1", ""):
        answer = client.get(f"/admin/articles/edition/?jama={nonsense}")
        assert (
            answer.status_code == 200 and f">{next(iter(by_score))}</a>" in answer.content.decode()
        )
    assert client.get("/admin/articles/edition/?o=6").status_code == 200


def test_the_list_asks_the_same_number_of_queries_for_more(client, by_score):
    client.force_login(make.administrator())

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/articles/edition/")
        return len(queries)

    count()
    few = count()
    for _ in range(5):
        make.published()
    assert count() == few


def test_without_a_disclosure_nothing_is_sent_for_review_or_published():
    """R9. The one way to the public leads through a review, and no review begins without one."""
    edition = make.draft(disclosure="  ", disclosure_confirmed_by=None)
    with pytest.raises(Refused, match="conflicts of interest"):
        actions.submit(edition, by=edition.created_by, reviewer=make.reviewer().author)
    with pytest.raises(Refused):
        actions.publish(edition, by=edition.created_by)
    assert not Edition.objects.public().exists()
