"""The articles' regular work."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import ngettext

from articles import actions
from articles.models import Presence
from outbox.jobs import regularly


@regularly("purge_bin", every=timedelta(days=1))
def purge_bin():
    purged = actions.purge_bin()
    return (
        ngettext("%d draft deleted from the bin", "%d drafts deleted from the bin", purged) % purged
    )


@regularly("purge_presences", every=timedelta(days=1))
def purge_presences():
    gone = Presence.objects.filter(seen_at__lt=timezone.now() - timedelta(days=1))
    purged, _tables = gone.delete()
    return ngettext("%d presence forgotten", "%d presences forgotten", purged) % purged
