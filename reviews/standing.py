"""What a text's review is worth today: what readers are told, and what follows from it.

The one place of these rules (TRUST.md, R1 to R5): pages, robots, sitemaps, feeds, structured data
and the reminders ask here. `is_indexed` stands here twice, for one text in hand and for a query; a
test holds the two together.
"""

from datetime import datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property

from reviews.intervals import MAY_DO_HARM, months_later

# So long after the day its review was due, nobody vouches for a text any more; one that may do harm
# leaves the search engines as well.
DAYS_OVERDUE = 90
# So long a text that was public elsewhere may wait here for its first review.
MONTHS_AFTER_IMPORT = 12


class Standing:
    """`is_signed()` says whether the text is still the one that was signed; it is asked late.

    `imported_at` is the moment a text became public here that came from elsewhere without a review.
    """

    def __init__(self, review, *, is_signed, risk="general", imported_at=None):
        self.review = review and review.origin
        self.risk = risk
        self.imported_at = imported_at
        self._is_signed = is_signed

    # -- What readers are told -----------------------------------------------------------------

    @property
    def is_imported(self):
        return self.review is None and self.imported_at is not None

    @property
    def is_self_checked(self):
        return self.review is not None and not self.review.has_second_reader

    @cached_property
    def is_edited(self):
        """R3: other words than those that were signed. The review keeps its date."""
        return self.review is not None and not self._is_signed()

    @property
    def is_overdue(self):
        return self.review is not None and self.review.days_overdue() > 0

    @property
    def is_long_overdue(self):
        return self.review is not None and self.review.days_overdue() > DAYS_OVERDUE

    # -- What follows from it ------------------------------------------------------------------

    @property
    def vouches(self):
        """Whether machines are told of a reviewer: a second one, of these words, not long ago."""
        well = self.review is not None and self.review.has_second_reader
        return well and not self.is_long_overdue and not self.is_edited

    @property
    def leaves_search_on(self):
        """From which day search engines are no longer offered it; None is never by itself."""
        if self.is_imported:
            return months_later(timezone.localdate(self.imported_at), MONTHS_AFTER_IMPORT)
        if self.review is not None and self.risk in MAY_DO_HARM:
            return self.review.next_due_on + timedelta(days=DAYS_OVERDUE + 1)
        return None

    @property
    def due_on(self):
        """By when somebody has to read it; what came from elsewhere, before it leaves."""
        return self.review.next_due_on if self.review else self.leaves_search_on

    @property
    def is_indexed(self):
        if self.review is None and not self.is_imported:
            return False
        leaves = self.leaves_search_on
        return leaves is None or timezone.localdate() < leaves


def is_indexed(*, risk=None, import_run=None):
    """`Standing.is_indexed` as a condition on what has a `review` and a window.

    `risk` and `import_run` name the columns, where a kind has them.
    """
    indexed = Q(review__isnull=False)
    if risk:
        lately = timezone.localdate() - timedelta(days=DAYS_OVERDUE)
        indexed &= ~Q(**{f"{risk}__in": MAY_DO_HARM}) | Q(review__next_due_on__gte=lately)
    if import_run:
        imported = {"review__isnull": True, f"{import_run}__isnull": False}
        indexed |= Q(**imported, public_from__gte=_imported_since(timezone.localdate()))
    return indexed


def _imported_since(today):
    """The first moment of the first day whose months have not passed by `today`."""
    day = months_later(today, -MONTHS_AFTER_IMPORT)
    while months_later(day, MONTHS_AFTER_IMPORT) <= today:
        day += timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, time()))


def is_due_by(day, *, import_run=None):
    """`Standing.due_on`, not after `day`, as a condition."""
    due = Q(review__next_due_on__lte=day)
    if import_run:
        imported = {"review__isnull": True, f"{import_run}__isnull": False}
        due |= Q(**imported, public_from__lt=_imported_since(day))
    return due
