"""What the practice answers comments with, and what is on record about each of its replies."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comments.reply_words import mistakes


def only_known_names(text):
    for mistake in mistakes(text):
        raise ValidationError(mistake)


class ReplyTemplate(models.Model):
    """A reply that was thought over once, for whoever answers."""

    name = models.CharField(_("name"), max_length=80)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    text = models.TextField(_("text"), max_length=2000, validators=[only_known_names])
    offered = models.BooleanField(
        _("offered"), default=True, help_text=_("Off, nobody can choose it any more.")
    )

    class Meta:
        verbose_name = _("template for replies")
        verbose_name_plural = _("templates for replies")
        ordering = ["language", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="comments_reply_template_once",
                fields=["language", "name"],
                violation_error_message=_("There is one of this name in this language already."),
            )
        ]

    def __str__(self):
        return self.name


class PracticeReply(models.Model):
    """How a reply of the practice came about. Append-only; its words are the comment's."""

    comment = models.OneToOneField(
        "comments.Comment", on_delete=models.PROTECT, primary_key=True, related_name="practice"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # Null where it was written in own words.
    template = models.ForeignKey(
        ReplyTemplate, on_delete=models.PROTECT, null=True, related_name="+"
    )
    # It speaks in its writer's name; else in the practice's.
    named = models.BooleanField(default=False)
    # That its writer ticked: it does not show whether anyone is or was a patient (C6).
    confirmed = models.BooleanField()

    class Meta:
        verbose_name = _("reply of the practice")
        verbose_name_plural = _("replies of the practice")
        permissions = [("reply_free_text", "Can reply to comments in their own words")]
        constraints = [
            models.CheckConstraint(name="comments_reply_confirmed", condition=Q(confirmed=True))
        ]

    def __str__(self):
        return f"reply {self.comment_id}"
