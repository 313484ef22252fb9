"""Telling discovery what a leaflet is about, and asking it which texts lead to one."""

from clinic import markup
from discovery import documents, links
from discovery.models import Document

KIND = "leaflet"
# As many as somebody looks through.
SHOWN = 20


def put_document(leaflet):
    """Bring its document in step with it: there while it is public or will be, gone else."""
    documents.keep(KIND, leaflet, _facts)


def put_again(pk):
    """What `discovery` calls where it put a leaflet's document off."""
    from leaflets.models import Leaflet  # whose saving puts its document in

    leaflet = Leaflet.objects.filter(pk=pk).first()
    if leaflet:
        put_document(leaflet)


def _facts(leaflet):
    return {
        "title": leaflet.title,
        "summary": leaflet.description,
        "text": markup.plain(leaflet.text),
        "topic": leaflet.get_kind_display(),
        "links": links.leads_to(leaflet.text),
    }


def texts_leading_to(leaflet):
    """The public texts with a link to it, the newest first."""
    found = Document.objects.public().filter(
        language=leaflet.language, features__key=f"link:{KIND}:{leaflet.pk}"
    )
    # Each thing is named in its own document as well.
    others = found.exclude(kind=KIND, group=leaflet.pk)
    return others.order_by("-date", "-pk")[:SHOWN]
