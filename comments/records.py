"""What moderating came to, in numbers, from the rows that nobody can change.

No number is about a colleague: who decided stands only in the evidence.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple

from django.db.models import (
    Aggregate,
    CharField,
    Count,
    DateField,
    DurationField,
    ExpressionWrapper,
    F,
    Func,
    Min,
    OuterRef,
    Q,
    Subquery,
)
from django.db.models.functions import Coalesce, TruncWeek
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from audit.models import Event
from clinic.charts import Chart, month, weeks
from clinic.models import Clinic
from comments.desk import Burst, Correction, Note, Redaction
from comments.models import Comment, Decision, Reason
from comments.queue import titles_of
from safety.models import HelpLine

State = Comment.State
MONTH = re.compile(r"^(20\d\d)-(0[1-9]|1[0-2])$", re.ASCII)
MOST_MONTHS = 12
# What a change of the settings says of the values before; see `settings_at`.
POLICY = (
    *("comments_read_by", "comments_read_when", "comments_urgent_within", "comments_back_on"),
    *("comments_close_after", "comments_look_again_after", "comments_searchable"),
    *("hold_after_reports", "refuse_testimonials", "replies_allowed", "comments_digest"),
)


class Percentile(Aggregate):
    """The duration within which such a share of all lies."""

    function = "percentile_cont"
    template = "%(function)s(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()

    def __init__(self, expression, share, **extra):
        super().__init__(expression, share=share, **extra)


class Unnested(Func):
    function = "unnest"
    set_returning = True
    output_field = CharField()


# -- A period ----------------------------------------------------------------------------------


def month_of(text):
    """The first day of a month written like 2026-11, or None."""
    match = MONTH.match(text or "")
    return date(int(match[1]), int(match[2]), 1) if match else None


@dataclass(frozen=True)
class Period:
    """Whole months of the clinic's own calendar, the last one included."""

    first: date
    last_month: date

    @classmethod
    def of(cls, first, last):
        """As asked for, at most a year; where nothing was asked for, the last three months."""
        last = last or month()
        first = first or month(2, of=last)
        first, last = sorted((first, last))
        return cls(max(first, month(MOST_MONTHS - 1, of=last)), last)

    @property
    def end_day(self):
        """The last day."""
        return month(-1, of=self.last_month) - timedelta(days=1)

    @cached_property
    def span(self):
        return _midnight(self.first), _midnight(month(-1, of=self.last_month))

    def during(self, field):
        start, end = self.span
        return Q(**{f"{field}__gte": start, f"{field}__lt": end})

    @property
    def is_over(self):
        return self.span[1] <= timezone.now()

    def __str__(self):
        first, last = (date_format(day, "F Y") for day in (self.first, self.last_month))
        words = {"first": first, "last": last}
        return first if first == last else _("%(first)s to %(last)s") % words


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))


def months(period):
    """What may be chosen, the newest first: since comments came in, and the period itself."""
    came = Comment.objects.aggregate(Min("submitted_at"))["submitted_at__min"]
    oldest = min(timezone.localtime(came).date(), period.first) if came else period.first
    back = (month().year - oldest.year + 1) * 12
    return [day for day in map(month, range(back)) if day >= oldest.replace(day=1)]


# -- The numbers -------------------------------------------------------------------------------


class Urgent(NamedTuple):
    """How long somebody in need has waited. `seen` is the first thing that anybody did about it."""

    comment: Comment
    since: datetime
    seen: timedelta | None
    ended: timedelta | None
    is_late: bool


@dataclass(frozen=True)
class Records:
    """The numbers of a period. What was undone within its minute counts nowhere. What an import
    brought counts on the days when it was written and decided, but neither as soon nor as late.
    """

    period: Period

    # -- What came in, and how soon it was decided ---------------------------------------------

    @cached_property
    def received(self):
        return self._received.aggregate(
            all=Count("pk"),
            urgent=Count("pk", filter=Q(level__gte=2)),
            imported=Count("pk", filter=Q(import_run__isnull=False)),
            spam=Count("pk", filter=Q(state=State.SPAM)),
        )

    @property
    def _received(self):
        return Comment.objects.filter(self.period.during("submitted_at"), by_staff=None)

    @cached_property
    def _first_decisions(self):
        """By people, about what came in here."""
        first = self._decisions.filter(by__isnull=False, from_state=State.PENDING)
        waited = ExpressionWrapper(F("at") - F("comment__submitted_at"), DurationField())
        return first.filter(comment__import_run=None, burst=None).annotate(waited=waited)

    @property
    def _decisions(self):
        stand = Decision.objects.filter(comment__by_staff=None, undone=None, undoes=None).order_by()
        return stand.filter(self.period.during("at"))

    @cached_property
    def speed(self):
        """How soon comments were first decided, leaving out what was called spam in one go."""
        return self._first_decisions.aggregate(
            count=Count("pk"), median=Percentile("waited", 0.5), most=Percentile("waited", 0.9)
        )

    @cached_property
    def weeks(self):
        """A line for each week: what came in, what was decided and how soon."""
        by_week = defaultdict(dict)
        counts = {"received": Count("pk"), "urgent": Count("pk", filter=Q(level__gte=2))}
        speed = {"median": Percentile("waited", 0.5), "most": Percentile("waited", 0.9)}
        for rows, field, sums in (
            (self._received, "submitted_at", counts),
            (self._decisions.filter(by__isnull=False), "at", {"decided": Count("pk")}),
            (self._first_decisions, "at", speed),
        ):
            week = TruncWeek(field, output_field=DateField())
            for row in rows.order_by().annotate(week=week).values("week").annotate(**sums):
                by_week[row["week"]] |= row
        last = min(self.period.end_day, max(timezone.localdate(), self.period.first))
        return [{"week": monday, **by_week[monday]} for monday in weeks(self.period.first, last)]

    @cached_property
    def charts(self):
        mondays = [row["week"] for row in self.weeks]

        def chart(title, name, of=lambda number: number or 0, **how):
            pairs = [(row["week"], of(row.get(name))) for row in self.weeks]
            return Chart(title, pairs, mondays, **how)

        hours = {"of": _hours, "unit": "\xa0" + pgettext("hours", "h"), "adds_up": False}
        return [
            chart(_("Comments received"), "received"),
            chart(_("Urgent ones among them"), "urgent"),
            chart(_("Decisions taken"), "decided"),
            chart(_("Half were decided within"), "median", **hours),
            chart(_("Nine of ten were decided within"), "most", **hours),
        ]

    # -- What was done -------------------------------------------------------------------------

    @cached_property
    def outcomes(self):
        """What decisions there were, as (name, count)."""
        counts = dict(self._decisions.values_list("to_state").annotate(Count("pk")))
        return [(state.label, counts[state]) for state in State if state in counts]

    @cached_property
    def also_done(self):
        """What else was done, as (name, count)."""
        during = self.period.during("at")
        notes = Note.objects.filter(during).aggregate(
            notes=Count("pk", filter=Q(kind=Note.Kind.NOTE)),
            opinions=Count("pk", filter=Q(kind=Note.Kind.OPINION)),
        )
        done = [
            (_("Parts taken out"), Redaction.objects.filter(during).count()),
            (_("Levels corrected"), sum(count for *_levels, count in self.corrections)),
            (_("Bursts of spam"), Burst.objects.filter(during).count()),
            (_("Notes to colleagues"), notes["notes"]),
            (_("Second opinions given"), notes["opinions"]),
        ]
        return [(name, count) for name, count in done if count]

    @cached_property
    def corrections(self):
        """Where people saw it otherwise than the rules, as (level before, level after, count)."""
        corrected = Correction.objects.filter(self.period.during("at")).order_by()
        counts = corrected.values_list("from_level", "to_level").annotate(Count("pk"))
        return sorted(counts)

    @property
    def levels(self):
        words = _("%(before)d to %(after)d")
        return [
            (words % {"before": before, "after": after}, count)
            for before, after, count in self.corrections
        ]

    @cached_property
    def ends_of_level_3(self):
        """What came of those that were closed, as (outcome, count), the most frequent first."""
        closed = self._decisions.filter(to_state=State.CLOSED)
        counts = closed.values_list("outcome").annotate(count=Count("pk"))
        return list(counts.order_by("-count", "outcome"))

    @cached_property
    def refused(self):
        """Why comments were not published, the most frequent reason first, as (name, count)."""
        sums = defaultdict(int)
        for _article, reason, count in self._reasons:
            sums[reason] += count
        return [(_named(code), sums[code]) for code in sorted(sums, key=lambda c: (-sums[c], c))]

    @cached_property
    def reasons_by_article(self):
        """The same under each article, as (title, comments refused, their reasons)."""
        by_article = defaultdict(list)
        for article, reason, count in self._reasons:
            by_article[article].append((count, _named(reason)))
        refused = self._refusals.values_list("comment__article").annotate(Count("pk"))
        counts, titles = dict(refused), titles_of(by_article)
        return [
            (titles.get(article, ""), counts[article], sorted(found, reverse=True))
            for article, found in sorted(by_article.items(), key=lambda item: -counts[item[0]])
        ]

    @property
    def _refusals(self):
        return self._decisions.filter(to_state__in=[State.REJECTED, State.WITHHELD])

    @cached_property
    def _reasons(self):
        reason = Unnested("reasons")
        found = self._refusals.annotate(reason=reason)
        return list(found.values_list("comment__article", "reason").annotate(Count("pk")))

    # -- The urgent ----------------------------------------------------------------------------

    @cached_property
    def promised(self):
        """Within what time urgent ones were to be read, as the settings stood at the end."""
        hours = settings_at(min(self.period.span[1], timezone.now()))["comments_urgent_within"]
        return timedelta(hours=int(hours))

    @cached_property
    def urgent(self):
        """Those that came in here, the oldest first; also what a person found less urgent later."""
        of_it = {"comment": OuterRef("pk")}
        corrections = Correction.objects.filter(**of_it).order_by("pk")
        raised = corrections.filter(from_level__lt=2, to_level__gte=2)
        lowered = corrections.filter(from_level__gte=2, to_level__lt=2)
        ended = Decision.objects.filter(undone=None, undoes=None, **of_it).order_by("pk")
        came = Comment.objects.filter(self.period.during("submitted_at"), import_run=None)
        found = came.filter(Q(level__gte=2) | Q(corrections__from_level__gte=2)).distinct()
        found = found.only("pk", "public_id", "level", "state", "submitted_at").annotate(
            since=Coalesce(Subquery(raised.values("at")[:1]), "submitted_at"),
            ended=Subquery(ended.values("at")[:1]),
            lowered=Subquery(lowered.values("at")[:1]),
        )
        comments = list(found.order_by("submitted_at", "pk"))
        seen = self._first_acts(comments)
        return [self._waited(comment, seen.get(str(comment.pk))) for comment in comments]

    @staticmethod
    def _first_acts(comments):
        numbers = [str(comment.pk) for comment in comments]
        acts = Event.objects.filter(kind="comments.comment", object_id__in=numbers)
        people = acts.filter(by__isnull=False).order_by()
        return dict(people.values_list("object_id").annotate(Min("at")))

    def _waited(self, comment, seen):
        since = comment.since
        ends = [moment for moment in (comment.ended, comment.lowered) if moment]
        ended = max(min(ends) - since, timedelta(0)) if ends else None
        seen = max(seen - since, timedelta(0)) if seen else None
        waited = timezone.now() - since if ended is None else ended
        return Urgent(comment, since, seen, ended, waited > self.promised)

    @cached_property
    def urgent_times(self):
        ended = sorted(row.ended for row in self.urgent if row.ended is not None)
        return {
            "count": len(self.urgent),
            "late": sum(row.is_late for row in self.urgent),
            "waiting": len(self.urgent) - len(ended),
            "median": ended[(len(ended) - 1) // 2] if ended else None,
            "longest": ended[-1] if ended else None,
        }


def _named(code):
    return Reason(code).label if code in Reason.values else code


def _hours(duration):
    """Whole hours, in tenths below ten; None where nothing was decided."""
    if duration is None:
        return None
    hours = duration.total_seconds() / 3600
    return round(hours, 1) if hours < 10 else round(hours)


def in_words(duration):
    """A duration as people say it."""
    if duration is None:
        return "–"
    minutes = max(1, round(duration.total_seconds() / 60))
    if minutes < 90:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    hours = round(minutes / 60)
    if hours < 48:
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    days = round(hours / 24)
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}


# -- How it stands now -------------------------------------------------------------------------


def open_points():
    """What waits at this moment, as (name, count)."""
    waiting = Comment.objects.filter(state__in=Comment.WAITING)
    since = Coalesce("waits_since", "submitted_at")
    promised = timezone.now() - timedelta(hours=Clinic.current().comments_urgent_within)
    urgent = Q(level__gte=2)
    counts = waiting.annotate(since=since).aggregate(
        all=Count("pk"),
        urgent=Count("pk", filter=urgent),
        late=Count("pk", filter=urgent & Q(since__lt=promised)),
    )
    asked = Note.objects.unanswered().filter(comment__state__in=Comment.WAITING)
    points = [
        (_("Urgent comments that wait longer than promised"), counts["late"]),
        (_("Urgent comments that wait"), counts["urgent"]),
        (_("All comments that wait"), counts["all"]),
        (_("Public comments that readers reported"), Comment.objects.reported().count()),
        (_("Second opinions that nobody has given yet"), asked.count()),
        (_("Help lines to check"), HelpLine.objects.for_clinic().due_for_check().count()),
    ]
    return [(name, count) for name, count in points if count]


# -- The settings, then ------------------------------------------------------------------------


def settings_changes():
    """Changes of the clinic's settings that say what was there before, the newest first."""
    changes = Event.objects.filter(kind="clinic.clinic", verb="change", details__has_key="before")
    return changes.order_by("-pk").select_related("by")


def settings_at(moment):
    """The policy as it stood: today's, with each later change taken back."""
    clinic = Clinic.current()
    settings = {name: getattr(clinic, name) for name in POLICY}
    for change in settings_changes().filter(at__gte=moment):
        settings |= {n: v for n, v in change.details["before"].items() if n in settings}
    return settings
