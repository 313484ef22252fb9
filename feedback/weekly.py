"""The weekly mail of what people read, to those who asked for it. Counts, and titles of texts."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from feedback.models import WeeklyMail
from feedback.reading import Reading, Span
from outbox.mail import post

VIEW = "feedback.view_dailyviews"
MOST_READ = 5


def send():
    """Queue what is due since this week's Monday; returns how many. Late is as good as in time."""
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    due = WeeklyMail.objects.filter(told_until__lt=monday, user__is_active=True)
    sent = 0
    for pk in due.exclude(user__email="").values_list("pk", flat=True):
        with transaction.atomic():
            row = WeeklyMail.objects.select_for_update(of=("self",)).filter(pk=pk).first()
            if row is None or not row.user.has_perm(VIEW):
                continue
            row.told_until = monday
            row.save(update_fields=["told_until"])
            with override(row.user.language):
                subject = _("What people read last week")
                post(to=row.user.email, subject=subject, body=body(row.user))
            sent += 1
    return sent


def body(user):
    reading = Reading(user, Span.last_week())
    total, span = reading.total, reading.span
    lines = [
        span.words,
        "",
        _("Reads: %(now)d (the week before: %(then)d)")
        % {"now": total.reads, "then": total.reads_before},
        _("Link to book followed: %(now)s (the week before: %(then)s)")
        % {"now": reading.bookings, "then": reading.bookings_before},
    ]
    if total.share is not None:
        words = {"share": total.share, "answers": total.answers}
        lines.append(_("Found it helpful: %(share)d %% of %(answers)d who answered") % words)
    if reading.sees_searches:
        words = _("Searches that found nothing: %(now)d (the week before: %(then)d)")
        lines.append(words % reading.searches)
    read = [pair for pair in reading.by_article if pair[1][0]][:MOST_READ]
    if read:
        lines += ["", _("Most read:")]
        lines += [f"{row.figures.reads:>6}  {row.name}" for row in reading.rows(read)]
    page = settings.SITE_URL + reverse("admin:feedback_dailyviews_changelist")
    lines += ["", _("Month against month, and to end this mail:"), page]
    return "\n".join(lines)
