"""What the staff are mailed about a review: what there is to do, and where. Never the text, never
the words of a note.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from outbox.mail import post


def ask(edition):
    """Ask the reviewer whom the edition names, where that is somebody with an account."""
    with _language_of(edition.reviewer.user):
        words = {"title": edition.title, "day": date_format(edition.review_due_on)}
        write_to(
            edition.reviewer.user,
            _("A text waits for your review: %s") % edition.title,
            _("“%(title)s” waits for your review, by %(day)s.") % words,
            address_of(edition, "review"),
        )


def tell_replaced(edition, reviewer):
    """Tell who was asked before that there is nothing to do any more."""
    with _language_of(reviewer.user):
        write_to(
            reviewer.user,
            _("Your review is not needed any more: %s") % edition.title,
            _("Somebody else reviews “%s” now, so nothing waits for you. Thank you all the same.")
            % edition.title,
            settings.SITE_URL + reverse("admin:index"),
        )


def tell_now_an_author(edition, reviewer):
    with _language_of(reviewer.user):
        write_to(
            reviewer.user,
            _("Your review is not needed any more: %s") % edition.title,
            _("You are one of the authors of “%s” now, so somebody else reviews it.")
            % edition.title,
            address_of(edition),
        )


def tell_authors(edition, subject, sentence):
    """Each author with an account; whoever sent the text, where none of them has one."""
    bylines = edition.bylines.select_related("author__user")
    users = {byline.author.user for byline in bylines} - {None} or {edition.submitted_by}
    for user in sorted(users - {None}, key=lambda user: user.pk):
        write_to(user, f"{subject}: {edition.title}", sentence, address_of(edition))


def address_of(edition, page="change"):
    path = reverse(f"admin:articles_edition_{page}", args=[edition.pk])
    return f"{settings.SITE_URL}{path}"


def _language_of(user):
    return override(user.language if user else settings.LANGUAGE_CODE)


def write_to(user, subject, sentence, address):
    if user and user.is_active and user.email:
        post(to=user.email, subject=subject, body=f"{sentence}\n\n{address}\n")
