"""Two people at the same moment: one wins, the other hears why, and nothing breaks."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from articles import actions, asking, review_links
from articles.models import Article, Edition
from clinic.exceptions import Refused
from reviews.models import Review
from tests import make

pytestmark = pytest.mark.django_db(transaction=True)
ALL = list(Review.CHECKLIST)


def at_once(edition, *acts):
    """What came of acts that all waited for the article at the same moment, in their order."""
    outcomes = [None] * len(acts)

    def run(place, act):
        try:
            act()
            outcomes[place] = "done"
        except Refused as error:
            assert str(error)
            outcomes[place] = "refused"
        except BaseException as error:
            outcomes[place] = repr(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    with transaction.atomic():
        Article.objects.select_for_update().get(pk=edition.article_id)
        for thread in threads:
            thread.start()
        _until_they_wait(len(threads), threads)
    for thread in threads:
        thread.join(timeout=30)
        assert not thread.is_alive(), "they wait for each other for ever"
    return outcomes


def _until_they_wait(number, threads):
    """Whoever was refused before the lock does not come to it."""
    deadline = time.monotonic() + 20
    waiting = "SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted"
    while time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute(waiting)
            if cursor.fetchone()[0] >= min(number, sum(t.is_alive() for t in threads)):
                return
    raise AssertionError("they never met")


def fresh(edition):
    return Edition.objects.get(pk=edition.pk)


def in_review(reviewer=None):
    edition = make.draft()
    reviewer = reviewer or make.reviewer()
    return actions.submit(edition, by=edition.created_by, reviewer=reviewer.author), reviewer


def signing(edition, by):
    seen = edition.compute_hash()
    return lambda: actions.sign(fresh(edition), by=by, seen_hash=seen, checklist=ALL)


def rivals(name):
    """The edition, and the two acts."""
    writer = make.clinician()
    if name in ("submit, submit", "bin, submit", "bin, bin"):
        edition = make.draft(by=writer)
        acts = {
            "submit": lambda: actions.submit(
                fresh(edition), by=writer, reviewer=make.reviewer().author
            ),
            "bin": lambda: actions.put_into_bin(fresh(edition), by=writer),
        }
    elif name in ("sign, sign", "sign, recall", "sign, send back", "recall, send back"):
        edition, reviewer = in_review()
        acts = {
            "sign": signing(edition, reviewer),
            "recall": lambda: actions.recall(fresh(edition), by=edition.created_by),
            "send back": lambda: actions.request_changes(fresh(edition), by=reviewer, note="No."),
        }
    elif name in ("reassign, sign", "decline, decline"):
        edition, reviewer = in_review()
        other, day = make.reviewer().author, timezone.localdate() + timedelta(days=5)
        acts = {
            "sign": signing(edition, reviewer),
            "decline": lambda: asking.decline(fresh(edition), by=reviewer),
            "reassign": lambda: asking.reassign(
                fresh(edition), by=edition.created_by, reviewer=other, due_on=day
            ),
        }
    elif name in ("sign by link, sign by link", "recall, sign by link", "say no, sign by link"):
        edition, reviewer = make.draft(), make.outsider()
        review_links.ask(edition, by=edition.created_by, reviewer=reviewer)
        link, seen = edition.review_links.get(), edition.compute_hash()
        acts = {
            "recall": lambda: actions.recall(fresh(edition), by=edition.created_by),
            "say no": lambda: review_links.decline(link),
            "sign by link": lambda: review_links.sign_through(link, seen_hash=seen, checklist=ALL),
        }
    elif name in ("publish, publish", "take back, publish", "take back, take back"):
        edition = make.approved(by=writer)
        acts = {
            "publish": lambda: actions.publish(fresh(edition), by=writer),
            "take back": lambda: actions.take_back(fresh(edition), by=writer),
        }
    elif name == "next, next":
        edition = make.published(by=writer)
        acts = {"next": lambda: actions.start_next(edition.article, by=writer)}
    elif name in ("restore, restore", "restore, next"):
        edition = make.published(by=writer)
        acts = {
            "restore": lambda: actions.restore(fresh(edition), by=writer),
            "next": lambda: actions.start_next(edition.article, by=writer),
        }
    elif name == "withdraw, withdraw":
        edition = make.published(by=writer)
        acts = {"withdraw": lambda: actions.withdraw(fresh(edition), by=writer, reason="Wrong.")}
    else:  # two drafts of one article in the bin, both wanted back
        edition = make.published(by=writer)
        binned = []
        for _number in range(2):
            following = actions.start_next(edition.article, by=writer)
            binned.append(actions.put_into_bin(following, by=writer))
        acts = {
            "take out": lambda: actions.take_out_of_bin(fresh(binned[1]), by=writer),
            "next": lambda: actions.start_next(edition.article, by=writer),
        }
    return edition, [acts[act] for act in name.split(", ")]


@pytest.mark.parametrize(
    "name",
    [
        *("submit, submit", "bin, submit", "bin, bin"),
        *("sign, sign", "sign, recall", "sign, send back", "recall, send back"),
        *("reassign, sign", "decline, decline"),
        *("sign by link, sign by link", "recall, sign by link", "say no, sign by link"),
        *("publish, publish", "take back, publish", "take back, take back"),
        *(
            "next, next",
            "restore, restore",
            "restore, next",
            "take out, next",
            "take out, take out",
            "withdraw, withdraw",
        ),
    ],
)
def test_one_wins(name):
    edition, acts = rivals(name)
    assert sorted(at_once(edition, *acts)) == ["done", "refused"]
    working = edition.article.editions.filter(state__in=Edition.WORKING)
    assert working.count() <= 1
    assert Edition.objects.public().filter(article=edition.article).count() <= 1


def test_two_reviewers_sign():
    """Nobody is asked by name, so both may: one signature counts."""
    edition, first = in_review()
    asking.decline(edition, by=first)
    outcomes = at_once(edition, signing(edition, first), signing(edition, make.reviewer()))
    assert sorted(outcomes) == ["done", "refused"]
    assert Review.objects.count() == 1


def test_publishing_while_another_withdraws():
    """Whichever came first, a text that was withdrawn is not public."""
    writer = make.clinician()
    edition = make.scheduled(by=writer)
    published, withdrawn = at_once(
        edition,
        lambda: actions.publish(fresh(edition), by=writer),
        lambda: actions.withdraw(fresh(edition), by=writer, reason="Wrong."),
    )
    assert withdrawn == "done" and published in ("done", "refused")
    assert fresh(edition).state == "withdrawn" and not Edition.objects.public().exists()


def test_saving_while_another_signs():
    """No word comes into a text beside its signature."""
    edition, reviewer = in_review()
    mine = fresh(edition)
    mine.body = "<p>Slipped in.</p>"
    saved, signed = at_once(
        edition,
        lambda: actions.save_draft(mine, by=edition.created_by, version=mine.version),
        signing(edition, reviewer),
    )
    assert (saved, signed) == ("refused", "done")
    assert "Slipped" not in fresh(edition).body


def test_a_byline_while_another_signs():
    """Who becomes an author in that moment waits, and is refused by the freeze."""
    edition, reviewer = in_review()
    both = [edition.created_by.author, reviewer.author]
    with transaction.atomic():
        actions.sign(edition, by=reviewer, seen_hash=edition.compute_hash(), checklist=ALL)
        failed = []

        def slip_in():
            try:
                actions.set_bylines(fresh(edition), both)
            except Exception as error:
                failed.append(str(error))
            finally:
                connection.close()

        thread = threading.Thread(target=slip_in)
        thread.start()
        _until_they_wait(1, [thread])
    thread.join(timeout=20)
    assert "frozen" in failed[0]
    assert fresh(edition).bylines.count() == 1


def test_two_editions_scheduled_for_the_same_time():
    """The next edition and the running one are published, moved and ended at the same moment."""
    writer = make.clinician()
    first = make.scheduled(by=writer)
    moment = timezone.now() + timedelta(days=3)
    outcomes = at_once(
        first,
        lambda: actions.publish(fresh(first), by=writer),
        lambda: actions.publish(fresh(first), by=writer, at=moment),
    )
    assert set(outcomes) <= {"done", "refused"} and "done" in outcomes
    assert fresh(first).public_from is not None


# -- Through the pages -------------------------------------------------------------------------


def browser_of(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.parametrize("verb", ["review", "publish", "put-into-bin"])
def test_the_page_of_the_one_who_came_second(verb):
    """A page that says so, 409, never an error of the server."""
    if verb == "review":
        edition, reviewer = in_review()
        people = [reviewer, reviewer]  # in two windows
    else:
        edition = make.approved() if verb == "publish" else make.draft()
        people = [edition.created_by, make.administrator()]
    data = {"when": "now", "seen_hash": edition.compute_hash(), "checklist": ALL, "note": ""}
    address = f"/admin/articles/edition/{edition.pk}/{verb}/"
    answers = []

    def post(client):
        return lambda: answers.append(client.post(address, data))

    outcomes = at_once(edition, *(post(browser_of(person)) for person in people))
    assert outcomes == ["done", "done"]
    assert sorted(answer.status_code for answer in answers) == [302, 409]
    late = next(answer for answer in answers if answer.status_code == 409)
    assert "so that cannot be done" in late.content.decode() or "already" in late.content.decode()


def test_an_edition_deleted_under_an_open_form():
    """What was typed comes back, also where the text is gone for good."""
    writer = make.clinician()
    edition = make.draft(by=writer)
    client = browser_of(writer)
    address = f"/admin/articles/edition/{edition.pk}/change/"
    assert client.get(address).status_code == 200
    actions.put_into_bin(edition, by=writer)
    Edition.objects.update(binned_at=timezone.now() - timedelta(days=31))
    assert actions.purge_bin() == 1
    answer = client.post(address, {"title": "Typed title", "body": "<p>Typed words.</p>"})
    assert 400 <= answer.status_code < 500
    assert "Typed words." in answer.content.decode()
