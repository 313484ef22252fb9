"""Putting documents in, keeping related lists up to date, and reading both."""

import math
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.postgres.search import SearchVector
from django.db import connection, transaction
from django.db.models import Count, Value

from discovery.models import Document, Feature, Related

# A related list keeps spare candidates: what is not public at reading time is passed over.
KEPT = 18
# Rare features first; of a very common one only its latest texts are candidates (SPEED.md).
CANDIDATES_PER_FEATURE = 500
FEATURES_TRIED = 12
# Weight of a shared feature beside its rarity, by its kind.
WEIGHTS = {"tag": 1.0, "entry": 0.8, "series": 1.0, "topic": 0.6, "author": 0.1}
FLOOR = 0.35
# A tsvector holds at most 1 MiB.
MOST_CHARACTERS = 300_000
CONFIGURATIONS = {"en": "english", "de": "german", "es": "spanish"}


@dataclass
class Sheet:
    """What an owner tells about one of its texts."""

    kind: str
    object_id: int
    group: int
    language: str
    title: str
    summary: str
    text: str
    path: str
    slug: str
    date: datetime
    public_from: datetime
    public_until: datetime | None
    topic: str = ""
    features: dict[str, str] = field(default_factory=dict)


def fold(text):
    """Lower case without accents, for comparing words as people type them."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(
        character for character in decomposed if not unicodedata.combining(character)
    ).lower()


@transaction.atomic
def put(sheet):
    """Store or replace a text's document, and bring its and its neighbours' lists up to date."""
    configuration = CONFIGURATIONS.get(sheet.language, "simple")
    words = [(sheet.title, "A"), (sheet.summary, "B"), (sheet.text, "C")]
    vector = None
    for text, weight in words:
        part = SearchVector(
            Value(fold(text)[:MOST_CHARACTERS]), weight=weight, config=configuration
        )
        vector = part if vector is None else vector + part
    names = [
        "group",
        "language",
        "title",
        "summary",
        "path",
        "slug",
        "date",
        "public_from",
        "public_until",
        "topic",
    ]
    document, _ = Document.objects.update_or_create(
        kind=sheet.kind,
        object_id=sheet.object_id,
        defaults={**{name: getattr(sheet, name) for name in names}, "vector": vector},
    )
    document.features.all().delete()
    Feature.objects.bulk_create(
        Feature(document=document, key=key, label=label)
        for key, label in sorted(sheet.features.items())
    )
    relate(document)
    return document


def keep(kind, page, facts):
    """Bring the document of a page with one text in step: there while it is ahead, gone else.

    `page` has a window, an address and a language; `facts(page)` gives the rest of its sheet, and
    is asked only where there is one.
    """
    if not page.is_ahead:
        remove(kind, page.pk)
        return
    put(
        Sheet(
            kind=kind,
            object_id=page.pk,
            group=page.pk,
            language=page.language,
            path=page.get_absolute_url(),
            slug=page.slug,
            date=page.public_from,
            public_from=page.public_from,
            public_until=page.public_until,
            **facts(page),
        )
    )


@transaction.atomic
def remove(kind, object_id):
    """Forget a text; the lists it stood in close up."""
    Document.objects.filter(kind=kind, object_id=object_id).delete()


def set_window(kind, object_id, public_from, public_until):
    Document.objects.filter(kind=kind, object_id=object_id).update(
        public_from=public_from, public_until=public_until
    )


def relate(document):
    """Compute a document's related list, and give it its place in its neighbours' lists."""
    Related.objects.filter(document=document).delete()
    Related.objects.filter(other=document).delete()
    rows = sorted(_score(document), key=lambda row: (-row[1], row[0]))
    best = [row for row in rows if row[1] >= FLOOR]
    Related.objects.bulk_create(
        pair
        for other, score, reasons in best[: KEPT * 4]
        for pair in (
            Related(document=document, other_id=other, score=score, reasons=reasons),
            Related(document_id=other, other=document, score=score, reasons=reasons),
        )
    )
    _trim([document.pk, *(other for other, _, _ in best[: KEPT * 4])])


def _score(document):
    """(other id, score, reasons) for each candidate: the rarity of what both are about."""
    own = {feature.key: feature for feature in document.features.all()}
    if not own:
        return
    same_kind = Feature.objects.filter(
        document__kind=document.kind, document__language=document.language
    )
    total = Document.objects.filter(kind=document.kind, language=document.language).count()
    counts = dict(
        same_kind.filter(key__in=own).values("key").annotate(n=Count("pk")).values_list("key", "n")
    )
    rarity = {
        key: math.log(1 + total / counts[key]) * WEIGHTS.get(key.split(":")[0], 0.5) for key in own
    }
    # Its own richness divides a text's score: one tagged with everything is near to nothing.
    norm = math.sqrt(sum(weight**2 for weight in rarity.values()))
    candidates = set()
    for key in sorted(own, key=lambda key: (counts[key], key))[:FEATURES_TRIED]:
        latest = (
            same_kind.filter(key=key)
            .exclude(document__group=document.group)
            .order_by("-document_id")
        )
        candidates.update(latest.values_list("document_id", flat=True)[:CANDIDATES_PER_FEATURE])
    shared, sizes = {}, {}
    rows = Feature.objects.filter(document_id__in=candidates).values_list("document_id", "key")
    for other, key in rows:
        sizes[other] = sizes.get(other, 0) + 1
        if key in own:
            shared.setdefault(other, []).append(key)
    for other, keys in shared.items():
        weights = sorted(((rarity[key], key) for key in keys), reverse=True)
        score = (
            sum(weight for weight, _ in weights) / norm * min(1, math.sqrt(len(own) / sizes[other]))
        )
        reasons = [
            {"key": key, "label": own[key].label, "share": round(weight / norm, 3)}
            for weight, key in weights[:4]
        ]
        yield other, round(score, 4), reasons


def _trim(documents):
    """Keep each list's best; one statement for all of them.

    An array of ids, looked up once: as a join it took seconds while the table had no statistics.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            DELETE FROM discovery_related WHERE id = ANY(ARRAY(
              SELECT id FROM (
                SELECT id, row_number() OVER (
                  PARTITION BY document_id ORDER BY score DESC, other_id) AS place
                FROM discovery_related WHERE document_id = ANY(%s)
              ) ranked WHERE place > %s))
            """,
            [documents, KEPT],
        )
