"""The verbs of a comment's life. Each locks its row, checks, writes a decision and an audit row.

What a visitor wrote reaches no mail, no audit row and no log (TRUST.md, C9).
"""

from contextlib import contextmanager
from functools import partial

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
from clinic import content_version
from clinic.exceptions import Refused
from clinic.languages import address
from clinic.models import Clinic
from clinic.signing import COMMENT_LINK, sign, unsign
from comments import spam
from comments.floods import admit, admit_network, letter_is_due, one_at_a_time
from comments.models import Comment, Decision, Reason, Signs
from comments.words import outcome_words, reason_words
from outbox.mail import post
from safety.staff import staff_names
from safety.triage import triage

State = Comment.State
# A clinic that published these would advertise with a patient's words, or give somebody away (C5).
NOT_TO_BE_PUBLISHED = {Reason.TESTIMONIAL, Reason.IDENTITY, Reason.IDENTIFIES_AUTHOR}
REOPENED_FROM = (State.APPROVED, State.REJECTED, State.WITHHELD, State.SPAM)


def assess(nickname, text):
    """What triage finds in a comment, its nickname included."""
    return triage(f"{nickname}\n{text}", staff_names=staff_names())


# -- Coming in ---------------------------------------------------------------------------------


@transaction.atomic
def receive(*, article, parent, nickname, email, text, network, nonce):
    """Store a visitor's comment, waiting. The same nonce again gives the first one.

    Raises TooMany where too much comes in; then nothing is stored, and nothing counted.
    """
    one_at_a_time(nonce)
    if sent := Comment.objects.filter(nonce=nonce).select_related("article").first():
        return sent
    found = assess(nickname, text)
    admit_network(network, urgent=found.is_urgent)
    comment = Comment.objects.create(
        nonce=nonce,
        article=article,
        parent=parent,
        nickname=nickname,
        email=email,
        text=text,
        network=network,
        level=found.level,
        findings=found.findings,
        language_read=found.is_read,
    )
    promotes = any(finding["code"] == Reason.PROMOTION for finding in found.findings)
    signs = spam.look(comment, promotes)
    record("receive", comment, by=None, level=comment.level)
    if comment.is_urgent:
        _tell_moderators(comment)
    # The last of all, since everybody's comments wait for this count until it is committed.
    admit(urgent=comment.is_urgent, suspect=signs.suspect)
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
            "language_read": found.is_read,
            "waits_since": timezone.now(),
        },
    )
    if not created:
        return comment
    record("import", comment, by=by, run=import_run.pk, level=comment.level)
    if state == State.SPAM:
        _move(comment, State.SPAM, by=by)
    elif state == State.APPROVED and by and found.is_read and not found.findings:
        _move(comment, State.APPROVED, by=by)
    return comment


# -- Deciding ----------------------------------------------------------------------------------


def approve(comment, *, by, reasons=()):
    with _waiting(comment, by) as row:
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
    with _waiting(comment, by) as row:
        _not_level_3(row)
        _needs(reasons)
        if Reason.CRISIS in reasons:
            raise Refused(_("Nobody is rejected for being in pain. Withhold it, with support."))
        _move(row, State.REJECTED, by=by, reasons=reasons, note=note)
        _tell_writer(row, reasons)
        return row


def withhold(comment, *, by, reasons, note=""):
    """Not published, and the writer is answered with support."""
    with _waiting(comment, by) as row:
        _not_level_3(row)
        _needs(reasons)
        _move(row, State.WITHHELD, by=by, reasons=reasons, note=note)
        _tell_writer(row, reasons)
        return row


def mark_spam(comment, *, by):
    with _waiting(comment, by) as row:
        _not_level_3(row)
        _move(row, State.SPAM, by=by)
        return row


def close(comment, *, by, outcome, note):
    """End a comment of level 3: what came of it, and what was done (C4)."""
    with _waiting(comment, by) as row:
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


def change_by_writer(comment, *, nickname, text, network):
    """The writer's other words, while nobody has decided about the first; those are kept.

    Triage looks again. What was urgent once stays urgent: who takes such words back may still mean
    them, and nobody has read them yet.
    """
    with _locked(comment) as row:
        if row.state != State.PENDING:
            raise Refused(
                _(
                    "Somebody has read your comment meanwhile, so it cannot be changed any more. "
                    "You can still take it back, and write another one."
                )
            )
        if (row.nickname, row.text) == (nickname, text):
            return row
        found, level_before = assess(nickname, text), row.level
        admit_network(network, urgent=found.is_urgent)
        row.earlier.create(number=row.edits, nickname=row.nickname, text=row.text)
        row.nickname, row.text, row.edits = nickname, text, row.edits + 1
        row.findings = _with_the_grave(found.findings, row.findings)
        row.level = max(found.level, row.level)
        row.language_read = found.is_read and row.language_read
        if row.level > level_before:
            row.waits_since = timezone.now()
        row.save()
        spam.look(row, any(finding["code"] == Reason.PROMOTION for finding in row.findings))
        record("change", row, by=None, level=row.level)
        if row.is_urgent and row.level > level_before:
            _tell_moderators(row)
        return row


def _with_the_grave(found, before):
    """What is found now, and what was found before that explains a level which stays."""
    codes = {finding["code"] for finding in found}
    grave = {Reason.CRISIS, Reason.SAFEGUARDING} - codes
    return [*found, *(finding for finding in before if finding["code"] in grave)]


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
        row.earlier.all().delete()
        Signs.objects.filter(comment=row).delete()
        row.reports.update(text="")
        return row


def forget_earlier_words(*, decided_before):
    """What a comment said before its writer changed it, once its decision is old."""
    decided = Comment.objects.filter(decided_at__lt=decided_before, earlier__isnull=False)
    for comment in decided.exclude(state__in=Comment.WAITING).distinct():
        with erasing(comment, by=None, reason="earlier words, kept for 90 days"):
            comment.earlier.all().delete()


@contextmanager
def _locked(comment):
    """The comment as it is now, nobody else deciding about it until the transaction ends."""
    with transaction.atomic():
        rows = Comment.objects.select_for_update(of=("self",)).select_related("article")
        row = rows.get(pk=comment.pk)
        yield row
        transaction.on_commit(partial(spam.learn, row), robust=True)


@contextmanager
def _waiting(comment, by):
    """The same for a decision that `by` takes about the words that stand in `comment`."""
    if not by.has_perm("comments.moderate_comment"):
        raise Refused(_("Only a moderator decides about comments."))
    with _locked(comment) as row:
        if row.state not in Comment.WAITING:
            raise Refused(_first_decision(row))
        if row.edits != comment.edits:
            raise Refused(_("Its writer has changed it meanwhile. Please read it once more."))
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
    if state == State.HELD:
        row.waits_since = decision.at
    row.save(update_fields=["state", "decided_at", "waits_since"])
    if row.is_urgent and decision.from_state in Comment.WAITING:
        # The box may be open again, for which pages that are kept have nothing else to see.
        content_version.renew()
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
    if not letter_is_due():
        return
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
