"""The related list of an article: computed on write by `discovery`, with the editors' choices."""

from django.db.models import Exists, OuterRef, Subquery

from articles.documents import KIND
from articles.models import RelatedChoice
from discovery.nearby import SHOWN, candidates, in_order


def related_to(edition):
    """Public documents related to the edition, the editors' choices first; each has a `reason`."""
    return all_related_to(edition)[:SHOWN]


def all_related_to(edition):
    """Those, and the spare ones behind them."""
    choices = RelatedChoice.objects.filter(article=edition.article_id)
    choice = choices.filter(other=OuterRef("group"))
    found = (
        candidates(KIND, edition.pk, pinned=choices.filter(shown=True))
        .filter(~Exists(choice.filter(shown=False)), language=edition.article.language)
        .annotate(place=Subquery(choice.values("position")))
    )
    documents = list(found)
    pinned = [document for document in documents if document.place is not None]
    pinned.sort(key=lambda document: (document.place, -document.pk))
    others = [document for document in documents if document.place is None]
    return in_order(others, first=pinned)
