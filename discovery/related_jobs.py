"""Lists that were put off: because two texts were published at the same moment, or because an entry
that many texts mention got another name."""

from datetime import timedelta

from django.utils.translation import ngettext

from discovery import relatedness
from outbox.jobs import regularly


@regularly("related", every=timedelta(seconds=30))
def settle():
    if relatedness.is_uncounted():
        relatedness.recount()
    relatedness.measure()
    done = relatedness.settle(seconds=20)
    return ngettext("%d related list computed", "%d related lists computed", done) % done
