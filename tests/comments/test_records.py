"""What moderating came to: numbers against rows that were made, who may see them, the evidence."""

import json
import time
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from audit.models import Event, ImportRun
from clinic.models import Clinic
from comments import deciding, together
from comments.desk import Correction
from comments.models import Comment, Decision
from comments.records import Period, Records, in_words, month_of, settings_at
from tests import make

pytestmark = pytest.mark.django_db
RECORDS = "/admin/comments/comment/records/"
NOVEMBER = f"{RECORDS}2026-11/"
EVIDENCE = f"{RECORDS}evidence/"
CANARY = "canaryword"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture
def manager(client, article):
    manager = make.manager()
    client.force_login(manager)
    return manager


@pytest.fixture
def now():
    """The 23rd of November 2026, at noon; no minute passes."""
    with time_machine.travel(NOW, tick=False):
        yield NOW


def came(article, moment=MONDAY, **fields):
    words = {"nickname": CANARY, "text": f"{CANARY} words", "email": f"{CANARY}@example.org"}
    return Comment.objects.create(article=article, submitted_at=moment, **{**words, **fields})


def after(comment, verb, *, by, **delay):
    """Decided so long after it came in."""
    facts = {
        "approve": {},
        "reject": {"reasons": ["off-topic"]},
        "withhold": {"reasons": ["crisis", "method"]},
        "mark_spam": {},
        "close": {"outcome": "Read by a clinician: no danger", "note": f"{CANARY} was called"},
    }[verb]
    with time_machine.travel(comment.submitted_at + timedelta(**delay), tick=False):
        return getattr(deciding, verb)(comment, by=by, **facts)


def of(month):
    first = month_of(month)
    return Records(Period(first, first))


# -- The numbers -------------------------------------------------------------------------------


def test_how_soon_half_and_nine_of_ten_were_decided(now, article, manager):
    for hours in (1, 2, 3, 4, 5, 6, 7, 8, 9, 30):
        after(came(article), "approve", by=manager, hours=hours)
    speed = of("2026-11").speed
    assert speed["count"] == 10
    assert speed["median"] == timedelta(hours=5.5)
    assert speed["most"] == timedelta(hours=11.1)


def test_a_second_decision_what_was_undone_and_what_came_elsewhere_are_no_first_decisions(
    now, article, manager
):
    comment = came(article)
    after(comment, "reject", by=manager, hours=1)
    with time_machine.travel(MONDAY + timedelta(days=5), tick=False):
        held = deciding.hold(comment, by=manager)
        deciding.approve(held, by=manager)
    undone = came(article)
    with time_machine.travel(MONDAY + timedelta(hours=3), tick=False):
        row = deciding.reject(undone, by=manager, reasons=["abuse"])
        deciding.undo(row.decisions.last(), by=manager)
    records = of("2026-11")
    assert (records.speed["count"], records.speed["median"]) == (1, timedelta(hours=1))
    assert dict(records.outcomes) == {"Rejected": 1, "Held again": 1, "Approved": 1}


def test_weeks_begin_on_mondays_and_months_at_the_clinics_midnight(now, article, manager):
    came(article, datetime(2026, 10, 31, 23, 59, tzinfo=UTC))
    came(article, datetime(2026, 11, 1, 0, 1, tzinfo=UTC))
    came(article, datetime(2026, 11, 8, 23, 59, tzinfo=UTC), level=2)
    came(article, datetime(2026, 11, 9, 0, 1, tzinfo=UTC))
    weeks = [(f"{row['week']:%d.%m.}", row.get("received", 0)) for row in of("2026-11").weeks]
    assert weeks == [("26.10.", 1), ("02.11.", 1), ("09.11.", 1), ("16.11.", 0), ("23.11.", 0)]
    assert of("2026-10").received["all"] == 1
    assert of("2026-11").received == {"all": 3, "urgent": 1, "imported": 0, "spam": 0}


def test_what_an_import_brought_counts_on_its_days_and_not_in_how_soon(now, article, manager):
    run = ImportRun.objects.create(source="old.xml")
    comment = came(article, import_run=run, source="old.xml", source_id="7")
    after(comment, "approve", by=manager, hours=5)
    records = of("2026-11")
    assert records.received == {"all": 1, "urgent": 0, "imported": 1, "spam": 0}
    assert records.speed["count"] == 0
    (week,) = [row for row in records.weeks if row.get("received")]
    assert (week["received"], week["decided"], week.get("median")) == (1, 1, None)


def test_summer_time_belongs_to_its_own_day(now, article):
    came(article, datetime(2026, 6, 30, 23, 30, tzinfo=UTC))  # half past midnight in London
    assert of("2026-07").received["all"] == 1


def test_urgent_ones_against_what_was_promised(now, article, manager):
    after(came(article, level=2), "withhold", by=manager, hours=40)
    after(came(article, level=2), "withhold", by=manager, hours=50)
    waiting = came(article, NOW - timedelta(hours=49), level=3)
    together.note(waiting, by=manager, text="I am looking for a number")
    came(article, NOW - timedelta(hours=47), level=2)
    records = of("2026-11")
    assert [row.is_late for row in records.urgent] == [False, True, True, False]
    assert [row.seen and in_words(row.seen) for row in records.urgent] == [
        "40 hours",
        "2 days",
        "2 days",
        None,
    ]
    assert records.urgent_times == {
        "count": 4,
        "late": 2,
        "waiting": 2,
        "median": timedelta(hours=40),
        "longest": timedelta(hours=50),
    }


def test_one_that_a_person_found_urgent_counts_from_then_on_and_one_lowered_stays(
    now, article, manager
):
    raised, lowered = came(article), came(article, level=2)
    with time_machine.travel(MONDAY + timedelta(days=4), tick=False):
        deciding.correct_level(raised, by=manager, level=3, reasons=["missed"], note="Means")
        deciding.correct_level(lowered, by=manager, level=0, reasons=["quoted"], note="A film")
    with time_machine.travel(MONDAY + timedelta(days=5), tick=False):
        raised.refresh_from_db()
        deciding.close(raised, by=manager, outcome="Emergency services were told", note="Rang")
    records = of("2026-11")
    times = {row.comment.pk: in_words(row.ended) for row in records.urgent}
    assert times == {raised.pk: "24 hours", lowered.pk: "4 days"}
    assert records.levels == [("0 to 3", 1), ("2 to 0", 1)]
    assert records.ends_of_level_3 == [("Emergency services were told", 1)]


def test_the_promise_is_that_of_the_time(now, client, article, manager):
    Clinic.objects.update(comments_urgent_within=24)
    with time_machine.travel(datetime(2026, 11, 20, tzinfo=UTC), tick=False):
        before = {"comments_urgent_within": 48, "refuse_testimonials": False}
        Event.objects.create(
            by=manager,
            verb="change",
            kind="clinic.clinic",
            object_id="1",
            details={"before": before},
        )
    assert of("2026-10").promised == timedelta(hours=48)
    assert of("2026-11").promised == timedelta(hours=24)
    then = settings_at(datetime(2026, 11, 1, tzinfo=UTC))
    assert then["refuse_testimonials"] is False
    assert settings_at(NOW)["refuse_testimonials"] is True


def test_a_change_on_the_page_of_settings_says_what_was_there_before(client, manager):
    page = "/admin/comments/comment/settings/"
    form = client.get(page).context["form"]
    data = {name: form[name].value() for name in form.fields}
    data |= {f"initial-{name}": value for name, value in data.items()}
    data = {name: "" if value is None else value for name, value in data.items()}
    assert client.post(page, data | {"comments_urgent_within": 12}).status_code == 302
    event = Event.objects.filter(kind="clinic.clinic").first()
    assert event.details["before"] == {"comments_urgent_within": 48}
    assert settings_at(timezone.now() - timedelta(hours=1))["comments_urgent_within"] == 48


def test_reasons_by_article_the_most_refused_first(now, article, manager):
    other = make.published(slug="mood", title="Moods").article
    for _ in range(3):
        after(came(article), "reject", by=manager, hours=1)
    after(came(article), "withhold", by=manager, hours=1)
    after(came(other), "reject", by=manager, hours=1)
    rows = of("2026-11").reasons_by_article
    assert [(title, count) for title, count, _ in rows] == [("How sleep works", 4), ("Moods", 1)]
    assert rows[0][2][0] == (3, "Off topic")
    assert dict(of("2026-11").refused)["Off topic"] == 4


# -- The pages ---------------------------------------------------------------------------------


@pytest.fixture
def lived(now, article, manager):
    """A month with something of everything; every word of a visitor is the canary."""
    after(came(article), "approve", by=manager, hours=2)
    after(came(article, level=2), "withhold", by=manager, hours=60)
    after(came(article, level=3), "close", by=manager, hours=1)
    after(came(article), "mark_spam", by=manager, hours=1)
    came(article, NOW - timedelta(hours=3), level=2)
    return manager


def test_managers_and_the_director_see_numbers_and_no_word(client, lived):
    for person in (lived, make.administrator()):
        client.force_login(person)
        for address in (RECORDS, f"{RECORDS}?from=2026-10&to=2026-11", NOVEMBER):
            page = client.get(address)
            assert page.status_code == 200
            text = page.content.decode()
            assert "Urgent and late" in text
            assert "Read by a clinician: no danger" in text
            assert CANARY not in text
            assert str(lived) not in text.replace("</strong>", "", 1)[text.index("<main") :]
    page = client.get(RECORDS).content.decode()
    assert page.count("<svg") >= 4
    assert page.count("As a table") == 5


@pytest.mark.parametrize("person", [make.clinician, make.reviewer, make.user])
def test_staff_who_do_not_answer_for_it_are_refused(client, article, person):
    client.force_login(person())
    assert client.get(RECORDS).status_code == 403
    assert client.get(NOVEMBER).status_code == 403
    assert client.post(EVIDENCE).status_code == 403


def test_a_moderator_alone_has_no_records_of_colleagues(client, article):
    moderator = make.user()
    moderator.user_permissions.add(Permission.objects.get(codename="moderate_comment"))
    client.force_login(moderator)
    assert client.get(RECORDS).status_code == 403
    assert client.post(EVIDENCE).status_code == 403
    assert RECORDS not in client.get("/admin/comments/comment/").content.decode()


def test_strangers_are_asked_to_sign_in(client, article):
    for address in (RECORDS, NOVEMBER):
        assert client.get(address).url.startswith("/admin/login/")
    assert client.post(EVIDENCE).url.startswith("/admin/login/")


def test_looking_writes_nothing(client, lived):
    before = Event.objects.count()
    client.get(RECORDS)
    client.get(NOVEMBER)
    assert client.get(EVIDENCE).status_code == 405
    assert Event.objects.count() == before


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "2027-01", "x", "２０２６-11"])
def test_what_is_no_month_or_still_to_come_is_not_found(client, lived, month):
    assert client.get(f"{RECORDS}{month}/").status_code == 404
    assert client.get(RECORDS, {"from": month, "to": month}).status_code == 200


def test_a_period_the_wrong_way_round_or_too_long_is_put_right(now, db):
    october, november = month_of("2026-10"), month_of("2026-11")
    assert Period.of(november, october) == Period.of(october, november)
    assert str(Period.of(month_of("2020-01"), november)) == "December 2025 to November 2026"
    assert str(Period.of(None, None)) == "September 2026 to November 2026"


def test_an_empty_site_has_records_too(client, now, manager):
    for address in (RECORDS, NOVEMBER):
        assert client.get(address).status_code == 200


def test_the_sheet_says_what_is_open_today(client, lived):
    page = client.get(NOVEMBER).content.decode()
    assert "Urgent comments that wait" in page
    assert "Comments in November 2026" in page
    assert "the month is not over" in page
    assert f"{RECORDS}2026-10/" in page
    assert f"{RECORDS}2026-12/" not in page


# -- The evidence ------------------------------------------------------------------------------


def taken(client, **data):
    return client.post(EVIDENCE, {"from": "2026-11", "to": "2026-11", **data})


def test_the_evidence_tells_every_decision_and_no_word(client, lived):
    response = taken(client, format="json")
    assert (
        response["Content-Disposition"] == 'attachment; filename="moderation-2026-11-2026-11.json"'
    )
    pack = json.loads(response.content)
    assert len(pack["decisions"]) == Decision.objects.count() == 4
    closed = next(row for row in pack["decisions"] if row["to"] == "closed")
    assert (closed["from"], closed["outcome"]) == ("pending", "Read by a clinician: no danger")
    assert closed["by"] == lived.username
    assert closed["at"].startswith("2026-11-02T10:00:00")
    assert pack["policy"]["comments_urgent_within"] == 48
    assert pack["numbers"]["urgent_late"] == 1
    for data in ({"format": "json"}, {"format": "html"}, {}):
        assert CANARY not in taken(client, **data).content.decode()


def test_with_words_only_for_who_may_see_them_and_it_stays_on_record(client, lived):
    pack = json.loads(taken(client, format="json", with_words="on").content)
    assert len(pack["comments"]) == 4
    assert CANARY in pack["comments"][0]["text"]
    assert f"{CANARY}@" not in json.dumps(pack)
    assert CANARY in taken(client, format="html", with_words="on").content.decode()
    event = Event.objects.first()
    assert (event.verb, event.by) == ("export_moderation", lived)
    assert event.details == {"from": "2026-11-01", "until": "2026-11-30", "with_words": True}
    lesser = make.user()
    for codename in ("moderate_comment", "view_event"):
        lesser.user_permissions.add(Permission.objects.get(codename=codename))
    client.force_login(lesser)
    assert taken(client).status_code == 200
    assert "with_words" not in client.get(RECORDS).content.decode()
    count = Event.objects.count()
    assert taken(client, with_words="on").status_code == 403
    assert Event.objects.count() == count


def test_a_visitors_markup_stays_text_in_the_file(client, now, article, manager):
    after(came(article, text="<script>alert(1)</script>"), "reject", by=manager, hours=1)
    page = taken(client, format="html", with_words="on").content.decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "default-src 'none'" in page


# -- What nobody can change --------------------------------------------------------------------


@pytest.mark.parametrize("table", ["decision", "correction"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET note = 'x'", "DELETE FROM {}"])
def test_the_history_cannot_be_changed_by_sql_either(article, table, statement):
    manager, comment = make.manager(), came(article, timezone.now(), level=2)
    deciding.correct_level(comment, by=manager, level=1, reasons=["quoted"], note="A film")
    comment.refresh_from_db()
    deciding.reject(comment, by=manager, reasons=["abuse"])
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(f"comments_{table}"))
    assert Decision.objects.get().note == ""
    assert Correction.objects.get().note == "A film"


# -- Many --------------------------------------------------------------------------------------


@pytest.fixture
def ten_thousand(article):
    manager, now = make.manager(), timezone.now()
    comments = [
        Comment(
            article=article,
            nickname="x",
            text="y",
            level=2 if number % 20 == 0 else 0,
            state="rejected",
            submitted_at=now - timedelta(days=number % 80, hours=5),
            decided_at=now,
        )
        for number in range(10_000)
    ]
    Comment.objects.bulk_create(comments, batch_size=1000)
    decisions = [
        Decision(
            comment=comment,
            by=manager,
            at=comment.submitted_at + timedelta(minutes=number % 290),
            from_state="pending",
            to_state="rejected",
            reasons=["abuse", "off-topic"],
        )
        for number, comment in enumerate(comments)
    ]
    Decision.objects.bulk_create(decisions, batch_size=1000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return manager


def test_ten_thousand_decisions_in_half_a_second_and_as_many_queries_as_none(
    client, ten_thousand, django_assert_max_num_queries
):
    client.force_login(ten_thousand)
    client.get(RECORDS)
    for address in (RECORDS, f"{RECORDS}{timezone.localdate():%Y-%m}/"):
        with django_assert_max_num_queries(28):
            client.get(address)
        began = time.perf_counter()
        client.get(address)
        took = time.perf_counter() - began
        print(f"{address}: {took * 1000:.0f} ms")
        assert took < 1  # 0.5 s alone; the tests share the machine
