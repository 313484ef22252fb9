"""The verbs of an edition's life, each at its own address: a GET asks, the POST acts."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import actions, preflight
from articles.admin_views import decide, posted, reading, verb
from articles.forms import NextForm, PublishForm, ReviewForm, SubmitForm, WithdrawForm
from articles.models import Edition
from clinic.models import Clinic
from reviews.models import Review

State = Edition.State

# -- When a button is shown --------------------------------------------------------------------


def _is_being_written(edition, user):
    return edition.state in Edition.EDITABLE


def _is_in_review(edition, user):
    return edition.state == State.IN_REVIEW


def _may_be_read_over(edition, user):
    return _is_in_review(edition, user) and not edition.bylines.filter(author__user=user).exists()


def _has_begun(edition):
    return edition.public_from is not None and edition.public_from <= timezone.now()


def _was_never_public(edition, user):
    return edition.state == State.APPROVED and not _has_begun(edition)


def _can_be_withdrawn(edition, user):
    ahead = edition.public_until is None or edition.public_until > timezone.now()
    return edition.state == State.APPROVED and edition.public_from is not None and ahead


def _can_be_followed(edition, user):
    """What nobody has read yet is taken back instead."""
    last = edition.article.editions.order_by("-number").first()
    return edition == last and (_has_begun(edition) or edition.state == State.WITHDRAWN)


def _checks_itself(edition, user):
    solo = Clinic.current().review_policy == Clinic.ReviewPolicy.SOLO
    return solo and _is_being_written(edition, user)


# -- The verbs ---------------------------------------------------------------------------------


@verb(
    gettext_lazy("Review and sign"),
    permission="articles.sign_edition",
    when=_may_be_read_over,
    scope="may_be_seen_by",
)
def review(request, edition):
    checklist = {} if edition.change == Edition.Change.MINOR else Review.CHECKLIST
    shown, data = reading(edition), posted(request)
    if data and data.get("seen_hash") != shown["hash"]:
        data = data.copy()
        data.setlist("checklist", [])  # they confirmed another text
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
        ReviewForm(data, checklist=checklist),
        act,
        title=_("Review “%s”") % edition.title,
        done=_("Sent back with your note.") if sends_back else _("Signed."),
        to="admin:index",
        template="review",
        reading=shown,
        may_return=True,
    )


@verb(
    gettext_lazy("Check it myself"),
    permission="articles.sign_edition",
    when=_checks_itself,
)
def check_oneself(request, edition):
    return decide(
        request,
        edition,
        ReviewForm(posted(request), checklist=Review.CHECKLIST),
        lambda data: actions.check_oneself(
            edition,
            by=request.user,
            seen_hash=request.POST.get("seen_hash", ""),
            checklist=data["checklist"],
        ),
        title=_("Check “%s” yourself") % edition.title,
        done=_("Approved. Readers are told that its author checked it."),
        template="review",
        reading=reading(edition),
    )


@verb(gettext_lazy("Send for review"), permission="articles.submit_edition", when=_is_being_written)
def submit(request, edition):
    return decide(
        request,
        edition,
        SubmitForm(posted(request), edition=edition),
        lambda data: actions.submit(edition, by=request.user, **data),
        title=_("Send “%s” for review") % edition.title,
        done=_("Sent for review. The text rests until it comes back."),
        explanation=_(
            "Nobody can change the text while it is read. You can take it back any time."
        ),
        faults=preflight.faults(edition),
        button=_("Send for review"),
    )


@verb(
    gettext_lazy("Take it back from review"),
    permission="articles.submit_edition",
    when=_is_in_review,
)
def recall(request, edition):
    return decide(
        request,
        edition,
        forms.Form(posted(request)),
        lambda data: actions.recall(edition, by=request.user),
        title=_("Take “%s” back from review") % edition.title,
        done=_("It is a draft again."),
        explanation=_("It becomes a draft again, and you can go on writing."),
        button=_("Take it back"),
    )


@verb(gettext_lazy("Publish"), permission="articles.publish_edition", when=_was_never_public)
def publish(request, edition):
    return decide(
        request,
        edition,
        PublishForm(posted(request)),
        lambda data: actions.publish(edition, by=request.user, at=data["at"]),
        title=_("Publish “%s”") % edition.title,
        done=_("Done: everybody can read it from the moment you chose."),
        explanation=_("What is published is the exact text that was signed."),
        button=_("Publish"),
    )


@verb(
    gettext_lazy("Take the approval back"),
    permission="articles.submit_edition",
    when=_was_never_public,
)
def take_back(request, edition):
    return decide(
        request,
        edition,
        forms.Form(posted(request)),
        lambda data: actions.take_back(edition, by=request.user),
        title=_("Take the approval of “%s” back") % edition.title,
        done=_("It is a draft again and needs a new review."),
        explanation=_("It becomes a draft again, and needs a new review before it is published."),
        button=_("Take the approval back"),
    )


@verb(gettext_lazy("Correct or update"), permission="articles.add_edition", when=_can_be_followed)
def next_(request, edition):
    return decide(
        request,
        edition,
        NextForm(posted(request)),
        lambda data: actions.start_next(edition.article, by=request.user, change=data["change"]),
        title=_("Correct or update “%s”") % edition.title,
        done=_(
            "This is the next edition. Readers go on seeing the one before until it is published."
        ),
        explanation=_(
            "A new draft starts from this text. What readers see stays as it is meanwhile."
        ),
        button=_("Start the next edition"),
    )


@verb(
    gettext_lazy("Take it off the site"),
    permission="articles.withdraw_edition",
    when=_can_be_withdrawn,
)
def withdraw(request, edition):
    return decide(
        request,
        edition,
        WithdrawForm(posted(request)),
        lambda data: actions.withdraw(edition, by=request.user, reason=data["reason"]),
        title=_("Take “%s” off the site") % edition.title,
        done=_("It is off the site."),
        explanation=_("It goes at once and for good. The record of it stays."),
        button=_("Take it off the site"),
    )
