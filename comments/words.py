"""What the writer of a comment is told of its outcome: never silent, never a fault (C11)."""

from django.utils.translation import gettext as _

from comments.models import Comment, Reason


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
