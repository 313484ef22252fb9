"""A reader reports a comment: at a plain address, once a day, without cookie or script."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest
from django.db import connection

from articles import actions as articles
from clinic import content_version
from clinic.models import Clinic
from comments import deciding, letters, reports
from comments.models import Comment
from comments.traces import CommentReport
from outbox.models import Message
from tests import make
from tests.comments.visitor import SAME, hidden

pytestmark = pytest.mark.django_db
SECRET = "she is my neighbour at number nine"
_number = count(1)


@pytest.fixture
def manager(article):
    return make.manager()


@pytest.fixture
def comment(article, manager):
    return published(article, manager)


def published(article, manager, **fields):
    fields = {"article": article, "nickname": "Otter", "text": "Words of an otter", **fields}
    return deciding.approve(Comment.objects.create(**fields), by=manager)


def address(comment):
    return f"/comments/{comment.public_id}/report/"


def send(client, clock, comment, **fields):
    """Both presses; each time from another network unless told which."""
    headers = {**SAME, "REMOTE_ADDR": fields.pop("network", f"198.51.100.{next(_number)}")}
    data = {"why": "abuse", "text": "", **fields}
    token = hidden(client.post(address(comment), data, **headers), "token")
    clock.now += 10
    return client.post(address(comment), {**data, "token": token}, **headers)


def state(comment):
    return Comment.objects.get(pk=comment.pk).state


# -- Reporting ---------------------------------------------------------------------------------


def test_each_public_comment_leads_to_its_form(client, article, comment, manager):
    answer = published(article, manager, parent=comment)
    page = client.get("/articles/sleep/").content.decode()
    for one in (comment, answer):
        assert f'href="{address(one)}"' in page
    form = client.get(address(comment))
    assert form.status_code == 200
    assert "Words of an otter" in form.content.decode()
    assert 'content="noindex"' in form.content.decode()
    assert not form.cookies


def test_the_first_press_stores_nothing_the_second_does(client, clock, comment):
    first = client.post(address(comment), {"why": "person", "text": SECRET}, **SAME)
    assert not CommentReport.objects.exists()
    assert SECRET in first.content.decode()
    assert "checked" in first.content.decode()
    assert (
        "will look at this comment"
        in send(client, clock, comment, why="person", text=SECRET).content.decode()
    )
    report = CommentReport.objects.get()
    assert (report.why, report.text) == ("person", SECRET)


def test_what_a_reader_wrote_is_never_public(client, clock, comment, manager):
    thanks = send(client, clock, comment, text=SECRET).content.decode()
    link = letters.link_of(comment)
    seen = [
        client.get(path).content.decode() for path in ("/articles/sleep/", address(comment), link)
    ]
    assert SECRET not in thanks + "".join(seen)
    client.force_login(manager)
    assert SECRET in client.get(f"/admin/comments/comment/{comment.pk}/change/").content.decode()


@pytest.mark.parametrize("fields", [{"why": ""}, {"why": "nonsense"}, {"text": "x" * 1001}])
def test_what_cannot_be_taken_is_said_and_kept(client, clock, comment, fields):
    page = send(client, clock, comment, **fields).content.decode()
    assert 'role="alert"' in page
    assert fields.get("text", "") in page
    assert not CommentReport.objects.exists()


def test_the_trap_for_machines(client, clock, comment):
    send(client, clock, comment, website="http://spam.example")
    assert not CommentReport.objects.exists()


def test_a_foreign_page_reports_nothing(client, clock, comment):
    token = hidden(client.post(address(comment), {"why": "abuse"}, **SAME), "token")
    clock.now += 10
    client.post(
        address(comment), {"why": "abuse", "token": token}, HTTP_SEC_FETCH_SITE="cross-site"
    )
    assert not CommentReport.objects.exists()


def test_a_token_holds_for_its_own_comment(client, article, clock, comment, manager):
    other = published(article, manager)
    token = hidden(client.post(address(comment), {"why": "abuse"}, **SAME), "token")
    clock.now += 10
    client.post(address(other), {"why": "abuse", "token": token}, **SAME)
    assert not CommentReport.objects.exists()


def test_danger_is_answered_with_numbers_and_moderators_hear_once(client, clock, comment, manager):
    Message.objects.all().delete()
    for fields in ({"why": "danger", "text": SECRET}, {"text": "I want to die"}):
        page = send(client, clock, comment, **fields).content.decode()
        assert 'href="tel:' in page
    message = Message.objects.get()
    assert message.to == manager.email
    assert SECRET not in message.subject + message.body
    assert 'href="tel:' not in send(client, clock, comment).content.decode()


def test_the_desk_marks_it_where_a_reader_sees_danger(client, clock, article, manager):
    client.force_login(manager)
    for why, marked in (("abuse", False), ("danger", True)):
        comment = published(article, manager)
        send(client, clock, comment, why=why)
        page = client.get("/admin/comments/comment/?state=reported").content.decode()
        assert ("somebody may be in danger" in page) is marked


# -- Where there is nothing to report ----------------------------------------------------------


def test_what_is_not_public_answers_like_what_never_was(client, clock, clinic, article, manager):
    waiting = Comment.objects.create(article=article, nickname="x", text="y")
    rejected = Comment.objects.create(article=article, nickname="x", text="y")
    deciding.reject(rejected, by=manager, reasons=["abuse"])
    orphan = published(article, manager, parent=(parent := published(article, manager)))
    deciding.hold(parent, by=manager)
    withdrawn = published(make.published().article, manager)
    edition = withdrawn.article.editions.get()
    articles.withdraw(edition, by=edition.created_by, reason="wrong")
    off = published(make.published().article, manager)
    type(off.article).objects.filter(pk=off.article_id).update(comments_open=False)
    for hidden_one in (waiting, rejected, parent, orphan, withdrawn, off, Comment()):
        assert client.get(address(hidden_one)).status_code == 404
        assert client.post(address(hidden_one), {"why": "abuse"}, **SAME).status_code == 404
    assert client.get("/comments/nonsense/report/").status_code == 404


# -- Once a visitor, and not too many ----------------------------------------------------------


def test_one_network_is_one_reader_a_day_whatever_browser_it_claims(client, clock, comment):
    for browser in ("Firefox", "Chrome", "Safari", "curl"):
        headers = {**SAME, "HTTP_USER_AGENT": browser, "HTTP_X_FORWARDED_FOR": browser}
        data = {"why": "abuse"}
        token = hidden(client.post(address(comment), data, **headers), "token")
        clock.now += 10
        page = client.post(address(comment), {**data, "token": token}, **headers)
        assert "will look at this comment" in page.content.decode()
    assert CommentReport.objects.count() == 1
    assert state(comment) == "approved"


def test_what_is_stored_of_the_reader_is_a_hash_of_the_day(client, clock, comment, monkeypatch):
    send(client, clock, comment, network="192.0.2.7")
    today = CommentReport.objects.get()
    assert len(today.visitor) == 64
    assert "192.0.2.7" not in str(CommentReport.objects.values().get())
    monkeypatch.setattr(
        "comments.reports.timezone.localdate", lambda: today.day.replace(year=today.day.year + 1)
    )
    send(client, clock, comment, network="192.0.2.7")
    assert len({report.visitor for report in CommentReport.objects.all()}) == 2


def test_over_the_limit_the_words_are_kept(client, clock, article, manager):
    for _ in range(5):
        send(client, clock, published(article, manager), network="192.0.2.7")
    one_more = published(article, manager)
    response = send(client, clock, one_more, network="192.0.2.7", text=SECRET)
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
    assert SECRET in response.content.decode()
    assert not one_more.reports.exists()
    assert send(client, clock, one_more).status_code == 200


# -- Holding -----------------------------------------------------------------------------------


def test_enough_reports_take_it_off_the_page_until_somebody_looks(client, clock, comment, manager):
    for _ in range(2):
        send(client, clock, comment)
    assert state(comment) == "approved"
    send(client, clock, comment)
    assert state(comment) == "held"
    assert "Words of an otter" not in client.get("/articles/sleep/").content.decode()
    decision = comment.decisions.last()
    assert (decision.by, decision.note) == (None, "3 readers reported it.")
    client.force_login(manager)
    assert "3 reports" in client.get("/admin/comments/comment/").content.decode()


def test_how_many_are_enough_is_the_clinics(client, clock, comment):
    Clinic.objects.update(hold_after_reports=1)
    send(client, clock, comment)
    assert state(comment) == "held"


def test_nought_is_never(client, clock, comment):
    Clinic.objects.update(hold_after_reports=0)
    for _ in range(4):
        send(client, clock, comment)
    assert state(comment) == "approved"


def test_what_the_clinic_wrote_is_never_held(client, clock, article, manager):
    reply = published(article, manager, by_staff=manager)
    for _ in range(4):
        send(client, clock, reply)
    assert state(reply) == "approved"
    assert reply.reports.count() == 4


def test_approved_again_it_needs_new_reports(client, clock, comment, manager):
    for _ in range(3):
        send(client, clock, comment)
    deciding.approve(Comment.objects.get(), by=manager)
    for _ in range(2):
        send(client, clock, comment)
    assert state(comment) == "approved"
    send(client, clock, comment)
    assert state(comment) == "held"


def test_the_desk_lists_public_ones_that_were_reported(client, clock, article, comment, manager):
    published(article, manager, text="Never reported")
    send(client, clock, comment)
    client.force_login(manager)
    assert "Public comments that readers reported" in client.get("/admin/").content.decode()
    page = client.get("/admin/comments/comment/?state=reported").content.decode()
    assert "Words of an otter" in page
    assert "Never reported" not in page
    deciding.approve(deciding.hold(comment, by=manager), by=manager)
    assert "readers reported" not in client.get("/admin/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_200_at_once_are_counted_exactly_and_hold_it_once(article):
    comment = published(article, make.manager())
    before = content_version.current()

    def press(number):
        try:
            network = f"network {number % 50}"
            reports.receive_report(comment, network=network, why="abuse", text="")
        finally:
            connection.close()

    Clinic.objects.update(hold_after_reports=40)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(press, range(200)))
    assert comment.reports.count() == 40
    assert [d.to_state for d in comment.decisions.all()] == ["approved", "held"]
    assert content_version.current() != before


@pytest.mark.django_db(transaction=True)
def test_a_report_alone_makes_no_page_old(article):
    comment = published(article, make.manager())
    before = content_version.current()
    reports.receive_report(comment, network="n", why="abuse", text="")
    assert comment.reports.count() == 1
    assert content_version.current() == before
