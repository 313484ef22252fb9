"""A comment on the desk: everything that helps to decide about it, and what its forms do."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.models import Edition
from clinic.exceptions import Refused
from clinic.models import Clinic
from comments import deciding
from comments.admin_verbs import DECISIONS, TOOLS, decisions_for, tools_for
from comments.admin_views import about_a_comment, attempt, page, status_of, undo_offer
from comments.desk_forms import DecisionForm
from comments.highlighting import elsewhere, is_distressing, name_of, pieces
from comments.models import Comment
from comments.presence import be_present, present
from comments.queue import Clock, Lanes, Queue, next_to_decide, number, titles_of
from comments.spam import score
from safety.help import lines_for

WRITER_KNOWN_FOR = timedelta(days=30)
MOST_EARLIER = 10


# -- Deciding ----------------------------------------------------------------------------------


@require_POST
@about_a_comment
def decide(request, comment):
    """A refusal keeps what was typed; a decision leads to the next one that waits."""
    form = DecisionForm(request.POST, comment=comment, user=request.user)
    choice = DECISIONS.get(request.POST.get("verb"))
    if choice is None:
        form.add_error(None, _("Please press one of the buttons below."))
    elif form.is_valid():
        decided = attempt(form, lambda: choice.act(comment, request.user, form.cleaned_data))
        if decided is not None:
            return _onwards(request, comment)
    return show(request, comment, form)


def _onwards(request, comment):
    """To the next one; who has put this one back into the queue stays with it."""
    asked = Queue.of(request)
    following = next_to_decide(asked, comment) if comment.state in Comment.WAITING else comment
    if following:
        return redirect(place(following, asked))
    return redirect(reverse("admin:comments_comment_changelist") + asked.address())


@require_POST
@about_a_comment
def undo(request, comment):
    decision = get_object_or_404(comment.decisions, pk=number(request.POST.get("decision", "")))
    try:
        deciding.undo(decision, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Undone: the comment is as it was before."))
    return redirect(place(comment, Queue.of(request)))


# -- Working together --------------------------------------------------------------------------


@require_POST
@about_a_comment
def use(request, comment, tool):
    """One of the tools. What is refused comes back with what was typed."""
    tool = TOOLS[tool]
    if tool.permission and not request.user.has_perm(tool.permission):
        raise PermissionDenied
    form = tool.form(request.POST, comment=comment, user=request.user)
    if form.is_valid():
        done = attempt(form, lambda: tool.act(comment, request.user, form.cleaned_data))
        if done is not None:
            messages.success(request, tool.done)
            return redirect(place(comment, Queue.of(request)))
    return show(request, comment, form)


@require_POST
@about_a_comment
def presence(request, comment):
    """A sign of life from the page, answered with what has happened meanwhile."""
    be_present(comment, request.user)
    seen = (request.POST.get("wording"), request.POST.get("state"))
    changed = _("This comment has changed since you opened it. Please load the page again.")
    return JsonResponse(
        {
            "here": here(comment, request.user),
            "changed": "" if seen == (comment.wording, comment.state) else changed,
            **Lanes.counted().news,
        }
    )


# -- The page ----------------------------------------------------------------------------------


def place(comment, asked):
    return reverse("admin:comments_comment_change", args=[comment.pk]) + asked.address()


@about_a_comment
def look(request, comment):
    if request.method not in ("GET", "HEAD"):
        raise PermissionDenied
    return show(request, comment)


def show(request, comment, sent=None):
    """The page about a comment; `sent` is a form that came back."""
    if sent is not None:
        comment.refresh_from_db()
    user, asked, clinic = request.user, Queue.of(request), Clinic.current()
    comment.here, comment.clock = here(comment, user), Clock.of(comment, clinic)
    titles = titles_of([comment.article_id])
    comment.title = titles.get(comment.article_id, comment.article.slug)
    forms = {sent.name: sent} if sent is not None else {}
    buttons, tools = decisions_for(comment, user), tools_for(comment, user)
    shown = [*(["decide"] if buttons else []), *tools]
    context = {
        "title": _("A comment to decide about")
        if comment.state in Comment.WAITING
        else _("A comment"),
        "comment": comment,
        "asked": asked.address(),
        "news": Lanes.counted().news,
        **undo_offer(user),
        "sent": sent,
        "form": forms.get("decide") or DecisionForm(comment=comment, user=user),
        # A form that came back and has no place any more: what was typed is shown all the same.
        "lost": None if not forms or sent.name in shown else sent,
        "buttons": [(name, DECISIONS[name]) for name in buttons],
        "tools": [
            (TOOLS[name], forms.get(name) or TOOLS[name].form(comment=comment, user=user))
            for name in tools
        ],
        "waiting_states": Comment.WAITING,
        "may_redact": comment.state in (*Comment.WAITING, Comment.State.APPROVED),
        "may_burst": comment.state == Comment.State.PENDING and comment.level == 0,
        "before": asked.before(comment).first(),
        "after": asked.after(comment).first(),
        **_words(comment),
        **_context(comment),
        **_story(comment),
    }
    if comment.level >= Comment.NEVER_APPROVED:
        context["help_lines"] = lines_for(clinic.country)
    return page(request, "comment/decide", status=status_of(sent) if sent else 200, **context)


def _words(comment):
    """The words with the places that the rules noticed, and what they noticed nowhere in them."""
    return {
        "veiled": is_distressing(comment),
        "name_pieces": pieces(comment.nickname, comment.findings),
        "pieces": pieces(comment.text, comment.findings),
        "elsewhere": elsewhere(comment.findings, comment.nickname, comment.text),
        "spam_percent": round(100 * score(comment.signs.found)) if hasattr(comment, "signs") else 0,
    }


def _context(comment):
    """Where it stands, and what else its writer wrote."""
    thread = comment.article.comments.public().exclude(pk=comment.pk).order_by("submitted_at")
    return {
        "edition": Edition.objects.public().filter(article=comment.article).first(),
        "thread": thread.filter(parent=comment.parent_id or comment.pk)[:MOST_EARLIER],
        "earlier_comments": written_before(comment),
        "reports": comment.reports.order_by("-level", "-pk"),
    }


def written_before(comment):
    """The latest of the same e-mail address or network; the network is forgotten after 30 days."""
    same = Q()
    if comment.email:
        # The index holds those with an address: without the second half all comments are read.
        same |= Q(email__iexact=comment.email) & ~Q(email="")
    if comment.network:
        same |= Q(network=comment.network)
    if not same:
        return []
    since = timezone.now() - WRITER_KNOWN_FOR
    others = Comment.objects.filter(same, submitted_at__gte=since).exclude(pk=comment.pk)
    others = list(others.order_by("-submitted_at")[:MOST_EARLIER])
    for other in others:
        other.is_distressing = is_distressing(other)
    return others


def _story(comment):
    """What was said, done and changed."""
    decisions = list(comment.decisions.select_related("by"))
    redacted = list(comment.redacted.select_related("by"))
    for step in [*decisions, *redacted]:
        step.names = [name_of(reason) for reason in step.reasons]
    return {
        "decisions": decisions,
        "redacted": redacted,
        "notes": comment.notes.select_related("by", "of"),
        "open_questions": comment.notes.unanswered().select_related("by", "of"),
        "corrections": comment.corrections.select_related("by"),
        "earlier": comment.earlier.order_by("-number"),
    }


def here(comment, user):
    """A sentence for each of the others who have it open, or nothing."""
    said = _("%(who)s has had it open for %(since)s.")
    return " ".join(
        said % {"who": other.user, "since": timesince(other.since)}
        for other in present(comment, but=user)
    )
