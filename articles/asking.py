"""Who reviews a text, once it is in review: somebody says no, or somebody else is chosen."""

from django.utils.translation import gettext as _

from articles import letters
from articles.actions import locked, set_reviewer
from articles.models import Edition
from audit.models import record
from clinic.exceptions import Refused


def _in_review(edition):
    if edition.state != Edition.State.IN_REVIEW:
        raise Refused(
            _("This edition is “%(state)s” by now, so that cannot be done.")
            % {"state": edition.status}
        )


def decline(edition, *, by, reason=""):
    """The reviewer says no. The text stays in review, and waits for another."""
    with locked(edition) as row:
        _in_review(row)
        reviewer = row.reviewer
        if reviewer is None or reviewer.user_id != by.pk:
            raise Refused(_("You are not asked to review this text any more."))
        if reason.strip():
            row.notes.create(text=reason, by=by)
        row.reviewer = None
        row.save(update_fields=["reviewer"])
        record("decline", row, by=by, reviewer=reviewer.pk)
        letters.tell_authors(
            row,
            _("Your text needs another reviewer"),
            _("%(name)s cannot review “%(title)s”. Please choose somebody else.")
            % {"name": reviewer, "title": row.title},
        )
        return row


def reassign(edition, *, by, reviewer, due_on):
    """Choose another reviewer, or another day. Who was asked before can no longer sign."""
    with locked(edition) as row:
        _in_review(row)
        before = row.reviewer
        set_reviewer(row, reviewer, due_on)
        row.save(update_fields=["reviewer", "review_due_on"])
        was = before and before.pk
        record("reassign", row, by=by, reviewer=reviewer.pk, before=was, due=due_on.isoformat())
        letters.ask(row)
        if before and before != reviewer:
            letters.tell_replaced(row, before)
        return row
