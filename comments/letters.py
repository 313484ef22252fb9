"""The letters about comments, and the link by which a writer follows one. None quotes a word of it.

They go through the outbox, in the transaction of what they tell of.
"""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Min, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from accounts.models import User
from accounts.people import reachable
from clinic.languages import address
from clinic.models import Clinic
from clinic.network import TooMany, limit
from clinic.signing import COMMENT_LINK, sign, unsign
from comments.desk import Note
from comments.floods import letter_is_due
from comments.models import Comment
from comments.words import outcome_words, reason_words
from outbox.mail import post, take_back

# A decision can be undone for so long; a letter to the writer leaves no sooner.
UNDO_WITHIN = timedelta(minutes=1)
# The local hours at which moderators hear what waits.
DIGEST_AT = {Clinic.Digest.NONE: (), Clinic.Digest.DAILY: (8,), Clinic.Digest.TWICE: (8, 14)}
DAY = 24 * 60 * 60


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
    return reachable(User.objects.with_perm("comments.moderate_comment"))


# -- At once -----------------------------------------------------------------------------------


def tell_moderators(comment):
    """An urgent comment is waiting."""
    if letter_is_due():
        _to_moderators(comment, lambda: _("1 urgent comment is waiting (level %d)") % comment.level)


def tell_of_danger(comment):
    """A reader of a public comment fears for somebody."""
    _to_moderators(comment, lambda: _("A reader reports that somebody may be in danger"))


def _to_moderators(comment, subject):
    """Each in their own language, whichever the writer reads."""
    path = reverse("admin:comments_comment_change", args=[comment.pk])
    for user in moderators():
        with override(user.language):
            post(to=user.email, subject=subject(), body=f"{settings.SITE_URL}{path}")


# -- To the writer -----------------------------------------------------------------------------


def tell_writer(comment, reasons=()):
    """The outcome in kind words, in the article's language, where there is an address.

    Only the last decision is told of: what an earlier one would have said is taken back.
    """
    take_back_letter(comment)
    if not comment.email:
        return
    with override(comment.article.language):
        words = [outcome_words(comment.state), *map(reason_words, sorted(reasons))]
        body = "\n\n".join([*filter(None, words), f"{settings.SITE_URL}{link_of(comment)}"])
        post(
            to=comment.email,
            subject=_("Your comment on our site"),
            body=body,
            confidential=True,  # the link is the writer's own
            not_before=timezone.now() + UNDO_WITHIN,
            about=str(comment),
        )


def take_back_letter(comment):
    """A decision was undone, or another one taken, before its letter has left."""
    take_back(about=str(comment))


# -- What waits --------------------------------------------------------------------------------


@transaction.atomic
def tell_what_waits():
    """The moderators hear in numbers what waits, at the hours that the clinic chose.

    Where the worker was away at that hour they hear later on that day. Nothing waits: no letter.
    """
    now = timezone.localtime()
    past = [hour for hour in DIGEST_AT[Clinic.current().comments_digest] if hour <= now.hour]
    if not past:
        return ""
    try:
        limit(f"comments-digest:{now:%Y-%m-%d}:{past[-1]}", most=1, seconds=DAY)
    except TooMany:
        return ""
    waits = _what_waits()
    if not waits["all"]:
        return ""
    people, asked = list(moderators()), _opinions_asked()
    for user in people:
        with override(user.language):
            subject, body = _digest(waits, asked.get(user.pk, 0))
            post(to=user.email, subject=subject, body=body)
    return _("%(waiting)d wait, %(people)d told") % {"waiting": waits["all"], "people": len(people)}


def _what_waits():
    waiting = Comment.objects.filter(state__in=Comment.WAITING)
    return waiting.aggregate(
        all=Count("pk"),
        urgent=Count("pk", filter=Q(level__gte=2)),
        oldest=Min(Coalesce("waits_since", "submitted_at")),
    )


def _opinions_asked():
    """How many second opinions are asked of each person."""
    open_ones = Note.objects.unanswered().filter(comment__state__in=Comment.WAITING).order_by()
    return dict(open_ones.values_list("of").annotate(Count("pk")))


def _digest(waits, asked):
    """Subject and text, in numbers alone."""
    count, urgent = waits["all"], waits["urgent"]
    subject = ngettext("%(n)d comment is waiting", "%(n)d comments are waiting", count)
    lines = [_("The oldest has waited for %s.") % timesince(waits["oldest"])]
    if urgent:
        words = ngettext("%(n)d of them is urgent.", "%(n)d of them are urgent.", urgent)
        lines.insert(0, words % {"n": urgent})
    if asked:
        lines.append(_("Your second opinion is asked for on %d of them.") % asked)
    queue = f"{settings.SITE_URL}{reverse('admin:comments_comment_changelist')}"
    why = _("The clinic’s settings of commenting say how often this letter comes.")
    return subject % {"n": count}, "\n".join([*lines, "", queue, "", why])
