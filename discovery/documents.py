"""Putting documents in, keeping related lists up to date, and reading both."""

import re
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial, reduce
from operator import add

from django.contrib.postgres.search import SearchVector
from django.db import transaction
from django.db.models import Value

from clinic import markup
from discovery import relatedness, words
from discovery.language import CONFIGURATIONS as CONFIGURATIONS
from discovery.language import configuration, fold
from discovery.models import Document, Feature

# {(kind, group): None} of what is put in at the end of `together`.
_waiting = ContextVar("waiting", default=None)

# A tsvector holds at most 1 MiB, positions included; so many bytes go in by the weight they get.
MOST_BYTES = {"A": 40_000, "B": 40_000, "C": 40_000, "D": 300_000}
# Of a text that is tagged with everything.
MOST_FEATURES = 500
# So much of a text is kept for the words around what a search matched.
KEPT_TEXT = 12_000


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
    # What it is about: key → label, or About.
    features: dict[str, str | relatedness.About] = field(default_factory=dict)
    # What it links to, as `links.leads_to` gives it.
    links: set[str] = field(default_factory=set)
    # Till when its text is reviewed and current; None: it is not.
    current_until: datetime | None = None
    # For the search: the text's headings, what else the thing is called, and by what a search is
    # narrowed down, as "topic:…", "author:…" and "region:…" with their slugs.
    headings: str = ""
    names: list[str] = field(default_factory=list)
    facets: list[str] = field(default_factory=list)


@transaction.atomic
def put(sheet):
    """Store or replace a text's document, and bring its and its neighbours' lists up to date."""
    before = Document.objects.filter(kind=sheet.kind, object_id=sheet.object_id).first()
    held = relatedness.hold()
    was = relatedness.counted(before) if held else None
    explained = relatedness.explained(before)
    called = " ".join([sheet.title, *sheet.names])
    parts = [(called, "A"), (sheet.headings, "B"), (sheet.summary, "C"), (sheet.text, "D")]
    language = configuration(sheet.language)
    vectors = [_vector(text, weight, language) for text, weight in parts]
    title_vector = _vector(called, "A", language) + _vector(called, "A", "simple")
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
        "facets",
        "current_until",
    ]
    document, _ = Document.objects.update_or_create(
        kind=sheet.kind,
        object_id=sheet.object_id,
        defaults={
            **{name: getattr(sheet, name) for name in names},
            "names": sorted({fold(name)[:200] for name in [sheet.title, *sheet.names]}),
            "text": _readable(sheet.text[:KEPT_TEXT]),
            "vector": reduce(add, vectors),
            "title_vector": title_vector,
        },
    )
    _put_features(document, sheet)
    if held:
        words.learn(sheet.language, " ".join(text for text, _ in parts), since=sheet.public_from)
        relatedness.settle_one(document, was)
    else:
        relatedness.put_off([document.pk])
        transaction.on_commit(partial(relatedness.settle, seconds=1))
    relatedness.put_off_mentions(document, explained, relatedness.explained(document))
    return document


def _put_features(document, sheet):
    links = {f"link:{link}"[:200]: "" for link in sorted(sheet.links)}
    features = dict.fromkeys(sorted(relatedness.names_of(document)), "")
    features |= dict(relatedness.weightiest_first(sheet.features | links))
    scope = relatedness.scope_of(document)
    document.features.all().delete()
    Feature.objects.bulk_create(
        Feature(
            document=document,
            scope=scope,
            key=key,
            label=about.label,
            weight=about.weight,
            said=about.said,
        )
        for key, about in (
            (key, about if isinstance(about, relatedness.About) else relatedness.About(about))
            for key, about in list(features.items())[:MOST_FEATURES]
        )
    )


def _vector(text, weight, language):
    return SearchVector(
        Value(_beginning(fold(text), MOST_BYTES[weight])), weight=weight, config=language
    )


def _readable(text):
    """Without the gaps that citations and the like leave before a mark."""
    return re.sub(r" (?=[.,;:!?])", "", markup.without_unseen(text))


def _beginning(text, most):
    return text.encode(errors="ignore")[:most].decode(errors="ignore")


def facets(name, slugs):
    return [f"{name}:{slug}" for slug in sorted(slugs)]


@contextmanager
def together():
    """Work on many texts: each is put in once, at the end, however often it was changed.

    Within a transaction, so that nobody finds texts that are not put in yet.
    """
    if _waiting.get() is not None:
        yield
        return
    token = _waiting.set({})
    try:
        yield
        waiting = _waiting.get()
    finally:
        _waiting.reset(token)
    for kind, group in waiting:
        relatedness.put_again(kind, group)


def waits(kind, group):
    """Whether the documents of that group are put in later, all `together`."""
    waiting = _waiting.get()
    if waiting is not None:
        waiting[kind, group] = None
    return waiting is not None


def keep(kind, page, facts):
    """Bring the document of a page with one text in step: there while it is ahead, gone else.

    `page` has a window, an address and a language; `facts(page)` gives the rest of its sheet, and
    is asked only where there is one.
    """
    if waits(kind, page.pk):
        return
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
    document = Document.objects.filter(kind=kind, object_id=object_id).first()
    if document is None:
        return
    if relatedness.hold():
        relatedness.discount(relatedness.counted(document))
    relatedness.put_off_neighbours(document)
    relatedness.put_off_mentions(document, relatedness.explained(document), None)
    document.delete()


def set_window(kind, object_id, public_from, public_until):
    Document.objects.filter(kind=kind, object_id=object_id).update(
        public_from=public_from, public_until=public_until
    )
