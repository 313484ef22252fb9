"""Writing a comment, following it, changing it, taking it back. No account, cookie or script."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from articles.models import Edition
from clinic.exceptions import Refused
from clinic.models import Clinic
from clinic.network import network_hash
from clinic.readers import reader_form
from clinic.signing import COMMENT_DRAFT, sign, unsign
from comments import actions
from comments.box import Commenting, commenting
from comments.forms import ChangeForm, CommentForm
from comments.letters import comment_of_link, link_of
from comments.models import Comment
from comments.words import closed_words, outcome_words, reason_words
from safety.help import countries, lines_for


@reader_form("comment")
def comment(request, ticket, slug):
    """The form, then how it will look, then it is sent. Urgent words are met with help first."""
    return CommentPage(request, ticket, slug).answer()


@cache_control(no_store=True, private=True)
@reader_form("change")
def change(request, ticket, token):
    """Other words for a comment that waits; urgent ones are met with help here too."""
    return ChangePage(request, ticket, token).answer()


class Writing:
    """The pages on which words are written, and how one leads to the next."""

    # `form`, `article`, `edition` and `comment` (None where it is a new one) come from the others.
    edition = comment = None

    def __init__(self, request, ticket):
        self.request, self.ticket = request, ticket
        self.choice = request.POST.get("choice", "send")
        # What went through the crisis page comes back signed; it counts even when it is old.
        self.draft = unsign(request.POST.get("draft", ""), salt=COMMENT_DRAFT)
        self.clinic = Clinic.current()

    @property
    def data(self):
        if self.draft:
            return self.draft | {"parent": self.request.POST.get("parent", "")}
        return self.request.POST if self.request.method == "POST" else None

    def answer(self):
        if self.choice == "delete":
            return self.show("deleted")
        if not self.form.is_bound:
            return self.show("form")
        if self.choice == "country" and self.draft:
            return self.show("crisis")
        if not self.form.is_valid() or self.choice == "edit":
            return self.show("form")
        if self.form.found.is_urgent and not (self.draft and self.ticket.valid):
            return self.show("crisis")
        if not self.ticket.valid:
            return self.show("preview")
        try:
            return redirect(link_of(self.send(self.form.cleaned_data)))
        except Refused as refusal:
            # Too many at once, or somebody has decided about it meanwhile: nothing typed is lost.
            return self.show("form", problem=refusal)

    def show(self, name, problem=""):
        # Who changes or deletes what they wrote has sent nothing that could be refused.
        refused = self.choice == "send" and self.ticket.problem
        context = {
            "clinic": self.clinic,
            "edition": self.edition,
            "article": self.article,
            "comment": self.comment,
            "follow": link_of(self.comment) if self.comment else "",
            "form": self.form,
            "ticket": self.ticket,
            "problem": problem or refused,
            **getattr(self, f"_{name}", dict)(),
        }
        wait = getattr(problem, "retry_after", None)
        status = 429 if wait else 200
        response = render(self.request, f"comments/{name}.html", context, status=status)
        if wait:
            response["Retry-After"] = str(wait)
        return response

    def _crisis(self):
        choices, asked = countries(), self.request.POST.get("country", "")
        country = asked if asked in dict(choices) else self.clinic.country
        return {
            "draft": sign(self.form.kept, salt=COMMENT_DRAFT),
            "help_lines": lines_for(country),
            "country": country,
            "countries": choices,
        }

    def _form(self):
        """Who is refused although the words are urgent has the numbers there."""
        urgent = self.form.is_bound and self.form.is_valid() and self.form.found.is_urgent
        return {"help_lines": lines_for(self.clinic.country)} if urgent else {}

    def _preview(self):
        """Where nobody can tell whether the words are urgent, the numbers are there in any case."""
        return {} if self.form.found.is_read else {"help_lines": lines_for(self.clinic.country)}


class CommentPage(Writing):
    """The pages of one address: the public edition, what was written so far, and how to show it."""

    def __init__(self, request, ticket, slug):
        super().__init__(request, ticket)
        editions = Edition.objects.public().select_related("article")
        self.edition = editions.filter(article__slug=slug, article__language=get_language()).first()
        if self.edition is None:
            raise Http404
        self.article = self.edition.article
        self.state = commenting(self.article, self.edition.published_at, self.clinic)
        if self.state == Commenting.OFF:
            raise Http404
        asked = {"parent": request.GET.get("reply", "")}
        self.form = CommentForm(self.data, article=self.article, seed=ticket.nonce, initial=asked)

    def answer(self):
        if self.state != Commenting.OPEN and self.choice != "delete":
            return self.show("closed")
        return super().answer()

    def send(self, words):
        """Store it; a token that was used already gives what it made."""
        return actions.receive(
            article=self.article,
            parent=words["parent"],
            nickname=words["nickname"],
            email=words["email"],
            text=words["text"],
            network=network_hash(self.request),
            nonce=self.ticket.nonce,
        )

    def _closed(self):
        country = self.clinic.country
        needed = self.state != Commenting.CLOSED or self.form.is_bound
        return {
            "why": closed_words(self.state, self.clinic),
            "help_lines": lines_for(country) if needed else [],
        }


class ChangePage(Writing):
    """A comment of one's own, at the address that only its writer knows."""

    def __init__(self, request, ticket, token):
        super().__init__(request, ticket)
        self.comment = _of_link(token)
        self.article = self.comment.article
        before = {"nickname": self.comment.own_nickname, "text": self.comment.own_words}
        self.form = ChangeForm(
            self.data, article=self.article, seed=str(self.comment.public_id), initial=before
        )

    def answer(self):
        if self.comment.state != Comment.State.PENDING and not self.form.is_bound:
            return redirect(link_of(self.comment))
        return super().answer()

    def send(self, words):
        return actions.change_by_writer(
            self.comment,
            nickname=words["nickname"],
            text=words["text"],
            network=network_hash(self.request),
        )


@cache_control(no_store=True, private=True)
@reader_form("withdraw")
def follow(request, ticket, token):
    """What became of a comment, at the address that only its writer knows. A POST withdraws it."""
    comment = _of_link(token)
    if request.method == "POST" and ticket.valid:
        comment = actions.withdraw_by_writer(comment)
    decision = comment.decisions.last()
    context = {
        "comment": comment,
        "words": outcome_words(comment.state),
        "reasons": [reason_words(reason) for reason in decision.reasons] if decision else [],
        "redacted": [reason_words(reason) for reason in _why_redacted(comment)],
        "may_change": comment.state == Comment.State.PENDING,
        "may_withdraw": comment.state != Comment.State.WITHDRAWN,
        "ticket": ticket,
        "token": token,
        "title": _("Your comment"),
    }
    if comment.level or not comment.language_read:
        context["help_lines"] = lines_for(Clinic.current().country)
    return render(request, "comments/follow.html", context)


def _why_redacted(comment):
    redaction = comment.redacted.last() if comment.is_redacted else None
    return redaction.reasons if redaction else []


def _of_link(token):
    comment = comment_of_link(token)
    if comment is None:
        raise Http404
    return comment
