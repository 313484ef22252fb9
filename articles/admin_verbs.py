"""The verbs of an edition's life, each at its own address: a GET asks, the POST acts."""

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import actions, preflight
from articles.admin_calendar import back
from articles.admin_review import review_page
from articles.admin_views import decide, posted, verb
from articles.alone import works_alone
from articles.forms import (
    EndForm,
    NextForm,
    PublishForm,
    ReviewForm,
    SubmitForm,
    WithdrawForm,
    possible_reviewers,
)
from articles.models import Edition
from clinic.models import Clinic
from reviews.models import Review

State = Edition.State

# -- When a button is shown --------------------------------------------------------------------


def _is_being_written(edition, user):
    return edition.state in Edition.EDITABLE


def _is_in_review(edition, user):
    return edition.state == State.IN_REVIEW


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


def _can_be_sent(edition, user):
    return _is_being_written(edition, user) and not works_alone(user)


def _checks_itself(edition, user):
    solo = Clinic.current().review_policy == Clinic.ReviewPolicy.SOLO
    return solo and _is_being_written(edition, user)


# -- The verbs ---------------------------------------------------------------------------------


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
        page=review_page(request, edition, takes_notes=False),
        may_sign=True,
        is_self=True,
    )


@verb(gettext_lazy("Send for review"), permission="articles.submit_edition", when=_can_be_sent)
def submit(request, edition):
    report = preflight.findings(edition)
    return decide(
        request,
        edition,
        SubmitForm(posted(request), edition=edition),
        lambda data: actions.submit(edition, by=request.user, **data),
        title=_("Send “%s” for review") % edition.title,
        done=_("Sent for review. The text rests until it comes back."),
        explanation=_what_review_means(edition),
        faults=[finding.message for finding in report.blockers],
        report=report,
        button=_("Send for review"),
    )


def _what_review_means(edition):
    if possible_reviewers(edition).exists():
        return _("Nobody can change the text while it is read. You can take it back any time.")
    return _(
        "Nobody else here can sign this text yet, and in this clinic a second person signs every "
        "text. An administrator can give a colleague the role of a reviewer, or enter the address "
        "of a colleague outside, who then signs through a mailed link. If you are this clinic's "
        "only clinician, the solo policy in the clinic's profile lets you check your own texts; "
        "readers are told so."
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


def _what_is_published(edition):
    words = _("What is published is the exact text that was signed.")
    if not (edition.review and edition.review.credential_has_lapsed):
        return words
    lapsed = _(
        "The register entry of %(name)s has expired since. The signature of %(day)s stands, "
        "because the entry was valid on that day."
    )
    name, day = edition.review.reviewer_shown["name"], timezone.localdate(edition.review.signed_at)
    return f"{words} {lapsed % {'name': name, 'day': date_format(day)}}"


@verb(gettext_lazy("Publish"), permission="articles.publish_edition", when=_was_never_public)
def publish(request, edition):
    is_scheduled = edition.public_from is not None
    title = _("When is “%s” published?") if is_scheduled else _("Publish “%s”")
    return decide(
        request,
        edition,
        PublishForm(posted(request), edition=edition),
        lambda data: actions.publish(edition, by=request.user, at=data["at"], until=data["until"]),
        title=title % edition.title,
        done=_("Done: everybody can read it from the moment you chose."),
        explanation=_what_is_published(edition),
        button=_("Save") if is_scheduled else _("Publish"),
        to=back(request),
    )


@verb(gettext_lazy("Set its end"), permission="articles.publish_edition", when=_can_be_withdrawn)
def set_end(request, edition):
    return decide(
        request,
        edition,
        EndForm(posted(request), initial={"until": edition.public_until}),
        lambda data: actions.set_end(edition, by=request.user, until=data["until"]),
        title=_("When does “%s” end?") % edition.title,
        done=_("Saved: that is when it ends."),
        explanation=_("At that moment it leaves the site by itself. Without one it stays."),
        button=_("Save"),
        to=back(request),
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
