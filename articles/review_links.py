"""Reviewers without an account: asked by a mailed link, known again by a mailed code.

An administrator gave the address and looked the register entry up; whoever reads the mail of that
address, and nobody else, can answer in the reviewer's name.
"""

import secrets
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles import actions, letters, texts
from articles.actions import locked
from articles.desk import ReviewLink
from articles.models import Edition
from audit.models import record
from authors.models import Author, Credential
from clinic.exceptions import Refused
from clinic.models import Clinic
from clinic.network import limit
from clinic.signing import REVIEW_CODE, REVIEW_LINK, REVIEW_TICKET, keyed_hash, sign, unsign
from outbox.mail import post
from reviews import actions as reviews
from reviews.models import content_hash

State = Edition.State
CODES, DAY = 6, 24 * 60 * 60  # for one link
BETWEEN_CODES = timedelta(minutes=1)
TICKET_LASTS = 2 * 60 * 60


# -- Asking ------------------------------------------------------------------------------------


def possible_reviewers(edition):
    """Profiles that could be asked by a link; `unfit` has the last word."""
    checked = Credential.objects.valid_on(timezone.localdate()).looked_up()
    known = Author.objects.filter(user=None, credentials__in=checked).exclude(review_email="")
    return known.exclude(pk__in=edition.bylines.values("author")).distinct()


def unfit(edition, reviewer, email):
    """Why somebody cannot review this text through a link; an empty string where they can."""
    if reviewer.user_id:
        return _("%s has an account by now, and reviews with it.") % reviewer
    if not email:
        return _("First an administrator has to enter the address of %s.") % reviewer
    if edition.bylines.filter(author=reviewer).exists():
        return _("%s is one of the authors, so somebody else must review this text.") % reviewer
    if _is_somebody_here(edition, email):
        return _("That address belongs to an account or to an author, so it cannot be asked.")
    if not reviewer.credentials.valid_on(timezone.localdate()).looked_up().exists():
        return (
            _("%s has no unexpired entry in a register that an administrator has looked up.")
            % reviewer
        )
    return ""


def _is_somebody_here(edition, email):
    """A second mailbox of an author, or of whoever has an account, is no second person."""
    authors = edition.bylines.filter(
        Q(author__review_email__iexact=email) | Q(author__press_contact__iexact=email)
    )
    return authors.exists() or get_user_model().objects.filter(email__iexact=email).exists()


def ask(edition, *, by, reviewer, due_on=None):
    """Send a text to a reviewer without an account, who is mailed a link and never the text.

    In place of whoever was asked so far; to the same person again, a new link.
    """
    with locked(edition) as row:
        email = reviewer.review_email
        if why := unfit(row, reviewer, email):
            raise Refused(why)
        row = _with_reviewer(row, by=by, reviewer=reviewer, due_on=due_on)
        row.review_links.filter(revoked_at=None).update(revoked_at=timezone.now())
        link = row.review_links.create(reviewer=reviewer, email=email, created_by=by)
        record("make review link", row, by=by, link=link.pk, reviewer=reviewer.pk)
        clinic = Clinic.current().name
        post(
            to=email,
            subject=_("A text waits for your review"),
            body=_(
                "%(name)s of %(clinic)s asks you to review “%(title)s” by %(day)s.\n\n"
                "You can read it here, without an account:\n%(address)s\n\n"
                "The link is for you alone and is open until %(end)s. Before you sign or answer, "
                "the page sends a code to this address."
            )
            % {
                "name": by,
                "clinic": clinic,
                "title": row.title,
                "day": date_format(row.review_due_on),
                "address": f"{settings.SITE_URL}{path_of(link)}",
                "end": date_format(timezone.localtime(link.expires_at)),
            },
        )
        return row


def _with_reviewer(row, *, by, reviewer, due_on):
    if row.state != State.IN_REVIEW:
        return actions.submit(row, by=by, reviewer=reviewer, due_on=due_on)
    before = row.reviewer
    actions.set_reviewer(row, reviewer, due_on)
    row.save(update_fields=["reviewer", "review_due_on"])
    record("reassign", row, by=by, reviewer=reviewer.pk, before=before and before.pk)
    if before and before != reviewer:
        letters.tell_replaced(row, before)
    return row


def path_of(link):
    return reverse("review-links:review", args=[sign(link.pk, salt=REVIEW_LINK)])


def link_of(token):
    """The link that a token stands for, open or not, or None."""
    links = ReviewLink.objects.select_related("edition__article", "edition__review", "reviewer")
    return links.filter(pk=unsign(token, salt=REVIEW_LINK)).first()


def over_because(link, edition):
    """Why a link leads to its text no longer, in a word for the templates; empty while it does."""
    review = edition.review
    if review and review.through_link and review.reviewer_id == link.reviewer_id:
        return "signed"
    if edition.reviewer_id == link.reviewer_id and edition.state == State.CHANGES_REQUESTED:
        return "returned"
    if edition.state in (State.DRAFT, State.BINNED):
        return "recalled"
    if edition.state != State.IN_REVIEW or edition.reviewer_id != link.reviewer_id:
        return "replaced"
    if not link.is_open or link.email != link.reviewer.review_email:
        return "ended"
    return "unfit" if unfit(edition, link.reviewer, link.email) else ""


@contextmanager
def answering(link):
    """The link and its edition as they are now, locked; refused where the link is over."""
    with locked(link.edition) as row:
        now = row.review_links.select_for_update(of=("self",)).select_related("reviewer")
        link = now.get(pk=link.pk)
        if over_because(link, row):
            raise Refused(_("This link is over by now. Open it once more to see why."))
        yield link, row


# -- The code, and the ticket that it gives ----------------------------------------------------


def send_code(link):
    """Mail six digits to the address that the link was sent to. Nobody here can read them."""
    with answering(link) as (link, row):
        now = timezone.now()
        if link.code_sent_at and timedelta() <= now - link.code_sent_at < BETWEEN_CODES:
            raise Refused(_("A code was sent a moment ago. Please wait a minute for it."))
        limit(f"review-code:{link.pk}", most=CODES, seconds=DAY)
        code = f"{secrets.randbelow(10**6):06}"
        link.code_hash, link.code_sent_at, link.code_tries = _hash(link, code), now, 0
        link.save(update_fields=["code_hash", "code_sent_at", "code_tries"])
        record("send a code", row, by=None, review_link=link.pk)
        post(
            to=link.email,
            subject=_("Your code"),
            body=_(
                "%(code)s is your code for answering about “%(title)s”. It is good for "
                "%(minutes)d minutes. If you did not ask for it, somebody else has your link: "
                "please tell the clinic."
            )
            % {"code": code, "title": row.title, "minutes": link.CODE_MINUTES},
            confidential=True,
        )


def waits_for_code(link):
    """Whether a code that was sent may still be typed."""
    if not link.code_hash or link.code_tries >= link.TRIES:
        return False
    age = timezone.now() - link.code_sent_at
    return timedelta() <= age <= timedelta(minutes=link.CODE_MINUTES)


def enter_code(link, code):
    """Whether it is the code that was sent. Each try counts, and the right one works once."""
    with answering(link) as (link, row):
        if not waits_for_code(link):
            return False
        right = constant_time_compare(link.code_hash, _hash(link, code))
        link.code_tries += 1
        link.code_hash = "" if right else link.code_hash
        link.save(update_fields=["code_hash", "code_tries"])
        record("enter a code" if right else "enter a wrong code", row, by=None, review_link=link.pk)
        return right


def _hash(link, code):
    return keyed_hash(f"{link.pk}:{code}", salt=REVIEW_CODE)


def ticket(link, seen_hash):
    """What the page carries, in place of a cookie, once the code was right: for this text only."""
    return sign([link.pk, seen_hash], salt=REVIEW_TICKET)


def is_valid(ticket, link, seen_hash):
    return unsign(ticket, salt=REVIEW_TICKET, max_age=TICKET_LASTS) == [link.pk, seen_hash]


# -- Answering ---------------------------------------------------------------------------------


def decline(link, *, reason=""):
    """Say no. The text stays in review, and waits for another."""
    with answering(link) as (link, row):
        if reason.strip():
            row.notes.create(text=reason, review_link=link)
        row.reviewer = None
        row.save(update_fields=["reviewer"])
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        record("decline", row, by=None, review_link=link.pk, reviewer=link.reviewer_id)
        letters.tell_authors(
            row,
            _("Your text needs another reviewer"),
            _("%(name)s cannot review “%(title)s”. Please choose somebody else.")
            % {"name": link.reviewer, "title": row.title},
        )
        return row


def request_changes(link, *, note):
    """Send the text back to its authors."""
    if not note.strip():
        raise Refused(_("Please say what should be changed."))
    with answering(link) as (link, row):
        row.notes.create(text=note, review_link=link)
        row.state = State.CHANGES_REQUESTED
        row.save()
        record("request changes", row, by=None, review_link=link.pk)
        actions._tell_authors(row, _("Your text was sent back with a note"))
        return row


def sign_through(link, *, seen_hash, checklist, note=""):
    """Approve the exact text that was seen; by the rules of `actions.sign`, always in full."""
    with answering(link) as (link, row):
        if note.strip():
            row.notes.create(text=note, review_link=link)
        text = actions._text_seen(row, seen_hash)
        if row.change == Edition.Change.MINOR:
            texts.check_minor(row, actions._earlier_reviewed(row))
        review = reviews.sign(
            content_hash=content_hash(text),
            authors=[byline.author for byline in row.bylines.select_related("author")],
            by=None,
            invited=link.reviewer,
            risk=row.article.risk,
            months=row.article.review_months,
            checklist=checklist,
        )
        return actions._approve(
            row, text, by=None, review=review, kind=review.kind, review_link=link.pk
        )
