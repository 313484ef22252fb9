"""The articles' regular work."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import ngettext

from articles import actions, colleagues
from articles.models import Presence
from articles.preflight.summaries import catch_up
from outbox.jobs import regularly


@regularly("purge_bin", every=timedelta(days=1))
def purge_bin():
    purged = actions.purge_bin()
    return (
        ngettext("%d draft deleted from the bin", "%d drafts deleted from the bin", purged) % purged
    )


@regularly("preflight", every=timedelta(hours=1))
def check_again():
    checked = catch_up()
    return ngettext("%d text checked again", "%d texts checked again", checked) % checked


@regularly("purge_presences", every=timedelta(days=1))
def purge_presences():
    gone = Presence.objects.filter(seen_at__lt=timezone.now() - timedelta(days=1))
    purged, _tables = gone.delete()
    return ngettext("%d presence forgotten", "%d presences forgotten", purged) % purged


@regularly("colleagues", every=timedelta(days=1))
def put_authors():
    """Articles come and go by time alone; what their authors write about follows within a day."""
    authors = colleagues.behind()
    for author in authors:
        colleagues.put_document(author)
    return ngettext("%d author", "%d authors", len(authors)) % len(authors)
