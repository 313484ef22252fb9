"""The only bulk there is: a sample and what is like it becomes spam, nobody in need goes along."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from audit.models import Event
from clinic.exceptions import Refused
from comments import actions, bursts, deciding
from comments.models import Burst, Comment
from comments.traces import Signs, WordCount
from tests import make
from tests.house import sql

pytestmark = pytest.mark.django_db
ADVERT = "The best garden chairs far and wide, type {n}, order them from our little shop"


@pytest.fixture
def manager(article):
    return make.manager()


@pytest.fixture
def arrive(article):
    """A comment that comes in as visitors' do, then with other facts where they are given."""

    def arrive(text, network="", **facts):
        number = Comment.objects.count()
        comment = actions.receive(
            article=article,
            parent=None,
            nickname="Visitor",
            email="",
            text=text,
            network=network or f"network {number}",
            nonce=f"nonce {number}",
        )
        Comment.objects.filter(pk=comment.pk).update(**facts)
        comment.refresh_from_db()
        return comment

    return arrive


def states(*comments):
    rows = Comment.objects.in_bulk([comment.pk for comment in comments])
    return [rows[comment.pk].state for comment in comments]


def test_what_is_like_the_sample_goes_and_the_rest_stays(arrive, manager):
    same = [arrive(ADVERT.format(n=n)) for n in range(3)]
    other = arrive("Thank you, the part about how sleep works has helped my daughter and me")
    near = bursts.burst_of(same[1])
    assert (near.count, near.set_apart) == (3, 0)
    assert near.examples == same
    assert bursts.mark_burst(same[1], by=manager) == (3, 0)
    assert states(*same, other) == ["spam", "spam", "spam", "pending"]
    for comment in same:
        decision = comment.decisions.get()
        assert (decision.by, decision.from_state, decision.to_state) == (manager, "pending", "spam")
    burst = Burst.objects.get()
    assert (burst.sample, burst.by, burst.marked, burst.set_apart) == (same[1], manager, 3, 0)
    assert Event.objects.get(verb="mark_burst").details == {"marked": 3, "set_apart": 0}


@pytest.mark.parametrize(
    "like",
    [
        {"text": "Something quite different", "network": "one network"},
        {"text": "Look at HTTPS://pills.example/buy now"},
    ],
)
def test_one_network_or_one_link_is_like_it_too(arrive, manager, like):
    sample = arrive("Read this: https://pills.example/buy now, all of you", network="one network")
    other = arrive(**like)
    assert bursts.burst_of(sample).examples == [sample, other]


def test_very_short_texts_are_not_alike(arrive):
    arrive("Thank you very much")
    assert bursts.burst_of(arrive("Thank you very much")).count == 1


def test_what_came_at_another_time_is_of_another_burst(arrive):
    sample = arrive(ADVERT.format(n=1))
    arrive(ADVERT.format(n=2), submitted_at=timezone.now() - timedelta(hours=13))
    assert bursts.burst_of(sample).count == 1


APART = {
    "urgent": {"level": 2},
    "in the past": {"level": 1},
    "not read": {"language_read": False},
    "once public": {"state": "held", "decided_at": timezone.now()},
}


@pytest.mark.parametrize("facts", APART.values(), ids=APART)
def test_whoever_may_be_in_need_is_set_apart_and_no_sample(arrive, manager, facts):
    sample, apart = arrive(ADVERT.format(n=1)), arrive(ADVERT.format(n=2), **facts)
    assert bursts.burst_of(sample).set_apart == 1
    assert bursts.mark_burst(sample, by=manager) == (1, 1)
    assert states(apart) == [facts.get("state", "pending")]
    with pytest.raises(Refused, match="decided about alone"):
        bursts.mark_burst(apart, by=manager)


def test_a_level_that_a_person_lowered_is_set_apart_too(arrive, manager):
    sample, apart = arrive(ADVERT.format(n=1)), arrive(ADVERT.format(n=2), level=2)
    deciding.correct_level(apart, by=manager, level=0, reasons=["misread"], note="An advert")
    assert bursts.mark_burst(sample, by=manager) == (1, 1)


def test_words_of_triage_itself_are_set_apart(arrive, manager):
    sample = arrive(ADVERT.format(n=1), network="ward")
    arrive("I want to die and nobody helps", network="ward")
    assert bursts.mark_burst(sample, by=manager) == (1, 1)
    assert Comment.objects.waiting().get().level >= 2


@pytest.mark.parametrize("person", [make.clinician, make.reviewer, make.user])
def test_only_a_moderator(arrive, manager, person):
    sample = arrive(ADVERT.format(n=1))
    with pytest.raises(Refused, match="Only a moderator"):
        bursts.mark_burst(sample, by=person())
    bursts.mark_burst(sample, by=manager)
    with pytest.raises(Refused, match="Only a moderator"):
        bursts.restore_burst(Burst.objects.get(), by=person())


def test_a_sample_that_is_decided_meanwhile_takes_nothing_along(arrive, manager):
    sample, other = arrive(ADVERT.format(n=1)), arrive(ADVERT.format(n=2))
    deciding.approve(sample, by=manager)
    with pytest.raises(Refused, match="decided first"):
        bursts.mark_burst(sample, by=manager)
    assert states(other) == ["pending"]


def test_all_of_it_can_be_put_back_but_what_was_decided_since(arrive, manager):
    same = [arrive(ADVERT.format(n=n)) for n in range(4)]
    bursts.mark_burst(same[0], by=manager)
    deciding.hold(same[1], by=manager)
    deciding.mark_spam(same[1], by=manager)
    actions.erase(same[2], by=None, reason="asked for")
    burst = Burst.objects.restorable().get()
    assert bursts.restore_burst(burst, by=manager) == 2
    assert states(*same) == ["pending", "spam", "spam", "pending"]
    back = same[3]
    back.refresh_from_db()
    assert back.waits_since is not None
    assert [d.to_state for d in back.decisions.all()] == ["spam", "pending"]
    assert deciding.approve(back, by=manager).state == "approved"
    assert not Burst.objects.restorable().exists()
    with pytest.raises(Refused, match="already"):
        bursts.restore_burst(burst, by=manager)


def test_after_30_days_it_is_too_late(arrive, manager, monkeypatch):
    bursts.mark_burst(arrive(ADVERT.format(n=1)), by=manager)
    for days, left in [(29, 1), (31, 0)]:
        moment = timezone.now() + timedelta(days=days)
        monkeypatch.setattr("comments.desk.timezone.now", lambda moment=moment: moment)
        assert Burst.objects.restorable().count() == left
        monkeypatch.undo()
    monkeypatch.setattr("comments.desk.timezone.now", lambda: moment)
    with pytest.raises(Refused, match="30 days"):
        bursts.restore_burst(Burst.objects.get(), by=manager)


@pytest.mark.django_db(transaction=True)
def test_a_burst_teaches_what_spam_is_once(arrive, manager):
    same = [arrive(ADVERT.format(n=n)) for n in range(3)]
    bursts.mark_burst(same[0], by=manager)
    assert WordCount.objects.get(pk=WordCount.TOTAL).spam == 1
    assert Signs.objects.get(comment=same[1]).learned == ""


def test_a_burst_stays_as_it_was_in_the_database_too(arrive, manager):
    bursts.mark_burst(arrive(ADVERT.format(n=1)), by=manager)
    for change in (
        lambda rows: rows.update(marked=0),
        lambda rows: rows.update(at=timezone.now()),
        lambda rows: sql("DELETE FROM comments_burst"),
    ):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            change(Burst.objects.all())
    bursts.restore_burst(Burst.objects.get(), by=manager)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Burst.objects.update(restored_at=None, restored_by=None)


def test_a_thousand_are_as_quick_as_ten(arrive, article, manager, django_assert_max_num_queries):
    sample = arrive(ADVERT.format(n=1), network="flood")
    Comment.objects.bulk_create(
        Comment(article=article, nickname="x", text=f"Buy {n}", network="flood")
        for n in range(1000)
    )
    with django_assert_max_num_queries(20):
        assert bursts.mark_burst(sample, by=manager) == (1001, 0)
    with django_assert_max_num_queries(20):
        bursts.restore_burst(Burst.objects.get(), by=manager)
