"""The regular work of this app."""

from datetime import timedelta

from django.utils.translation import ngettext

from discovery import missed, outside_jobs, related_jobs, words  # noqa: F401  (two register theirs)
from outbox.jobs import regularly


@regularly("purge_searches", every=timedelta(days=1))
def purge_searches():
    gone = missed.purge()
    return ngettext("%d count of searches deleted", "%d counts of searches deleted", gone) % gone


@regularly("forget_words", every=timedelta(days=1))
def forget_words():
    gone = words.forget()
    return ngettext("%d word forgotten", "%d words forgotten", gone) % gone
