"""The queue on the desk: who may, who may not, what comes first; looking changes nothing."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from comments import deciding
from comments.models import Comment, Decision
from tests import make

pytestmark = pytest.mark.django_db
QUEUE = "/admin/comments/comment/"


@pytest.fixture
def comment(article):
    return Comment.objects.create(article=article, nickname="Heron", text="Some words")


@pytest.fixture
def manager(client, article):
    manager = make.manager()
    client.force_login(manager)
    return manager


def decide(client, comment, verb, **data):
    return client.post(f"{QUEUE}{comment.pk}/decide/", {"verb": verb, **data})


def test_a_manager_reads_and_decides(client, manager, comment):
    assert "Some words" in client.get(QUEUE).content.decode()
    page = client.get(f"{QUEUE}{comment.pk}/change/").content.decode()
    assert "Some words" in page
    assert 'name="reasons"' in page
    assert decide(client, comment, "approve").url == QUEUE
    comment.refresh_from_db()
    assert comment.state == "approved"
    assert comment.decisions.get().by == manager


@pytest.mark.parametrize("person", [make.clinician, make.reviewer, make.user])
def test_staff_without_the_permission_are_refused(client, comment, person):
    client.force_login(person())
    assert client.get(QUEUE).status_code == 403
    assert client.get(f"{QUEUE}{comment.pk}/change/").status_code == 403
    assert decide(client, comment, "approve").status_code == 403
    assert "Some words" not in client.get("/admin/").content.decode()
    assert not Decision.objects.exists()


def test_a_stranger_meets_the_sign_in_page(client, comment):
    for address in (QUEUE, f"{QUEUE}{comment.pk}/change/"):
        assert client.get(address).url.startswith("/admin/login/")
    assert decide(client, comment, "approve").url.startswith("/admin/login/")
    assert not Decision.objects.exists()


def test_looking_changes_nothing(client, manager, comment):
    before = Comment.objects.values().get()
    client.get(QUEUE)
    client.get(f"{QUEUE}{comment.pk}/change/")
    assert client.get(f"{QUEUE}{comment.pk}/decide/?verb=approve").status_code == 405
    assert Comment.objects.values().get() == before
    assert not Decision.objects.exists()


def test_the_stock_ways_around_are_closed(client, manager, comment):
    assert client.get(f"{QUEUE}add/").status_code == 403
    assert client.get(f"{QUEUE}{comment.pk}/delete/").status_code == 403
    assert client.post(f"{QUEUE}{comment.pk}/delete/", {"post": "yes"}).status_code == 403
    changed = client.post(f"{QUEUE}{comment.pk}/change/", {"text": "changed", "state": "approved"})
    assert changed.status_code == 403
    client.post(QUEUE, {"action": "delete_selected", "_selected_action": comment.pk})
    comment.refresh_from_db()
    assert (comment.state, comment.text) == ("pending", "Some words")


def test_the_urgent_come_first_then_the_oldest(client, manager, article):
    now = timezone.now()
    days_old = {"new-0": 1, "old-0": 9, "old-1": 8, "new-2": 1, "old-2": 5, "new-3": 0}
    for name, days in days_old.items():
        Comment.objects.create(
            article=article,
            nickname="x",
            text=f"<{name}>",
            level=int(name[-1]),
            submitted_at=now - timedelta(days=days),
        )
    page = client.get(QUEUE).content.decode()
    expected = ["new-3", "old-2", "new-2", "old-0", "old-1", "new-0"]
    assert sorted(expected, key=lambda name: page.index(f"&lt;{name}&gt;")) == expected
    assert "<new-3>" not in page


def test_the_queue_holds_what_waits_and_the_rest_can_be_looked_up(client, manager, comment):
    deciding.reject(comment, by=manager, reasons=["abuse"])
    assert "Some words" not in client.get(QUEUE).content.decode()
    assert "Some words" in client.get(f"{QUEUE}?state=rejected").content.decode()
    assert "Some words" in client.get(f"{QUEUE}?state=all").content.decode()


def test_the_queue_asks_no_more_queries_for_more_comments(
    client, manager, article, django_assert_max_num_queries
):
    for _ in range(30):
        Comment.objects.create(article=article, nickname="x", text="y")
    client.get(QUEUE)
    with django_assert_max_num_queries(25):
        client.get(QUEUE)


def test_a_refusal_keeps_the_note(client, manager, comment):
    response = decide(client, comment, "reject", note="My long note")
    page = response.content.decode()
    assert "at least one reason" in page
    assert "My long note" in page
    comment.refresh_from_db()
    assert comment.state == "pending"


def test_what_triage_noticed_is_ticked_and_stops_a_testimonial(client, manager, article):
    comment = Comment.objects.create(
        article=article,
        nickname="x",
        text="y",
        findings=[{"code": "testimonial", "words": "cured"}],
    )
    page = client.get(f"{QUEUE}{comment.pk}/change/").content.decode()
    assert page.count("checked") == 3  # with the level, and the switch of the keys
    response = decide(client, comment, "approve", reasons="testimonial")
    assert "no testimonials" in response.content.decode()
    assert decide(client, comment, "approve").status_code == 302


def test_level_3_shows_what_to_do_and_can_only_be_closed(client, manager, article):
    comment = Comment.objects.create(article=article, nickname="x", text="y", level=3)
    page = client.get(f"{QUEUE}{comment.pk}/change/").content.decode()
    assert 'id="protocol"' in page
    assert 'href="tel:' in page
    assert 'value="approve"' not in page
    for verb in ("approve", "reject", "spam", "nonsense"):
        assert decide(client, comment, verb, reasons="abuse").status_code != 302
    assert "choose an outcome" in decide(client, comment, "close", note="Rang").content.decode()
    done = decide(client, comment, "close", outcome="Emergency services were told", note="Rang")
    assert done.status_code == 302
    comment.refresh_from_db()
    assert comment.state == "closed"
    page = client.get(f"{QUEUE}{comment.pk}/change/").content.decode()
    assert "Emergency services were told" in page
    assert "Rang" in page


def test_level_2_is_published_by_the_lead_manager_alone(client, article):
    lesser = make.user()
    lesser.user_permissions.add(Permission.objects.get(codename="moderate_comment"))
    client.force_login(lesser)
    comment = Comment.objects.create(article=article, nickname="x", text="y", level=2)
    assert 'value="approve"' not in client.get(f"{QUEUE}{comment.pk}/change/").content.decode()
    assert "lead manager" in decide(client, comment, "approve").content.decode()


def test_the_second_manager_reads_what_the_first_did(client, manager, comment):
    first = make.manager()
    deciding.approve(comment, by=first)
    page = decide(client, comment, "reject", reasons="abuse").content.decode()
    assert str(first) in page
    assert "decided first" in page


def test_history_is_shown_with_who_and_why(client, manager, comment):
    deciding.reject(comment, by=manager, reasons=["off-topic"], note="See the other page")
    page = client.get(f"{QUEUE}{comment.pk}/change/").content.decode()
    for words in ("Rejected", str(manager), "Off topic", "See the other page"):
        assert words in page
    assert decide(client, comment, "hold", note="Again").status_code == 302


def test_the_first_page_of_the_desk_says_what_is_urgent(client, manager, article):
    Comment.objects.create(article=article, nickname="x", text="y", level=2)
    page = client.get("/admin/").content.decode()
    assert "Urgent comments" in page
    assert "urgent" in page


@pytest.mark.parametrize("number", ["999999999", "abc", "1" * 30, "²"])
def test_unknown_numbers_are_not_found(client, manager, number):
    assert client.get(f"{QUEUE}{number}/change/").status_code == 404
