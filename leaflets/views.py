"""What readers can download, each with a page of its own."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from clinic import markup
from discovery import links
from leaflets.documents import texts_leading_to
from leaflets.models import Leaflet
from leaflets.processing import path_of


def public_leaflets():
    return Leaflet.objects.public().filter(language=get_language()).select_related("review")


@require_safe
def index(request):
    return render(request, "leaflets/index.html", {"leaflets": public_leaflets()})


@require_safe
def leaflet(request, slug):
    found = get_object_or_404(public_leaflets().select_related("review__inherits"), slug=slug)
    context = {
        "leaflet": found,
        "standing": found.standing,
        "crumbs": [(_("Leaflets and worksheets"), reverse("leaflets:index"))],
        "text": links.resolved(markup.clean(found.text)),
        "used_in": texts_leading_to(found),
    }
    return render(request, "leaflets/leaflet.html", context)


@require_safe
def file(request, slug, sha256):
    """The PDF, while its page is public; one that was replaced leads to the page."""
    found = get_object_or_404(public_leaflets(), slug=slug)
    if sha256 in found.earlier:
        return redirect(found)
    if sha256 != found.sha256:
        raise Http404
    return as_download(found)


def as_download(leaflet):
    """Kept by the reader and never opened as a page of ours; asked for anew each time, since it
    may have been taken off the site."""
    try:
        content = path_of(leaflet.sha256).open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        content, as_attachment=True, filename=f"{leaflet.slug}.pdf", content_type="application/pdf"
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "no-cache"
    response.headers["ETag"] = f'"{leaflet.sha256}"'
    return response
