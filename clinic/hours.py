"""Opening hours: as people type them, as they are kept, and as readers and machines are told.

They are clock times where the clinic is, without a zone: on the days on which the clocks change it
opens by the clock on its wall like on any other.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY = 24 * 60
_TIME = r"(\d{1,2})(?:[:.](\d{2}))?"
_SPAN = re.compile(rf"\s*{_TIME}\s*[-–—]\s*{_TIME}\s*")


class Span(NamedTuple):
    """From when until when on a day, in minutes; what closes after midnight ends above 24 hours."""

    opens: int
    closes: int

    def __str__(self):
        return "–".join(self.clock)

    @property
    def clock(self):
        """Both as clock times; midnight at the end of a day is 00:00."""
        return [f"{minute // 60 % 24:02d}:{minute % 60:02d}" for minute in self]

    @property
    def is_all_day(self):
        return self == (0, DAY)


def parse(text):
    """The spans of a day, in order. Nothing typed: closed."""
    spans = []
    for part in filter(None, (part.strip() for part in re.split(r"[,;\n]", text or ""))):
        match = _SPAN.fullmatch(part)
        if match is None:
            raise ValidationError(
                _("“%s” is not understood. Write times like 9:00–12:30, 14:00–18:00.") % part
            )
        spans.append(_span(part, *(int(number or 0) for number in match.groups())))
    spans.sort()
    for before, after in pairwise(spans):
        _apart(before.closes, after.opens, f"{before}, {after}")
    return spans


def _span(typed, hour, minute, last_hour, last_minute):
    opens, closes = hour * 60 + minute, last_hour * 60 + last_minute
    if minute > 59 or last_minute > 59 or opens >= DAY or closes > DAY:
        raise ValidationError(_("“%s” is no time of day.") % typed)
    if closes <= opens:
        closes += DAY
    if closes - opens > DAY or (closes - opens == DAY and opens):
        raise ValidationError(_("“%s” begins and ends at the same time.") % typed)
    return Span(opens, closes)


def _apart(closes, opens, words):
    if opens < closes:
        raise ValidationError(_("These times overlap: %s.") % words)


def check_week(week):
    """Refuse a day that begins before the one before it has ended, Sunday and Monday included."""
    for number, spans in enumerate(week):
        following = week[(number + 1) % 7]
        if spans and following:
            names = [str(WEEKDAYS[(number + day) % 7]) for day in (0, 1)]
            words = f"{names[0]} {spans[-1]}, {names[1]} {following[0]}"
            _apart(spans[-1].closes - DAY, following[0].opens, words)


def in_words(spans):
    """The spans of a day for people."""
    if not spans:
        return _("closed")
    if spans[0].is_all_day:
        return _("day and night")
    return ", ".join(map(str, spans))


def grouped(week):
    """(numbers of the days, spans): days in a row with the same hours are told together."""
    groups = []
    for number, spans in enumerate(week):
        if groups and groups[-1][1] == spans:
            groups[-1][0].append(number)
        else:
            groups.append(([number], spans))
    return groups


def days_in_words(numbers):
    first, last = WEEKDAYS[numbers[0]], WEEKDAYS[numbers[-1]]
    if len(numbers) == 1:
        return str(first)
    words = _("%(first)s and %(last)s") if len(numbers) == 2 else _("%(first)s to %(last)s")
    return words % {"first": first, "last": last}


class HoursField(models.CharField):
    """The spans of a day, kept as “09:00–12:30, 14:00–18:00” however they were typed."""

    def to_python(self, value):
        return ", ".join(map(str, parse(super().to_python(value))))

    def get_prep_value(self, value):
        return self.to_python(super().get_prep_value(value) or "")
