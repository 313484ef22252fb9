"""Telling discovery what an article's editions are about."""

import json
from datetime import datetime, time

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q
from django.utils import timezone

from articles import colleagues
from articles.models import Article, Edition
from clinic import markup
from discovery import documents, links, relatedness
from discovery.documents import CONFIGURATIONS, fold
from discovery.models import Document
from glossary import kinship
from glossary.anatomy import anatomical
from glossary.linker import mentioned

KIND = "article"
# So many are put in within one request; the worker does the rest.
AT_ONCE = 100


def put_documents(article):
    """Bring the documents of the article's editions in step with what is public or scheduled."""
    if documents.waits(KIND, article.pk):
        return
    editions = article.editions.filter(state=Edition.State.APPROVED, public_from__isnull=False)
    ahead = [
        edition
        for edition in editions.select_related("article__topic", "article__series", "review")
        if edition.is_ahead
    ]
    known = Document.objects.filter(kind=KIND, group=article.pk)
    authors = _authors(known)
    stale = list(
        known.exclude(object_id__in=[e.pk for e in ahead]).values_list("object_id", flat=True)
    )
    for pk in stale:
        documents.remove(KIND, pk)
    for edition in ahead:
        documents.put(_sheet(edition))
    colleagues.follow(authors | _authors(known.all()), at_once=bool(stale))


def _authors(found):
    facets = {facet for row in found.values_list("facets", flat=True) for facet in row}
    return {facet.removeprefix("author:") for facet in facets if facet.startswith("author:")}


def put_again(pk):
    """What `discovery` calls where something changed that the article's documents rest on."""
    article = Article.objects.filter(pk=pk).first()
    if article:
        put_documents(article)


def put_all(articles):
    """Bring the documents of many articles in step; those of very many little by little."""
    for article in articles.order_by("pk")[:AT_ONCE]:
        put_documents(article)
    rest = articles.order_by("pk").values_list("pk", flat=True)[AT_ONCE:]
    behind = Document.objects.filter(kind=KIND, group__in=list(rest))
    relatedness.put_off(behind.values_list("pk", flat=True))


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
    terms = dict(mentioned(text, language=article.language, exclude=unlinked))
    features |= kinship.features(terms, language=article.language)
    features |= {f"ref:{facts['key']}": "" for facts in signed["references"]}
    features |= {f"author:{author['slug']}": author["name"] for author in signed["authors"]}
    facets = documents.facets("region", anatomical(terms, language=article.language))
    facets += documents.facets("author", {author["slug"] for author in signed["authors"]})
    if article.topic:
        features[f"topic:{article.topic.slug}"] = article.topic.name
        facets += documents.facets("topic", [article.topic.slug])
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
        links=links.leads_to(text),
        current_until=_current_until(edition),
        facets=facets,
        headings=" ".join(markup.headings(text)),
    )


def _current_until(edition):
    """Reviewed and current: till the day by which it is to be reviewed again."""
    due = edition.review and edition.review.next_due_on
    return timezone.make_aware(datetime.combine(due, time.min)) if due else None
