"""What the demo's visitors read, voted and reported over 90 days: invented, and always the same."""

import random
from datetime import timedelta

from django.utils import timezone

from articles.models import Edition
from feedback import actions
from feedback.jobs import refresh_counts
from feedback.models import DailyViews, MonthlyViews, Report, Vote

DAYS = 90


def load_readers(articles):
    """Views and votes for those public articles that have none yet."""
    views, votes = [], []
    editions = Edition.objects.public().filter(article__in=articles, article__daily_views=None)
    for edition in editions.select_related("article").order_by("pk"):
        chance = random.Random(edition.article.source_id)  # noqa: S311  (the same each time)
        popular = chance.uniform(6, 60)
        for day in _days_since(edition.published_at):
            views.append(_views(edition.article, day, popular, chance))
            votes += _votes(edition, day, popular, chance)
    DailyViews.objects.bulk_create(views)
    MonthlyViews.objects.bulk_create(_months(views))
    Vote.objects.bulk_create(votes)
    refresh_counts()


def load_reports(reports, articles, *, by):
    """Readers' reports, as many settled as have an answer."""
    for number, facts in enumerate(reports):
        nonce = f"demo-{number}"
        article = articles.filter(source_id=facts["article"])
        edition = Edition.objects.public().filter(article__in=article).first()
        if edition is None or Report.objects.filter(nonce=nonce).exists():
            continue
        report = actions.receive_report(edition=edition, text=facts["text"], nonce=nonce)
        if "answer" in facts:
            actions.answer_report(report, by=by, answer=facts["answer"])
        if "take_out_persons" in facts:
            actions.take_out_persons(report, by=by)
        came = timezone.now() - timedelta(days=facts["days_ago"])
        Report.objects.filter(pk=report.pk).update(at=came)
        settled = Report.objects.filter(pk=report.pk, answered_at__isnull=False)
        settled.update(answered_at=came + timedelta(days=1))


def _days_since(moment):
    today = timezone.localdate()
    first = max(timezone.localdate(moment), today - timedelta(days=DAYS))
    return [first + timedelta(days=number) for number in range((today - first).days)]


def _views(article, day, popular, chance):
    quiet = 0.6 if day.weekday() > 4 else 1
    count = round(popular * quiet * chance.uniform(0.6, 1.4))
    bookings = sum(chance.random() < 0.01 for _view in range(count))
    return DailyViews(article=article, day=day, count=count, bookings=bookings)


def _months(views):
    """Their sums by month."""
    months = {}
    for day in views:
        place = day.article_id, day.day.replace(day=1)
        if place not in months:
            article, month = place
            months[place] = MonthlyViews(article_id=article, month=month, count=0, bookings=0)
        sums = months[place]
        sums.count += day.count
        sums.bookings += day.bookings
    return months.values()


def _votes(edition, day, popular, chance):
    for number in range(2):
        if chance.random() < popular / 250:
            helpful = chance.random() < 0.86
            yield Vote(
                article=edition.article,
                edition=edition,
                day=day,
                visitor=f"demo-{number}",
                helpful=helpful,
                stars=chance.choice([4, 5, 5] if helpful else [2, 3]),
            )
