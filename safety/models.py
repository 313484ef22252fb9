from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from audit.models import record
from clinic.models import Clinic


def _half_a_year_ago():
    return timezone.localdate() - timedelta(days=183)


class HelpLineQuerySet(models.QuerySet):
    def public(self):
        """All: a person in need sees a number not looked up lately rather than none."""
        return self.all()

    def for_country(self, country):
        """The country's lines, emergency first, then the entry for any other country."""
        kinds = models.Case(
            *[models.When(kind=kind, then=rank) for rank, kind in enumerate(HelpLine.Kind)],
            output_field=models.IntegerField(),
        )
        lines = self.public().select_related("verified_by__author")
        return lines.filter(country__in=[country, "ZZ"]).order_by(kinds, "pk")

    def for_clinic(self):
        """What this clinic answers for: its own country's, and the entry for any other."""
        here = Coalesce(Subquery(Clinic.objects.values("country")[:1]), Value(Clinic().country))
        return self.filter(Q(country=here) | Q(country="ZZ"))

    def due_for_check(self):
        """Those that nobody has looked up within six months."""
        return self.exclude(verified_on__gte=_half_a_year_ago())


class HelpLine(models.Model):
    """A number or address that helps now. No such number stands in a template."""

    class Kind(models.TextChoices):
        EMERGENCY = "emergency", _("Emergency")
        CRISIS = "crisis", _("Crisis")
        SUPPORT = "support", _("Support")
        DIRECTORY = "directory", _("Directory")

    country = models.CharField(
        _("country"), max_length=2, help_text=_("Two letters; ZZ for anywhere.")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=120)
    number = models.CharField(_("telephone"), max_length=40, blank=True)
    text_to = models.CharField(_("number for text messages"), max_length=40, blank=True)
    url = models.URLField(_("website"), blank=True)
    hours = models.CharField(_("hours"), max_length=60, blank=True)
    notes = models.CharField(_("notes"), max_length=160, blank=True)
    verified_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_("When you looked at the operator's own page."),
    )
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = HelpLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("help line")
        verbose_name_plural = _("help lines")
        ordering = ["country", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(name="safety_helpline_once", fields=["country", "name"]),
            models.CheckConstraint(
                name="safety_helpline_verified_by_somebody",
                condition=models.Q(verified_on__isnull=True) | models.Q(verified_by__isnull=False),
            ),
            models.CheckConstraint(
                name="safety_helpline_reachable",
                condition=~models.Q(number="", text_to="", url=""),
                violation_error_message=_("A help line needs a number or a website."),
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.country})"

    @property
    def is_due_for_check(self):
        return self.verified_on is None or self.verified_on < _half_a_year_ago()

    @transaction.atomic
    def check_off(self, *, by):
        """Somebody has rung it, or looked at the operator's own page, today."""
        row = HelpLine.objects.select_for_update(of=("self",)).get(pk=self.pk)
        row.verified_on, row.verified_by = timezone.localdate(), by
        row.save(update_fields=["verified_on", "verified_by"])
        record("check", row, by=by)
        return row

    @property
    def checked_by(self):
        """The name of who checked it, where readers know that person already; else nothing."""
        author = getattr(self.verified_by, "author", None)
        return author.full_name if author and author.is_public else ""

    @property
    def dial(self):
        return "".join(
            character for character in self.number if character.isdigit() or character == "+"
        )

    @property
    def dial_text(self):
        return "".join(
            character for character in self.text_to if character.isdigit() or character == "+"
        )
