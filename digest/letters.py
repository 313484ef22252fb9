"""The letters about new articles: who hears of what, each reader once, whatever breaks off when."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from articles.models import Edition
from clinic.models import Clinic
from digest.actions import CONFIRM_WITHIN, forget, stop_link
from digest.models import Subscriber
from outbox.mail import post_many
from outbox.models import Message

HOUR_OF_THE_DAY = 8
# So many readers are told in one transaction: those who were told are told, whatever comes then.
AT_ONCE = 200
# No letter is longer; the site has the rest.
MOST_ARTICLES = 20
# Of a letter that was sent its address is kept so long, for looking into what went wrong.
KEEP_SENT = timedelta(days=2)


def last_due(clinic, now):
    """The last moment at which letters were due, in the clinic's time; None where there is none."""
    today = timezone.localdate(now)
    match clinic.readers_digest:
        case Clinic.ReadersDigest.WEEKLY:
            day = today - timedelta(days=today.weekday())
            before = day - timedelta(days=7)
        case Clinic.ReadersDigest.MONTHLY:
            day = today.replace(day=1)
            before = (day - timedelta(days=1)).replace(day=1)
        case _none:
            return None
    return _in_the_morning(day) if _in_the_morning(day) <= now else _in_the_morning(before)


def _in_the_morning(day):
    return timezone.make_aware(datetime.combine(day, time(HOUR_OF_THE_DAY)))


def tell_readers():
    """Write to everybody who has not been told since the last due moment. Returns how many."""
    clinic, now = Clinic.current(), timezone.now()
    due = last_due(clinic, now)
    if due is None:
        return 0
    news, written = _News(until=due), 0
    while True:
        told, letters = _tell_some(clinic, news, due)
        written += letters
        if told < AT_ONCE:
            return written


@transaction.atomic
def _tell_some(clinic, news, due):
    waiting = Subscriber.objects.filter(confirmed_at__isnull=False, told_until__lt=due)
    some = list(
        waiting.select_for_update(skip_locked=True)
        .prefetch_related("topics")
        .order_by("told_until", "pk")[:AT_ONCE]
    )
    letters = [
        _letter(clinic, reader, articles)
        for reader in some
        if (articles := news.for_reader(reader))
    ]
    post_many(letters)
    Subscriber.objects.filter(pk__in=[reader.pk for reader in some]).update(told_until=due)
    return len(some), len(letters)


class _News:
    """The public articles up to a moment, asked for once a language.

    Readers come in the order in which they were told, so the first of a language misses the most.
    """

    def __init__(self, until):
        self.until, self._since = until, {}

    def for_reader(self, reader):
        if reader.language not in self._since:
            self._since[reader.language] = self._published(reader.language, reader.told_until)
        chosen = {topic.pk for topic in reader.topics.all()}
        return [
            edition
            for edition in self._since[reader.language]
            if edition.published_at > reader.told_until
            and (not chosen or edition.article.topic_id in chosen)
        ]

    def _published(self, language, since):
        editions = Edition.objects.public().filter(
            article__language=language, published_at__gt=since, published_at__lte=self.until
        )
        shown = ("title", "standfirst", "published_at", "article__slug", "article__language")
        return list(
            editions.select_related("article")
            .only(*shown, "article__topic")
            .order_by("-published_at", "-pk")
        )


def _letter(clinic, reader, editions):
    with override(reader.language):
        count, stop = len(editions), stop_link(reader)
        subject = ngettext(
            "%(n)d new article from %(clinic)s", "%(n)d new articles from %(clinic)s", count
        ) % {"n": count, "clinic": clinic.name}
        parts = [_about(edition) for edition in editions[:MOST_ARTICLES]]
        if count > MOST_ARTICLES:
            parts.append(_("There are more on our site."))
        parts.append(
            _("You get this letter because you asked for it. To stop, follow this link:")
            + f"\n{stop}"
        )
    return {
        "to": reader.email,
        "subject": subject,
        "body": "\n\n".join(parts),
        "about": reader.about,
        # RFC 8058: the reader's mail program shows a button, and its press is a POST to the link.
        "headers": {
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    }


def _about(edition):
    link = f"{settings.SITE_URL}{edition.get_absolute_url()}"
    return "\n".join(filter(None, [edition.title, edition.standfirst, link]))


# -- Tidying up --------------------------------------------------------------------------------


@transaction.atomic
def forget_the_old():
    """Addresses that nobody confirmed, and those in letters that are long gone."""
    now = timezone.now()
    asked = Subscriber.objects.filter(confirmed_at=None, asked_at__lt=now - CONFIRM_WITHIN)
    number = asked.count()
    forget(asked)
    Message.objects.filter(about__startswith="digest:", sent_at__lt=now - KEEP_SENT).delete()
    return number
