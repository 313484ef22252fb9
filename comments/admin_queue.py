"""The queue on the desk: a page of it, and what a page that is open asks every minute."""

from django.db.models import Count, Q
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clinic.models import Clinic
from comments.admin_views import moderators_only, page, undo_offer
from comments.highlighting import is_distressing, name_of
from comments.models import Comment
from comments.presence import here_at
from comments.queue import UNREAD, URGENT, Clock, Lane, Lanes, Queue, number, titles_of
from comments.traces import CommentReport
from safety.help import lines_for


@require_safe
@moderators_only
def queue(request):
    asked = Queue.of(request)
    after, before = (_comment(request.GET.get(name, "")) for name in ("after", "before"))
    comments, some_before, some_after = asked.page(after=after, before=before)
    clinic, lanes = Clinic.current(), Lanes.counted()
    dress(comments, clinic, request.user)
    context = {
        "title": _("Comments"),
        "news": lanes.news,
        "queue": asked,
        "states": Comment.State.choices,
        "article_title": comments[0].title if asked.article and comments else "",
        "filters": _filters(asked),
        "lanes": lanes,
        "groups": _groups(asked, comments),
        "comments": comments,
        "earlier": some_before and comments and comments[0].pk,
        "later": some_after and comments and comments[-1].pk,
        "asked": asked.address(),
        "joint": "&" if asked.address() else "?",
        **undo_offer(request.user),
        "urgent_elsewhere": lanes.urgent and (not asked.waits or asked.is_filtered or bool(after)),
    }
    if lanes.urgent:
        context["help_lines"] = lines_for(clinic.country)
    return page(request, "comment/queue", **context)


@require_safe
@moderators_only
def news(request):
    """For a page that stays open: whether somebody in need has written meanwhile."""
    return JsonResponse(Lanes.counted().news)


def _comment(text):
    """The comment of a number in an address, with its place in the queue, or None."""
    return Comment.objects.in_lanes().filter(pk=number(text)).first() if text else None


def dress(comments, clinic, user):
    """What a page says beside each comment, for all of them at once."""
    titles = titles_of({comment.article_id for comment in comments})
    reports = CommentReport.objects.filter(comment__in=comments).values("comment").order_by()
    told = {
        row["comment"]: row
        for row in reports.annotate(all=Count("pk"), danger=Count("pk", filter=Q(why="danger")))
    }
    here = here_at(comments, but=user)
    for comment in comments:
        comment.title = titles.get(comment.article_id) or comment.article.slug
        comment.reported = told.get(comment.pk, {"all": 0, "danger": 0})
        comment.here = here.get(comment.pk, "")
        comment.reasons = [name_of(finding["code"]) for finding in comment.findings]
        comment.is_distressing = is_distressing(comment)
        comment.clock = Clock.of(comment, clinic) if comment.is_urgent else None


def _filters(asked):
    """The ways to narrow the queue, as (what it holds, its address, whether this is it)."""
    bare = Queue(asked.user)
    ways = [
        (_("All that waits"), {}),
        (_("Mine"), {"whose": "me"}),
        (_("Taken by nobody"), {"whose": "nobody"}),
        (_("My opinion is asked"), {"whose": "asked"}),
        (_("Public and reported"), {"state": "reported"}),
    ]
    here = {"state": asked.state, "whose": asked.whose}
    return [
        (label, bare.address(**asks) or "?", here == {"state": "", "whose": "", **asks})
        for label, asks in ways
    ]


_GROUPS = {
    **dict.fromkeys(URGENT, "urgent"),
    **dict.fromkeys(UNREAD, "unread"),
    Lane.ORDINARY: "ordinary",
    Lane.LIKE_SPAM: "like_spam",
}


def _groups(asked, comments):
    """The comments of a page, lane by lane; what does not wait is one list."""
    groups = {}
    for comment in comments:
        groups.setdefault(_GROUPS[comment.lane] if asked.waits else "", []).append(comment)
    return [(name, _heading(name), rows) for name, rows in groups.items()]


def _heading(name):
    return {
        "urgent": _("Urgent: read these first"),
        "unread": _("The rules could not read these: read them soon"),
        "ordinary": _("To decide, the oldest first"),
        "like_spam": _("These look like spam"),
        "": "",
    }[name]
