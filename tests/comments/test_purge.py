from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from clinic.models import RateLimit
from comments import actions
from comments.models import Comment
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
        "rejected": lambda c: actions.reject(c, by=manager, reasons=["abuse"]),
        "withheld": lambda c: actions.withhold(c, by=manager, reasons=["crisis"]),
        "spam": lambda c: actions.mark_spam(c, by=manager),
        "withdrawn": actions.withdraw_by_writer,
        "approved": lambda c: actions.approve(c, by=manager),
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
