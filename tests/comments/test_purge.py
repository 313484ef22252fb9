from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from clinic.models import RateLimit
from comments import actions, deciding, spam
from comments.jobs import purge_comments
from comments.models import Comment
from comments.traces import CommentReport, Signs, WordCount
from outbox.jobs import registered
from tests import make

pytestmark = pytest.mark.django_db


def purge_in(days, monkeypatch):
    later = timezone.now() + timedelta(days=days)
    monkeypatch.setattr("comments.jobs.timezone.now", lambda: later)
    out = StringIO()
    call_command("purge_comments", stdout=out)
    return out.getvalue()


@pytest.fixture
def comments(article):
    manager = make.manager()
    verbs = {
        "rejected": lambda c: deciding.reject(c, by=manager, reasons=["abuse"]),
        "withheld": lambda c: deciding.withhold(c, by=manager, reasons=["crisis"]),
        "spam": lambda c: deciding.mark_spam(c, by=manager),
        "withdrawn": actions.withdraw_by_writer,
        "approved": lambda c: deciding.approve(c, by=manager),
        "pending": lambda c: c,
    }
    made = {}
    for name, verb in verbs.items():
        comment = Comment.objects.create(
            article=article, nickname=name, text="words", email="a@example.org", network="hash"
        )
        made[name] = verb(comment)
    return made


def texts():
    return dict(Comment.objects.values_list("pk", "text"))


def test_words_that_were_not_published_go_after_90_days(comments, monkeypatch):
    purge_in(89, monkeypatch)
    assert set(texts().values()) == {"words"}
    assert "4 comments erased" in purge_in(91, monkeypatch)
    kept = {name for name, comment in comments.items() if texts()[comment.pk]}
    assert kept == {"approved", "pending"}
    assert comments["rejected"].decisions.count() == 1
    assert "0 comments erased" in purge_in(92, monkeypatch)


def test_networks_go_after_30_days(comments, monkeypatch):
    purge_in(29, monkeypatch)
    assert Comment.objects.exclude(network="").count() == 6
    purge_in(31, monkeypatch)
    assert not Comment.objects.exclude(network="").exists()
    assert Comment.objects.get(pk=comments["pending"].pk).email == "a@example.org"


def test_counters_of_yesterday_go_too(db, monkeypatch):
    RateLimit.objects.create(key="comment:x", window_start=timezone.now(), count=1)
    purge_in(0.5, monkeypatch)
    assert RateLimit.objects.count() == 1
    purge_in(1.5, monkeypatch)
    assert not RateLimit.objects.exists()


def reported(comment, day=None):
    return CommentReport.objects.create(
        comment=comment,
        decision=comment.decisions.last(),
        why="abuse",
        text="words",
        day=day or timezone.localdate(),
        visitor="hash",
    )


def test_reports_forget_their_readers_after_30_days_and_go_after_90(comments, monkeypatch):
    reported(comments["approved"])
    reported(comments["approved"], timezone.localdate() - timedelta(days=1))
    purge_in(29, monkeypatch)
    assert CommentReport.objects.exclude(visitor="").count() == 2
    purge_in(31, monkeypatch)
    assert [report.visitor for report in CommentReport.objects.all()] == ["", ""]
    assert "2 reports deleted" in purge_in(91, monkeypatch)
    assert not CommentReport.objects.exists()


def test_traces_of_copies_go_after_a_day_and_what_was_learned_stays(comments, monkeypatch):
    comment = comments["spam"]
    spam.look(comment)
    spam.learn(comment)
    counts = set(WordCount.objects.values_list())
    assert counts
    purge_in(0.9, monkeypatch)
    assert comment.signs.sketch
    purge_in(1.1, monkeypatch)
    comment.signs.refresh_from_db()
    assert (comment.signs.sketch, comment.signs.learned) == ([], "spam")
    purge_in(91, monkeypatch)
    assert set(WordCount.objects.values_list()) == counts


def test_erased_comments_take_their_signs_and_reports_words_with_them(comments, monkeypatch):
    spam.look(comments["approved"])
    report = reported(comments["approved"])
    actions.withdraw_by_writer(comments["approved"])
    CommentReport.objects.update(at=timezone.now() + timedelta(days=80))
    purge_in(91, monkeypatch)
    assert not Signs.objects.filter(comment=comments["approved"]).exists()
    report.refresh_from_db()
    assert report.text == ""


def test_a_dry_run_says_it_and_changes_nothing(comments, monkeypatch):
    reported(comments["approved"])
    later = timezone.now() + timedelta(days=91)
    monkeypatch.setattr("comments.jobs.timezone.now", lambda: later)
    before = list(Comment.objects.order_by("pk").values())
    out = StringIO()
    call_command("purge_comments", dry_run=True, stdout=out)
    assert "Nothing is changed" in out.getvalue()
    assert "4 comments erased, 7 networks forgotten, 1 reports deleted" in out.getvalue()
    assert list(Comment.objects.order_by("pk").values()) == before
    assert CommentReport.objects.exclude(visitor="").count() == 1


def test_what_was_put_back_into_the_queue_meanwhile_is_left_alone(comments, monkeypatch):
    """Between looking and erasing a moderator may have decided anew."""

    def put_back(comment, **kwargs):
        held = Comment.objects.filter(state="spam").first()
        if held:
            deciding.hold(held, by=make.manager())
        return actions.erase(comment, **kwargs)

    monkeypatch.setattr("comments.jobs.erase", put_back)
    purge_in(91, monkeypatch)
    spam_one = Comment.objects.get(pk=comments["spam"].pk)
    assert (spam_one.state, spam_one.text) == ("held", "words")


def test_a_clock_that_was_wrong_purges_nothing_early(comments, monkeypatch):
    assert "0 comments erased" in purge_in(-400, monkeypatch)
    assert set(texts().values()) == {"words"}


def test_it_runs_every_day():
    work = {work.name: work for work in registered()}["purge_comments"]
    assert work.every == timedelta(days=1)
    assert work.run is purge_comments
