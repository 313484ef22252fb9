"""How comments come in, what their writers may do about them, and how they are erased.

What a visitor wrote reaches no mail, no audit row and no log (TRUST.md, C9).
"""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.erasure import erasing
from audit.models import record
from clinic.exceptions import Refused
from comments import spam
from comments.floods import admit, admit_network, one_at_a_time
from comments.letters import take_back_letter, tell_moderators
from comments.locking import locked, move
from comments.models import Comment, Reason, Signs
from safety.staff import staff_names
from safety.triage import triage

State = Comment.State


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
        tell_moderators(comment)
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
        move(comment, State.SPAM, by=by)
    elif state == State.APPROVED and by and found.is_read and not found.findings:
        move(comment, State.APPROVED, by=by)
    return comment


# -- The writer, and erasing ------------------------------------------------------------------


def change_by_writer(comment, *, nickname, text, network):
    """The writer's other words, while nobody has decided about the first; those are kept.

    Triage looks again. What was urgent once stays urgent: who takes such words back may still mean
    them, and nobody has read them yet.
    """
    with locked(comment) as row:
        if row.state != State.PENDING:
            raise Refused(
                _(
                    "Somebody has read your comment meanwhile, so it cannot be changed any more. "
                    "You can still take it back, and write another one."
                )
            )
        if (row.own_nickname, row.own_words) == (nickname, text):
            return row
        found, level_before = assess(nickname, text), row.level
        admit_network(network, urgent=found.is_urgent)
        row.earlier.create(number=row.edits, nickname=row.own_nickname, text=row.own_words)
        row.nickname, row.text, row.original, row.own_name = nickname, text, "", ""
        row.edits += 1
        row.findings = with_the_grave(found.findings, row.findings)
        row.level = max(found.level, row.level)
        row.language_read = found.is_read and row.language_read
        if row.level > level_before:
            row.waits_since = timezone.now()
        row.save()
        spam.look(row, any(finding["code"] == Reason.PROMOTION for finding in row.findings))
        record("change", row, by=None, level=row.level)
        if row.is_urgent and row.level > level_before:
            tell_moderators(row)
        return row


def with_the_grave(found, before):
    """What is found now, and what was found before that explains a level which stays."""
    codes = {finding["code"] for finding in found}
    grave = {Reason.CRISIS, Reason.SAFEGUARDING} - codes
    return [*found, *(finding for finding in before if finding["code"] in grave)]


def withdraw_by_writer(comment):
    """The writer's own wish, through the signed link. Twice does no harm."""
    with locked(comment) as row:
        if row.state != State.WITHDRAWN:
            move(row, State.WITHDRAWN, by=None)
            take_back_letter(row)
        return row


def erase(comment, *, by, reason):
    """Empty what was written and who wrote it; the row and its decisions stay."""
    with erasing(comment, by=by, reason=reason), locked(comment) as row:
        if row.state in (*Comment.WAITING, State.APPROVED):
            move(row, State.WITHDRAWN, by=by)
        take_back_letter(row)
        emptied = ["nickname", "own_name", "text", "original", "email", "network"]
        for name in emptied:
            setattr(row, name, "")
        row.findings = []
        row.save(update_fields=[*emptied, "findings"])
        row.earlier.all().delete()
        Signs.objects.filter(comment=row).delete()
        row.reports.update(text="")
        row.notes.update(text="")
        row.corrections.update(findings=[])
        return row


def forget_earlier_words(*, decided_before):
    """What a comment said before its writer changed it or a moderator took parts out, once its
    decision is old.
    """
    said_more = Q(earlier__isnull=False) | ~Q(original="", own_name="")
    decided = Comment.objects.filter(said_more, decided_at__lt=decided_before)
    for comment in decided.exclude(state__in=Comment.WAITING).distinct():
        with erasing(comment, by=None, reason="earlier words, kept for 90 days"):
            comment.earlier.all().delete()
            Comment.objects.filter(pk=comment.pk).update(original="", own_name="")
