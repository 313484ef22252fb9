"""Reading related lists: what is public of them, in a good order, and why in words.

For any kind of text that has a document: `nearby(kind, object_id)` gives the list that its page
shows. Articles add their editors' choices (articles/related.py).
"""

import math
from functools import partial

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, OuterRef, Q, Subquery, Sum, TextField, Value
from django.db.models.functions import Cast, Concat, Left
from django.utils import timezone
from django.utils.translation import gettext as _

from discovery.models import Document, Frequency, Related

SHOWN = 6
# How much better a text stands for being new (a year halves it), for being reviewed and current,
# and for what leads to it: times the logarithm of how many texts do.
RECENT, CURRENT, LINKED = 0.05, 0.05, 0.05
# What each of those before it by the same author, or on the same topic, leaves of its score.
SAME_AUTHOR, SAME_TOPIC = 0.88, 0.99
SAID = 3
# Not needed to show a document.
LARGE = ("vector", "title_vector", "text", "names")


def nearby(kind, object_id, shown=SHOWN):
    """The public documents related to one, the nearest first; each has a `reason`."""
    return in_order(candidates(kind, object_id))[:shown]


def candidates(kind, object_id, pinned=None):
    """What is public of a document's related list; with `pinned`, groups of the same kind, too."""
    # Its id alone, not a join: the plan is the same whatever the tables' statistics say.
    document = Document.objects.filter(kind=kind, object_id=object_id).values("pk")[:1]
    own = Related.objects.filter(document=Subquery(document))
    pair = own.filter(other=OuterRef("pk"))
    wanted = _any("pk", own)
    if pinned is not None:
        wanted |= Q(kind=kind) & _any("group", pinned)
    return (
        Document.objects.public()
        .filter(wanted)
        .defer(*LARGE)
        .annotate(
            score=Subquery(pair.values("score")),
            reasons=Subquery(pair.values("reasons")),
            linked=_linked(),
        )
    )


def _linked():
    """How many texts of its like lead to a document, as the frequencies count them: under either of
    its names, and itself among them each time (`relatedness.names_of`)."""
    kind, language, path = OuterRef("kind"), OuterRef("language"), OuterRef("path")
    group = Cast(OuterRef("group"), TextField())
    scope = _joined(kind, Value("/"), language)
    names = [
        _joined(Value("link:"), kind, Value(":"), group),
        Left(_joined(Value("link:"), path), 200),
    ]
    counts = Frequency.objects.filter(scope=scope, key__in=names).values("scope")
    return Subquery(counts.annotate(leading=Sum("documents")).values("leading"))


_joined = partial(Concat, output_field=TextField())


class _AnyOf(Func):
    """Is one of the rows, as an array that is looked up: two subqueries in one condition would
    read every document."""

    template, arg_joiner, output_field = "(%(expressions)s))", " = ANY(", BooleanField()


def _any(name, rows):
    return Q(_AnyOf(F(name), ArraySubquery(rows.values("other"))))


def in_order(documents, first=()):
    """The documents, the nearest first but not one author or topic all along; `first` lead them."""
    shown = list(first)
    waiting = sorted((d for d in documents if d.score is not None), key=lambda d: (-d.score, d.pk))
    now = timezone.now()
    worth = {document.pk: document.score * _favour(document, now) for document in waiting}
    while waiting:
        best = max(waiting, key=lambda document: worth[document.pk])
        waiting.remove(best)
        shown.append(best)
        for document in waiting:
            worth[document.pk] *= _likeness(document, best)
    for document in shown:
        document.reason = in_words(document.reasons or [])
    return shown


def _favour(document, now):
    years = max(0, (now.date() - document.date.date()).days) / 365
    current = document.current_until is not None and document.current_until > now
    leading = max(0, (document.linked or 0) - 2)
    return 1 + RECENT * math.pow(0.5, years) + CURRENT * current + LINKED * math.log1p(leading)


def _likeness(document, other):
    author = _authors(document) & _authors(other)
    topic = document.topic and document.topic == other.topic
    return (SAME_AUTHOR if author else 1) * (SAME_TOPIC if topic else 1)


def _authors(document):
    return {facet for facet in document.facets if facet.startswith("author:")}


# -- Why ---------------------------------------------------------------------------------------


def in_words(reasons):
    """Why two texts stand together, like "Both about the hippocampus and exposure therapy"."""
    return every_reason(reasons)[0]


def every_reason(reasons):
    """All that can be said of it, what tells most first."""
    said = {}
    for reason in reasons:
        kind = reason["key"].partition(":")[0]
        said.setdefault(kind, []).append(reason.get("said") or reason.get("label", ""))
    about = _without_repeats([*said.get("entry", []), *said.get("tag", [])])
    sentences = {
        "series": lambda: _("Both in the series “%s”") % said["series"][0],
        "about": lambda: _("Both about %s") % _listed(about[:SAID]),
        "to": lambda: _("This text refers to it"),
        "from": lambda: _("It refers to this text"),
        "within": lambda: _("Both about parts of %s") % said["within"][0],
        "ref": lambda: _("Both draw on the same source"),
        "topic": lambda: _("Both on the topic “%s”") % said["topic"][0],
        "text": lambda: _("Similar in content"),
        "author": lambda: _("Both by %s") % said["author"][0],
    }
    there = {**said, "about": about} if about else said
    return [words() for kind, words in sentences.items() if kind in there] or [
        _("Chosen by our editors")
    ]


def _listed(names):
    if len(names) == 1:
        return names[0]
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def _without_repeats(labels):
    """An entry and a tag may bear the same name, and "basolateral amygdala" adds little to
    "amygdala"."""
    said = []
    for label in labels:
        words = label.casefold()
        if not any(words in other.casefold() or other.casefold() in words for other in said):
            said.append(label)
    return said
