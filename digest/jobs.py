from datetime import timedelta

from django.utils.translation import gettext as _

from digest.letters import forget_the_old, tell_readers
from outbox.jobs import regularly


@regularly("word_to_the_readers", every=timedelta(minutes=30))
def word_to_the_readers():
    return _(
        "%(written)d letters written, %(forgotten)d addresses that nobody confirmed deleted"
    ) % {
        "written": tell_readers(),
        "forgotten": forget_the_old(),
    }
