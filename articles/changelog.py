"""The public change log (TRUST.md, R8): what changed, what was corrected, and who read it when."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Edition
from reviews.models import Review


@dataclass(frozen=True)
class Entry:
    number: int
    on: date
    what: str
    words: str = ""
    person: dict | None = None  # a reviewer, as shown on the day of the signature
    is_correction: bool = False


def entries(editions):
    """The log of these editions, which stand newest first with their reviews."""
    return [entry for edition in editions for entry in _told(edition)]


def _told(edition):
    number, review = edition.number, edition.review
    if edition.state == Edition.State.WITHDRAWN:
        yield Entry(number, _day(edition.withdrawn_at), _("Withdrawn"), _("It left the site."))
    if edition.change == Edition.Change.FIRST:
        yield Entry(number, _day(edition.published_at), _("First published"))
    else:
        kinds = {
            Edition.Change.CORRECTION: _("Correction"),
            Edition.Change.UPDATE: _("Update"),
            Edition.Change.MINOR: _("Minor edit"),
        }
        what, summary = kinds[edition.change], edition.change_summary
        is_correction = edition.change == Edition.Change.CORRECTION
        yield Entry(number, _day(edition.public_from), what, summary, is_correction=is_correction)
    # A minor edit keeps the review of the edition before it.
    if review and review.kind != Review.Kind.MINOR:
        what = _("Review") if review.has_second_reader else _("Checked by its author")
        yield Entry(number, review.reviewed_on, what, person=review.reviewer_shown)


def _day(moment):
    return timezone.localdate(moment)
