from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clinic.exceptions import Refused
from clinic.models import Redirect
from clinic.public import Window


class Event(models.Model):
    """Who did what to which thing, when. Only inserted; the database refuses the rest.

    Never holds what a visitor wrote: `details` carries states, reasons and numbers.
    """

    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    verb = models.CharField(max_length=60)
    kind = models.CharField(max_length=60, help_text="app.model")
    object_id = models.CharField(max_length=40)
    subject = models.CharField(max_length=200)
    details = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["kind", "object_id"], name="audit_event_subject")]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.by or 'system'}: {self.verb} {self.subject}"


def record(verb, subject, *, by, **details):
    """Write one event about a saved model instance, in the caller's transaction."""
    return Event.objects.create(
        by=by,
        verb=verb,
        kind=subject._meta.label_lower,
        object_id=str(subject.pk),
        subject=str(subject)[:200],
        details=details,
    )


class ImportRun(models.Model):
    """One run of an importer: everything that it made points back here."""

    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    source = models.CharField(max_length=200, help_text="format and name of what was read")
    report = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("import run")
        verbose_name_plural = _("import runs")

    def __str__(self):
        return f"{self.source}, {self.at:%Y-%m-%d %H:%M}"


class Imported(models.Model):
    """What may come from elsewhere remembers where from, so that a second run finds it again."""

    source = models.CharField(max_length=200, blank=True, editable=False)
    source_id = models.CharField(max_length=400, blank=True, editable=False)
    import_run = models.ForeignKey(
        ImportRun, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                name="%(app_label)s_%(class)s_imported_once",
                fields=["source", "source_id"],
                condition=~models.Q(source_id=""),
            )
        ]


class Published(Window):
    """Something with an address that a person decided to make public, and may take off again."""

    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    class Meta(Window.Meta):
        abstract = True
        constraints = [
            *Window.Meta.constraints,
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_published_by_somebody",
                condition=models.Q(public_from__isnull=True) | models.Q(published_by__isnull=False),
            ),
        ]

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Where the address of something that was public changes, the old one leads to the new."""
        before = type(self).objects.filter(pk=self.pk, public_from__isnull=False).first()
        super().save(*args, **kwargs)
        if before and before.get_absolute_url() != self.get_absolute_url():
            Redirect.add(before.get_absolute_url(), self.get_absolute_url())

    @transaction.atomic
    def publish(self, *, by):
        """Make it public from now on."""
        row = self._lock()
        if row.is_public:
            raise Refused(_("This is public already."))
        self.public_from, self.public_until, self.published_by = timezone.now(), None, by
        self.save(update_fields=["public_from", "public_until", "published_by"])
        record("publish", self, by=by)

    @transaction.atomic
    def withdraw(self, *, by):
        """Take it off the site, from now on."""
        row = self._lock()
        if not row.is_public:
            raise Refused(_("This is not public."))
        self.public_from, self.public_until = row.public_from, timezone.now()
        self.save(update_fields=["public_from", "public_until"])
        record("withdraw", self, by=by)

    def _lock(self):
        return type(self).objects.select_for_update(of=("self",)).get(pk=self.pk)
