import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from audit.models import Imported
from comments.traces import CommentReport, Signs, WordCount  # noqa: F401  (models too)


class Reason(models.TextChoices):
    """Why a comment was decided as it was. Triage uses some of the same codes."""

    IDENTIFIES_AUTHOR = "identifies-author", _("Identifies the writer")
    IDENTITY = "identity", _("Identifies another person")
    STAFF_NAME = "staff-name", _("Names staff")
    TESTIMONIAL = "testimonial", _("Testimonial or claim of an outcome")
    ADVICE = "advice", _("Asks for personal clinical advice")
    CRISIS = "crisis", _("Self-harm or suicide")
    SAFEGUARDING = "safeguarding", _("Harm to others, or to a child or adult at risk")
    METHOD = "method", _("Detail of a method or dose")
    MEDICATION = "medication", _("Instructions about medication")
    COMPLAINT = "complaint", _("A complaint")
    ABUSE = "abuse", _("Abusive")
    PROMOTION = "promotion", _("Promotion")
    OFF_TOPIC = "off-topic", _("Off topic")
    DUPLICATE = "duplicate", _("Said already")


class CommentQuerySet(models.QuerySet):
    def public(self):
        approved = self.filter(state=Comment.State.APPROVED)
        return approved.filter(Q(parent__isnull=True) | Q(parent__state=Comment.State.APPROVED))

    def reported(self):
        """Public ones that readers have reported since they were approved."""
        against_it = models.Q(reports__decision__at=models.F("decided_at"))
        return self.public().filter(against_it).distinct()

    def waiting(self):
        """What a moderator has to decide: the urgent first, then what the rules cannot read, then
        the oldest, last what looks like spam, which an urgent one never does.
        """
        urgent_level = models.Case(
            models.When(level__gte=2, then="level"),
            models.When(language_read=False, then=1),
            default=0,
        )
        like_spam = models.Case(models.When(signs__suspect=True, level__lt=2, then=1), default=0)
        return self.filter(state__in=Comment.WAITING).order_by(
            urgent_level.desc(), like_spam.asc(), "submitted_at", "pk"
        )


class Comment(Imported):
    """What a visitor wrote. Nothing of it is public before a person decided so (C1)."""

    class State(models.TextChoices):
        PENDING = "pending", _("Waiting")
        HELD = "held", _("Held again")
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Rejected")
        WITHHELD = "withheld_support", _("Withheld, with support")
        SPAM = "spam", _("Spam")
        WITHDRAWN = "withdrawn", _("Withdrawn by its writer")
        CLOSED = "closed", _("Closed with an outcome")

    WAITING = (State.PENDING, State.HELD)
    NEVER_APPROVED = 3

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="comments")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replies"
    )
    nickname = models.CharField(_("nickname"), max_length=40)
    email = models.EmailField(_("e-mail"), blank=True)
    text = models.TextField(_("comment"))
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.PENDING)
    level = models.PositiveSmallIntegerField(_("level"), default=0)
    # What triage saw: [{"code", "words"}]. It orders the queue; it decides nothing.
    findings = models.JSONField(default=list)
    # Where triage does not know the language, level 0 says nothing.
    language_read = models.BooleanField(default=True)
    # How often its writer has changed it; what was there before stands in Earlier.
    edits = models.PositiveSmallIntegerField(default=0)
    submitted_at = models.DateTimeField(default=timezone.now)
    # Where it waits from a later moment on: it was put back, changed, or brought in by an import.
    waits_since = models.DateTimeField(null=True, editable=False)
    network = models.CharField(max_length=64, blank=True)
    # One submission, one comment: a replayed token meets the first one's outcome.
    nonce = models.CharField(max_length=64, unique=True, default=uuid.uuid4)
    decided_at = models.DateTimeField(null=True, editable=False)
    by_staff = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["-submitted_at"]
        permissions = [
            ("moderate_comment", "Can decide about comments"),
            ("approve_urgent", "Can approve comments of level 2"),
        ]
        constraints = [
            *Imported.Meta.constraints,
            models.CheckConstraint(name="comments_level_0_to_3", condition=Q(level__lte=3)),
            models.CheckConstraint(
                name="comments_level_3_is_never_approved",
                condition=~Q(state="approved", level__gte=3),
            ),
            models.CheckConstraint(
                name="comments_decided_at_some_time",
                condition=Q(state__in=["pending", "held", "withdrawn"])
                | Q(decided_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["article", "submitted_at"],
                condition=Q(state="approved"),
                name="comments_public",
            ),
            models.Index(
                fields=["-level", "submitted_at"],
                condition=Q(state__in=["pending", "held"]),
                name="comments_waiting",
            ),
            models.Index(Upper("email"), condition=~Q(email=""), name="comments_of_an_address"),
        ]

    def __str__(self):
        return f"comment {self.public_id}"

    @property
    def is_urgent(self):
        return self.level >= 2


class Earlier(models.Model):
    """What a comment said before its writer changed it. Append-only; erased with the comment."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="earlier")
    number = models.PositiveSmallIntegerField()
    nickname = models.CharField(max_length=40)
    text = models.TextField()
    until = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("earlier words")
        verbose_name_plural = _("earlier words")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="comments_earlier_once", fields=["comment", "number"])
        ]

    def __str__(self):
        return f"{self.comment}, {self.number}"


class Decision(models.Model):
    """Who decided what about a comment, when and why. Append-only."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="decisions")
    # Null only where the writer withdrew it, or where it came in decided with an import.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    from_state = models.CharField(max_length=20, choices=Comment.State)
    to_state = models.CharField(max_length=20, choices=Comment.State)
    reasons = ArrayField(models.CharField(max_length=20, choices=Reason), default=list)
    note = models.TextField(_("note"), blank=True)
    outcome = models.CharField(_("outcome"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="comments_a_person_approves",
                condition=~Q(to_state="approved") | Q(by__isnull=False),
            ),
            models.CheckConstraint(
                name="comments_closed_with_outcome_and_note",
                condition=~Q(to_state="closed") | ~Q(outcome="") & ~Q(note=""),
            ),
            models.CheckConstraint(
                name="comments_refused_with_reason",
                condition=~Q(to_state__in=["rejected", "withheld_support"]) | Q(reasons__len__gt=0),
            ),
        ]

    def __str__(self):
        return f"{self.from_state} → {self.to_state}"
