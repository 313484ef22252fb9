"""Authors who write about the same things: each has a document of what their public articles are
about, so that the engine that relates articles relates their authors, too."""

from django.conf import settings
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from authors.models import Author
from discovery import documents, relatedness
from discovery.models import Document, Feature
from discovery.nearby import candidates, in_order

KIND = "author"
# What they write about most, at most.
MOST = 60
SHOWN = 3
_SHOWN = ("slug", "honorific", "given_name", "family_name", "post_nominals", "role")
_ABOUT = Q(key__startswith="tag:") | Q(key__startswith="entry:") | Q(key__startswith="topic:")


def colleagues_of(author):
    """(author, reason) of public authors who write about the same, the nearest first."""
    person = Author.objects.public().filter(pk=OuterRef("object_id"))
    row = person.values(row=JSONObject(**{name: name for name in _SHOWN}))
    found = candidates(KIND, author.pk).annotate(person=Subquery(row)).exclude(person=None)
    return [(Author(**document.person), document.reason) for document in in_order(found)[:SHOWN]]


def follow(slugs, *, at_once):
    """What these authors write about has changed; where something is gone it is told at once."""
    authors = Author.objects.filter(slug__in=slugs).order_by("pk")
    known = dict(Document.objects.filter(kind=KIND).values_list("object_id", "pk"))
    for author in authors:
        if at_once or author.pk not in known:
            put_document(author)
    if not at_once:
        relatedness.put_off([known[author.pk] for author in authors if author.pk in known])


def put_document(author):
    if not author.is_ahead:
        documents.remove(KIND, author.pk)
        return
    documents.put(
        documents.Sheet(
            kind=KIND,
            object_id=author.pk,
            group=author.pk,
            language=settings.LANGUAGE_CODE,
            # Their names would make them alike who only share one.
            title="",
            summary="",
            text="",
            path=author.get_absolute_url(),
            slug=author.slug,
            date=author.public_from,
            public_from=author.public_from,
            public_until=author.public_until,
            features=_features(author),
        )
    )


def behind():
    """Public authors whose document no longer says what their public articles are about.

    Compared, not computed from when articles came and went: nothing is missed however long the
    worker stood still.
    """
    documents_of = Document.objects.filter(kind=KIND)
    known = {pk: {} for pk in documents_of.values_list("object_id", flat=True)}
    features = Feature.objects.filter(_ABOUT, document__in=documents_of)
    for pk, key, label in features.values_list("document__object_id", "key", "label"):
        known[pk][key] = label
    return [a for a in Author.objects.public() if known.get(a.pk) != _features(a)]


def put_again(pk):
    """What `discovery` calls where something changed that an author's document rests on."""
    if author := Author.objects.filter(pk=pk).first():
        put_document(author)


def _features(author):
    """Of public articles alone: a reason must not tell of what is still to come."""
    articles = Document.objects.public().filter(
        kind="article", facets__contains=[f"author:{author.slug}"]
    )
    rows = Feature.objects.filter(_ABOUT, document__in=articles).values("key", "label")
    most = rows.annotate(times=Count("pk")).order_by("-times", "key")[:MOST]
    return {row["key"]: row["label"] for row in most}
