"""For the people who read: how much of it was hard today, whom to talk to, a word for the next.

Nothing of this stops anybody from reading on: somebody in need may be waiting. How much a person
has read only that person sees; it is counted when asked, and kept nowhere.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit.models import record
from clinic.exceptions import Refused
from clinic.models import Clinic
from comments.highlighting import DISTRESSING
from comments.letters import moderators
from comments.locking import needs_moderator
from comments.models import Comment
from comments.shifts import HandOver

# From so many on, a break is suggested; from twice as many, somebody else.
MANY = 5
LONGEST = 1000
KEEP_NOTES = timedelta(days=30)


@dataclass(frozen=True)
class Care:
    """What stands over one person's queue."""

    read: int
    support: list
    notes: list
    is_shared: bool

    @property
    def words(self):
        if not self.read:
            return ""
        return ngettext(
            "You have read %(n)d distressing comment today.",
            "You have read %(n)d distressing comments today.",
            self.read,
        ) % {"n": self.read}

    @cached_property
    def advice(self):
        """Kind words; while somebody waits urgently none of them says to go."""
        if self.read < MANY:
            return ""
        if Comment.objects.filter(state__in=Comment.WAITING, level__gte=2).exists():
            return _(
                "That is a lot. Somebody urgent is still waiting: read that first, or ask a "
                "colleague to. Then take a break. You have earned it."
            )
        if self.read < 2 * MANY or not self.is_shared:
            return _("That is a lot. Nothing urgent is waiting: this is a good moment for a break.")
        return _(
            "That is more than one person should carry in a day. Nothing urgent is waiting: could "
            "a colleague take over for today?"
        )


def care_of(user):
    support = Clinic.current().staff_support.splitlines()
    return Care(
        read=_read_today(user),
        support=[line.strip() for line in support if line.strip()],
        notes=list(HandOver.objects.filter(read_at=None).select_related("by")),
        is_shared=moderators().exclude(pk=user.pk).exists(),
    )


def _read_today(user):
    """Distressing comments that this person has had open or decided about since midnight."""
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    hard = Q(level__gte=2) | Q(corrections__from_level__gte=2)
    for code in DISTRESSING:
        hard |= Q(findings__contains=[{"code": code}])
    opened = Q(presences__user=user, presences__seen_at__gte=midnight)
    decided = Q(decisions__by=user, decisions__at__gte=midnight)
    mine = (
        Comment.objects.filter(opened)
        .values("pk")
        .union(Comment.objects.filter(decided).values("pk"))
    )
    return Comment.objects.filter(hard, pk__in=mine).distinct().count()


# -- A word for the next -----------------------------------------------------------------------


def hand_over(*, by, text):
    needs_moderator(by)
    if not text.strip():
        raise Refused(_("Please write something first."))
    if len(text) > LONGEST:
        raise Refused(_("That is too long: %d characters at most.") % LONGEST)
    note = HandOver.objects.create(by=by, text=text.strip())
    record("hand_over", note, by=by)
    return note


def take_over(note, *, by):
    """A colleague has read it, so that it need not stand there any more. Twice does no harm."""
    needs_moderator(by)
    unread = HandOver.objects.filter(pk=note.pk, read_at=None).exclude(by=by)
    if unread.update(read_by=by, read_at=timezone.now()):
        record("take_over", note, by=by)
    elif note.by == by:
        raise Refused(_("It is for a colleague to read."))


def forget_notes():
    HandOver.objects.filter(at__lt=timezone.now() - KEEP_NOTES).delete()
