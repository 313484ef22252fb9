"""What readers tell of a page: that it was read, whether it helped, what is wrong. Never who."""

import re

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.models import Edition
from clinic.models import Clinic
from clinic.network import TooMany, limit, network_hash
from clinic.readers import reader_form
from clinic.signing import VOTE, keyed_hash
from faq.models import Question
from feedback import actions
from feedback.forms import HelpfulForm, ReportForm, VoteForm
from feedback.models import Report
from safety.help import lines_for

DAY = 24 * 60 * 60
READS_A_DAY, BOOKINGS_A_DAY, VOTES_AN_HOUR, REPORTS_AN_HOUR = 20, 5, 30, 5
MACHINES = re.compile(
    r"bot|crawl|spider|slurp|headless|lighthouse|preview|monitor|fetch|scan|feed|python|curl|wget"
    r"|java/|go-http|axios|archive",
    re.IGNORECASE,
)


@csrf_exempt
@require_POST
def seen(request, slug):
    """A page's own script says that somebody reads it. Only the day's total is kept."""
    return _count(request, slug, "seen", actions.count_view, most=READS_A_DAY)


@csrf_exempt
@require_POST
def booking(request, slug):
    """The same says that its link to book was followed. The link itself leads straight there."""
    return _count(request, slug, "booking", actions.count_booking, most=BOOKINGS_A_DAY)


def _count(request, slug, what, count, *, most):
    article = _edition(slug).article
    agent = request.headers.get("User-Agent", "")
    ours = request.headers.get("Sec-Fetch-Site") == "same-origin"
    if not ours or not agent or MACHINES.search(agent):
        return _nothing(403)
    try:
        limit(f"{what}:{article.pk}:{network_hash(request)}", most=most, seconds=DAY)
    except TooMany:
        return _nothing(429)
    count(article)
    return _nothing(204)


@reader_form("vote")
def vote(request, ticket, slug):
    """One vote a day from a browser, which may be changed that day."""
    edition = _edition(slug)
    form = VoteForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "ticket": ticket, "problem": ticket.problem, **_about(edition)}
    if not (ticket.valid and form.is_valid()):
        return render(request, "feedback/vote.html", context)
    try:
        limit(f"vote:{network_hash(request)}", most=VOTES_AN_HOUR, seconds=60 * 60)
    except TooMany as refusal:
        return _too_many(request, "feedback/vote.html", context, refusal)
    visitor, answers = _visitor(request), form.answers
    with transaction.atomic():
        if not _is_replayed(ticket, visitor, edition.article.votes):
            actions.cast_vote(edition.article, visitor=visitor, answers=answers, edition=edition)
    return render(
        request,
        "feedback/thanks.html",
        context | {"unhelpful": answers.get("helpful") is False},
    )


@reader_form("vote")
def question_vote(request, ticket, slug):
    """The same for a question's answer, without stars."""
    question = get_object_or_404(Question.objects.public(), slug=slug, language=get_language())
    form = HelpfulForm(request.POST if request.method == "POST" else None)
    context = {
        "form": form,
        "ticket": ticket,
        "problem": ticket.problem,
        "about": question.question,
        "back": question.get_absolute_url(),
    }
    if not (ticket.valid and form.is_valid()):
        return render(request, "feedback/vote.html", context)
    try:
        limit(f"vote:{network_hash(request)}", most=VOTES_AN_HOUR, seconds=60 * 60)
    except TooMany as refusal:
        return _too_many(request, "feedback/vote.html", context, refusal)
    visitor, helpful = _visitor(request), form.cleaned_data["helpful"]
    with transaction.atomic():
        if not _is_replayed(ticket, visitor, question.votes):
            actions.vote_on_question(question, visitor=visitor, helpful=helpful)
    return render(request, "feedback/thanks.html", context)


@reader_form("report")
def report(request, ticket, slug):
    """Something on a page is wrong. Words that sound like danger are met with help."""
    edition = _edition(slug)
    form = ReportForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "ticket": ticket, "problem": ticket.problem, **_about(edition)}
    if not (ticket.valid and form.is_valid()):
        return render(request, "feedback/report.html", context)
    if not Report.objects.filter(nonce=ticket.nonce).exists():
        try:
            limit(f"report:{network_hash(request)}", most=REPORTS_AN_HOUR, seconds=60 * 60)
        except TooMany as refusal:
            return _too_many(request, "feedback/report.html", context, refusal)
        actions.receive_report(edition=edition, text=form.cleaned_data["text"], nonce=ticket.nonce)
    if form.found.level:
        context["help_lines"] = lines_for(Clinic.current().country)
    return render(request, "feedback/thanks.html", context)


def _edition(slug):
    editions = Edition.objects.public().select_related("article")
    edition = editions.filter(article__slug=slug, article__language=get_language()).first()
    if edition is None:
        raise Http404
    return edition


def _about(edition):
    """What the pages of the forms say of an article, and where they lead back to."""
    slug = edition.article.slug
    return {"about": edition.title, "back": edition.get_absolute_url(), "article": slug}


def _visitor(request):
    """A browser for one day: tomorrow the same one has another hash, and nobody can tell."""
    agent = request.headers.get("User-Agent", "")
    return keyed_hash(f"{timezone.localdate()}:{network_hash(request)}:{agent}", salt=VOTE)


def _is_replayed(ticket, visitor, votes):
    """Whether the token has brought somebody else's vote already. One's own may be changed."""
    try:
        limit(f"token:{ticket.nonce}", most=1, seconds=DAY)
    except TooMany:
        return not votes.filter(day=timezone.localdate(), visitor=visitor).exists()
    return False


def _too_many(request, template, context, refusal):
    response = render(request, template, context | {"problem": refusal}, status=429)
    response["Retry-After"] = str(refusal.retry_after)
    return response


def _nothing(status):
    return HttpResponse(status=status, headers={"Cache-Control": "no-store"})
