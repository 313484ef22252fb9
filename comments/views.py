"""Writing a comment, following it, taking it back. No account, no cookie, no JavaScript."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from articles.models import Edition
from clinic.models import Clinic
from clinic.network import TooMany, limit, network_hash
from clinic.readers import reader_form
from clinic.signing import COMMENT_DRAFT, sign, unsign
from comments import actions
from comments.actions import Commenting
from comments.forms import CommentForm
from comments.models import Comment
from comments.words import outcome_words, reason_words
from safety.help import lines_for

MOST, SECONDS = 6, 15 * 60


@reader_form("comment")
def comment(request, ticket, slug):
    """The form, then how it will look, then it is sent. Urgent words are met with help first."""
    page = CommentPage(request, ticket, slug)
    if page.state == Commenting.CLOSED or request.method != "POST":
        return page.show("form" if page.state == Commenting.OPEN else "closed")
    choice = request.POST.get("choice")
    if choice == "delete":
        return page.show("deleted")
    if not page.form.is_valid() or choice == "edit":
        return page.show("form")
    if page.form.found.is_urgent and not (page.draft and ticket.valid):
        return page.show("crisis")
    if not ticket.valid:
        return page.show("preview")
    try:
        return redirect(actions.link_of(page.send()))
    except TooMany as refusal:
        return page.show("form", problem=refusal, status=429, retry_after=refusal.retry_after)


class CommentPage:
    """The pages of one address: the public edition, what was written so far, and how to show it."""

    def __init__(self, request, ticket, slug):
        editions = Edition.objects.public().select_related("article")
        self.edition = editions.filter(article__slug=slug, article__language=get_language()).first()
        if self.edition is None:
            raise Http404
        self.request, self.ticket, self.article = request, ticket, self.edition.article
        self.state = actions.commenting(self.article, self.edition.published_at)
        if self.state == Commenting.OFF:
            raise Http404
        # What went through the crisis page comes back signed; it counts even when it is old.
        self.draft = unsign(request.POST.get("draft", ""), salt=COMMENT_DRAFT)
        if self.draft:
            data = self.draft | {"parent": request.POST.get("parent", "")}
        else:
            data = request.POST if request.method == "POST" else None
        asked = {"parent": request.GET.get("reply", "")}
        self.form = CommentForm(data, article=self.article, initial=asked)
        # Who changes or deletes what they wrote has sent nothing that could be refused.
        self.is_sent = "choice" not in request.POST or request.POST["choice"] == "send"

    def show(self, name, problem="", status=200, retry_after=None):
        context = {
            "edition": self.edition,
            "article": self.article,
            "form": self.form,
            "ticket": self.ticket,
            "problem": problem or (self.is_sent and self.ticket.problem),
        }
        if name == "crisis":
            context["draft"] = sign(self.form.kept, salt=COMMENT_DRAFT)
            context["help_lines"] = lines_for(Clinic.current().country)
        response = render(self.request, f"comments/{name}.html", context, status=status)
        if retry_after:
            response["Retry-After"] = str(retry_after)
        return response

    def send(self):
        """Store it; a token that was used already gives what it made."""
        sent = Comment.objects.filter(nonce=self.ticket.nonce).select_related("article").first()
        if sent:
            return sent
        network = network_hash(self.request)
        limit(f"comment:{network}", most=MOST, seconds=SECONDS)
        words = self.form.cleaned_data
        return actions.receive(
            article=self.article,
            parent=words["parent"],
            nickname=words["nickname"],
            email=words["email"],
            text=words["text"],
            network=network,
            nonce=self.ticket.nonce,
        )


@cache_control(no_store=True, private=True)
@reader_form("withdraw")
def follow(request, ticket, token):
    """What became of a comment, at the address that only its writer knows. A POST withdraws it."""
    comment = actions.comment_of_link(token)
    if comment is None:
        raise Http404
    if request.method == "POST" and ticket.valid:
        comment = actions.withdraw_by_writer(comment)
    decision = comment.decisions.last()
    context = {
        "comment": comment,
        "words": outcome_words(comment.state),
        "reasons": [reason_words(reason) for reason in decision.reasons] if decision else [],
        "may_withdraw": comment.state != Comment.State.WITHDRAWN,
        "ticket": ticket,
        "title": _("Your comment"),
    }
    if comment.level:
        context["help_lines"] = lines_for(Clinic.current().country)
    return render(request, "comments/follow.html", context)
