"""A month of the desk: what is scheduled, what ends, what is due, and the way to move it."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import get_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from articles.admin_views import VERBS
from articles.models import Edition

State = Edition.State
YEARS = range(2000, 2101)
KINDS = {
    "due": gettext_lazy("Next review due"),
    "asked": gettext_lazy("Signature due"),
    "starts": gettext_lazy("Goes public"),
    "started": gettext_lazy("Went public"),
    "ends": gettext_lazy("Ends"),
    "ended": gettext_lazy("Ended"),
}
# What cannot be moved by anybody, and why.
FIXED = {
    "due": gettext_lazy("The last signature sets this day, and the next one moves it."),
    "started": gettext_lazy("Readers have seen it since."),
    "ended": gettext_lazy("It is over."),
}
# The form that moves the others, and the box in it.
MOVED_BY = {
    "starts": ("publish", "at"),
    "ends": ("set-end", "until"),
    "asked": ("reassign", "due_on"),
}


@dataclass(frozen=True)
class Item:
    """Something about an edition on a day; `move` is the address of the form that moves it."""

    kind: str
    edition: Edition
    day: date
    at: datetime | None = None
    move: str = ""
    why_not: str = ""

    @property
    def label(self):
        return KINDS[self.kind]

    @property
    def box(self):
        return MOVED_BY[self.kind][1]

    @property
    def is_late(self):
        return self.at is None and self.day < timezone.localdate()


@dataclass(frozen=True)
class Day:
    date: date
    is_of_the_month: bool
    items: list[Item]

    @property
    def is_today(self):
        return self.date == timezone.localdate()


@require_safe
def month_page(request):
    if not request.user.has_perm("articles.view_edition"):
        raise PermissionDenied
    month = _month(request) or timezone.localdate().replace(day=1)
    days = _days(request.user, month)
    context = {
        **admin.site.each_context(request),
        "opts": Edition._meta,
        "title": _("Calendar"),
        "month": month,
        "earlier": _beside(month, -1),
        "later": _beside(month, 1),
        "weeks": [days[start : start + 7] for start in range(0, len(days), 7)],
        "is_empty": not any(day.items for day in days),
        "fixed": [(KINDS[kind], why) for kind, why in FIXED.items()],
    }
    return render(request, "admin/articles/calendar.html", context)


def back(request):
    """The way to the month from which a form was opened, or None."""
    month = _month(request)
    return month and reverse("admin:articles_edition_calendar") + f"?month={month:%Y-%m}"


def _month(request):
    """The first of the month in the address, or None where none is."""
    match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", request.GET.get("month", ""), re.ASCII)
    if match and int(match[1]) in YEARS:
        return date(int(match[1]), int(match[2]), 1)
    return None


def _beside(month, step):
    """The month before or after, or None at the calendar's end."""
    year, number = divmod(month.year * 12 + month.month - 1 + step, 12)
    return date(year, number + 1, 1) if year in YEARS else None


def _days(user, month):
    """The month's whole weeks, each day with its items."""
    weeks = calendar.Calendar((get_format("FIRST_DAY_OF_WEEK") - 1) % 7)
    dates = list(weeks.itermonthdates(month.year, month.month))
    items = {day: [] for day in dates if day.month == month.month}
    for item in _items(user, min(items), max(items)):
        items[item.day].append(item)
    return [Day(day, day in items, items.get(day, [])) for day in dates]


# -- What stands in it -------------------------------------------------------------------------


def _items(user, first, last):
    """What this person may see from one day to another, by day and time."""
    moments = [timezone.make_aware(datetime.combine(first, time.min))]
    moments += [timezone.make_aware(datetime.combine(last, time.max))]
    approved = Q(state=State.APPROVED)
    editions = (
        Edition.objects.may_be_seen_by(user)
        .filter(
            approved & (Q(public_from__range=moments) | Q(public_until__range=moments))
            | Q(state=State.IN_REVIEW, review_due_on__range=[first, last])
            | Q(pk__in=_due_for_the_next_review(first, last))
        )
        .annotate(is_followed=Exists(_followers()))
        .select_related("review", "reviewer", "article")
        .defer("body", "in_depth", "signed", "disclosure")
    )
    items = (item for edition in editions for item in _of(edition))
    found = [item for item in items if first <= item.day <= last]
    found.sort(key=lambda item: (item.day, item.at is not None, item.at, item.edition.title))
    return _with_moves(found, user)


def _due_for_the_next_review(first, last):
    due = Edition.objects.public().filter(review__next_due_on__range=[first, last])
    return due.values("pk")


def _followers():
    """What ends because the next edition begins does not end for readers."""
    return Edition.objects.filter(article=OuterRef("article"), public_from=OuterRef("public_until"))


def _of(edition):
    now = timezone.now()
    if edition.state == State.IN_REVIEW:
        yield Item("asked", edition, edition.review_due_on)
        return
    yield _timed(
        "started" if edition.public_from <= now else "starts", edition.public_from, edition
    )
    if edition.public_until and not edition.is_followed:
        ended = edition.public_until <= now
        yield _timed("ended" if ended else "ends", edition.public_until, edition)
    if edition.review and edition.is_public:
        yield Item("due", edition, edition.review.next_due_on)


def _timed(kind, moment, edition):
    local = timezone.localtime(moment)
    return Item(kind, edition, local.date(), local)


def _with_moves(items, user):
    """Each with the address of the form that moves it, or with the reason why there is none."""
    movable = [item.edition.pk for item in items if item.kind in MOVED_BY]
    editable = Edition.objects.may_be_edited_by(user).filter(pk__in=movable)
    own = set(editable.values_list("pk", flat=True)) if movable else set()
    return [_with_move(item, user, item.edition.pk in own) for item in items]


def _with_move(item, user, is_own):
    if item.kind in FIXED:
        return replace(item, why_not=FIXED[item.kind])
    name, _box = MOVED_BY[item.kind]
    if not is_own or not user.has_perm(VERBS[name].permission):
        return replace(item, why_not=_("Its authors decide about this."))
    address = reverse(f"admin:articles_edition_{name}", args=[item.edition.pk])
    return replace(item, move=f"{address}?month={item.day:%Y-%m}")
