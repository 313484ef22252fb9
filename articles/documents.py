"""Telling discovery what an article's editions are about."""

import json

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q

from articles.models import Edition
from clinic import markup
from discovery import documents
from discovery.documents import CONFIGURATIONS, fold
from discovery.models import Document
from glossary.linker import mentioned

KIND = "article"


def put_documents(article):
    """Bring the documents of the article's editions in step with what is public or scheduled."""
    editions = article.editions.filter(state=Edition.State.APPROVED, public_from__isnull=False)
    ahead = [
        edition
        for edition in editions.select_related("article__topic", "article__series")
        if edition.is_ahead
    ]
    stale = Document.objects.filter(kind=KIND, group=article.pk).exclude(
        object_id__in=[e.pk for e in ahead]
    )
    stale.delete()
    for edition in ahead:
        documents.put(_sheet(edition))


def saying(words):
    """The documents of editions with all these words, each read in its own language."""
    conditions = [
        Q(language=language, vector=SearchQuery(fold(words), config=c, search_type="websearch"))
        for language, c in CONFIGURATIONS.items()
    ]
    return Document.objects.filter(Q(*conditions, _connector=Q.OR), kind=KIND)


def _sheet(edition):
    article, signed = edition.article, json.loads(edition.signed)
    features = {
        f"tag:{link.tag.slug}": link.tag.name for link in edition.tag_links.select_related("tag")
    }
    text = signed["body"] + " " + signed["in_depth"]
    unlinked = article.unlinked_terms.values_list("slug", flat=True)
    for slug, name in mentioned(text, language=article.language, exclude=unlinked):
        features[f"entry:{slug}"] = name
    if article.topic:
        features[f"topic:{article.topic.slug}"] = article.topic.name
    if article.series:
        features[f"series:{article.series.slug}"] = article.series.title
    return documents.Sheet(
        kind=KIND,
        object_id=edition.pk,
        group=article.pk,
        language=article.language,
        title=signed["title"],
        summary=signed["standfirst"] or markup.excerpt(signed["body"]),
        text=markup.plain(text),
        path=article.get_absolute_url(),
        slug=article.slug,
        topic=article.topic.name if article.topic else "",
        date=edition.revised_at or edition.published_at,
        public_from=edition.public_from,
        public_until=edition.public_until,
        features=features,
    )
