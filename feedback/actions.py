"""Counting reads and votes, one statement each: parallel ones are all counted, none twice."""

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.models import record
from clinic.exceptions import Refused
from feedback.models import Report, Vote


def count_view(article):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO feedback_dailyviews AS d (article_id, day, count) VALUES (%s, %s, 1)"
            " ON CONFLICT (article_id, day) DO UPDATE SET count = d.count + 1",
            [article.pk, timezone.localdate()],
        )


def cast_vote(article, *, visitor, answers):
    """Store a visitor's answers of today. Answering again changes only what is answered."""
    Vote.objects.bulk_create(
        [Vote(article=article, day=timezone.localdate(), visitor=visitor, **answers)],
        update_conflicts=True,
        unique_fields=["article", "day", "visitor"],
        update_fields=list(answers),
    )


@transaction.atomic
def receive_report(*, article, text, nonce):
    """Store a report; the same nonce again gives the first one."""
    report, created = Report.objects.get_or_create(
        nonce=nonce, defaults={"article": article, "text": text}
    )
    if created:
        record("receive", report, by=None)
    return report


@transaction.atomic
def answer_report(report, *, by, answer):
    """Note what was done about a report; that takes it off the list."""
    row = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if not answer.strip():
        raise Refused(_("Please write down what was done."))
    row.answer, row.answered_at = answer, timezone.now()
    row.save(update_fields=["answer", "answered_at"])
    record("answer", row, by=by)
    return row
