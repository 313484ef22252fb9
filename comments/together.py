"""Moderators among themselves: who takes a comment, notes, second opinions. None of it decides, and
none of it keeps anybody from deciding: a question that is open is said on the page, no more.
"""

from contextlib import contextmanager

from django.utils.translation import gettext as _

from audit.models import record
from clinic.exceptions import Refused
from comments.desk import Note
from comments.locking import locked, needs_moderator, waiting

LONGEST = 2000


def assign(comment, *, by, to):
    """Who looks after it; None is nobody in particular."""
    if to:
        _a_colleague(to)
    with waiting(comment, by) as row:
        if row.assigned_to == to:
            return row
        row.assigned_to = to
        row.save(update_fields=["assigned_to"])
        record("assign", row, by=by, to=to and to.pk)
        return row


def note(comment, *, by, text):
    with _speaking(comment, by, text) as row:
        return _say(row, by, text)


def ask_second_opinion(comment, *, by, of, text):
    _a_colleague(of)
    if of == by:
        raise Refused(_("A second opinion is somebody else's."))
    with _speaking(comment, by, text) as row:
        if row.notes.unanswered().filter(of=of).exists():
            raise Refused(_("%s is asked already, and has not answered yet.") % of)
        return _say(row, by, text, kind=Note.Kind.ASKED, of=of)


def give_opinion(comment, *, by, text):
    with _speaking(comment, by, text) as row:
        question = row.notes.unanswered().filter(of=by).first()
        if question is None:
            raise Refused(_("Nobody is waiting for your opinion here. You can leave a note."))
        return _say(row, by, text, kind=Note.Kind.OPINION, answers=question)


def asked_of(user):
    """The questions that wait for somebody's opinion, on comments that wait themselves."""
    open_ones = Note.objects.unanswered().filter(of=user)
    return open_ones.filter(comment__state__in=("pending", "held"))


@contextmanager
def _speaking(comment, by, text):
    """Also about what is decided, and about words that have changed meanwhile."""
    needs_moderator(by)
    if not text.strip():
        raise Refused(_("Please write something first."))
    if len(text) > LONGEST:
        raise Refused(_("That is too long: %d characters at most.") % LONGEST)
    with locked(comment) as row:
        yield row


def _say(row, by, text, **facts):
    said = Note.objects.create(comment=row, by=by, text=text, **facts)
    record(said.kind, row, by=by, **({"of": said.of_id} if said.of_id else {}))
    return said


def _a_colleague(user):
    if not (user.is_active and user.has_perm("comments.moderate_comment")):
        raise Refused(_("Please choose somebody who may decide about comments."))
