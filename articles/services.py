"""The service that an article ends with: a page of the clinic's with a booking link or a place.

The pages stand below the articles in the house, so they are met through the relation they declare.
"""

from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from articles.models import Article

SHOWN = ("title", "slug", "language", "booking_url", "place")


def page_model():
    return Article._meta.get_field("services").related_model


def offered(article):
    """The pages that an article may end with, those not public yet too, and the one that it has."""
    pages = page_model().objects.filter(language=article.language)
    leads_somewhere = ~Q(booking_url="", place="")
    return pages.filter(leads_somewhere | Q(articles=article)).distinct().order_by("title")


def in_words(page):
    """How the form names it, with why readers do not see it."""
    if not (page.booking_url or page.place):
        return _("%s (not shown: it has no booking link and no place any more)") % page
    return str(page) if page.is_public else _("%s (not shown yet: it is not public)") % page


def public_of(article):
    """The facts of a service as readers may see it; `article` is the outer query's."""
    pages = page_model().objects.public().filter(articles=OuterRef(article))
    facts = JSONObject(**{name: name for name in SHOWN})
    return pages.exclude(booking_url="", place="").order_by("pk").values(json=facts)
