"""The desk's first page: what waits for each role, the charts, and what it costs."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import actions
from articles.models import Article, Edition
from clinic import charts
from clinic.models import Clinic
from comments import deciding
from comments.models import Comment
from feedback.models import DailyViews, Report
from tests import make

pytestmark = pytest.mark.django_db


def home(client, person):
    client.force_login(person)
    response = client.get("/admin/")
    response.words = {block["title"]: block for block in response.context["blocks"]}
    response.page = response.content.decode()
    return response


def rows(response, title):
    return [(row.label, row.note, row.is_late) for row in response.words[title]["rows"]]


def in_review(writer, reader, title, *, due=None):
    edition = make.draft(by=writer, title=title)
    return actions.submit(edition, by=writer, reviewer=reader.author, due_on=due)


def test_a_clinicians_own_piles(client):
    writer, reader, today = make.clinician(), make.reviewer(), timezone.localdate()
    make.draft(by=writer, title="A draft")
    in_review(writer, reader, "With a colleague")
    alone = in_review(writer, reader, "With nobody")
    Edition.objects.filter(pk=alone.pk).update(reviewer=None)
    back = in_review(writer, reader, "Came back")
    actions.request_changes(back, by=reader, note="A source, please.")
    make.approved(by=writer, title="Ready")
    make.scheduled(by=writer, title="Planned", at=timezone.now() + timedelta(days=2))

    page = home(client, writer)
    assert rows(page, "Your drafts") == [("A draft", "", False)]
    assert rows(page, "Sent back with a note") == [("Came back", "", False)]
    assert rows(page, "Approved, not published yet") == [("Ready", "", False)]
    assert [label for label, _note, _late in rows(page, "Scheduled")] == ["Planned"]
    first, second = rows(page, "Your texts in review")
    assert first == ("With nobody", "has no reviewer: please choose another", True)
    assert second[0] == "With a colleague" and not second[2]
    assert str(reader.author) in second[1] and str(today.day) in second[1]
    assert page.words["Your texts in review"]["urgent"]
    assert rows(page, "Notes on your texts") == [
        ("Came back", "1 without an answer, 0 answered", False)
    ]
    assert not page.words["Your drafts"]["urgent"]


def test_nobody_sees_anothers_piles(client):
    writer, reader = make.clinician(), make.reviewer()
    make.draft(by=writer, title="Secret draft")
    in_review(writer, reader, "Secret text")
    make.approved(by=writer, title="Secret plan", reviewed_by=reader)
    for person in (make.clinician(), make.reviewer(), make.manager(), make.user("Assistant")):
        assert "Secret" not in home(client, person).page
    page = home(client, reader)
    assert "Secret text" in page.page and "Secret draft" not in page.page


def test_signatures_that_are_late_come_first(client):
    writer, reader, today = make.clinician(), make.reviewer(), timezone.localdate()
    in_review(writer, reader, "Later", due=today + timedelta(days=9))
    late = in_review(writer, reader, "Late")
    Edition.objects.filter(pk=late.pk).update(review_due_on=today - timedelta(days=1))
    page = home(client, reader)
    found = rows(page, "Waiting for your signature")
    assert [(label, is_late) for label, _note, is_late in found] == [
        ("Late", True),
        ("Later", False),
    ]
    assert found[0][1].startswith("late: it was due on")
    assert page.words["Waiting for your signature"]["urgent"]
    assert page.words["Waiting for your signature"]["count"] == 2


def test_the_administrator_sees_what_lies_where_and_no_drafts_as_own(client):
    writer, reader = make.clinician(), make.reviewer()
    make.draft(by=writer, title="Another's draft")
    alone = in_review(writer, reader, "Forgotten")
    Edition.objects.filter(pk=alone.pk).update(reviewer=None)
    page = home(client, make.administrator())
    counts = {row.label: row.count for row in page.words["At your colleagues’ desks"]["rows"]}
    assert counts == {"Without a reviewer": 1, "In review": 1, "Drafts": 1}
    assert page.words["Your drafts"]["rows"] == []


def test_an_assistants_draft_lies_with_its_author_too(client):
    assistant, writer = (
        make.user("Assistant", first_name="Ann", last_name="Other"),
        make.clinician(),
    )
    actions.start_article(by=assistant, slug="a", title="Dictated", authors=[writer.author])
    assert rows(home(client, writer), "Your drafts") == [
        ("Dictated", "drafted by Ann Other", False)
    ]
    assert rows(home(client, assistant), "Your drafts") == [("Dictated", "", False)]


def test_reviews_that_are_due_show_to_their_authors_and_to_who_sees_to_them(client):
    writer = make.clinician()
    old = make.published(by=writer, title="An old one")
    sql = "UPDATE reviews_review SET reviewed_on = %s, next_due_on = %s WHERE id = %s"
    day = timezone.localdate() - timedelta(days=3)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, [day - timedelta(days=700), day, old.review_id])
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    for person in (writer, make.reviewer(), make.manager(), make.administrator()):
        [(label, note, is_late)] = rows(home(client, person), "Published texts to review again")
        assert label == "An old one" and note.startswith("overdue since") and is_late
    assert "Published texts to review again" not in home(client, make.clinician()).words


def test_one_person_alone_is_not_asked_for_signatures(client):
    boss = make.administrator()
    assert "Waiting for your signature" in home(client, boss).words
    Clinic(review_policy=Clinic.ReviewPolicy.SOLO).save()
    page = home(client, boss)
    assert "Waiting for your signature" not in page.words
    assert "At your colleagues’ desks" not in page.words


def test_an_empty_desk_is_kind(client):
    for person in (make.clinician(), make.reviewer(), make.manager(), make.user("Assistant")):
        page = home(client, person).page
        assert "Nothing is waiting for you" in page and "urgent" not in page
    actions.start_article(by=person, slug="a", title="A beginning")
    assert "Nothing is waiting for you" not in home(client, person).page


# -- Charts ------------------------------------------------------------------------------------


def numbers(response):
    return {chart.title: [bar.number for bar in chart.bars] for chart in response.context["charts"]}


def test_charts_count_ones_own_and_for_managers_all(client):
    writer, other, today = make.clinician(), make.clinician(), timezone.localdate()
    boss, mine, theirs = make.manager(), make.published(by=writer), make.published(by=other)
    for edition, count in ((mine, 3), (theirs, 40)):
        DailyViews.objects.create(article=edition.article, day=today, count=count)
        DailyViews.objects.create(
            article=edition.article, day=today - timedelta(weeks=1), count=count * 2
        )
        DailyViews.objects.create(
            article=edition.article, day=today - timedelta(weeks=30), count=999
        )
        for decide in (None, deciding.approve, deciding.mark_spam):
            comment = Comment.objects.create(article=edition.article, nickname="x", text="x")
            if decide:
                decide(comment, by=boss)
    for person, reads, comments, reviews in (
        (writer, [6, 3], [0, 1], [0, 1]),
        (boss, [86, 43], [0, 4], [0, 2]),
        (make.administrator(), [86, 43], [0, 4], [0, 2]),
    ):
        found = numbers(home(client, person))
        assert [len(bars) for bars in found.values()] == [charts.WEEKS] * 3
        assert found["Reads"][-2:] == reads and sum(found["Reads"]) == sum(reads)
        assert found["Comments"][-2:] == comments
        assert found["Reviews signed"][-2:] == reviews
    assert numbers(home(client, make.clinician())) == {}
    assert numbers(home(client, make.user("Assistant"))) == {}


def test_a_chart_is_a_drawing_with_words_and_a_table(client):
    edition, today = make.published(), timezone.localdate()
    DailyViews.objects.create(article=edition.article, day=today, count=7)
    page = home(client, make.manager()).page
    assert 'role="img"' in page and "Reads in the last 12 weeks: 7, at most 7 in a week" in page
    assert f'<th scope="row">{(today - timedelta(days=today.weekday())).day} ' in page
    assert "<style" not in page and " style=" not in page


def test_weeks_begin_on_mondays():
    chart = charts.Chart("Reads", [(charts.since(), 5)])
    assert chart.bars[0].number == 5 and len(chart.bars) == charts.WEEKS
    assert all(bar.start.weekday() == 0 for bar in chart.bars)
    this_week = timezone.localdate() - chart.bars[-1].start
    assert timedelta(0) <= this_week < timedelta(weeks=1)
    assert all(bar.y + bar.height == charts.HEIGHT for bar in chart.bars)


# -- What it costs -----------------------------------------------------------------------------


def test_2000_articles_cost_no_more_queries_than_one(client):
    boss, reader = make.administrator(), make.reviewer()
    profile = make.author(boss)
    edition = in_review(make.clinician(), boss, "One")
    make.actions.submit(make.draft(by=boss, authors=[profile]), by=boss, reviewer=reader.author)
    Report.objects.create(article=edition.article, text="Wrong.", nonce="1")
    home(client, boss)
    articles = Article.objects.bulk_create(
        Article(slug=f"many-{number}", created_by=boss) for number in range(2000)
    )
    Edition.objects.bulk_create(
        Edition(article=article, title=f"Many {article.pk}", created_by=boss)
        for article in articles
    )
    asked = {"reviewer": reader.author, "review_due_on": date(2026, 1, 1)}
    asked |= {"state": "in_review", "submitted_at": timezone.now(), "submitted_by": boss}
    halves = [article.pk for article in articles]
    Edition.objects.filter(article__in=halves[:1000]).update(**asked)
    Edition.objects.filter(article__in=halves[:500]).update(reviewer=boss.author)
    DailyViews.objects.bulk_create(
        DailyViews(article=article, day=timezone.localdate(), count=1) for article in articles
    )
    # As autovacuum does by itself, but for rows of an open transaction: else the planner takes the
    # tables for empty.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE articles_article, articles_edition, articles_byline")
    page = home(client, boss)
    assert page.words["Your drafts"]["count"] == 1000
    assert page.words["Waiting for your signature"]["count"] == 501
    assert len(page.words["Your drafts"]["rows"]) == 11
    # The administrator's page also asks how worker, mail and backup are, and until it is
    # put away for the list of the set-up.
    limits = {boss: 36, reader: 29, make.clinician(): 29, make.manager(): 29}
    for person, limit in limits.items():
        client.force_login(person)
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/")
        assert len(queries) <= limit, "\n".join(query["sql"] for query in queries)
