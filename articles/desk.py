"""The models that only the staff's desk sees: outlines, notes, preview links, who is here now."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _


class Outline(models.Model):
    """A text to start from: the headings, and under each what belongs there."""

    title = models.CharField(
        _("title"), max_length=80, unique=True, help_text=_("For what kind of article it is.")
    )
    body = models.TextField(
        _("text"), help_text=_("Headings, and under each a sentence on what belongs there.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("outline")
        verbose_name_plural = _("outlines")
        ordering = ["order", "title"]

    def __str__(self):
        return self.title


class PreviewLink(models.Model):
    """A link with which somebody without an account may read one edition, for some days."""

    DAYS = 14

    edition = models.ForeignKey(
        "articles.Edition", on_delete=models.CASCADE, related_name="preview_links"
    )
    reader = models.CharField(
        _("for whom"), max_length=80, help_text=_("Their name. It stands beside their notes.")
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["pk"]

    def __str__(self):
        return self.reader

    @property
    def expires_at(self):
        return self.created_at + timedelta(days=self.DAYS)

    @property
    def is_open(self):
        return self.revoked_at is None and timezone.now() < self.expires_at


class ReviewLink(models.Model):
    """A link with which a reviewer without an account reads, and with a mailed code signs.

    Whose register entry counts is the profile's; an administrator checked it and gave the address.
    """

    DAYS = 30
    CODE_MINUTES = 15
    TRIES = 5

    edition = models.ForeignKey(
        "articles.Edition", on_delete=models.CASCADE, related_name="review_links"
    )
    reviewer = models.ForeignKey("authors.Author", on_delete=models.PROTECT, related_name="+")
    email = models.EmailField(_("e-mail"))
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, editable=False)
    # The last code that was mailed: never itself, and good for a few tries in a few minutes.
    code_hash = models.CharField(max_length=64, blank=True, editable=False)
    code_sent_at = models.DateTimeField(null=True, editable=False)
    code_tries = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("review link")
        verbose_name_plural = _("review links")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="articles_one_open_review_link",
                fields=["edition"],
                condition=Q(revoked_at__isnull=True),
            )
        ]

    def __str__(self):
        return str(self.reviewer)

    @property
    def expires_at(self):
        return self.created_at + timedelta(days=self.DAYS)

    @property
    def is_open(self):
        return self.revoked_at is None and timezone.now() < self.expires_at

    @property
    def masked_email(self):
        """Enough for its owner to know it, on a page that whoever has the link can open."""
        name, _at, place = self.email.rpartition("@")
        return f"{name[:1]}…@{place}"


class Note(models.Model):
    """What a colleague asks for, beside a paragraph or about the whole text.

    It is by somebody of the staff, or came in through a preview or review link. It may propose
    words in the place of others, and it may answer another note.
    """

    class Outcome(models.TextChoices):
        OPEN = "", _("Open")
        ACCEPTED = "accepted", _("Taken over")
        DECLINED = "declined", _("Not taken over")
        SETTLED = "settled", _("Settled")

    edition = models.ForeignKey("articles.Edition", on_delete=models.CASCADE, related_name="notes")
    text = models.TextField(_("note"))
    # The heading it stands under, or the paragraph, whose words are kept as they were.
    anchor = models.CharField(max_length=80, blank=True)
    passage = models.TextField(blank=True)
    # Words of that passage, and those that are proposed for them.
    words = models.CharField(_("these words"), max_length=1000, blank=True)
    proposal = models.CharField(_("better so"), max_length=1000, blank=True)
    answer_to = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, related_name="answers"
    )
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.OPEN, blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    link = models.ForeignKey(PreviewLink, on_delete=models.CASCADE, null=True, related_name="notes")
    review_link = models.ForeignKey(
        ReviewLink, on_delete=models.CASCADE, null=True, related_name="notes"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="articles_note_by_somebody",
                condition=Q(by__isnull=False, link__isnull=True, review_link__isnull=True)
                | Q(by__isnull=True, link__isnull=False, review_link__isnull=True)
                | Q(by__isnull=True, link__isnull=True, review_link__isnull=False),
            ),
            models.CheckConstraint(
                name="articles_note_settled_by_somebody",
                condition=Q(outcome="", settled_at__isnull=True)
                | ~Q(outcome="") & Q(settled_at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.text[:80]

    @property
    def writer(self):
        return self.by or self.link or self.review_link


def others_here(edition, but):
    """A sentence on who else has an edition open at the moment, or an empty one."""
    since = timezone.now() - Presence.LASTS
    others = edition.presences.filter(seen_at__gt=since).exclude(user=but).select_related("user")
    names = [str(presence.user) for presence in others.order_by("pk")]
    if not names:
        return ""
    sentence = ngettext(
        "%(names)s has this text open.", "%(names)s have this text open.", len(names)
    )
    return sentence % {"names": get_text_list(names, gettext("and"))}


class Presence(models.Model):
    """That somebody has an edition's form open, by the last sign of life from it."""

    # The form gives one every 15 seconds; three that stay out, and it is closed.
    LASTS = timedelta(seconds=45)

    edition = models.ForeignKey(
        "articles.Edition", on_delete=models.CASCADE, related_name="presences"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("presence")
        constraints = [
            models.UniqueConstraint(name="articles_presence_once", fields=["edition", "user"])
        ]

    def __str__(self):
        return str(self.user)
