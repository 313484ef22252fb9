"""What people do about a comment at the desk, beside deciding. All but who is looking at it now is
append-only, and loses its words when the comment is erased.
"""

from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Correction(models.Model):
    """A person's level in place of the one before, which stays on record with its words."""

    class Why(models.TextChoices):
        FIGURE = "figure-of-speech", _("A figure of speech")
        PAST = "past", _("It is over, and there is no danger now")
        QUOTED = "quoted", _("Quoted, or about a book, a film or the news")
        MISREAD = "misread", _("The rules misread the words")
        MISSED = "missed", _("The rules missed a danger")

    comment = models.ForeignKey(
        "comments.Comment", on_delete=models.PROTECT, related_name="corrections"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    from_level = models.PositiveSmallIntegerField()
    to_level = models.PositiveSmallIntegerField()
    # What triage had seen until then, as on the comment.
    findings = models.JSONField(default=list)
    reasons = ArrayField(models.CharField(max_length=20, choices=Why))
    note = models.TextField(_("note"))

    class Meta:
        verbose_name = _("correction of a level")
        verbose_name_plural = _("corrections of levels")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="comments_correction_to_another_level",
                condition=Q(to_level__lte=3) & ~Q(to_level=F("from_level")),
            ),
            models.CheckConstraint(
                name="comments_corrected_with_reason_and_note",
                condition=Q(reasons__len__gt=0) & ~Q(note=""),
            ),
        ]

    def __str__(self):
        return f"{self.from_level} → {self.to_level}"

    @property
    def reason_names(self):
        return [self.Why(reason).label for reason in self.reasons]


class Redaction(models.Model):
    """That somebody took parts out of the public wording, or put them back before it was public."""

    comment = models.ForeignKey(
        "comments.Comment", on_delete=models.PROTECT, related_name="redacted"
    )
    number = models.PositiveSmallIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reasons = ArrayField(models.CharField(max_length=20))
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("redaction")
        verbose_name_plural = _("redactions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="comments_redaction_once", fields=["comment", "number"])
        ]

    def __str__(self):
        return f"{self.comment}, redaction {self.number}"


class NoteQuerySet(models.QuerySet):
    def unanswered(self):
        """Questions for a second opinion that nobody has answered."""
        return self.filter(kind=Note.Kind.ASKED, answer__isnull=True)


class Note(models.Model):
    """What colleagues say to each other about a comment: notes, questions, second opinions."""

    class Kind(models.TextChoices):
        NOTE = "note", _("Note")
        ASKED = "asked", _("Asks for a second opinion")
        OPINION = "opinion", _("Second opinion")

    comment = models.ForeignKey("comments.Comment", on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.NOTE)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    text = models.TextField(_("note"), blank=True)
    # Whose opinion is asked for.
    of = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answers = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="answer"
    )

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note to colleagues")
        verbose_name_plural = _("notes to colleagues")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="comments_note_asks_somebody",
                condition=Q(kind="asked", of__isnull=False) & ~Q(of=F("by"))
                | ~Q(kind="asked") & Q(of__isnull=True),
            ),
            models.CheckConstraint(
                name="comments_note_opinion_answers",
                condition=Q(kind="opinion", answers__isnull=False)
                | ~Q(kind="opinion") & Q(answers__isnull=True),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.by}"


class BurstQuerySet(models.QuerySet):
    def restorable(self):
        since = timezone.now() - Burst.RESTORABLE_FOR
        return self.filter(restored_at=None, at__gt=since)


class Burst(models.Model):
    """That somebody called a sample and what came like it spam, in one go."""

    RESTORABLE_FOR = timedelta(days=30)

    sample = models.ForeignKey("comments.Comment", on_delete=models.PROTECT, related_name="bursts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("marked"), default=timezone.now)
    # Which ones, their decisions say; so many more were near and stayed in the queue.
    marked = models.PositiveIntegerField(_("marked as spam"))
    set_apart = models.PositiveIntegerField(_("set apart"))
    restored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    restored_at = models.DateTimeField(_("put back"), null=True)

    objects = BurstQuerySet.as_manager()

    class Meta:
        verbose_name = _("burst of spam")
        verbose_name_plural = _("bursts of spam")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="comments_burst_restored_by_somebody",
                condition=Q(restored_by__isnull=True, restored_at__isnull=True)
                | Q(restored_by__isnull=False, restored_at__isnull=False),
            )
        ]

    def __str__(self):
        return f"burst {self.pk}"

    @property
    def restorable_until(self):
        return self.at + self.RESTORABLE_FOR

    @property
    def is_restorable(self):
        return not self.restored_at and timezone.now() < self.restorable_until


class Presence(models.Model):
    """That somebody has a comment open, by the last sign of life from the page."""

    # The page gives one every 30 seconds.
    LASTS = timedelta(minutes=2)

    comment = models.ForeignKey(
        "comments.Comment", on_delete=models.CASCADE, related_name="presences"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = verbose_name_plural = _("presence")
        constraints = [
            models.UniqueConstraint(name="comments_presence_once", fields=["comment", "user"])
        ]
        indexes = [models.Index(fields=["seen_at"], name="comments_presence_seen")]

    def __str__(self):
        return str(self.user)
