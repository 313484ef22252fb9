"""The moderators' verbs about what a comment says and whether it is shown. Each locks the row,
checks, writes a decision or another row that stays, and an audit row without a word of the comment.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Edition
from audit.models import record
from clinic import content_version
from clinic.exceptions import Refused
from clinic.models import Clinic
from comments.actions import assess, with_the_grave
from comments.desk import Correction, Redaction
from comments.letters import UNDO_WITHIN, take_back_letter, tell_moderators, tell_writer
from comments.locking import first_decision, locked, move, needs_moderator, same_words, waiting
from comments.models import Comment, Decision, Reason
from comments.removal import MARK, reduced

State = Comment.State
# A clinic that published these would advertise with a patient's words, or give somebody away (C5).
NOT_TO_BE_PUBLISHED = {Reason.TESTIMONIAL, Reason.IDENTITY, Reason.IDENTIFIES_AUTHOR}
REOPENED_FROM = (State.APPROVED, State.REJECTED, State.WITHHELD, State.SPAM)


# -- Whether it is shown -----------------------------------------------------------------------


def approve(comment, *, by, reasons=(), note=""):
    """Publish it. What triage noticed against that, and is not among the reasons, has been unticked
    by the person, which the decision says.
    """
    with waiting(comment, by) as row:
        if row.level >= Comment.NEVER_APPROVED:
            raise Refused(
                _("A comment of level 3 is never published. Follow the steps and close it.")
            )
        if row.is_urgent and not by.has_perm("comments.approve_urgent"):
            raise Refused(_("Only the lead manager may publish an urgent comment."))
        reasons = _known(reasons)
        if NOT_TO_BE_PUBLISHED & reasons and Clinic.current().refuse_testimonials:
            raise Refused(
                _(
                    "This clinic publishes no testimonials and nothing that shows who somebody is. "
                    "Reject it, or untick the reason if it does not apply."
                )
            )
        if not Edition.objects.public().filter(article=row.article_id).exists():
            raise Refused(
                _(
                    "Its article is not public, so nobody would see the comment, and its writer "
                    "would be told otherwise. Reject it, or wait until the article is back."
                )
            )
        overruled = sorted(NOT_TO_BE_PUBLISHED & row.noticed - reasons)
        move(row, State.APPROVED, by=by, reasons=reasons, note=note, overruled=overruled)
        tell_writer(row, reasons)
        return row


def reject(comment, *, by, reasons, note=""):
    with waiting(comment, by) as row:
        _not_level_3(row)
        reasons = _some(reasons)
        if Reason.CRISIS in reasons:
            raise Refused(_("Nobody is rejected for being in pain. Withhold it, with support."))
        move(row, State.REJECTED, by=by, reasons=reasons, note=note)
        tell_writer(row, reasons)
        return row


def withhold(comment, *, by, reasons, note=""):
    """Not published, and the writer is answered with support."""
    with waiting(comment, by) as row:
        _not_level_3(row)
        reasons = _some(reasons)
        move(row, State.WITHHELD, by=by, reasons=reasons, note=note)
        tell_writer(row, reasons)
        return row


def mark_spam(comment, *, by, note=""):
    with waiting(comment, by) as row:
        _not_level_3(row)
        move(row, State.SPAM, by=by, note=note)
        return row


def close(comment, *, by, outcome, note):
    """End a comment of level 3: what came of it, and what was done (C4)."""
    with waiting(comment, by) as row:
        if row.level < Comment.NEVER_APPROVED:
            raise Refused(_("Only a comment of level 3 is closed. Approve or reject this one."))
        if not (outcome.strip() and note.strip()):
            raise Refused(_("Please choose an outcome and write down what was done."))
        move(row, State.CLOSED, by=by, outcome=outcome, note=note)
        tell_writer(row)
        return row


def hold(comment, *, by, note=""):
    """Put a decided comment back into the queue; a public one is off the site at once.

    `by` is None where readers' reports or its age did it.
    """
    if by:
        needs_moderator(by)
    with locked(comment) as row:
        if row.state not in REOPENED_FROM:
            raise Refused(_("This comment is “%s”.") % row.get_state_display())
        move(row, State.HELD, by=by, note=note)
        take_back_letter(row)
        return row


# -- Undoing -----------------------------------------------------------------------------------


def undo(decision, *, by):
    """Within a minute, who decided puts the comment back as it was; nobody has been told of it."""
    needs_moderator(by)
    with locked(decision.comment) as row:
        if decision != row.decisions.last():
            raise Refused(first_decision(row))
        if not _may_be_undone(decision, by):
            raise Refused(
                _("A decision is undone within a minute, by who took it. Put it back instead.")
            )
        since = row.waits_since
        move(row, decision.from_state, by=by, undoes=decision)
        before = row.decisions.filter(pk__lt=decision.pk).last()
        row.decided_at, row.waits_since = before.at if before else None, since
        row.save(update_fields=["decided_at", "waits_since"])
        take_back_letter(row)
        return row


def undoable(user):
    """The last decision of a person while it can be undone, or None."""
    since = timezone.now() - UNDO_WITHIN
    decision = Decision.objects.filter(by=user, at__gt=since).select_related("comment").last()
    if decision and decision == decision.comment.decisions.last():
        return decision if _may_be_undone(decision, user) else None
    return None


def _may_be_undone(decision, by):
    """What was closed was acted upon, and what was done in one go is put back in one go."""
    return (
        decision.by == by
        and decision.at > timezone.now() - UNDO_WITHIN
        and decision.from_state in Comment.WAITING
        and decision.to_state in REOPENED_FROM
        and not decision.burst_id
        and not decision.comment.by_staff_id  # a reply is withdrawn instead
    )


# -- What readers see of it --------------------------------------------------------------------


def redact(comment, *, by, text, reasons, without_name=False, note=""):
    """Take parts out of the public wording, a visible mark in their place (C13).

    While it waits, who may view the original may take out others, or put all of it back; from what
    is public, words only go. The level stays: who is in danger is so without these words, too.
    """
    needs_moderator(by)
    with locked(comment) as row:
        if row.state not in (*Comment.WAITING, State.APPROVED):
            raise Refused(_("This comment is “%s”.") % row.get_state_display())
        same_words(comment, row)
        reasons = _some(reasons)
        sees_all = row.state in Comment.WAITING and by.has_perm("comments.view_original")
        renamed = _take_out_the_name(row, without_name, sees_all=sees_all)
        if not (renamed and _one_line(text) == _one_line(row.text)):
            _take_out_words(row, text, sees_all=sees_all)
        row.redactions += 1
        Redaction.objects.create(
            comment=row, number=row.redactions, by=by, reasons=sorted(reasons), note=note
        )
        found = assess("" if row.own_name else row.nickname, row.text.replace(MARK, " ")).findings
        row.findings = with_the_grave(found, row.findings)
        row.save(
            update_fields=["text", "original", "nickname", "own_name", "redactions", "findings"]
        )
        name = bool(row.own_name)
        record("redact", row, by=by, number=row.redactions, reasons=sorted(reasons), name=name)
        return row


def _take_out_the_name(row, wanted, *, sees_all):
    """Whether anything changed: it goes at any time, and comes back only as other words do."""
    if wanted and not row.own_name:
        row.nickname, row.own_name = MARK, row.nickname
        return True
    if row.own_name and not wanted and sees_all:
        row.nickname, row.own_name = row.own_name, ""
        return True
    return False


def _take_out_words(row, text, *, sees_all):
    own = row.own_words
    if sees_all and row.original and _one_line(text) == _one_line(own):
        row.text, row.original = own, ""
        return
    words = reduced(own if sees_all else row.text, text)
    if words == row.text:
        raise Refused(_("These words are out already; nothing else is changed."))
    row.text, row.original = words, own


def _one_line(text):
    return " ".join(text.split())


# -- How urgent it is --------------------------------------------------------------------------


def correct_level(comment, *, by, level, reasons, note):
    """A person's level in place of the one before, by who may publish the urgent. C4 follows it."""
    if not by.has_perm("comments.approve_urgent"):
        raise Refused(_("Only the lead manager may correct a level."))
    with waiting(comment, by) as row:
        if level not in range(Comment.NEVER_APPROVED + 1):
            raise Refused(_("Levels go from 0 to 3."))
        if level == row.level:
            raise Refused(_("It has this level already."))
        if not note.strip():
            raise Refused(_("Please write down how you see it."))
        reasons = _some(reasons, Correction.Why)
        before, row.level = row.level, level
        Correction.objects.create(
            comment=row,
            by=by,
            from_level=before,
            to_level=level,
            findings=row.findings,
            reasons=sorted(reasons),
            note=note,
        )
        if level > before:
            row.waits_since = timezone.now()
        row.save(update_fields=["level", "waits_since"])
        record("correct_level", row, by=by, before=before, after=level, reasons=sorted(reasons))
        if row.is_urgent and level > before:
            tell_moderators(row)
        if max(before, level) >= 2:
            # Whether the box is open may hang on this comment.
            content_version.renew()
        return row


# -- Reasons -----------------------------------------------------------------------------------


def _not_level_3(row):
    if row.level >= Comment.NEVER_APPROVED:
        raise Refused(_("A comment of level 3 is closed, with its outcome and a note."))


def _known(reasons, choices=Reason):
    if not set(reasons) <= set(choices.values):
        raise Refused(_("Please choose among the reasons that are offered."))
    return set(reasons)


def _some(reasons, choices=Reason):
    if not reasons:
        raise Refused(_("Please tick at least one reason."))
    return _known(reasons, choices)
