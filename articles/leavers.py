"""What becomes of a leaver's texts. See `accounts.closing`."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts import closing
from articles import actions, letters, previews
from articles.desk import PreviewLink
from articles.models import Edition
from audit.models import record

State = Edition.State


def _to_review(user):
    return Edition.objects.filter(state=State.IN_REVIEW, reviewer__user=user)


def _links(user):
    """What they could still read with, after their account is closed."""
    return [link for link in PreviewLink.objects.filter(created_by=user) if link.is_open]


def open_things(user):
    place = "admin:articles_edition_change"
    for edition in _to_review(user):
        words = _("“%s” waits for their signature. It will have no reviewer; its authors are told.")
        yield words % edition.title, reverse(place, args=[edition.pk])
    working = Edition.objects.by_person(user).filter(state__in=Edition.WORKING)
    for edition in working.order_by("-edited_at"):
        words = _("“%s” is being worked on. It stays as it is, and administrators can go on.")
        yield words % edition.title, reverse(place, args=[edition.pk])
    if links := len(_links(user)):
        words = ngettext(
            "%d preview link that they made ends.", "%d preview links that they made end.", links
        )
        yield words % links, ""


def hand_over(user, *, by):
    for edition in _to_review(user):
        with actions.locked(edition) as row:
            if row.state != State.IN_REVIEW or row.reviewer_id != edition.reviewer_id:
                continue  # it was signed or given to somebody else in this moment
            row.reviewer = None
            row.save(update_fields=["reviewer"])
            record("take from its reviewer", row, by=by)
            letters.tell_authors(
                row,
                _("Your text needs another reviewer"),
                _("%(name)s has left, and “%(title)s” waits for a review. Please choose somebody.")
                % {"name": edition.reviewer, "title": row.title},
            )
    for link in _links(user):
        previews.end_link(link, by=by)


closing.register(open_things=open_things, hand_over=hand_over)
