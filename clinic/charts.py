"""Small charts of the last weeks, drawn on the server: an SVG without a script, and its table."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

WEEKS = 12
HEIGHT, STEP, BAR = 56, 20, 15
WIDTH = WEEKS * STEP


def sees_everything(user):
    """Managers and administrators see the numbers of all, others those of their own texts."""
    return user.has_perm("audit.view_event")


def since():
    """The first day that the charts tell of, a Monday."""
    today = timezone.localdate()
    return today - timedelta(days=today.weekday(), weeks=WEEKS - 1)


class Bar(NamedTuple):
    monday: object
    number: int
    x: int
    y: int
    height: int
    is_now: bool


@dataclass(frozen=True)
class Chart:
    """`counts` are pairs of a Monday and a number; weeks without one count nothing."""

    title: str
    counts: object

    width, height, bar_width = WIDTH, HEIGHT, BAR

    @cached_property
    def bars(self):
        numbers, first = dict(self.counts), since()
        mondays = [first + timedelta(weeks=week) for week in range(WEEKS)]
        most = max([1, *numbers.values()])
        bars = []
        for place, monday in enumerate(mondays):
            number = numbers.get(monday, 0)
            # What is there at all is seen, and what is not leaves the line.
            height = max(round(number / most * (HEIGHT - 2)), 3) if number else 1
            is_now = place == WEEKS - 1
            bars.append(Bar(monday, number, place * STEP, HEIGHT - height, height, is_now))
        return bars

    @property
    def total(self):
        return sum(bar.number for bar in self.bars)

    @property
    def sentence(self):
        """What the drawing says, in words."""
        best = max(self.bars, key=lambda bar: bar.number)
        words = {"title": self.title, "weeks": WEEKS, "total": self.total, "most": best.number}
        words |= {"now": self.bars[-1].number}
        return (
            _(
                "%(title)s in the last %(weeks)d weeks: %(total)d, at most %(most)d in a week, "
                "%(now)d this week so far."
            )
            % words
        )
