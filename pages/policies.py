"""Our texts of the policies: shown until the clinic writes its own, and what it starts from."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from clinic import markup
from clinic.models import Clinic


def to_start_from(slug, language):
    """Our text in that language with the clinic's facts, and [[gaps]] that only it can fill."""
    around = {"clinic": Clinic.current(), "site_url": settings.SITE_URL, "gaps": True}

    def part(name):
        only = around | {"layout": f"pages/policies/_only_{name}.html"}
        return render_to_string(f"pages/policies/{slug}.html", only)

    with override(language):
        title, standfirst, body = part("title"), part("standfirst"), part("body")
    return {
        "title": markup.plain(title),
        "standfirst": markup.plain(standfirst),
        "body": str(markup.clean(body)),
        "slug": slug,
        "language": language,
    }
