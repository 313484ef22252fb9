"""What a writer is told: why the box is closed, and what became of a comment, which is never
silent and never a fault (C11)."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from comments.box import Commenting
from comments.models import Comment, Reason


def closed_words(state, clinic):
    """Why the box takes nothing at the moment."""
    if state == Commenting.AWAY:
        words = _(
            "Nobody is here to read comments before %(day)s, so we take none until then. We would "
            "rather say so than leave what you write unread."
        )
        return words % {"day": date_format(clinic.comments_back_on, "DATE_FORMAT")}
    if state == Commenting.LATE:
        return _(
            "We have fallen behind with reading what people wrote to us, so we take no comments "
            "until we have caught up. We would rather say so than leave what you write unread."
        )
    return _(
        "Comments on this article are closed, because some time has passed since it was published."
    )


def outcome_words(state):
    State = Comment.State
    return {
        State.PENDING: _("Thank you. A person will read your comment before it can be published."),
        State.HELD: _("We are looking at your comment once more. Until then it is not shown."),
        State.APPROVED: _("Thank you. Your comment is published."),
        State.REJECTED: _(
            "Thank you for writing. We have decided not to publish this comment. It says nothing "
            "about you, and you are welcome to write again."
        ),
        State.WITHHELD: _(
            "Thank you for trusting us with this. We keep it off the public page, because we do "
            "not want you to be left alone with it there. You matter, and so does what you wrote. "
            "Please use one of the numbers under “Get help now”."
        ),
        State.SPAM: _(
            "We took this for advertising, and do not show it. If we are wrong, tell us."
        ),
        State.WITHDRAWN: _("You have withdrawn this comment. It is not shown, and will be erased."),
        State.CLOSED: _(
            "Thank you for writing. Somebody from the clinic has read this and taken care of it. "
            "It is not shown on the page. Help is there at any hour under “Get help now”."
        ),
    }[state]


def reason_words(reason):
    """A sentence for the writer, or nothing: pain and danger are no reasons to be told off."""
    return {
        Reason.IDENTIFIES_AUTHOR: _("It could show who you are, and the page is public."),
        Reason.IDENTITY: _("It could show who somebody else is."),
        Reason.STAFF_NAME: _("It names somebody who works here."),
        Reason.TESTIMONIAL: _(
            "The law does not let a clinic publish what patients say of treatment."
        ),
        Reason.ADVICE: _("We cannot give personal advice here. Please call us or your doctor."),
        Reason.MEDICATION: _("It is about taking medicine. Please ask a doctor or a pharmacist."),
        Reason.COMPLAINT: _("It is a complaint. You have a right to an answer: see “Contact us”."),
        Reason.ABUSE: _("Its tone could hurt other readers."),
        Reason.PROMOTION: _("It recommends a product or service."),
        Reason.OFF_TOPIC: _("It is about something other than this article."),
        Reason.DUPLICATE: _("Somebody has already said the same."),
    }.get(reason, "")
