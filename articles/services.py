"""The service that an article ends with: a page of the clinic's with a booking link or a place.

The pages stand below the articles in the house, so they are met through the relation they declare.
"""

from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from articles.models import Article

SHOWN = ("title", "slug", "language", "booking_url", "place")


def page_model():
    return Article._meta.get_field("services").related_model


def offered(language):
    """The pages that an article of that language may end with, those not public yet too."""
    pages = page_model().objects.filter(language=language)
    return pages.exclude(booking_url="", place="").order_by("title")


def public_of(article):
    """The facts of a service as readers may see it; `article` is the outer query's."""
    pages = page_model().objects.public().filter(articles=OuterRef(article))
    facts = JSONObject(**{name: name for name in SHOWN})
    return pages.exclude(booking_url="", place="").order_by("pk").values(json=facts)
