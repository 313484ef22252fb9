"""The related list of an article: computed on write by `discovery`, read here with its reasons."""

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from articles.documents import KIND
from articles.models import RelatedChoice
from discovery.models import Document, Related

SHOWN = 6
SAID = 3
# What both are about is said first; whose they are, only where there is nothing better to say.
ABOUT = ("tag", "entry", "topic")


def related_to(edition):
    """Public documents related to the edition, the editors' choices first; each has a `reason`."""
    own = Related.objects.filter(document__kind=KIND, document__object_id=edition.pk)
    pair = own.filter(other=OuterRef("pk"))
    choices = RelatedChoice.objects.filter(article=edition.article_id)
    choice = choices.filter(other=OuterRef("group"))
    documents = (
        Document.objects.public()
        .filter(
            Q(pk__in=own.values("other")) | Q(group__in=choices.values("other")),
            ~Exists(choice.filter(shown=False)),
            kind=KIND,
            language=edition.article.language,
        )
        .defer("vector")
        .annotate(
            place=Subquery(choice.values("position")),
            score=Subquery(pair.values("score")),
            reasons=Subquery(pair.values("reasons")),
        )
        .order_by(F("place").asc(nulls_last=True), F("score").desc(nulls_last=True), "-pk")
    )
    shown = list(documents[:SHOWN])
    for document in shown:
        document.reason = in_words(document.reasons or [])
    return shown


def in_words(reasons):
    """Why two articles stand together, like "Both about: exposure therapy, amygdala"."""
    labels = {}
    for reason in reasons:
        kind = reason["key"].partition(":")[0]
        labels.setdefault(kind, []).append(reason["label"])
    about = _without_repeats(label for kind in ABOUT for label in labels.get(kind, []))
    if "series" in labels:
        return _("In the same series: %s") % labels["series"][0]
    if about:
        return _("Both about: %s") % ", ".join(about[:SAID])
    if "author" in labels:
        return _("Both by %s") % labels["author"][0]
    return _("Chosen by our editors")


def _without_repeats(labels):
    """A tag and a topic may bear the same name, and "basolateral amygdala" adds little to
    "amygdala"."""
    said = []
    for label in labels:
        words = label.casefold()
        if not any(words in other.casefold() or other.casefold() in words for other in said):
            said.append(label)
    return said
