"""What somebody may have meant whose address leads nowhere."""

import difflib
import re

from django.contrib.postgres.search import SearchQuery

from discovery.documents import CONFIGURATIONS, fold
from discovery.models import Document

SHOWN, CONSIDERED, LIKE_ENOUGH = 5, 50, 0.4
# So many first letters have to be right, where no word is.
BEGINNING = 4


def like(path, language):
    """At most five public texts whose address or title is like the end of a path, the likest first.

    Of those alike in it come first those that stand where was asked, a term in the glossary.
    """
    above, _slash, asked = path.rstrip("/").rpartition("/")
    asked = " ".join(re.findall(r"[^\W_]+", fold(asked))[:12])
    if not asked:
        return []
    query = SearchQuery(
        " or ".join(asked.split()),
        config=CONFIGURATIONS.get(language, "simple"),
        search_type="websearch",
    )
    public = Document.objects.public().filter(language=language).defer("vector", "text")
    begun = public.filter(slug__startswith=asked.split()[0][:BEGINNING])
    found = {*public.filter(vector=query)[:CONSIDERED], *begun[:CONSIDERED]}
    likeness = {document: _likeness(asked, document) for document in found}
    best = sorted(
        (document for document in found if likeness[document] >= LIKE_ENOUGH),
        key=lambda d: (-likeness[d], not d.path.startswith(f"{above}/"), -d.pk),
    )
    return best[:SHOWN]


def _likeness(asked, document):
    names = document.slug.replace("-", " "), fold(document.title)
    return max(difflib.SequenceMatcher(None, asked, name).ratio() for name in names)
