from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Message(models.Model):
    """A mail that waits in the database until the mail server takes it.

    It is written in the same transaction as the decision it tells of, so neither goes without the
    other. It never quotes what a visitor wrote.
    """

    to = models.EmailField(pgettext_lazy("of a letter", "to"))
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    # Meant for nobody but the reader of that address: never shown on the desk, emptied once sent.
    confidential = models.BooleanField(_("confidential"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(_("next try"), default=timezone.now)
    # The mail server was away: it goes, in its turn, with the first that gets through.
    # One of many alike: it lets every other letter go first.
    bulk = models.BooleanField(default=False, editable=False)
    headers = models.JSONField(default=dict, editable=False)
    held_up = models.BooleanField(default=False, editable=False)
    # What it tells of, so that it can be taken back while it waits.
    about = models.CharField(max_length=60, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    sent_at = models.DateTimeField(_("sent"), null=True)
    error = models.CharField(_("last error"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=models.Q(sent_at__isnull=True),
                name="outbox_message_waiting",
            ),
            models.Index(
                fields=["about"], condition=~models.Q(about=""), name="outbox_message_about"
            ),
        ]

    def __str__(self):
        return f"{self.subject} → {self.to}"


class Job(models.Model):
    """When a regular piece of work last ran, and how it ended."""

    name = models.CharField(max_length=60, primary_key=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=200, blank=True)
    ok = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["name"]

    def __str__(self):
        return self.name
