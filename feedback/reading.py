"""What people read: by article, topic and month, as counts. Nothing about anybody."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import Article, Edition, Topic
from clinic.charts import MONTHS, MonthlyChart, ShareChart, month, sees_everything
from discovery import missed
from discovery.models import MissedSearch
from feedback.models import DailyViews, MonthlyViews, Vote

# A click on the link to book says little about a clinic, and may say much about its newest patient;
# a share of few answers says nothing. Below this number neither is told of one article or topic.
FEW = 5
MOST_MISSED = 10
ONE_DAY = timedelta(days=1)


# -- Two spans of days -------------------------------------------------------------------------


@dataclass(frozen=True)
class Span:
    """Some days and those they are compared with; each end is the first day that counts no more."""

    start: date
    end: date
    before: date
    before_end: date

    @classmethod
    def of_month(cls, first):
        """A month and the one before; the one that is running, with as many days of that one."""
        before, end = month(1, of=first), min(month(-1, of=first), _tomorrow())
        is_whole = end == month(-1, of=first)
        before_end = first if is_whole else min(before + (end - first), first)
        return cls(first, end, before, before_end)

    @classmethod
    def last_week(cls):
        today = timezone.localdate()
        monday = today - timedelta(days=today.weekday())
        weeks = [monday - timedelta(weeks=back) for back in (2, 1)]
        return cls(start=weeks[1], end=monday, before=weeks[0], before_end=weeks[1])

    @property
    def now(self):
        return Q(day__gte=self.start, day__lt=self.end)

    @property
    def then(self):
        return Q(day__gte=self.before, day__lt=self.before_end)

    @property
    def words(self):
        return _days(self.start, self.end)

    @property
    def words_before(self):
        return _days(self.before, self.before_end)


def _tomorrow():
    return timezone.localdate() + ONE_DAY


def _days(start, end):
    if start.day == 1 and end == month(-1, of=start):
        return date_format(start, "YEAR_MONTH_FORMAT")
    last = end - ONE_DAY
    if start == last:
        return date_format(start, "DATE_FORMAT")
    pattern = "j" if (start.year, start.month) == (last.year, last.month) else "j F"
    words = {"first": date_format(start, pattern), "last": date_format(last, "DATE_FORMAT")}
    return _("%(first)s to %(last)s") % words


def months():
    """The months that may be chosen, the newest first."""
    return [month(back) for back in range(MONTHS)]


# -- Figures -----------------------------------------------------------------------------------


class Figures(NamedTuple):
    """The counts of an article, a topic or all, now and before."""

    reads: int = 0
    reads_before: int = 0
    followed: int = 0  # the link to book
    followed_before: int = 0
    answers: int = 0
    answers_before: int = 0
    good: int = 0  # of the answers
    good_before: int = 0

    @classmethod
    def sum(cls, counts):
        """Of many, as plain tuples: ten thousand articles are added up for a page."""
        return cls(*map(sum, zip(*counts, strict=True)))

    @property
    def share(self):
        return _share(self.good, self.answers)

    @property
    def share_before(self):
        return _share(self.good_before, self.answers_before)

    @property
    def helped(self):
        return _share_words(self.share, self.answers)

    @property
    def helped_before(self):
        return _share_words(self.share_before, self.answers_before)

    @property
    def change(self):
        """How the reads changed, in per cent, or None where there is nothing to compare with."""
        if not self.reads_before:
            return None
        return round(100 * (self.reads - self.reads_before) / self.reads_before)

    @property
    def booked(self):
        return at_least(self.followed)

    @property
    def booked_before(self):
        return at_least(self.followed_before)


def _share(good, answers):
    return round(100 * good / answers) if answers >= FEW else None


def _share_words(share, answers):
    if share is None:
        return _("few answers") if answers else "–"
    return _("%(share)d %% of %(answers)d") % {"share": share, "answers": answers}


def at_least(number):
    """A number that is large enough to be told of one thing, or words."""
    return _("fewer than %d") % FEW if 0 < number < FEW else str(number)


@dataclass
class Row:
    """A line of a table."""

    name: str
    figures: Figures
    url: str = ""


class Reading:
    """What was read in a span: of all articles for those who see everything, else of one's own."""

    def __init__(self, user, span, topic=None):
        self.user, self.span, self.topic = user, span, topic

    @cached_property
    def is_of_all(self):
        return sees_everything(self.user) and self.topic is None

    def _of(self, counted):
        if self.topic:
            counted = counted.filter(article__topic=self.topic)
        if sees_everything(self.user):
            return counted
        mine = Edition.objects.by_person(self.user)
        return counted.filter(article__in=mine.values("article"))

    def _views(self, start, end):
        """By article its reads and clicks from one day to another. A month that is whole, or has
        come this far, is added up already.
        """
        is_so_far = (start, end) == (month(), _tomorrow())
        if is_so_far or (start.day == 1 and end == month(-1, of=start)):
            views = MonthlyViews.objects.filter(month=start)
        else:
            views = DailyViews.objects.filter(day__gte=start, day__lt=end)
        sums = self._of(views).order_by().values("article").annotate(Sum("count"), Sum("bookings"))
        sums = sums.values_list("article", "count__sum", "bookings__sum")
        return {article: (reads, followed) for article, reads, followed in sums}

    def _votes(self):
        """By article its answers and the good ones, each of the span and of the one before."""
        now, then, good = self.span.now, self.span.then, Q(helpful=True)
        votes = self._of(Vote.objects.filter(now | then, helpful__isnull=False))
        kinds = {"now": now, "then": then, "good_now": now & good, "good_then": then & good}
        sums = {name: Count("pk", filter=kind) for name, kind in kinds.items()}
        return votes.order_by().values("article").annotate(**sums).values_list("article", *sums)

    @cached_property
    def by_article(self):
        """(article's number, its counts in the order of `Figures`), the most read first."""
        now = self._views(self.span.start, self.span.end)
        then = self._views(self.span.before, self.span.before_end)
        nothing, none = (0, 0), (0, 0, 0, 0)
        counts = {}
        for article in now.keys() | then.keys():
            reads, followed = now.get(article, nothing)
            reads_before, followed_before = then.get(article, nothing)
            counts[article] = (reads, reads_before, followed, followed_before, *none)
        for article, *answered in self._votes():
            counts[article] = (*counts.get(article, none)[:4], *answered)
        return sorted(counts.items(), key=lambda pair: (-pair[1][0], -pair[1][1], pair[0]))

    @cached_property
    def total(self):
        return Figures.sum(counts for _article, counts in self.by_article)

    @property
    def bookings(self):
        """Of all articles the number itself: it tells nothing of any one of them."""
        total = self.total
        return str(total.followed) if self.is_of_all else total.booked

    @property
    def bookings_before(self):
        total = self.total
        return str(total.followed_before) if self.is_of_all else total.booked_before

    @cached_property
    def by_topic(self):
        topics = dict(Topic.objects.values_list("pk", "name"))
        topic_of = dict(Article.objects.values_list("pk", "topic"))
        counts = defaultdict(list)
        for article, counted in self.by_article:
            counts[topic_of.get(article)].append(counted)
        named = [
            Row(topics.get(pk, _("Without a topic")), Figures.sum(rows))
            for pk, rows in counts.items()
        ]
        return sorted(named, key=lambda row: (-row.figures.reads, row.name))

    def rows(self, pairs):
        """Lines of articles under the title that readers see, or saw last."""
        articles = [article for article, counts in pairs]
        seen = Edition.objects.filter(article__in=articles, public_from__lte=timezone.now())
        seen = seen.select_related("article").only("title", "article__slug", "article__language")
        newest = seen.order_by("article_id", "-public_from").distinct("article_id")
        editions = {edition.article_id: edition for edition in newest}
        return [
            Row(
                editions[article].title,
                Figures(*counts),
                editions[article].article.get_absolute_url(),
            )
            if article in editions
            else Row(_("Article %d") % article, Figures(*counts))
            for article, counts in pairs
        ]

    # -- Month by month ------------------------------------------------------------------------

    @cached_property
    def charts(self):
        """Reads, helpful share and, of all articles, the link to book, over the last months."""
        views = self._of(MonthlyViews.objects.filter(month__gte=month(MONTHS - 1)))
        sums = views.order_by().values_list("month").annotate(Sum("count"), Sum("bookings"))
        reads, bookings = {}, {}
        for first, read, followed in sums:
            reads[first], bookings[first] = read, followed
        charts = [MonthlyChart(_("Reads"), reads), ShareChart(_("Found it helpful"), self._shares)]
        if self.is_of_all:
            charts.append(MonthlyChart(_("Followed the link to book"), bookings))
        return charts

    @cached_property
    def _shares(self):
        answers, helpful = defaultdict(int), defaultdict(int)
        votes = Vote.objects.filter(helpful__isnull=False, day__gte=month(MONTHS - 1))
        days = self._of(votes).order_by().values_list("day")
        good = Count("pk", filter=Q(helpful=True))
        for day, all_, liked in days.annotate(all=Count("pk"), good=good):
            answers[month(of=day)] += all_
            helpful[month(of=day)] += liked
        shares = {first: _share(helpful[first], answers[first]) for first in answers}
        return {first: share for first, share in shares.items() if share is not None}

    # -- Searches ------------------------------------------------------------------------------

    @property
    def sees_searches(self):
        return self.topic is None and self.user.has_perm("discovery.view_missedsearch")

    @cached_property
    def searches(self):
        """How many searches found nothing, now and before; None where they are deleted by now."""
        kept = timezone.localdate() - timedelta(days=missed.KEPT_DAYS)
        now, then = self.span.now, self.span.then
        sums = {"now": Sum("count", filter=now), "then": Sum("count", filter=then)}
        found = MissedSearch.objects.filter(now | then).aggregate(**sums)
        starts = {"now": self.span.start, "then": self.span.before}
        return {name: found[name] or 0 if starts[name] >= kept else None for name in starts}

    @cached_property
    def missed_words(self):
        return missed.report().filter(self.span.now)[:MOST_MISSED]


# -- For spreadsheets --------------------------------------------------------------------------


def for_a_spreadsheet(reading):
    """A line for each article, the most read first."""
    measures = [_("Reads"), _("Helpful, %"), _("Answers"), _("Link to book followed")]
    spans = (reading.span.words, reading.span.words_before)
    columns = [f"{measure}, {span}" for span in spans for measure in measures]
    yield [_("Article"), _("Address"), *columns]
    for row in reading.rows(reading.by_article):
        figures = row.figures
        now = [figures.reads, figures.share, figures.answers, figures.booked]
        then = [figures.reads_before, figures.share_before, figures.answers_before]
        yield [row.name, row.url, *now, *then, figures.booked_before]
