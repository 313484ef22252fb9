"""Whether the box under an article takes comments now, and if not, why."""

from datetime import timedelta
from enum import Enum

from django.db.models import DateTimeField, ExpressionWrapper, F, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from clinic.models import Clinic
from comments.models import Comment


class Commenting(Enum):
    OFF = "off"  # leaves no trace of comments
    OPEN = "open"
    CLOSED = "closed"  # the article is too old
    AWAY = "away"  # nobody reads them before a day that is named
    LATE = "late"  # somebody in need has waited longer than was promised


def has_comments(article, clinic):
    return clinic.comments_are_read and article.comments_open


def commenting(article, published_at, clinic=None, late=None):
    """A query at most: whether somebody has waited too long, unless `late` says so."""
    clinic = clinic or Clinic.current()
    if not has_comments(article, clinic):
        return Commenting.OFF
    days = article.comments_close_after or clinic.comments_close_after
    if timezone.now() >= published_at + timedelta(days=days):
        return Commenting.CLOSED
    if clinic.comments_back_on and timezone.localdate() < clinic.comments_back_on:
        return Commenting.AWAY
    late = is_late(clinic) if late is None else late
    return Commenting.LATE if late else Commenting.OPEN


def closes_at(clinic):
    """The same for queries of editions: the moment at which the article is too old."""
    days = Coalesce("article__comments_close_after", Value(clinic.comments_close_after))
    return ExpressionWrapper(F("published_at") + days * Value(timedelta(days=1)), DateTimeField())


def is_late(clinic):
    return late_ones(clinic).exists()


def late_ones(clinic):
    """The urgent ones that wait for longer than was promised."""
    promised = timezone.now() - timedelta(hours=clinic.comments_urgent_within)
    urgent = Comment.objects.filter(state__in=Comment.WAITING, level__gte=2)
    since = Coalesce("waits_since", "submitted_at")
    return urgent.alias(since=since).filter(since__lt=promised)
