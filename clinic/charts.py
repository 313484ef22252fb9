"""Small charts of the last weeks or months, drawn on the server: an SVG without a script, and its
table."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

WEEKS = MONTHS = 12
HEIGHT, STEP, BAR = 56, 20, 15


def sees_everything(user):
    """Managers and administrators see the numbers of all, others those of their own texts."""
    return user.has_perm("audit.view_event")


def since():
    """The first day that the charts of weeks tell of, a Monday."""
    today = timezone.localdate()
    return today - timedelta(days=today.weekday(), weeks=WEEKS - 1)


def month(back=0, *, of=None):
    """The first day of the month that lies so far back."""
    day = of or timezone.localdate()
    years, months = divmod(day.year * 12 + day.month - 1 - back, 12)
    return date(years, months + 1, 1)


def weeks(first, last):
    """The Mondays of all weeks from that of the one day to that of the other."""
    monday = first - timedelta(days=first.weekday())
    return [monday + timedelta(days=days) for days in range(0, (last - monday).days + 1, 7)]


class Bar(NamedTuple):
    start: date
    label: str
    number: int | None
    x: int
    y: int
    height: int
    is_now: bool


@dataclass(frozen=True)
class Chart:
    """`counts` are pairs of the first day of a week, a Monday, and a number.

    `starts` are the weeks that are drawn, oldest first: the last twelve where nothing is said.
    A week without a number counts nothing; None says that there is nothing to tell.
    """

    title: str
    counts: object
    starts: list | None = None
    unit: str = ""
    # Shares and durations have no sum.
    adds_up: bool = True

    height, bar_width = HEIGHT, BAR

    @cached_property
    def days(self):
        return self.starts or self.last()

    @property
    def width(self):
        return len(self.days) * STEP

    @cached_property
    def bars(self):
        numbers = dict(self.counts)
        most = max([1, *(number for number in numbers.values() if number)])
        bars = []
        for place, day in enumerate(self.days):
            number = numbers.get(day, 0)
            # What is there at all is seen, and what is not leaves the line.
            height = max(round(number / most * (HEIGHT - 2)), 3) if number else 1
            x, y, is_now = place * STEP, HEIGHT - height, day == self.this()
            bars.append(Bar(day, self.label(day), number, x, y, height, is_now))
        return bars

    @property
    def total(self):
        return sum(bar.number or 0 for bar in self.bars)

    @property
    def most(self):
        return max(bar.number or 0 for bar in self.bars)

    @property
    def is_up_to_now(self):
        return self.bars[-1].is_now

    @property
    def first(self):
        return date_format(self.days[0], "j M")

    @property
    def now(self):
        """What stands under the last bar."""
        return _("this week") if self.is_up_to_now else date_format(self.days[-1], "j M")

    @property
    def summary(self):
        if not self.adds_up:
            return _("at most %(most)s%(unit)s") % self._words if self.most else _("nothing yet")
        return _("%(total)d in %(weeks)d weeks") % self._words

    @property
    def sentence(self):
        """What the drawing says, in words."""
        if not self.adds_up:
            words = _("%(title)s from %(first)s on: at most %(most)s%(unit)s.")
            return (words if self.most else _("%(title)s: nothing yet.")) % self._words
        if self.starts:
            words = _("%(title)s in %(weeks)d weeks: %(total)d, at most %(most)d in a week.")
            return words % self._words
        return (
            _(
                "%(title)s in the last %(weeks)d weeks: %(total)d, at most %(most)d in a week, "
                "%(now)d this week so far."
            )
            % self._words
        )

    @property
    def _words(self):
        return {
            "title": self.title,
            "weeks": len(self.bars),
            "months": len(self.bars),
            "total": self.total,
            "most": self.most,
            "unit": self.unit,
            "first": self.bars[0].label,
            "now": self.bars[-1].number or 0,
        }

    @property
    def column(self):
        return _("Week from")

    @staticmethod
    def label(day):
        return date_format(day, "DATE_FORMAT")

    @staticmethod
    def last():
        return [since() + timedelta(weeks=week) for week in range(WEEKS)]

    @staticmethod
    def this():
        today = timezone.localdate()
        return today - timedelta(days=today.weekday())


class MonthlyChart(Chart):
    """The same by months: `counts` are pairs of the first day of a month and a number."""

    @property
    def first(self):
        return self.bars[0].label

    @property
    def now(self):
        return _("this month") if self.is_up_to_now else self.bars[-1].label

    @property
    def summary(self):
        if not self.adds_up:
            return super().summary
        return _("%(total)d in %(months)d months") % self._words

    @property
    def sentence(self):
        if not self.adds_up:
            return super().sentence
        words = _("%(title)s in %(months)d months: %(total)d, at most %(most)d in a month.")
        return words % self._words

    @property
    def column(self):
        return _("Month")

    @staticmethod
    def label(day):
        return date_format(day, "F Y")

    @staticmethod
    def last():
        return [month(back) for back in reversed(range(MONTHS))]

    @staticmethod
    def this():
        return month()


class ShareChart(MonthlyChart):
    """Per cent by months; a month without a share has nothing to tell."""

    def __init__(self, title, counts):
        numbers = dict.fromkeys(self.last()) | dict(counts)
        super().__init__(title, numbers, unit="\xa0%", adds_up=False)
