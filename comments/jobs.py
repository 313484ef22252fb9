"""What visitors wrote is kept no longer than it is needed (TRUST.md, C10)."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Edition
from clinic.models import Clinic, RateLimit
from comments import letters
from comments.actions import erase, forget_earlier_words
from comments.box import closes_at
from comments.care import forget_notes
from comments.deciding import hold
from comments.models import Comment, Presence
from comments.spam import WITHIN
from comments.traces import CommentReport, Signs
from outbox.jobs import regularly

State = Comment.State
UNPUBLISHED = (State.REJECTED, State.WITHHELD, State.SPAM, State.WITHDRAWN)
KEEP_WORDS = timedelta(days=90)
KEEP_HASHES = timedelta(days=30)
# No limit looks further back than a day.
KEEP_LIMITS = timedelta(days=1)
LOOK_AGAIN_A_DAY = 20  # no more than a moderator reads beside the new ones


@regularly("purge_comments", every=timedelta(days=1))
def purge_comments(*, dry_run=False, progress=lambda done, total: None):
    """Erase the words of what was not published, forget who sent it. Returns a line for the log.

    What the classifier learned stays: its counts hold nobody's words.
    """
    now = timezone.now()
    decided = Comment.objects.filter(state__in=UNPUBLISHED, decided_at__lt=now - KEEP_WORDS)
    # By their numbers, so that no long transaction is open while one after the other is erased.
    ended = list(decided.exclude(text="", email="", nickname="").values_list("pk", flat=True))
    networks = Comment.objects.filter(submitted_at__lt=now - KEEP_HASHES).exclude(network="")
    visitors = CommentReport.objects.filter(at__lt=now - KEEP_HASHES).exclude(visitor="")
    reports = CommentReport.objects.filter(at__lt=now - KEEP_WORDS)
    sketches = Signs.objects.filter(at__lt=now - WITHIN).exclude(sketch=[])
    limits = RateLimit.objects.filter(window_start__lt=now - KEEP_LIMITS)
    words = _(
        "%(erased)d comments erased, %(networks)d networks forgotten, %(reports)d reports deleted, "
        "%(sketches)d traces of copies and %(limits)d counters removed"
    ) % {
        "erased": len(ended),
        "networks": networks.count() + visitors.count(),
        "reports": reports.count(),
        "sketches": sketches.count(),
        "limits": limits.count(),
    }
    if dry_run:
        return _("Nothing is changed. A purge now would give: %s") % words
    for done, pk in enumerate(ended, start=1):
        # Asked again, since somebody may have put it back into the queue meanwhile.
        if comment := decided.filter(pk=pk).first():
            erase(comment, by=None, reason="kept for 90 days")
        progress(done, len(ended))
    reports.delete()
    visitors.update(visitor="")
    networks.update(network="")
    sketches.update(sketch=[])
    limits.delete()
    Presence.objects.filter(seen_at__lt=now - KEEP_LIMITS).delete()
    forget_earlier_words(decided_before=now - KEEP_WORDS)
    forget_notes()
    return words


@regularly("look_at_old_comments_again", every=timedelta(days=1))
def look_at_old_comments_again():
    """Put public comments under articles of old back into the queue, a few a day: what was right to
    publish years ago may not be now.
    """
    clinic, now = Clinic.current(), timezone.now()
    if not clinic.comments_look_again_after:
        return ""
    approved = now - timedelta(days=clinic.comments_look_again_after)
    closed = Edition.objects.public().alias(closes=closes_at(clinic)).filter(closes__lt=now)
    old = Comment.objects.public().filter(
        article__in=closed.values("article"), decided_at__lt=approved, by_staff__isnull=True
    )
    held = 0
    for comment in old.order_by("decided_at")[:LOOK_AGAIN_A_DAY]:
        hold(comment, by=None, note=_("Published long ago: is it still right to show it?"))
        held += 1
    return _("%d old comments put back into the queue") % held


@regularly("tell_moderators_what_waits", every=timedelta(minutes=10))
def tell_moderators_what_waits():
    return letters.tell_what_waits()
