from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.models import record


class SetUp(models.Model):
    """What the clinic's own data cannot tell of its set-up, in one row."""

    # The names of the steps that somebody saved: two persons may be the answer, or the default.
    answered = models.JSONField(default=list)
    dismissed_at = models.DateTimeField(null=True)
    dismissed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="interchange_setup_one_row", condition=Q(pk=1)),
            models.CheckConstraint(
                name="interchange_setup_dismissed_by_somebody",
                condition=Q(dismissed_at=None, dismissed_by=None)
                | Q(dismissed_at__isnull=False, dismissed_by__isnull=False),
            ),
        ]

    def __str__(self):
        return _("The set-up")

    @classmethod
    def current(cls):
        return cls.objects.first() or cls(pk=1)

    @classmethod
    @transaction.atomic
    def answer(cls, name, *, by):
        row = cls._locked()
        if name not in row.answered:
            row.answered = [*row.answered, name]
            row.save()
        record("set up", row, by=by, step=name)

    @classmethod
    @transaction.atomic
    def dismiss(cls, *, by):
        row = cls._locked()
        row.dismissed_at, row.dismissed_by = timezone.now(), by
        row.save()
        record("dismiss the checklist", row, by=by)

    @classmethod
    @transaction.atomic
    def bring_back(cls, *, by):
        row = cls._locked()
        row.dismissed_at = row.dismissed_by = None
        row.save()
        record("bring the checklist back", row, by=by)

    @classmethod
    def _locked(cls):
        cls.objects.get_or_create(pk=1)
        return cls.objects.select_for_update().get(pk=1)
