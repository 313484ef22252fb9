"""Searches without a result: how often words were searched for in vain, and nothing about by whom.

Of words that nobody else has searched for only a keyed hash is kept, which says whether they come
again. From the third time on the words are kept as well, and shown to staff. What may say who
somebody is, or that somebody is in need, is not kept at all: `pages` asks `safety` first.
"""

import re
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Max, Sum
from django.utils import timezone

from clinic.signing import MISSED_SEARCH, keyed_hash
from discovery.language import fold
from discovery.models import MissedSearch

SHOWN_FROM, KEPT_DAYS = 3, 90
LONGEST, MOST_WORDS = 80, 8


def normalised(text):
    """The words as they are counted, or "" where they are no words that could be counted."""
    found = re.findall(r"\w+", fold(text))
    said = " ".join(found)
    # A number of some length is a telephone's, a patient's or a birthday.
    has_number = re.search(r"\d", said) and sum(map(str.isdigit, said)) > 2
    if len(found) > MOST_WORDS or len(said) > LONGEST or has_number or "@" in text:
        return ""
    return said


def digest_of(language, said):
    return keyed_hash(f"{language}:{said}", salt=MISSED_SEARCH)


@transaction.atomic
def count(language, said):
    digest, today = digest_of(language, said), timezone.localdate()
    row, created = MissedSearch.objects.get_or_create(
        digest=digest, day=today, defaults={"language": language}
    )
    if not created:
        MissedSearch.objects.filter(pk=row.pk).update(count=F("count") + 1)
    same = MissedSearch.objects.filter(digest=digest)
    if same.aggregate(times=Sum("count"))["times"] >= SHOWN_FROM:
        same.exclude(words=said).update(words=said)


def report(language=None):
    """The words that are shown, the most frequent first: language, words, times, last day."""
    rows = MissedSearch.objects.exclude(words="")
    if language:
        rows = rows.filter(language=language)
    return (
        rows.values("language", "words")
        .annotate(times=Sum("count"), last=Max("day"))
        .order_by("-times", "words", "language")
    )


def purge():
    """Take out the days that are too long ago; returns how many rows."""
    oldest = timezone.localdate() - timedelta(days=KEPT_DAYS)
    return MissedSearch.objects.filter(day__lt=oldest).delete()[0]
