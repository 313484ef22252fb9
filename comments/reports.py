"""A reader says that a comment should not stand there: the form, its page, and what comes of it."""

from django import forms
from django.core.validators import MaxLengthValidator
from django.db import transaction
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy, ngettext

from articles.models import Edition
from audit.models import record
from clinic.models import Clinic
from clinic.network import TooMany, limit, network_hash
from clinic.readers import ReaderForm, reader_form
from clinic.signing import COMMENT_REPORT, keyed_hash
from comments.box import Commenting, commenting
from comments.deciding import hold
from comments.letters import tell_of_danger
from comments.models import Comment
from comments.traces import CommentReport
from safety.help import lines_for
from safety.triage import CRISIS_HELP, triage

HOUR = 60 * 60
FROM_A_NETWORK, IN_ALL = 5, 5_000  # an hour, a day
Why = CommentReport.Why


class CommentReportForm(ReaderForm):
    why = forms.ChoiceField(
        label=gettext_lazy("Why should we look at it?"),
        choices=Why,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose a reason.")},
    )
    text = forms.CharField(
        label=gettext_lazy("Anything else that we should know (optional)"),
        help_text=gettext_lazy("Only the clinic reads this. We cannot answer you here."),
        required=False,
        # Not `max_length`: with it browsers cut what is pasted, without a word.
        validators=[MaxLengthValidator(CommentReport._meta.get_field("text").max_length)],
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    @cached_property
    def needs_help(self):
        """Whether numbers to call belong on the answer."""
        return self.cleaned_data["why"] == Why.DANGER or triage(self.cleaned_data["text"]).level > 0


@reader_form("report-comment")
def report(request, ticket, public_id):
    """Says why, looks once more, sends. The first press stores nothing, as with every form."""
    comment = _public(public_id)
    form = CommentReportForm(request.POST if request.method == "POST" else None)
    context = {"comment": comment, "form": form, "ticket": ticket, "problem": ticket.problem}
    if not (ticket.valid and form.is_valid()):
        return render(request, "comments/report.html", context)
    words = form.cleaned_data
    try:
        receive_report(comment, network=network_hash(request), why=words["why"], text=words["text"])
    except TooMany as refusal:
        context["problem"] = refusal
        response = render(request, "comments/report.html", context, status=429)
        response["Retry-After"] = str(refusal.retry_after)
        return response
    if form.needs_help:
        context["help_lines"] = lines_for(Clinic.current().country)
    return render(request, "comments/reported.html", context)


def _public(public_id):
    """The comment, where a visitor can see it now."""
    comments = Comment.objects.public().select_related("article")
    comment = comments.filter(public_id=public_id, article__language=get_language()).first()
    edition = comment and Edition.objects.public().filter(article=comment.article).first()
    if not edition or commenting(comment.article, edition.published_at) == Commenting.OFF:
        raise Http404
    return comment


@transaction.atomic
def receive_report(comment, *, network, why, text):
    """Note a report, one a day from a network, and hold the comment where there are enough.

    A hash of the network alone: whoever claims another browser is no second reader.
    """
    row = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if row.state != Comment.State.APPROVED:
        return
    today = timezone.localdate()
    level = triage(text).level
    decision = row.decisions.last()
    _report, created = CommentReport.objects.get_or_create(
        comment=row,
        day=today,
        visitor=keyed_hash(f"{today}:{network}", salt=COMMENT_REPORT),
        defaults={"decision": decision, "why": why, "text": text, "level": level},
    )
    if not created:
        return
    record("report", row, by=None, why=why)
    if why == Why.DANGER or level >= CRISIS_HELP:
        _tell_moderators(row)
    _hold_if_enough(row, decision)
    limit(f"comment-report:{network}", most=FROM_A_NETWORK, seconds=HOUR)
    limit("comment-reports", most=IN_ALL, seconds=24 * HOUR)


def _hold_if_enough(row, decision):
    """What staff wrote stays; what a person approved after reports waits for as many new ones."""
    enough = Clinic.current().hold_after_reports
    count = decision.reports.count()
    if enough and count >= enough and not row.by_staff_id:
        words = ngettext("%(n)s reader reported it.", "%(n)s readers reported it.", count)
        hold(row, by=None, note=words % {"n": count})


def _tell_moderators(row):
    """Once for each comment and day."""
    try:
        limit(f"comment-danger:{row.pk}", most=1, seconds=24 * HOUR)
    except TooMany:
        return
    tell_of_danger(row)
