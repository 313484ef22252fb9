"""Signing. The only way to a Review row."""

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.models import Event, record
from clinic.exceptions import Refused, Stale
from reviews import models
from reviews.intervals import next_due_on
from reviews.models import Review


def sign(*, content_hash, authors, by, risk, checklist, months=None, on=None, invited=None):
    """A full review of the content with that hash, by the profile of the signed-in reviewer.

    Refuses (R2) a reviewer who is one of the authors, who has no verified and unexpired credential
    today, or who has not confirmed the whole checklist. `months` are those until the next review,
    where a person chose them; the risk sets a limit. `on` is the past day of a review that was
    signed before it was entered here; no form sets it. `invited` is the profile of a reviewer
    without an account, who was asked by link and code; `by` is nobody then, and somebody who has
    an account must have looked the register entry up.
    """
    reviewer = invited or reviewer_of(by)
    today = on or timezone.localdate()
    credential = _credential(reviewer, today, looked_up=bool(invited))
    if reviewer.pk in {author.pk for author in authors}:
        raise Refused(_("You are one of the authors, so somebody else must review this text."))
    missing = [text for name, text in Review.CHECKLIST.items() if name not in checklist]
    if missing:
        raise Refused(
            _("Please confirm each line of the checklist. Still open: %s")
            % " ".join(map(str, missing))
        )
    return Review.objects.create(
        kind=Review.Kind.FULL,
        content_hash=content_hash,
        reviewer=reviewer,
        reviewer_shown=_shown(reviewer, credential),
        signed_by=by,
        through_link=bool(invited),
        signed_at=_noon(on) if on else timezone.now(),
        checklist=sorted(Review.CHECKLIST),
        reviewed_on=today,
        next_due_on=next_due_on(today, risk=risk, months=months),
    )


def confirm_minor(*, content_hash, authors, by, inherits):
    """A minor edit, confirmed by somebody who is not an author; the earlier review's dates stay."""
    reviewer = reviewer_of(by)
    credential = _credential(reviewer, timezone.localdate())
    if reviewer.pk in {author.pk for author in authors}:
        raise Refused(_("You are one of the authors, so somebody else must confirm this edit."))
    return Review.objects.create(
        kind=Review.Kind.MINOR,
        content_hash=content_hash,
        reviewer=reviewer,
        reviewer_shown=_shown(reviewer, credential),
        signed_by=by,
        reviewed_on=inherits.reviewed_on,
        next_due_on=inherits.next_due_on,
        inherits=inherits.origin,
    )


def check_oneself(*, content_hash, by, risk, checklist, months=None):
    """The solo policy's self-check: no second reader, and readers are told so."""
    reviewer = reviewer_of(by)
    if set(checklist) != set(Review.CHECKLIST):
        raise Refused(_("Please confirm each line of the checklist."))
    today = timezone.localdate()
    return Review.objects.create(
        kind=Review.Kind.SELF_CHECK,
        content_hash=content_hash,
        reviewer=reviewer,
        reviewer_shown=_shown(reviewer, _credential(reviewer, today)),
        signed_by=by,
        checklist=sorted(Review.CHECKLIST),
        reviewed_on=today,
        next_due_on=next_due_on(today, risk=risk, months=months),
    )


@transaction.atomic
def sign_page(page, *, by, seen_hash, checklist, on=None):
    """Review an entry or a question as it stands, known by the hash of what the reviewer saw.

    Such a page has no byline: whoever wrote in it since the last review counts as its author. A
    later change of the text does not end its publication; readers are told of it.
    """
    row = type(page).objects.select_for_update(of=("self",)).get(pk=page.pk)
    content_hash = models.content_hash(models.canonical(row.content))
    if content_hash != seen_hash:
        raise Stale(_("The text has changed since you opened it. Please read it again."))
    wrote = Event.objects.filter(
        kind=row._meta.label_lower, object_id=str(row.pk), verb__in=["create", "change"], by=by
    )
    if row.review:
        wrote = wrote.filter(at__gt=row.review.signed_at)
    if wrote.exists():
        raise Refused(_("You wrote in this text, so somebody else must review it."))
    row.review = sign(
        content_hash=content_hash, authors=[], by=by, risk="general", checklist=checklist, on=on
    )
    row.save(update_fields=["review"])
    record("sign", row, by=by, content_hash=content_hash)
    page.review = row.review
    return row.review


def reviewer_of(user):
    reviewer = getattr(user, "author", None)
    if reviewer is None:
        raise Refused(_("Your account has no profile yet. An administrator can connect the two."))
    return reviewer


def _credential(reviewer, today, looked_up=False):
    credentials = reviewer.credentials.valid_on(today)
    credential = (credentials.looked_up() if looked_up else credentials).first()
    if credential is None:
        raise Refused(
            _(
                "Your profile has no checked and unexpired entry in a register. "
                "An administrator can add it."
            )
        )
    return credential


def _shown(reviewer, credential):
    return {
        **reviewer.shown,
        "register": credential.register,
        "number": credential.number,
        "register_url": credential.register_url,
    }


def _noon(day):
    return timezone.make_aware(datetime.combine(day, time(12)))
