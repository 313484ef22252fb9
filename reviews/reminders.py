"""Telling the owners of public texts in time: of a review that falls due, of leaving the search.

Each of the two days has a ladder of rungs before it. Only the last rung reached is told, and once;
those below it, which a missed day has skipped, count as told with it.
"""

from collections import defaultdict
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from outbox.mail import post
from reviews.due import all_due
from reviews.models import Reminder

LEAVING, DUE = "leaving", "due"
RUNGS = {LEAVING: (60, 30, 7), DUE: (60, 30, 7, 0)}  # days before
LOCK = 0x72656D696E64  # "remind": one run at a time, whoever started it


@transaction.atomic
def remind():
    """Queue one mail for each owner who has to be told of something new; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    texts = all_due()
    ladders = [(text, ladder, day) for text in texts for ladder, day in _days(text)]
    told = set(
        Reminder.objects.filter(day__in={day for text, ladder, day in ladders}).values_list(
            "kind", "object_id", "day", "rung"
        )
    )
    news, marks = defaultdict(dict), []
    for text, ladder, day in ladders:
        reached = _reached(text, ladder, day)
        owners = text.owners if reached and reached[-1] not in told else []
        for owner in owners:
            # One line a text: that it leaves the search says that its review is due.
            news[owner].setdefault(text, ladder)
        marks += [mark for mark in reached if owners and mark not in told]
    Reminder.objects.bulk_create(
        Reminder(kind=kind, object_id=pk, day=day, rung=rung) for kind, pk, day, rung in marks
    )
    for owner, ladder_of in news.items():
        with override(owner.language):
            post(to=owner.email, **_letter(ladder_of))
    return len(news)


def _days(text):
    """The days that its owners are told of before they come, the graver first."""
    if text.standing.leaves_search_on:
        yield LEAVING, text.standing.leaves_search_on
    if text.standing.review:
        yield DUE, text.standing.review.next_due_on


def _reached(text, ladder, day):
    """The rungs reached by today, as the keys of their reminders; none from before the review."""
    review, today = text.standing.review, timezone.localdate()
    since = review.reviewed_on if review else timezone.localdate(text.standing.imported_at)
    thing = text.kind.thing(text.row)
    return [
        (thing._meta.label_lower, thing.pk, day, f"{ladder}-{days}")
        for days in RUNGS[ladder]
        if since < day - timedelta(days=days) <= today
    ]


# -- The mail ----------------------------------------------------------------------------------


def _letter(ladder_of):
    leaving = [text for text, ladder in ladder_of.items() if ladder == LEAVING]
    due = [text for text, ladder in ladder_of.items() if ladder == DUE]
    parts = []
    if leaving:
        parts.append(_("Search engines no longer offer a page that nobody has reviewed in time:"))
        parts += [_line(text, _when_it_leaves(text)) for text in leaving]
    if due:
        parts.append(_("To review:"))
        parts += [_line(text, _when_it_is_due(text)) for text in due]
    parts.append(
        _(
            "All that is due stands here, after you have signed in:\n%s\n"
            "An article is reviewed as its next edition, an entry or a question as it stands."
        )
        % f"{settings.SITE_URL}{reverse('admin:reviews_review_due')}"
    )
    return {"subject": _subject(leaving, due), "body": "\n\n".join(parts)}


def _subject(leaving, due):
    days = {text.standing.leaves_search_on for text in leaving} or {text.due_on for text in due}
    ahead = {day for day in days if day > timezone.localdate()}
    count = len(leaving) or len(due)
    words = {"count": count, "day": date_format(min((leaving and ahead) or days))}
    if due and not leaving:
        sentence = ngettext(
            "%(count)d review to do by %(day)s",
            "%(count)d reviews to do, the first by %(day)s",
            count,
        )
    elif not ahead:
        sentence = ngettext(
            "%(count)d page has left search engines",
            "%(count)d pages have left search engines",
            count,
        )
    elif len(days) == 1:
        sentence = ngettext(
            "%(count)d page leaves search engines on %(day)s",
            "%(count)d pages leave search engines on %(day)s",
            count,
        )
    else:
        sentence = _("%(count)d pages leave search engines, the next on %(day)s")
    return sentence % words


def _line(text, when):
    return f"- {text.title}\n  {when}\n  {text.url}"


def _when_it_leaves(text):
    leaves = text.standing.leaves_search_on
    words = {"day": date_format(leaves), "due": date_format(text.due_on)}
    if text.standing.is_imported:
        ahead, past = _("never reviewed; leaves on %(day)s"), _("never reviewed; left on %(day)s")
    else:
        ahead = _("review due since %(due)s; leaves on %(day)s")
        past = _("review due since %(due)s; left on %(day)s")
    return (ahead if leaves > timezone.localdate() else past) % words


def _when_it_is_due(text):
    word = _("overdue since %s") if text.days_overdue > 0 else _("due on %s")
    return word % date_format(text.due_on)
