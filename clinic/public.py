"""The public rule: what a visitor may see now. Every view, feed, sitemap and count starts here."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def is_open(prefix=""):
    """The window as a condition, by the database's clock: one clock for several servers."""
    start, end = f"{prefix}public_from", f"{prefix}public_until"
    return Q(**{f"{start}__lte": Now()}) & (
        Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": Now()})
    )


class WindowQuerySet(models.QuerySet):
    def public(self):
        return self.filter(is_open())


class Window(models.Model):
    """From when and until when something is public. Nothing has to run at either moment."""

    public_from = models.DateTimeField(_("public from"), null=True, blank=True, editable=False)
    public_until = models.DateTimeField(_("public until"), null=True, blank=True, editable=False)

    objects = WindowQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_window_opens_before_it_closes",
                condition=Q(public_until__isnull=True) | Q(public_until__gte=F("public_from")),
                violation_error_message=_("The last day lies before the first."),
            )
        ]

    @property
    def is_public(self):
        """The public rule for one row in hand, by this machine's clock."""
        return self.is_ahead and self.public_from <= timezone.now()

    @property
    def is_ahead(self):
        """Public now or later: what the search must know, since time alone will show it."""
        return self.public_from is not None and (
            self.public_until is None or self.public_until > timezone.now()
        )
