"""The reviews' regular work."""

from datetime import timedelta

from django.utils.translation import ngettext

from outbox.jobs import regularly
from reviews.reminders import remind


@regularly("review_due", every=timedelta(days=1))
def review_due():
    mails = remind()
    return ngettext("%d mail to owners of texts", "%d mails to owners of texts", mails) % mails
