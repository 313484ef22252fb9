"""Moments as people type them, on the clinic's own clock."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

MINUTE = timedelta(minutes=1)


class WhichClock:
    """The words below the box of a moment: what it is for, and on whose clock it is read."""

    def __init__(self, words=""):
        self.words = words

    def __str__(self):
        return f"{self.words} {_('On the clinic’s clock (%s).') % settings.TIME_ZONE}".strip()


class Moment(forms.DateTimeField):
    """A moment that is still near. One that the clock skips or shows twice is no moment."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def __init__(self, *, help_text="", **kwargs):
        super().__init__(help_text=WhichClock(help_text), **kwargs)

    def to_python(self, value):
        try:
            moment = super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            typed = error.params["datetime"]
            raise ValidationError(change_of_clocks(typed), code=error.code) from error
        now = timezone.now()
        if moment and not now.year <= moment.year <= now.year + 5:
            raise ValidationError(_("Please choose a moment within the next five years."))
        return moment


def change_of_clocks(typed):
    """Which hours the clocks skip or repeat around a time without a zone; they must do either."""
    zone = timezone.get_current_timezone()
    first = last = typed.replace(second=0, microsecond=0)
    while _is_odd(first - MINUTE, zone):
        first -= MINUTE
    while _is_odd(last, zone):
        last += MINUTE
    words = {
        "day": date_format(first, "DATE_FORMAT"),
        "zone": zone,
        "first": time_format(first),
        "last": time_format(last),
    }
    sentence = (
        _(
            "On %(day)s the clocks go forward (%(zone)s): the time from %(first)s to %(last)s does "
            "not exist. Please choose another."
        )
        if _skips(typed, zone)
        else _(
            "On %(day)s the clocks go back (%(zone)s): the time from %(first)s to %(last)s comes "
            "twice. Please choose another."
        )
    )
    return sentence % words


def _offsets(moment, zone):
    return [zone.utcoffset(moment.replace(fold=fold)) for fold in (0, 1)]


def _is_odd(moment, zone):
    before, after = _offsets(moment, zone)
    return before != after


def _skips(moment, zone):
    before, after = _offsets(moment, zone)
    return before < after
