"""The moderators' queue: which comments somebody asked for, a page at a time, and what is next.

A page begins after a comment and not after a number of them, so that nothing is skipped or shown
twice while colleagues decide.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Count, Max, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import ngettext

from accounts.models import User
from articles.models import Edition
from clinic.admin_search import words_of
from comments.models import Comment
from comments.together import asked_of

PER_PAGE = 50
Lane = Comment.Lane
URGENT = (Lane.LEVEL_3, Lane.LEVEL_2)
UNREAD = (Lane.UNREAD, Lane.UNREAD_LIKE_SPAM)


@dataclass(frozen=True)
class Queue:
    """What somebody asked the queue for; without anything, all that waits."""

    user: User
    state: str = ""  # "reported", "all", or one of the states
    whose: str = ""  # "me", "nobody", "asked"
    article: int = 0
    words: str = ""

    STATES = ("reported", "all", *Comment.State.values)
    WHOSE = ("me", "nobody", "asked")

    @classmethod
    def of(cls, request):
        """As an address asks for it; what it does not know, it leaves out."""
        state, whose = request.GET.get("state"), request.GET.get("whose")
        return cls(
            user=request.user,
            state=state if state in cls.STATES else "",
            whose=whose if whose in cls.WHOSE else "",
            article=number(request.GET.get("article", "")),
            words=" ".join(words_of(request.GET.get("q", ""))),
        )

    def address(self, **changes):
        """The part of an address that asks for the same, or for something else."""
        asked = {"state": self.state, "whose": self.whose, "article": self.article, "q": self.words}
        asked = {name: value for name, value in (asked | changes).items() if value}
        return f"?{urlencode(asked)}" if asked else ""

    @property
    def is_filtered(self):
        return bool(self.whose or self.article or self.words)

    @property
    def waits(self):
        """Whether it holds what is to be decided; else it is a list to look things up in."""
        return not self.state

    @property
    def key(self):
        """By what it is ordered, always from the small to the great."""
        return ("lane", "submitted_at", "pk") if self.waits else ("submitted_at", "pk")

    @cached_property
    def comments(self):
        found = Comment.objects.in_lanes()
        if self.waits:
            found = found.filter(state__in=Comment.WAITING)
        elif self.state == "reported":
            found = found.filter(pk__in=Comment.objects.reported().values("pk"))
        elif self.state != "all":
            found = found.filter(state=self.state)
        if self.whose:
            found = found.filter(self._whose())
        if self.article:
            found = found.filter(article=self.article)
        for word in words_of(self.words):
            found = found.filter(Q(text__says=word) | Q(nickname__says=word))
        return found

    def _whose(self):
        if self.whose == "me":
            return Q(assigned_to=self.user)
        if self.whose == "nobody":
            return Q(assigned_to=None)
        return Q(pk__in=asked_of(self.user).values("comment"))

    # What is decided is looked up from the newest on, what waits is read from the oldest on.

    def after(self, comment=None):
        """What follows a comment, in order; without one, all of it."""
        return self._beside(comment, forward=self.waits).order_by(*self._order(self.waits))

    def before(self, comment):
        """What stands before a comment, the nearest first."""
        return self._beside(comment, forward=not self.waits).order_by(*self._order(not self.waits))

    def _order(self, forward):
        return self.key if forward else [f"-{name}" for name in self.key]

    def _beside(self, comment, forward):
        if comment is None:
            return self.comments
        beside, same = Q(), Q()
        for name in self.key:
            value = getattr(comment, name)
            beside |= same & Q(**{f"{name}__{'gt' if forward else 'lt'}": value})
            same &= Q(**{name: value})
        return self.comments.filter(beside).exclude(pk=comment.pk)

    def page(self, *, after=None, before=None):
        """(comments, whether some stand before, whether some follow)."""
        found = self.before(before) if before else self.after(after)
        rows = list(found.select_related("article", "signs", "assigned_to")[: PER_PAGE + 1])
        more, rows = len(rows) > PER_PAGE, rows[:PER_PAGE]
        if before:
            return rows[::-1], more, True
        return rows, bool(after), more


def next_to_decide(queue, comment):
    """Where to go from a comment that is decided: an urgent one that nobody has taken, else the
    next of the queue, else the first.
    """
    waiting = Comment.objects.waiting().exclude(pk=comment.pk)
    urgent = waiting.filter(level__gte=2, assigned_to=None).first()
    if urgent or not queue.waits:
        return urgent
    return queue.after(comment).first() or queue.after().exclude(pk=comment.pk).first()


@dataclass(frozen=True)
class Lanes:
    """How many wait in each lane, and when the newest of the urgent ones came."""

    urgent: int
    unread: int
    ordinary: int
    like_spam: int
    newest_urgent: object

    @property
    def total(self):
        return self.urgent + self.unread + self.ordinary + self.like_spam

    @property
    def news(self):
        """What a page says of the urgent ones, and by which it knows whether it has said it."""
        words = ngettext(
            "%(n)s urgent comment is waiting.", "%(n)s urgent comments are waiting.", self.urgent
        )
        newest = self.newest_urgent.timestamp() if self.urgent else 0
        return {"newest": newest, "words": words % {"n": self.urgent}}

    @classmethod
    def counted(cls):
        since = Coalesce("waits_since", "submitted_at")

        def those(*lanes):
            return Q(lane__in=lanes)

        return cls(
            **Comment.objects.waiting()
            .order_by()
            .aggregate(
                urgent=Count("pk", filter=those(*URGENT)),
                unread=Count("pk", filter=those(*UNREAD)),
                ordinary=Count("pk", filter=those(Lane.ORDINARY)),
                like_spam=Count("pk", filter=those(Lane.LIKE_SPAM)),
                newest_urgent=Max(since, filter=those(*URGENT)),
            )
        )


@dataclass(frozen=True)
class Clock:
    """Since when a comment waits, and until when it was promised to be read."""

    since: object
    until: object

    @classmethod
    def of(cls, comment, clinic):
        since = comment.waits_since or comment.submitted_at
        return cls(since, since + timedelta(hours=clinic.comments_urgent_within))

    @property
    def is_late(self):
        return self.until < timezone.now()


def titles_of(article_ids):
    """The titles of articles as their newest editions have them."""
    editions = Edition.objects.filter(article__in=article_ids).order_by("article", "-number")
    return dict(editions.distinct("article").values_list("article", "title"))


def number(text):
    """The number in an address, or one that no row has."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
