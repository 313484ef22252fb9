"""Counting reads and votes, one statement each: parallel ones are all counted, none twice."""

from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.models import record
from clinic.exceptions import Refused
from feedback.models import QuestionVote, Report, Vote, WeeklyMail
from safety.identities import without_identities
from safety.triage import triage

COUNT = """
WITH of_the_month AS (
    INSERT INTO feedback_monthlyviews AS m (article_id, month, count, bookings)
    VALUES (%(article)s, date_trunc('month', %(day)s::date), %(views)s, %(bookings)s)
    ON CONFLICT (month, article_id) DO UPDATE
    SET count = m.count + excluded.count, bookings = m.bookings + excluded.bookings
)
INSERT INTO feedback_dailyviews AS d (article_id, day, count, bookings)
VALUES (%(article)s, %(day)s, %(views)s, %(bookings)s)
ON CONFLICT (article_id, day) DO UPDATE
SET count = d.count + excluded.count, bookings = d.bookings + excluded.bookings
"""


def count_view(article):
    _count(article, views=1, bookings=0)


def count_booking(article):
    """Somebody followed the link to the page where appointments are booked. What they did there
    nobody here knows.
    """
    _count(article, views=0, bookings=1)


def _count(article, **counts):
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"article": article.pk, "day": timezone.localdate(), **counts})


def cast_vote(article, *, visitor, answers, edition=None):
    """Store a visitor's answers of today. Answering again changes only what is answered."""
    _cast(Vote, {"article": article}, visitor, {**answers, "edition": edition})


def vote_on_question(question, *, visitor, helpful):
    _cast(QuestionVote, {"question": question}, visitor, {"helpful": helpful})


def _cast(model, subject, visitor, answers):
    model.objects.bulk_create(
        [model(**subject, day=timezone.localdate(), visitor=visitor, **answers)],
        update_conflicts=True,
        unique_fields=[*subject, "day", "visitor"],
        update_fields=list(answers),
    )


@transaction.atomic
def ask_for_mail(user):
    """A mail on each Monday from the next one on."""
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    row, created = WeeklyMail.objects.get_or_create(user=user, defaults={"told_until": monday})
    if created:
        record("ask for the weekly mail", row, by=user)


@transaction.atomic
def end_mail(user):
    row = WeeklyMail.objects.select_for_update().filter(user=user).first()
    if row:
        record("end the weekly mail", row, by=user)
        row.delete()


@transaction.atomic
def receive_report(*, edition, text, nonce):
    """Store a report; the same nonce again gives the first one."""
    facts = {"article": edition.article, "edition": edition, "level": triage(text).level}
    report, created = Report.objects.get_or_create(nonce=nonce, defaults={**facts, "text": text})
    if created:
        record("receive", report, by=None)
    return report


@transaction.atomic
def answer_report(report, *, by, answer):
    """Note what was done about a report; that takes it off the list."""
    row = _locked(report)
    if not answer.strip():
        raise Refused(_("Please write down what was done."))
    row.answer, row.answered_at, row.answered_by = answer, timezone.now(), by
    row.save(update_fields=["answer", "answered_at", "answered_by"])
    record("answer", row, by=by)
    return row


@transaction.atomic
def take_out_persons(report, *, by):
    """Take the words that may say who somebody is out of a report, for good."""
    row = _locked(report)
    row.text, row.answer = row.without_persons, without_identities(row.answer)
    row.save(update_fields=["text", "answer"])
    record("take out persons", row, by=by)
    return row


@transaction.atomic
def erase_report(report, *, by):
    """Take all of a reader's words away; that there was a report, and what was done, stays."""
    row = _locked(report)
    row.text = _("[erased]")
    row.save(update_fields=["text"])
    record("erase", row, by=by)
    return row


def _locked(report):
    return Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
