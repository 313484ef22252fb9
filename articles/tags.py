"""Tags as people type them: other spellings are put right, fitting ones are offered."""

import re
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db import connection
from django.db.models import Count, Q
from django.db.models.functions import Lower

from articles.models import Spelling, Tag
from clinic import markup
from glossary.models import Entry, Synonym

# Beside the tags that the text mentions: the most used ones, and terms of the glossary.
OFFERED, TERMS, KNOWN = 12, 4, 300
_LOCK = 710_207_003


def hold():
    """Until the transaction ends nobody else makes a tag, gives one to a text, or merges two."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def entry_of(tag, language):
    """The public entry of the glossary that a tag names, if there is one and no second."""
    names = Q(name__iexact=tag.name)
    synonyms = Q(synonyms__name__iexact=tag.name, synonyms__scope__in=Synonym.OF_THE_SAME)
    shortened = Q(abbreviations__text=tag.name)
    entries = Entry.objects.public().filter(names | synonyms | shortened, language=language)
    found = list(entries.distinct().order_by("pk")[:3])
    called_so = [entry for entry in found if entry.name.casefold() == tag.name.casefold()]
    return next(iter(called_so or (found if len(found) == 1 else [])), None)


def settled(names):
    """The names as the tags are called, each once, and which were typed otherwise."""
    called_so = [Q(name__iexact=name) for name in names]  # the database's idea of capitals
    tags = Tag.objects.filter(reduce(or_, called_so)) if names else Tag.objects.none()
    lowered = [name.lower() for name in names]
    spellings = Spelling.objects.annotate(lower=Lower("name")).filter(lower__in=lowered)
    known = {tag.name.lower(): tag.name for tag in tags.order_by("-pk")}
    known |= {spelling.lower: spelling.tag.name for spelling in spellings.select_related("tag")}
    right = {name: known.get(name.lower(), name) for name in names}
    changed = {typed: name for typed, name in right.items() if typed != name}
    return list(dict.fromkeys(right.values())), changed


@dataclass
class Offer:
    """A tag that could be meant. Only those that are `shown` are offered before one types."""

    name: str
    spellings: list[str]
    is_mentioned: bool
    shown: bool = False


def offers(text, terms):
    """The tags in use, the fitting ones first; among them some of the `terms` that it mentions."""
    words = markup.plain(text).casefold()
    tags = Tag.objects.public().annotate(uses=Count("tagged")).order_by("-uses", "name")
    found = []
    for tag in tags.prefetch_related("spellings")[:KNOWN]:
        spellings = [spelling.name for spelling in tag.spellings.all()]
        found.append(Offer(tag.name, spellings, _mentions(words, [tag.name, *spellings])))
    taken = {name.casefold() for offer in found for name in (offer.name, *offer.spellings)}
    new = [Offer(term, [], True) for term in terms if term.casefold() not in taken][:TERMS]
    mentioned = [offer for offer in found if offer.is_mentioned]
    others = [offer for offer in found if not offer.is_mentioned]
    ordered = [*mentioned, *new, *others]
    for offer in ordered[:OFFERED]:
        offer.shown = True
    return ordered


def _mentions(words, names):
    folded = [name.casefold() for name in names]
    return any(
        name in words and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) for name in folded
    )
