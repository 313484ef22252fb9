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
from comments.desk import Burst, Correction, Note, Presence, Redaction  # noqa: F401  (models too)
from comments.removal import MARK, shown
from comments.replies_models import PracticeReply, ReplyTemplate  # noqa: F401
from comments.shifts import HandOver  # noqa: F401
from comments.traces import CommentReport, Signs, WordCount  # noqa: F401


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
        """What a moderator has to decide, in the order of the queue."""
        return self.filter(state__in=Comment.WAITING).in_lanes()

    def in_lanes(self):
        """The urgent first, then what the rules cannot read, then the oldest, last what looks like
        spam, which an urgent one never does.
        """
        Lane, suspect = Comment.Lane, Q(signs__suspect=True)
        lane = models.Case(
            models.When(level__gte=Comment.NEVER_APPROVED, then=Lane.LEVEL_3),
            models.When(level=2, then=Lane.LEVEL_2),
            models.When(suspect, language_read=False, then=Lane.UNREAD_LIKE_SPAM),
            models.When(language_read=False, then=Lane.UNREAD),
            models.When(suspect, then=Lane.LIKE_SPAM),
            default=Lane.ORDINARY,
        )
        return self.annotate(lane=lane).order_by("lane", "submitted_at", "pk")


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

    class Lane(models.IntegerChoices):
        """Where it waits in the queue."""

        LEVEL_3 = 0
        LEVEL_2 = 1
        UNREAD = 2
        UNREAD_LIKE_SPAM = 3
        ORDINARY = 4
        LIKE_SPAM = 5

    WAITING = (State.PENDING, State.HELD)
    NEVER_APPROVED = 3

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="comments")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replies"
    )
    nickname = models.CharField(_("nickname"), max_length=40)
    email = models.EmailField(_("e-mail"), blank=True)
    # As readers see it: from what the writer wrote, a moderator may have taken parts.
    text = models.TextField(_("comment"))
    # The writer's own words where it was redacted, for those who may view them; else empty.
    original = models.TextField(blank=True, editable=False)
    # The name they chose, where it was taken out: then `nickname` is the mark.
    own_name = models.CharField(max_length=40, blank=True, db_default="", editable=False)
    redactions = models.PositiveSmallIntegerField(default=0, editable=False)
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
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("assigned to"),
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["-submitted_at"]
        permissions = [
            ("moderate_comment", "Can decide about comments"),
            ("approve_urgent", "Can approve comments of level 2, and correct levels"),
            ("view_original", "Can view what was taken out of comments"),
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
            models.CheckConstraint(
                name="comments_closed_at_level_3", condition=~Q(state="closed") | Q(level=3)
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
            models.Index(
                fields=["network", "submitted_at"],
                condition=~Q(network=""),
                name="comments_of_a_network",
            ),
            models.Index(Upper("email"), condition=~Q(email=""), name="comments_of_an_address"),
        ]

    def __str__(self):
        return f"comment {self.public_id}"

    @property
    def is_urgent(self):
        return self.level >= 2

    @property
    def own_words(self):
        """What the writer wrote, also where readers see less of it."""
        return self.original or self.text

    @property
    def shown_text(self):
        """What readers see, the marks of what was taken out in their language."""
        return shown(self.text) if self.redactions else self.text

    @property
    def own_nickname(self):
        return self.own_name or self.nickname

    @property
    def shown_name(self):
        return shown(self.nickname) if self.redactions else self.nickname

    @property
    def is_redacted(self):
        return bool(self.redactions) and MARK in self.text + self.nickname

    @property
    def wording(self):
        """Tells the words that somebody has read from those that stand there by now."""
        return f"{self.edits}.{self.redactions}"

    @property
    def noticed(self):
        """The reasons that triage saw; they are ticked until a moderator unticks them."""
        return {finding["code"] for finding in self.findings} & set(Reason.values)


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
    # What triage noticed against publishing, and the person who published it did not see in it.
    overruled = ArrayField(models.CharField(max_length=20, choices=Reason), default=list)
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="undone"
    )
    burst = models.ForeignKey(Burst, on_delete=models.PROTECT, null=True, related_name="decisions")

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
