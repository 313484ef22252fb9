"""What preflight found, kept for each edition, so that no report has to read all the texts."""

import hashlib
from datetime import timedelta
from functools import cache
from pathlib import Path

from django.db.models import F, Q
from django.utils import timezone

from articles.findings import PreflightSummary
from articles.models import Edition
from articles.preflight.report import findings, switched_off
from safety import language

# A link inside may die and a term may become public without a save: nothing stays unread longer.
FRESH = timedelta(days=1)
AT_ONCE = 500


@cache
def _code():
    """The rules as they are written, in one word."""
    folders = [Path(__file__).parent, Path(language.__file__).parent]
    files = sorted(path for folder in folders for path in folder.rglob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def rules_now():
    """Changes with every rule that is written otherwise or switched."""
    off = " ".join(sorted(switched_off()))
    return hashlib.sha256(f"{_code()} {off}".encode()).hexdigest()[:32]


def summarise(edition):
    """Check an edition as it is saved, and keep what was found."""
    report = findings(edition)
    figures, found = report.readability, {}
    for finding in report.open:
        found[finding.rule] = found.get(finding.rule, 0) + 1
    PreflightSummary.objects.update_or_create(
        edition_id=edition.pk,
        defaults={
            "checked_at": timezone.now(),
            "rules": rules_now(),
            "found": found,
            "blockers": len(report.blockers),
            "warnings": len(report.warnings),
            "advice": len(report.advice),
            "words": figures.words,
            "sentences": figures.sentences,
            "smog": figures.raw.smog,
            "flesch_kincaid": figures.raw.flesch_kincaid,
            "smog_explained": figures.explained.smog,
            "flesch_kincaid_explained": figures.explained.flesch_kincaid,
        },
    )


def summarise_later(edition):
    """Leave it to the hourly job: while one writes, nobody waits for the figures of a text."""
    PreflightSummary.objects.filter(edition=edition.pk).update(rules="")


def looked_after():
    """The editions whose summaries are kept fresh: public, scheduled, and being worked on."""
    now = timezone.now()
    ahead = Q(state=Edition.State.APPROVED) & (
        Q(public_until__isnull=True) | Q(public_until__gt=now)
    )
    return Edition.objects.filter(ahead | Q(state__in=Edition.WORKING))


def catch_up():
    """Check again what was checked by other rules or long ago; returns how many."""
    other = Q(preflight_summary__isnull=True) | ~Q(preflight_summary__rules=rules_now())
    old = Q(preflight_summary__checked_at__lt=timezone.now() - FRESH)
    editions = looked_after().filter(other | old).select_related("article")
    waiting = editions.order_by(F("preflight_summary__checked_at").asc(nulls_first=True), "pk")
    pks = list(waiting.values_list("pk", flat=True)[:AT_ONCE])
    for pk in pks:
        summarise(Edition.objects.select_related("article").get(pk=pk))
    return len(pks)
