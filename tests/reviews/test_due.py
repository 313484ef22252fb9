"""What is due, and telling the owners in time: once, whatever the days and the clock do."""

import json
import threading
from datetime import datetime, time, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import actions
from articles.people import owners
from audit.models import record
from outbox.jobs import run_due
from outbox.models import Job, Message
from reviews import due
from reviews.models import Reminder
from reviews.reminders import remind
from tests import make
from tests.reviews.test_standing import entry, imported, minor, question, sign

pytestmark = pytest.mark.django_db


def run_on(day):
    """The mails that a run on that day queues."""
    before = set(Message.objects.values_list("pk", flat=True))
    with time_machine.travel(day, tick=False):
        remind()
    return list(Message.objects.exclude(pk__in=before).order_by("pk"))


def days_before(day, *numbers):
    return [day - timedelta(days=number) for number in numbers]


@pytest.fixture(autouse=True)
def no_mail_of_the_way_there(db):
    yield
    assert not Message.objects.filter(to="").exists()


# -- The ladder --------------------------------------------------------------------------------


def test_the_ladder_of_a_general_text_ends_on_the_day():
    edition = make.published(title="About fear")
    due_on = edition.review.next_due_on
    told = []
    for number in range(70, -400, -1):
        mails = run_on(due_on - timedelta(days=number))
        told += [(number, mail.to, mail.subject) for mail in mails]
    assert [(number, to) for number, to, subject in told] == [
        (number, edition.created_by.email) for number in (60, 30, 7, 0)
    ]
    assert told[0][2].startswith("1 review to do by ")


def test_what_leaves_search_engines_is_told_before_it_does():
    edition = make.published(title="About pills", risk="medication")
    leaves = edition.review.next_due_on + timedelta(days=91)
    told = [day for day in range(240, -10, -1) if run_on(leaves - timedelta(days=day))]
    assert told == [91 + 60, 91 + 30, 91 + 7, 91, 60, 30, 7]
    mail = Message.objects.order_by("-pk")[0]
    assert mail.subject.startswith("1 page leaves search engines on ")
    assert "About pills" in mail.body and edition.get_absolute_url() in mail.body


def test_an_imported_text_is_told_before_its_year_is_over():
    edition = imported()
    leaves = edition.standing.leaves_search_on
    told = [day for day in range(70, -10, -1) if run_on(leaves - timedelta(days=day))]
    assert told == [60, 30, 7]
    assert "never reviewed" in Message.objects.order_by("-pk")[0].body


def test_one_mail_for_each_owner_and_run():
    by = make.clinician()
    editions = [make.published(by=by, title=f"Text {n}", risk="crisis") for n in range(3)]
    make.published(title="Of somebody else", risk="crisis")
    leaves = editions[0].review.next_due_on + timedelta(days=91)
    run_on(leaves - timedelta(days=91))
    mails = run_on(leaves - timedelta(days=60))
    assert len(mails) == 2
    mail = next(mail for mail in mails if mail.to == by.email)
    assert mail.subject == f"3 pages leave search engines on {leaves:%-d %B %Y}"
    for number in range(3):
        assert mail.body.count(f"Text {number}") == 1
    assert "Of somebody else" not in mail.body
    assert "/admin/reviews/review/due/" in mail.body


def test_missed_days_are_told_once_by_the_last_rung():
    edition = make.published()
    due_on = edition.review.next_due_on
    assert len(run_on(due_on - timedelta(days=10))) == 1  # 60 and 30 were missed
    assert set(Reminder.objects.values_list("rung", flat=True)) == {"due-60", "due-30"}
    assert run_on(due_on - timedelta(days=9)) == []
    assert len(run_on(due_on + timedelta(days=200))) == 1
    assert Reminder.objects.count() == 4
    assert "overdue since" in Message.objects.order_by("-pk")[0].body


def test_the_clock_going_back_repeats_nothing():
    due_on = make.published(risk="crisis").review.next_due_on
    days = days_before(due_on, 60, 30, 7, 0, -31, -61, -84)
    assert all(run_on(day) for day in days)
    for day in [*days[::-1], *days]:
        assert run_on(day) == []


def test_a_minor_edit_brings_no_mail_again_and_a_review_a_new_ladder():
    first = make.published(body="<p>" + "word " * 80)
    due_on = first.review.next_due_on
    assert run_on(due_on - timedelta(days=60))
    second = minor(first, body="<p>wird " + "word " * 79)
    assert second.review != first.review
    assert run_on(due_on - timedelta(days=59)) == []
    assert run_on(due_on - timedelta(days=30))
    with time_machine.travel(due_on - timedelta(days=20), tick=False):
        third = make.approved(make.next_edition(second, body="<p>New."))
    actions.publish(third, by=first.created_by)
    assert run_on(due_on) == []
    assert run_on(third.review.next_due_on - timedelta(days=60))


def test_no_rung_stands_before_the_review_itself():
    edition = make.published(review_months=1)
    today = timezone.localdate()
    told = [n for n in range(45) if run_on(today + timedelta(days=n))]
    due_on = edition.review.next_due_on
    assert told[-2:] == [(due_on - today).days - 7, (due_on - today).days]
    assert 0 not in told and len(told) <= 3


def test_what_is_off_the_site_reminds_nobody():
    edition = make.published()
    due_on = edition.review.next_due_on
    actions.withdraw(edition, by=edition.created_by, reason="Wrong.")
    assert run_on(due_on) == [] and not Reminder.objects.exists()


def test_on_the_clinics_own_calendar(settings):
    settings.TIME_ZONE = "Pacific/Auckland"
    day = make.published().review.next_due_on - timedelta(days=60)
    midnight = timezone.make_aware(datetime.combine(day, time()))
    assert run_on(midnight - timedelta(minutes=1)) == []
    assert len(run_on(midnight)) == 1


def test_a_review_signed_on_a_leap_day():
    with time_machine.travel("2028-02-29 12:00", tick=False):
        edition = make.approved()
    actions.publish(edition, by=edition.created_by)
    assert edition.review.next_due_on.isoformat() == "2030-02-28"
    assert run_on(edition.review.next_due_on)


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_send_one_mail():
    make.published(risk="crisis")
    Message.objects.all().delete()
    day, errors = timezone.now() + timedelta(days=150), []

    def run():
        try:
            remind()
        except Exception as error:  # seen below
            errors.append(error)
        finally:
            connection.close()

    with time_machine.travel(day, tick=False):
        threads = [threading.Thread(target=run) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
    assert errors == []
    assert Message.objects.count() == 1


# -- The owners --------------------------------------------------------------------------------


def test_a_closed_account_gets_nothing_and_somebody_else_does():
    boss, other = make.administrator(), make.clinician()
    edition = make.published()
    edition.article.editions.get()
    assert owners(edition.article) == [edition.created_by]
    type(other).objects.filter(pk=edition.created_by.pk).update(is_active=False)
    assert owners(edition.article) == [boss]
    together = make.published(authors=[other.author], by=make.clinician())
    assert owners(together.article) == [other]
    type(other).objects.filter(pk=other.pk).update(email="")
    assert owners(together.article) == [together.created_by]
    mails = run_on(edition.review.next_due_on)
    assert sorted(mail.to for mail in mails) == sorted([boss.email, together.created_by.email])


def test_with_nobody_to_tell_it_is_told_when_there_is_somebody():
    edition = make.published()
    type(edition.created_by).objects.update(is_active=False)
    due_on = edition.review.next_due_on
    assert run_on(due_on) == [] and not Reminder.objects.exists()
    boss = make.administrator()
    assert [mail.to for mail in run_on(due_on)] == [boss.email]


@pytest.mark.parametrize("make_page", [entry, question])
def test_an_entry_or_a_question_is_its_last_hands(make_page):
    page = make_page()
    review = sign(page)
    hand = make.clinician()
    record("change", page, by=hand)
    record("look", page, by=make.clinician())
    assert [mail.to for mail in run_on(review.next_due_on)] == [hand.email]
    type(hand).objects.filter(pk=hand.pk).update(is_active=False)
    boss = type(page).objects.get().published_by
    assert due.last_hand(page) == [boss]


# -- Lists, the command and the job ------------------------------------------------------------


def test_soon_and_overdue():
    edition, page = make.published(risk="crisis"), question()
    sign(page)
    with time_machine.travel(edition.review.next_due_on, tick=False):
        assert [text.row for text in due.soon()] == [edition] and due.overdue() == []
    with time_machine.travel(edition.review.next_due_on + timedelta(days=1), tick=False):
        assert [text.row for text in due.overdue()] == [edition] and due.soon() == []
    with time_machine.travel(page.review.next_due_on - timedelta(days=60), tick=False):
        assert [text.row for text in due.soon()] == [page]
    with time_machine.travel(page.review.next_due_on - timedelta(days=61), tick=False):
        assert due.soon() == []


def test_the_list_costs_no_query_for_each_text():
    def queries():
        with (
            time_machine.travel(timezone.now() + timedelta(days=1000), tick=False),
            CaptureQueriesContext(connection) as captured,
        ):
            for text in due.overdue():
                assert text.title and text.url and text.standing.is_indexed is not None
        return len(captured)

    make.published()
    sign(entry())
    few = queries()
    for number in range(5):
        make.published()
        sign(entry(name=f"Other {number}", slug=f"other-{number}"))
    assert queries() == few


def command(*arguments):
    out, err = StringIO(), StringIO()
    call_command("review_due", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_command_mails_and_lists():
    edition = make.published(title="About\nfear", slug="fear", risk="crisis")
    old = imported(slug="old", title="Old")
    assert command() == ("No review is due within 60 days.\n", "Mails queued: 0\n")
    due_on = edition.review.next_due_on
    with time_machine.travel(due_on + timedelta(days=3), tick=False):
        out, err = command()
        assert err == "Mails queued: 1\n"
        header, line = out.splitlines()
        assert header.split()[:4] == ["due", "days", "overdue", "kind"]
        assert line.split()[:3] == [due_on.isoformat(), "+3", "articles"]
        assert line.endswith("/articles/fear/") and "About fear" in line
        out, err = command("--json")
        assert err == "Mails queued: 0\n"
        assert json.loads(out) == [
            {
                "kind": "articles",
                "title": "About\nfear",
                "url": "http://testserver/articles/fear/",
                "risk": "crisis",
                "reviewed_on": timezone.localdate(edition.approved_at).isoformat(),
                "due_on": due_on.isoformat(),
                "days_overdue": 3,
                "leaves_search_on": (due_on + timedelta(days=91)).isoformat(),
            }
        ]
    with time_machine.travel(old.standing.leaves_search_on, tick=False):
        told = json.loads(command("--json")[0])
    assert [row["reviewed_on"] for row in told if row["title"] == "Old"] == [None]


def test_the_worker_runs_it_daily_and_catches_up():
    edition = make.published()
    due_on = edition.review.next_due_on
    Message.objects.all().delete()
    with time_machine.travel(due_on - timedelta(days=100), tick=False):
        run_due()
        assert not Message.objects.exists()
    # The worker was off until the day after the review was due.
    with time_machine.travel(due_on + timedelta(days=1), tick=False):
        run_due()
        run_due()
        assert Job.objects.get(name="review_due").outcome == "1 mail to owners of texts"
        assert Message.objects.count() == 1


# -- The staff's page --------------------------------------------------------------------------


def test_who_sees_what_is_due(client):
    edition = make.published(title="About fear", risk="crisis")
    page = entry()
    sign(page)
    address = "/admin/reviews/review/due/"
    assert client.get(address).status_code == 302
    client.force_login(make.user("Assistant"))
    assert client.get(address).status_code == 403
    with time_machine.travel(edition.review.next_due_on - timedelta(days=1)):
        for person in (make.clinician(), make.reviewer(), make.manager(), make.administrator()):
            client.force_login(person)
            assert "About fear" in client.get(address).content.decode()
        shown = {
            query: client.get(address + query).content.decode()
            for query in ("?show=soon", "?show=overdue", "?kind=articles", "?kind=glossary")
        }
    assert [query for query, html in shown.items() if "About fear" in html] == [
        "?show=soon",
        "?kind=articles",
    ]
    assert "Nothing is due here." in shown["?show=overdue"]
    with time_machine.travel(page.review.next_due_on + timedelta(days=1)):
        client.force_login(make.administrator())
        html = client.get(f"{address}?show=overdue&kind=nonsense&page=x").content.decode()
    assert "About fear" in html and "Amygdala" in html
    assert "no longer in search engines" in html
    assert f"/admin/articles/edition/{edition.pk}/change/" in html
