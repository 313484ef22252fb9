"""The pages of a review on the desk: reading and signing, saying no, choosing somebody else."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles import actions, asking, previews, reviewing
from articles.admin_calendar import back
from articles.admin_views import VERBS, decide, page, place, posted, verb
from articles.forms import ReviewForm, SubmitForm
from articles.models import Edition
from clinic.exceptions import Refused

State = Edition.State


# -- When --------------------------------------------------------------------------------------


def _is_in_review(edition, user):
    return edition.state == State.IN_REVIEW


def _may_be_read_over(edition, user):
    return _is_in_review(edition, user) and not edition.bylines.filter(author__user=user).exists()


def _is_asked(edition, user):
    return _is_in_review(edition, user) and getattr(edition.reviewer, "user", None) == user


def _takes_notes(edition, user):
    return previews.takes_notes(edition)


# -- Reading and signing -----------------------------------------------------------------------


@verb(
    gettext_lazy("Review and sign"),
    permission="articles.sign_edition",
    when=_may_be_read_over,
    scope="may_be_seen_by",
)
def review(request, edition):
    shown = review_page(request, edition)
    if shown.is_spoken():
        shown.speak({"by": request.user})
        return _again(request, shown)
    sends_back = "_return" in request.POST

    def act(data):
        if sends_back:
            return actions.request_changes(edition, by=request.user, note=data["note"])
        if data["note"].strip():
            edition.notes.create(text=data["note"], by=request.user)
        return actions.sign(
            edition,
            by=request.user,
            seen_hash=request.POST.get("seen_hash", ""),
            checklist=data.get("checklist", []),
        )

    return decide(
        request,
        edition,
        ReviewForm(shown.data, checklist=shown.lines),
        act,
        done=_("Sent back with your note.") if sends_back else _("Signed."),
        to="admin:index",
        template="review",
        **_around(request, shown),
    )


def review_page(request, edition, **facts):
    """What is read, with what was posted; lines that were ticked for another text are not."""
    shown = reviewing.ReviewPage(
        edition,
        previews.at_the_desk(edition),
        address=request.path,
        data=posted(request),
        chosen=request.GET.get("block", ""),
        **facts,
    )
    if shown.data and shown.data.get("seen_hash") != shown.hash:
        shown.data = shown.data.copy()
        shown.data.setlist("checklist", [])
    return shown


def _again(request, shown):
    """After something was said, the page as it was, with all that was typed elsewhere on it."""
    form = ReviewForm(initial={"note": shown.data.get("note", "")}, checklist=shown.lines)
    around = _around(request, shown) | {"form": form, "status": shown.status}
    return page(request, "review", shown.edition, **around)


def _around(request, shown):
    edition, user = shown.edition, request.user
    others = [VERBS[name] for name in ("decline", "reassign")]
    return {
        "title": _("Review “%s”") % edition.title,
        "page": shown,
        "may_sign": edition.reviewer is None or _is_asked(edition, user),
        "may_return": True,
        "others": [
            (verb.label, reverse(f"admin:articles_edition_{verb.name}", args=[edition.pk]))
            for verb in others
            if verb.possible(edition, user)
        ],
    }


# -- Notes, where there is no other form about -------------------------------------------------


@verb(None, permission="articles.view_edition", when=_takes_notes, scope="may_be_seen_by")
@require_POST
def notes(request, edition):
    """Answer a note or close it, from a page on which the text cannot be changed."""
    name = next((name for name in reviewing.ABOUT_A_NOTE if name in request.POST), None)
    if name is None:
        raise Http404
    note = reviewing.note_of(edition, request.POST[name])
    try:
        reviewing.speak_about(note, name, request.POST, {"by": request.user})
    except Refused as error:
        messages.error(request, str(error))
    return redirect(f"{place(edition)}#note-{note.pk}")


# -- Who reviews it ----------------------------------------------------------------------------


class DeclineForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why not?"),
        required=False,
        max_length=reviewing.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Optional. The authors read it beside the text."),
    )


@verb(
    gettext_lazy("I cannot review this"),
    permission="articles.sign_edition",
    when=_is_asked,
    scope="may_be_seen_by",
)
def decline(request, edition):
    return decide(
        request,
        edition,
        DeclineForm(posted(request), label_suffix=""),
        lambda data: asking.decline(edition, by=request.user, **data),
        title=_("Say no to reviewing “%s”") % edition.title,
        done=_("Done. The authors are told and choose somebody else."),
        to="admin:index",
        explanation=_("The text stays in review until somebody else is chosen."),
        button=_("Say no"),
    )


@verb(
    gettext_lazy("Choose another reviewer"),
    permission="articles.submit_edition",
    when=_is_in_review,
)
def reassign(request, edition):
    return decide(
        request,
        edition,
        SubmitForm(posted(request), edition=edition),
        lambda data: asking.reassign(edition, by=request.user, **data),
        title=_("Choose who reviews “%s”") % edition.title,
        done=_("Done. Both are told by mail."),
        explanation=_asked_now(edition),
        button=_("Ask this person"),
        to=back(request),
    )


def _asked_now(edition):
    if edition.reviewer is None:
        return _("Nobody is asked at the moment.")
    return _("%s is asked at the moment, and can no longer sign once you choose somebody else.") % (
        edition.reviewer
    )
