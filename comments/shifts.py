"""What one moderator leaves for the next."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class HandOver(models.Model):
    """A few lines at the end of a shift. They stand over the queue until a colleague has read them.

    Nothing of it changes after that, and it is deleted some weeks later.
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    text = models.TextField(_("note for the next"), max_length=1000)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    read_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("hand-over note")
        verbose_name_plural = _("hand-over notes")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="comments_hand_over_read_by_somebody",
                condition=Q(read_by__isnull=True, read_at__isnull=True)
                | Q(read_by__isnull=False, read_at__isnull=False),
            )
        ]

    def __str__(self):
        return f"{self.by}, {self.at:%Y-%m-%d}"
