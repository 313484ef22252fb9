"""What every verb about a comment begins and ends with: its row locked, a decision written down."""

from contextlib import contextmanager
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.models import record
from clinic import content_version
from clinic.exceptions import Refused
from comments import spam
from comments.models import Comment, Decision


@contextmanager
def locked(comment):
    """The comment as it is now, nobody else deciding about it until the transaction ends."""
    with transaction.atomic():
        rows = Comment.objects.select_for_update(of=("self",)).select_related("article")
        row = rows.get(pk=comment.pk)
        yield row
        transaction.on_commit(partial(spam.learn, row), robust=True)


@contextmanager
def waiting(comment, by):
    """The same for what `by` decides about the words that stand in `comment`, while it waits."""
    needs_moderator(by)
    with locked(comment) as row:
        if row.state not in Comment.WAITING:
            raise Refused(first_decision(row))
        same_words(comment, row)
        yield row


def needs_moderator(by):
    if not by.has_perm("comments.moderate_comment"):
        raise Refused(_("Only a moderator decides about comments."))


def same_words(read, row):
    """What somebody has read is what stands there now."""
    if row.edits != read.edits:
        raise Refused(_("Its writer has changed it meanwhile. Please read it once more."))
    if row.redactions != read.redactions:
        raise Refused(
            _("Parts of it were taken out or put back meanwhile. Please read it once more.")
        )


def first_decision(row):
    """For the second of two people: what the first one did."""
    decision = row.decisions.select_related("by").last()
    if decision is None:
        return _("This comment is “%s” already.") % row.get_state_display()
    return _("%(who)s decided first, on %(when)s: “%(what)s”.") % {
        "who": decision.by or _("The writer"),
        "when": date_format(timezone.localtime(decision.at), "DATETIME_FORMAT"),
        "what": decision.get_to_state_display(),
    }


def move(row, state, *, by, **facts):
    """Write the decision, with its reasons, note and so on, and bring the row to its state."""
    facts["reasons"] = sorted(facts.get("reasons", ()))
    decision = Decision.objects.create(
        comment=row, by=by, from_state=row.state, to_state=state, **facts
    )
    row.state, row.decided_at = state, decision.at
    if state == Comment.State.HELD and not decision.undoes:
        row.waits_since = decision.at
    row.save(update_fields=["state", "decided_at", "waits_since"])
    if row.is_urgent and decision.from_state in Comment.WAITING:
        # The box may be open again, for which pages that are kept have nothing else to see.
        content_version.renew()
    details = {"from": decision.from_state, "to": decision.to_state, "reasons": decision.reasons}
    record("decide", row, by=by, **details)
    return decision
