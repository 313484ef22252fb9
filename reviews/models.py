import hashlib
import json
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from audit.models import Published
from authors.models import Author
from clinic.public import WindowQuerySet
from reviews.standing import Standing, is_indexed


def canonical(content):
    """The one way to write a content down: what a signature's hash is taken of."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def content_hash(text):
    """SHA-256 of a canonical text, in hex; PostgreSQL computes the same."""
    return hashlib.sha256(text.encode()).hexdigest()


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
    # Nobody, where it was signed by a reviewer without an account, who was asked by link and code.
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    through_link = models.BooleanField(default=False)
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
            models.CheckConstraint(
                name="reviews_due_within_three_years",
                condition=Q(next_due_on__lte=models.F("reviewed_on") + timedelta(days=1097)),
            ),
            models.CheckConstraint(
                name="reviews_signed_by_somebody",
                condition=Q(signed_by__isnull=False, through_link=False)
                | Q(signed_by__isnull=True, through_link=True, kind="full"),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.reviewer_shown['name']}, {self.reviewed_on}"

    @property
    def has_second_reader(self):
        return self.kind != self.Kind.SELF_CHECK

    @property
    def origin(self):
        """The review that read the whole text: under a minor edit, the one that it inherits."""
        return self.inherits.origin if self.kind == self.Kind.MINOR else self

    @property
    def credential_has_lapsed(self):
        """Whether the reviewer could not sign today. What was signed stands all the same."""
        return self.reviewer.credential_on(timezone.localdate()) is None

    def days_overdue(self):
        return (timezone.localdate() - self.next_due_on).days


class Reminder(models.Model):
    """That the owners of a text were told of a day to come: each rung of the ladder once.

    It is known by the text and the day, not by the review: a minor edit brings a review of its own
    with the same day, and an imported text has none.
    """

    kind = models.CharField(max_length=60, help_text="app.model")
    object_id = models.BigIntegerField()
    day = models.DateField()
    rung = models.CharField(max_length=20)
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("reminder")
        constraints = [
            models.UniqueConstraint(
                name="reviews_reminder_once", fields=["kind", "object_id", "day", "rung"]
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.object_id}, {self.day}: {self.rung}"


class ReviewedQuerySet(WindowQuerySet):
    def indexable(self):
        """Those that search engines are offered."""
        return self.filter(is_indexed())


class Reviewed(Published):
    """Something living with one public text (an entry, a question), and its review, if any."""

    review = models.ForeignKey(
        Review, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects = ReviewedQuerySet.as_manager()

    class Meta(Published.Meta):
        abstract = True

    @property
    def standing(self):
        return Standing(self.review, is_signed=lambda: self.review_is_current)

    @property
    def content(self):
        """What a signature covers. Each kind says it."""
        raise NotImplementedError

    @property
    def review_is_current(self):
        return bool(self.review) and self.review.content_hash == content_hash(
            canonical(self.content)
        )
