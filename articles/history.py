"""What became of an article's editions, told for people."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import Edition
from articles.reading import LONG_TEXTS
from audit.models import Event
from reviews.models import Review

State = Edition.State
PEOPLE = ("created_by", "edited_by", "submitted_by", "approved_by", "withdrawn_by", "binned_by")


def editions(article):
    """All of them, the newest first, with all that their stories need and without their texts."""
    found = article.editions.with_status().order_by("-number").defer(*LONG_TEXTS)
    return found.select_related("article", "reviewer", "review", "import_run", *PEOPLE)


def content(edition):
    """What was signed, or what is saved of what is not signed yet."""
    return json.loads(edition.signed) if edition.signed else edition.content


def last_signed_before(edition):
    earlier = edition.article.editions.filter(number__lt=edition.number).exclude(signed="")
    return earlier.order_by("-number").first()


# -- Where it stood ------------------------------------------------------------------------------


def was_open(edition):
    """Whether readers saw it once and no longer do."""
    now = timezone.now()
    begun = edition.public_from is not None and edition.public_from <= now
    ended = edition.public_until is not None and edition.public_until <= now
    return begun and ended and edition.public_from < edition.public_until


def told(edition):
    """Which edition it is and when it was public, for a page that shows it."""
    which = _("This is edition %(number)d. %(when)s")
    words = which % {"number": edition.number, "when": when_public(edition)}
    return {"told": words, "was_open": was_open(edition)}


def when_public(edition):
    """A sentence on when readers could see it."""
    start, end = (_moment(moment) for moment in (edition.public_from, edition.public_until))
    if edition.is_public:
        words = _("Public since %(start)s, until %(end)s.") if end else _("Public since %(start)s.")
    elif was_open(edition):
        words = _("Public from %(start)s until %(end)s.")
    elif edition.state == State.APPROVED and start:
        words = _("Public from %(start)s on.")
    else:
        return _("No reader has seen it.")
    return words % {"start": start, "end": end}


def _moment(moment):
    return moment and date_format(timezone.localtime(moment), "DATETIME_FORMAT")


# -- What happened to it -------------------------------------------------------------------------


@dataclass(frozen=True)
class Step:
    what: str
    at: datetime
    by: object = None  # a person's account or profile, or their name as it was
    words: str = ""


def steps(edition):
    """The turns of its story, in order."""
    review = edition.review
    found = [
        Step(_("Begun"), edition.created_at, edition.created_by),
        Step(_("Last changed"), edition.edited_at, edition.edited_by),
        Step(_("Sent for review"), edition.submitted_at, edition.submitted_by, _asked(edition)),
        review and Step(review.get_kind_display(), review.signed_at, **_signature(review)),
        Step(_("Approved"), edition.approved_at, edition.approved_by, _import(edition)),
        Step(_("Withdrawn"), edition.withdrawn_at, edition.withdrawn_by, edition.withdrawn_because),
        Step(_("Put into the bin"), edition.binned_at, edition.binned_by),
    ]
    return [step for step in found if step and step.at]


def _asked(edition):
    return _("to %s") % edition.reviewer if edition.reviewer else ""


def _import(edition):
    return _("imported without a review: %s") % edition.import_run if edition.import_run else ""


def _signature(review):
    """The reviewer and the credential as they were on that day, and what follows from it."""
    person = review.reviewer_shown
    words = _("%(register)s %(number)s; reviewed on %(day)s, next review by %(next)s") % {
        "register": person["register"],
        "number": person["number"],
        "day": date_format(review.reviewed_on),
        "next": date_format(review.next_due_on),
    }
    if review.through_link:
        words += "; " + _("signed through a link, with a mailed code")
    if review.kind != Review.Kind.MINOR:
        words += "; " + _("each line of the checklist confirmed")
    return {"by": person["name"], "words": words}


def events_of(some):
    """The record's rows about these editions, newest first, by the edition they are about."""
    kind, by_edition = Edition._meta.label_lower, {edition.pk: [] for edition in some}
    rows = Event.objects.filter(kind=kind, object_id__in=map(str, by_edition))
    for event in rows.select_related("by"):
        by_edition[int(event.object_id)].append(event)
    return by_edition
