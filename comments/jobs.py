"""What visitors wrote is kept no longer than it is needed (TRUST.md, C10)."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from clinic.models import RateLimit
from comments.actions import erase
from comments.models import Comment
from outbox.jobs import regularly

State = Comment.State
UNPUBLISHED = (State.REJECTED, State.WITHHELD, State.SPAM, State.WITHDRAWN)
KEEP_WORDS = timedelta(days=90)
KEEP_NETWORKS = timedelta(days=30)
# No limit looks further back than a day.
KEEP_LIMITS = timedelta(days=1)


@regularly("purge_comments", every=timedelta(days=1))
def purge_comments():
    """Erase the words of what was not published, and forget networks. Returns a log line."""
    now = timezone.now()
    ended = Comment.objects.filter(state__in=UNPUBLISHED, decided_at__lt=now - KEEP_WORDS)
    erased = 0
    for comment in ended.exclude(text="", email="", nickname="").iterator():
        erase(comment, by=None, reason="kept for 90 days")
        erased += 1
    old = Comment.objects.filter(submitted_at__lt=now - KEEP_NETWORKS).exclude(network="")
    forgotten = old.update(network="")
    RateLimit.objects.filter(window_start__lt=now - KEEP_LIMITS).delete()
    return _("%(erased)d comments erased, %(forgotten)d networks forgotten") % {
        "erased": erased,
        "forgotten": forgotten,
    }
