import hashlib
import json
from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from audit.models import Published
from authors.models import Author
from clinic.public import WindowQuerySet


def canonical(content):
    """The one way to write a content down: what a signature's hash is taken of."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def content_hash(text):
    """SHA-256 of a canonical text, in hex; PostgreSQL computes the same."""
    return hashlib.sha256(text.encode()).hexdigest()


# R5: this long after the day its review was due, a text no longer shows in search engines.
DAYS_OVERDUE = 90


class Review(models.Model):
    """A signature on one exact content. Only inserted, never changed.

    What was signed is known by its hash alone, so the same table serves editions, entries and
    questions; each of them points here.
    """

    class Kind(models.TextChoices):
        FULL = "full", _("Full review")
        MINOR = "minor", _("Minor edit confirmed")
        SELF_CHECK = "self", _("Checked by its author, no second reviewer")

    CHECKLIST = {
        "evidence": _("The evidence is current, and each claim has its source."),
        "links": _("The links and references lead where they say."),
        "accessibility": _("Headings, tables and text alternatives work for everyone."),
        "feedback": _("What readers reported has been answered."),
        "safe_messaging": _("The language is safe for people in distress."),
    }

    kind = models.CharField(max_length=8, choices=Kind)
    content_hash = models.CharField(max_length=64)
    reviewer = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="reviews")
    # The reviewer and the credential as they were on that day.
    reviewer_shown = models.JSONField()
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField(default=timezone.now)
    checklist = models.JSONField(default=list)
    # The day from which the next review is due counts; a minor edit inherits it.
    reviewed_on = models.DateField()
    next_due_on = models.DateField()
    inherits = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["next_due_on"], name="reviews_review_due")]
        constraints = [
            models.CheckConstraint(
                name="reviews_minor_inherits",
                condition=Q(kind="minor", inherits__isnull=False) | ~Q(kind="minor"),
            ),
            models.CheckConstraint(
                name="reviews_due_after_review",
                condition=Q(next_due_on__gt=models.F("reviewed_on")),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.reviewer_shown['name']}, {self.reviewed_on}"

    @property
    def has_second_reader(self):
        return self.kind != self.Kind.SELF_CHECK

    def days_overdue(self, today: date | None = None):
        return ((today or timezone.localdate()) - self.next_due_on).days

    @property
    def counts_in_public(self):
        """R5: a review that is more than 90 days overdue no longer vouches for a text."""
        return self.has_second_reader and not self.is_long_overdue

    @property
    def is_long_overdue(self):
        return self.days_overdue() > DAYS_OVERDUE


def review_not_long_overdue():
    """`Review.is_long_overdue`, denied, as a condition on what has a `review`."""
    return Q(review__next_due_on__gte=timezone.localdate() - timedelta(days=DAYS_OVERDUE))


class ReviewedQuerySet(WindowQuerySet):
    def indexable(self):
        """Those that search engines are offered: signed, and not long overdue."""
        return self.filter(review_not_long_overdue())


class Reviewed(Published):
    """Something living with one public text (an entry, a question), and its review, if any."""

    review = models.ForeignKey(
        Review, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects = ReviewedQuerySet.as_manager()

    class Meta(Published.Meta):
        abstract = True

    @property
    def is_indexable(self):
        return bool(self.review) and not self.review.is_long_overdue

    @property
    def content(self):
        """What a signature covers. Each kind says it."""
        raise NotImplementedError

    @property
    def review_is_current(self):
        return bool(self.review) and self.review.content_hash == content_hash(
            canonical(self.content)
        )
