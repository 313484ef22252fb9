"""The verbs of a comment's life. Each locks its row, checks, writes a decision and an audit row.

What a visitor wrote reaches no mail, no audit row and no log (TRUST.md, C9).
"""

from contextlib import contextmanager
from datetime import timedelta
from enum import Enum

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from audit.erasure import erasing
from audit.models import record
from clinic.exceptions import Refused
from clinic.languages import address
from clinic.models import Clinic
from clinic.signing import COMMENT_LINK, sign, unsign
from comments.models import Comment, Decision, Reason
from comments.words import outcome_words, reason_words
from outbox.mail import post
from safety.staff import staff_names
from safety.triage import triage

State = Comment.State
# A clinic that published these would advertise with a patient's words, or give somebody away (C5).
NOT_TO_BE_PUBLISHED = {Reason.TESTIMONIAL, Reason.IDENTITY, Reason.IDENTIFIES_AUTHOR}
REOPENED_FROM = (State.APPROVED, State.REJECTED, State.WITHHELD, State.SPAM)


class Commenting(Enum):
    """Whether readers may comment on an article; OFF leaves no trace of comments."""

    OFF = "off"
    OPEN = "open"
    CLOSED = "closed"


def commenting(article, published_at, clinic=None):
    clinic = clinic or Clinic.current()
    if not (clinic.comments_are_read and article.comments_open):
        return Commenting.OFF
    closes_at = published_at + timedelta(days=clinic.comments_close_after)
    return Commenting.OPEN if timezone.now() < closes_at else Commenting.CLOSED


def assess(nickname, text):
    """What triage finds in a comment, its nickname included."""
    return triage(f"{nickname}\n{text}", staff_names=staff_names())


# -- Coming in ---------------------------------------------------------------------------------


@transaction.atomic
def receive(*, article, parent, nickname, email, text, network, nonce):
    """Store a visitor's comment, waiting. The same nonce again gives the first one."""
    found = assess(nickname, text)
    comment, created = Comment.objects.get_or_create(
        nonce=nonce,
        defaults={
            "article": article,
            "parent": parent,
            "nickname": nickname,
            "email": email,
            "text": text,
            "network": network,
            "level": found.level,
            "findings": found.findings,
        },
    )
    if created:
        record("receive", comment, by=None, level=comment.level)
        if comment.is_urgent:
            _tell_moderators(comment)
    return comment


@transaction.atomic
def receive_imported(
    *,
    article,
    parent,
    nickname,
    email,
    text,
    submitted_at,
    import_run,
    source,
    source_id,
    state,
    by=None,
):
    """Store a comment from elsewhere; a second time it is only found again.

    `state` is what it was there. Approved it becomes only where a person, `by`, asked for that and
    triage finds nothing in it; else it waits.
    """
    found = assess(nickname, text)
    comment, created = Comment.objects.get_or_create(
        source=source,
        source_id=source_id,
        defaults={
            "article": article,
            "parent": parent,
            "nickname": nickname[:40] or _("Anonymous"),
            "email": email,
            "text": text,
            "submitted_at": submitted_at,
            "import_run": import_run,
            "level": found.level,
            "findings": found.findings,
        },
    )
    if not created:
        return comment
    record("import", comment, by=by, run=import_run.pk, level=comment.level)
    if state == State.SPAM:
        _move(comment, State.SPAM, by=by)
    elif state == State.APPROVED and by and not found.findings:
        _move(comment, State.APPROVED, by=by)
    return comment


# -- Deciding ----------------------------------------------------------------------------------


def approve(comment, *, by, reasons=()):
    with _waiting(comment) as row:
        if row.level >= Comment.NEVER_APPROVED:
            raise Refused(
                _("A comment of level 3 is never published. Follow the steps and close it.")
            )
        if row.is_urgent and not by.has_perm("comments.approve_urgent"):
            raise Refused(_("Only the lead manager may publish an urgent comment."))
        if NOT_TO_BE_PUBLISHED & set(reasons) and Clinic.current().refuse_testimonials:
            raise Refused(
                _(
                    "This clinic publishes no testimonials and nothing that shows who somebody is. "
                    "Reject it, or untick the reason if it does not apply."
                )
            )
        _move(row, State.APPROVED, by=by, reasons=reasons)
        _tell_writer(row, reasons)
        return row


def reject(comment, *, by, reasons, note=""):
    with _waiting(comment) as row:
        _not_level_3(row)
        _needs(reasons)
        if Reason.CRISIS in reasons:
            raise Refused(_("Nobody is rejected for being in pain. Withhold it, with support."))
        _move(row, State.REJECTED, by=by, reasons=reasons, note=note)
        _tell_writer(row, reasons)
        return row


def withhold(comment, *, by, reasons, note=""):
    """Not published, and the writer is answered with support."""
    with _waiting(comment) as row:
        _not_level_3(row)
        _needs(reasons)
        _move(row, State.WITHHELD, by=by, reasons=reasons, note=note)
        _tell_writer(row, reasons)
        return row


def mark_spam(comment, *, by):
    with _waiting(comment) as row:
        _not_level_3(row)
        _move(row, State.SPAM, by=by)
        return row


def close(comment, *, by, outcome, note):
    """End a comment of level 3: what came of it, and what was done (C4)."""
    with _waiting(comment) as row:
        if row.level < Comment.NEVER_APPROVED:
            raise Refused(_("Only a comment of level 3 is closed. Approve or reject this one."))
        if not (outcome.strip() and note.strip()):
            raise Refused(_("Please choose an outcome and write down what was done."))
        _move(row, State.CLOSED, by=by, outcome=outcome, note=note)
        _tell_writer(row)
        return row


def hold(comment, *, by, note=""):
    """Put a decided comment back into the queue; a public one is off the site at once."""
    with _locked(comment) as row:
        if row.state not in REOPENED_FROM:
            raise Refused(_("This comment is “%s”.") % row.get_state_display())
        _move(row, State.HELD, by=by, note=note)
        return row


def withdraw_by_writer(comment):
    """The writer's own wish, through the signed link. Twice does no harm."""
    with _locked(comment) as row:
        if row.state != State.WITHDRAWN:
            _move(row, State.WITHDRAWN, by=None)
        return row


def erase(comment, *, by, reason):
    """Empty what was written and who wrote it; the row and its decisions stay."""
    with erasing(comment, by=by, reason=reason), _locked(comment) as row:
        if row.state in (*Comment.WAITING, State.APPROVED):
            _move(row, State.WITHDRAWN, by=by)
        row.nickname = row.text = row.email = row.network = ""
        row.findings = []
        row.save(update_fields=["nickname", "text", "email", "network", "findings"])
        return row


@contextmanager
def _locked(comment):
    """The comment as it is now, nobody else deciding about it until the transaction ends."""
    with transaction.atomic():
        rows = Comment.objects.select_for_update(of=("self",)).select_related("article")
        yield rows.get(pk=comment.pk)


@contextmanager
def _waiting(comment):
    with _locked(comment) as row:
        if row.state not in Comment.WAITING:
            raise Refused(_first_decision(row))
        yield row


def _first_decision(row):
    """For the second of two people: what the first one did."""
    decision = row.decisions.select_related("by").last()
    if decision is None:
        return _("This comment is “%s” already.") % row.get_state_display()
    return _("%(who)s decided first, on %(when)s: “%(what)s”.") % {
        "who": decision.by or _("The writer"),
        "when": date_format(timezone.localtime(decision.at), "DATETIME_FORMAT"),
        "what": decision.get_to_state_display(),
    }


def _not_level_3(row):
    if row.level >= Comment.NEVER_APPROVED:
        raise Refused(_("A comment of level 3 is closed, with its outcome and a note."))


def _needs(reasons):
    if not reasons:
        raise Refused(_("Please tick at least one reason."))


def _move(row, state, *, by, reasons=(), note="", outcome=""):
    decision = Decision.objects.create(
        comment=row,
        by=by,
        from_state=row.state,
        to_state=state,
        reasons=sorted(reasons),
        note=note,
        outcome=outcome,
    )
    row.state, row.decided_at = state, decision.at
    row.save(update_fields=["state", "decided_at"])
    details = {"from": decision.from_state, "to": decision.to_state, "reasons": decision.reasons}
    record("decide", row, by=by, **details)


# -- Telling -----------------------------------------------------------------------------------


def link_of(comment):
    """The signed address at which the writer follows the comment; it holds for years."""
    token = sign(str(comment.public_id), salt=COMMENT_LINK)
    return address("comments:follow", token, language=comment.article.language)


def comment_of_link(token):
    """The comment of a signed link, or None."""
    public_id = unsign(token, salt=COMMENT_LINK)
    comments = Comment.objects.select_related("article")
    return comments.filter(public_id=public_id).first() if public_id else None


def moderators():
    """Who is told of an urgent comment: everybody who may decide, and can be reached."""
    permission = Permission.objects.filter(
        content_type__app_label="comments", codename="moderate_comment"
    )
    may = (
        Q(is_superuser=True)
        | Q(groups__permissions__in=permission)
        | Q(user_permissions__in=permission)
    )
    return User.objects.filter(may, is_active=True).exclude(email="").distinct()


def _tell_moderators(comment):
    path = reverse("admin:comments_comment_change", args=[comment.pk])
    for user in moderators():
        post(
            to=user.email,
            subject=_("1 urgent comment is waiting (level %d)") % comment.level,
            body=f"{settings.SITE_URL}{path}",
        )


def _tell_writer(comment, reasons=()):
    if not comment.email:
        return
    with override(comment.article.language):
        words = [outcome_words(comment.state), *map(reason_words, sorted(reasons))]
        body = "\n\n".join([*filter(None, words), f"{settings.SITE_URL}{link_of(comment)}"])
        post(to=comment.email, subject=_("Your comment on our site"), body=body)
