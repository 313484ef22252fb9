"""Where the clinic is and when it is open: facts that pages, footer and machines are told alike."""

from datetime import timedelta
from functools import cache

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from clinic import hours
from clinic.fields import WebField
from clinic.hours import HoursField


def _hours(day):
    return HoursField(day, max_length=120, blank=True)


class Location(models.Model):
    """A place where the clinic sees people. The first one stands in the foot of every page."""

    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("The lowest number comes first and is the main one.")
    )
    name = models.CharField(
        _("name"),
        max_length=80,
        blank=True,
        help_text=_("How people call it, like “Old Mill”. Not needed where there is only one."),
    )
    address = models.TextField(
        _("address"), blank=True, help_text=_("As on an envelope, in several lines.")
    )
    map_url = WebField(
        _("link to a map"),
        blank=True,
        help_text=_("A plain link; nothing is loaded from there before a reader follows it."),
    )
    access = models.TextField(
        _("how to get in and there"),
        blank=True,
        help_text=_("Steps, lift, doorbell, toilet, parking, bus: what somebody has to know."),
    )
    phone = models.CharField(
        _("telephone"),
        max_length=40,
        blank=True,
        help_text=_("Only if it has a number of its own. Empty: the clinic's."),
    )
    booking_url = WebField(
        _("booking link"), blank=True, help_text=_("Only if it has one of its own.")
    )
    monday = _hours(_("Monday"))
    tuesday = _hours(_("Tuesday"))
    wednesday = _hours(_("Wednesday"))
    thursday = _hours(_("Thursday"))
    friday = _hours(_("Friday"))
    saturday = _hours(_("Saturday"))
    sunday = _hours(_("Sunday"))
    hours_note = models.TextField(
        _("what else to say of the hours"),
        blank=True,
        help_text=_("For example: by appointment only."),
    )

    class Meta:
        verbose_name = _("location")
        verbose_name_plural = _("locations")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.name or ", ".join(self.address.splitlines()) or str(_("location"))

    def clean(self):
        try:
            week = self.week
        except ValidationError:
            return  # a day that is not understood has an error of its own
        hours.check_week(week)

    @property
    def week(self):
        return [hours.parse(getattr(self, day)) for day in hours.DAYS]

    @property
    def has_hours(self):
        return any(self.week)

    @property
    def hours_in_words(self):
        """(days, hours) as readers see them; nothing where no time is given."""
        if not self.has_hours:
            return []
        return [
            (hours.days_in_words(days), hours.in_words(spans))
            for days, spans in hours.grouped(self.week)
        ]


@cache
def facts_of_the_main_one():
    """The main location's columns as one value, for a query that brings something else.

    Put together once: every page asks with it.
    """
    names = [field.attname for field in Location._meta.concrete_fields]
    return Location.objects.values(facts=JSONObject(**{name: name for name in names}))[:1]


class ChangedHoursQuerySet(models.QuerySet):
    def shown(self):
        """What readers are told now: from two weeks before until the last day is over."""
        today = timezone.localdate()
        soon = today + timedelta(days=ChangedHours.SHOWN_BEFORE)
        return self.filter(first_day__lte=soon, last_day__gte=today)


class ChangedHours(models.Model):
    """Days on which it is closed, or open at other hours."""

    SHOWN_BEFORE = 14  # days

    location = models.ForeignKey(
        Location,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="changed_hours",
        verbose_name=_("location"),
        help_text=_("Empty: at all of them."),
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    hours = HoursField(
        _("open at"), max_length=120, blank=True, help_text=_("Like 9:00–12:30. Empty: closed.")
    )
    reason = models.CharField(
        _("reason"), max_length=120, blank=True, help_text=_("For readers, like “Christmas”.")
    )

    objects = ChangedHoursQuerySet.as_manager()

    class Meta:
        verbose_name = _("changed opening hours")
        verbose_name_plural = _("changed opening hours")
        ordering = ["first_day", "pk"]
        constraints = [
            models.CheckConstraint(
                name="clinic_changedhours_begin_before_they_end",
                condition=Q(last_day__gte=F("first_day")),
                violation_error_message=_("The last day lies before the first."),
            )
        ]

    def __str__(self):
        return f"{self.days_in_words}: {self.hours_in_words}"

    @property
    def spans(self):
        return hours.parse(self.hours)

    @property
    def hours_in_words(self):
        return hours.in_words(self.spans)

    @property
    def days_in_words(self):
        days = dict.fromkeys(date_format(day) for day in (self.first_day, self.last_day))
        return " – ".join(days)
