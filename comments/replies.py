"""The practice's replies: whom they may answer, what they may say, how they come and go (C6)."""

import hashlib
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Edition
from audit.models import record
from clinic.exceptions import Refused
from clinic.models import Clinic
from comments.locking import locked, move, needs_moderator
from comments.models import Comment, PracticeReply, ReplyTemplate
from comments.reply_words import filled
from safety.replies import contact_of, look
from safety.staff import staff_names

FREE_TEXT = "comments.reply_free_text"
State = Comment.State


# -- Who and what -------------------------------------------------------------------------------


def replies_are_on():
    return Clinic.current().replies_allowed


def why_not(comment):
    """Why the practice cannot answer this comment, or nothing."""
    if comment.state != State.APPROVED:
        return _("Only a comment that readers see can be answered.")
    if comment.is_urgent:
        return _("A comment of level 2 or 3 is never answered in public. Follow the protocol.")
    if comment.by_staff_id:
        return _("This is a reply of the practice itself.")
    if comment.parent_id:
        return _("This is an answer to another comment. Please reply to that one.")
    if not Edition.objects.public().filter(article=comment.article_id).exists():
        return _("Its article is not public, so nobody would see a reply.")
    return ""


def templates_for(comment):
    return ReplyTemplate.objects.filter(language=comment.article.language, offered=True)


def profile_of(user):
    """The profile that a reply may be signed with: readers must be able to look at it."""
    author = getattr(user, "author", None)
    return author if author and author.is_public else None


def fill(template, comment):
    """A template's text below this comment's article."""
    public = Edition.objects.public().select_related("article")
    edition = public.filter(article=comment.article_id).first()
    if edition is None:
        raise Refused(why_not(comment))
    try:
        return filled(template.text, Clinic.current(), edition)
    except LookupError as missing:
        raise Refused(
            _("This template needs {%s}, which is empty in the clinic's profile.") % missing.args[0]
        ) from None


def draft(comment, *, by, text, named):
    """The reply as it would stand below the comment; not saved."""
    author = profile_of(by) if named else None
    if named and not author:
        raise Refused(_("You have no public profile, so reply in the practice's name."))
    name = author.full_name if author else Clinic.current().name
    reply = Comment(
        article=comment.article, parent=comment, nickname=name[:40], text=text, by_staff=by
    )
    reply.practice = PracticeReply(comment=reply, by=by, named=named, confirmed=True)
    return reply


def findings(comment, text):
    """What the lint has against a reply. The article's own title is not the reply's words."""
    for title in Edition.objects.public().filter(article=comment.article_id):
        text = text.replace(title.title, _("the article"))
    ours = contact_of(Clinic.current())
    return look(text, staff_names=staff_names(), ours=ours)


def seal(text):
    """Tells the words that were shown from others."""
    return hashlib.sha256(text.encode()).hexdigest()


# -- Verbs ---------------------------------------------------------------------------------------


@transaction.atomic
def publish_reply(comment, *, by, template=None, text="", named=False, confirmed=False, nonce=None):
    """Answer a comment in public, with a template or, for those who may, in own words.

    The same nonce again gives the reply that it made first.
    """
    needs_moderator(by)
    rows = Comment.objects.select_for_update(of=("self",)).select_related("article")
    row = rows.get(pk=comment.pk)
    nonce = nonce or str(uuid.uuid4())
    if sent := Comment.objects.filter(nonce=nonce, by_staff=by).first():
        return sent
    if not replies_are_on():
        raise Refused(_("The practice does not reply to comments. The clinic's settings say so."))
    if reason := why_not(row):
        raise Refused(reason)
    if template is None and not by.has_perm(FREE_TEXT):
        raise Refused(_("Please choose one of the templates."))
    if template and not templates_for(row).filter(pk=template.pk).exists():
        raise Refused(_("This template is not offered in the article's language."))
    text = fill(template, row) if template else text.strip()
    if not text:
        raise Refused(_("Please write something first."))
    if findings(row, text):
        raise Refused(_("This cannot be published as it stands. Please see what is marked."))
    if not confirmed:
        raise Refused(
            _("Please tick that the reply does not show whether anyone is or was a patient.")
        )
    reply = draft(row, by=by, text=text, named=named)
    facts, reply.nonce = reply.practice, nonce
    reply.save()
    facts.comment, facts.template = reply, template
    facts.save(force_insert=True)
    move(reply, State.APPROVED, by=by)
    record("reply", row, by=by, reply=str(reply.public_id), template=template and template.pk)
    return reply


def withdraw_reply(reply, *, by):
    """Take the practice's own words back; they are off the page at once."""
    needs_moderator(by)
    with locked(reply) as row:
        if not row.by_staff_id:
            raise Refused(_("Only a reply of the practice is withdrawn here."))
        if row.state == State.WITHDRAWN:
            raise Refused(_("This reply is withdrawn already."))
        move(row, State.WITHDRAWN, by=by)
        record("withdraw reply", row, by=by)
        return row
