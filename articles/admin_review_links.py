"""Asking a reviewer without an account, and the page on which that reviewer reads and answers."""

from functools import wraps
from types import SimpleNamespace

from django.contrib import admin
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import preflight, review_links
from articles.admin_preview import unlisted
from articles.admin_views import attempt, decide, posted, status_of, verb
from articles.forms import ReviewForm, SubmitForm
from articles.models import Edition
from articles.reading import Preview
from articles.reviewing import ReviewPage
from clinic.exceptions import Refused
from clinic.readers import reader_form
from reviews.models import Review

# -- On the desk -------------------------------------------------------------------------------


class AskForm(SubmitForm):
    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, edition=edition, **kwargs)
        self.fields["reviewer"].queryset = review_links.possible_reviewers(edition)
        self.fields["reviewer"].help_text = _(
            "People without an account whose address an administrator has entered and whose entry "
            "in a register somebody here has looked up."
        )


def _can_be_asked_for(edition, user):
    is_working = edition.state in Edition.WORKING
    return is_working and review_links.possible_reviewers(edition).exists()


@verb(
    gettext_lazy("Ask a reviewer outside"),
    permission="articles.submit_edition",
    when=_can_be_asked_for,
)
def ask_outside(request, edition):
    return decide(
        request,
        edition,
        AskForm(posted(request), edition=edition),
        lambda data: review_links.ask(edition, by=request.user, **data),
        title=_("Ask somebody outside to review “%s”") % edition.title,
        done=_("The link is on its way. The text rests until it comes back."),
        explanation=_(
            "They are mailed a link, never the text, and sign with a code that only they receive. "
            "Nobody can change the text while it is read. You can take it back any time."
        ),
        faults=preflight.faults(edition),
        button=_("Send the link"),
    )


# -- By the link -------------------------------------------------------------------------------

# The buttons that end the review.
ANSWERS = {"_sign", "_return", "_say_no"}


class OutsidePage(ReviewPage):
    """Of somebody who is asked in full, whatever the kind of change."""

    lines = Review.CHECKLIST

    def __init__(self, request, link, token):
        path = reverse("review-links:review", args=[token])
        shown = Preview(link.edition, path=path, in_depth_path=f"{path}#R-text")
        data, chosen = posted(request), request.GET.get("block", "")
        super().__init__(link.edition, shown, address=path, data=data, chosen=chosen)
        if data and data.get("seen_hash") != self.hash:
            self.data = data.copy()
            self.data.setlist("checklist", [])  # they confirmed another text


def about_a_review_link(view):
    """Hand over the open link of the address.

    What is over is said kindly and without the text's words; what was typed comes back.
    """

    @wraps(view)
    def with_link(request, _form, *, token):
        link = review_links.link_of(token)
        if link is None:
            return _over(request, "unknown")
        if why := review_links.over_because(link, link.edition):
            return _over(request, why, link)
        return view(request, link, token)

    return with_link


def _over(request, why, link=None):
    status = {"unknown": 404, "signed": 200, "returned": 200, "declined": 200}.get(why, 410)
    typed = [
        value
        for name, value in request.POST.items()
        if name in ("text", "note", "proposal") or name.startswith("answer-")
    ]
    public = why == "signed" and link.edition.is_public
    context = {
        "why": why,
        "kept": "\n\n".join(filter(None, typed)),
        "address": link.edition.get_absolute_url() if public else "",
    }
    return render(request, "articles/review_link_over.html", context, status=status)


@unlisted
@reader_form("review")
@about_a_review_link
def review(request, link, token):
    """The reviewer's page. Whoever has the link reads; who has a code as well, answers."""
    page, data = OutsidePage(request, link, token), request.POST
    code = SimpleNamespace(problem="", said="")
    form = ReviewForm(initial={"note": data.get("note", "")}, checklist=page.lines)
    is_known = review_links.is_valid(data.get("token", ""), link, page.hash)
    if "_send_code" in data:
        _send_code(link, code)
    elif request.method == "POST":
        is_known = is_known or _enter_code(link, data, code)
        if is_known and page.is_spoken():
            _speak(link, page, code)
        elif is_known and not data.keys().isdisjoint(ANSWERS):
            form = ReviewForm(data, checklist=page.lines)
            if form.is_valid() and attempt(form, lambda: _answer(link, data, form.cleaned_data)):
                return _over(request, "declined") if "_say_no" in data else redirect(page.address)
    link.refresh_from_db()
    context = {
        "site_header": admin.site.site_header,
        "title": _("Review “%s”") % page.shown.signed["title"],
        "page": page,
        "form": form,
        "link": link,
        "code": code,
        "is_known": is_known,
        "waits_for_code": review_links.waits_for_code(link),
        "ticket": SimpleNamespace(token=review_links.ticket(link, page.hash) if is_known else ""),
        "may_sign": True,
        "may_return": True,
    }
    status = 409 if code.problem else max(page.status, status_of(form))
    return render(request, "admin/articles/review/outside.html", context, status=status)


def _send_code(link, code):
    try:
        review_links.send_code(link)
    except Refused as error:
        code.problem = str(error)
    else:
        code.said = _("The code is on its way to %s.") % link.masked_email


def _enter_code(link, data, code):
    """Whether the right code came along with whatever button was pressed."""
    typed = "".join(data.get("code", "").split())
    if not typed:
        code.problem = (
            _(
                "The text has changed, or the page was open for more than two hours. Please look "
                "at the text again and enter a new code. What you wrote is all still here."
            )
            if data.get("token")
            else _("First please enter the code that we mail to you.")
        )
        return False
    try:
        is_right = review_links.enter_code(link, typed)
    except Refused as error:
        code.problem = str(error)
        return False
    if not is_right:
        code.problem = _(
            "That is not the code, or it is too old or was tried too often. "
            "Please look at the newest mail, or ask for a new code."
        )
    return is_right


def _speak(link, page, code):
    try:
        with review_links.answering(link):
            page.speak({"review_link": link})
    except Refused as error:
        code.problem = str(error)


def _answer(link, data, facts):
    if "_say_no" in data:
        return review_links.decline(link, reason=facts["note"])
    if "_return" in data:
        return review_links.request_changes(link, note=facts["note"])
    return review_links.sign_through(link, seen_hash=data.get("seen_hash", ""), **facts)
