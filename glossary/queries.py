"""What the pages of the glossary show, in as few queries as a page may take."""

from datetime import date
from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, FloatField, IntegerField, JSONField, OuterRef
from django.db.models.functions import Cast, JSONObject
from django.utils.html import format_html

from clinic import markup
from clinic.languages import alternates, translations
from discovery import links
from discovery.models import Document
from discovery.nearby import LARGE, candidates, in_order
from glossary.documents import KIND
from glossary.drawing import Drawing
from glossary.linker import link_terms
from glossary.models import (
    Abbreviation,
    Connection,
    Entry,
    Function,
    Identifier,
    Involvement,
    Synonym,
)
from references.citations import (
    cited_keys,
    number_citations,
    numbered,
    place,
    records_shown,
)
from references.models import Reference

MENTIONS = {"article": 12, "question": 8, "entry": 12}
RELATED = 6
# What the sanitiser takes out of every text.
_BETWEEN = "<!---->"
# The kinds of what an entry has to do with, in the order in which its page tells of them.
_IN_ORDER = [
    *({kind} for kind in (Entry.Kind.CONDITION, Entry.Kind.THERAPY, Entry.Kind.MECHANISM)),
    *({Entry.Kind.NETWORK}, Entry.ANATOMICAL),
]
# So many steps up the part-of tree come with the entry itself; any more are looked up.
STEPS_UP = 7


def _rows(queryset, *names, **others):
    """A subquery that gives the rows as a list of dicts."""
    fields = {name: name for name in names} | others
    return ArraySubquery(queryset.values(row=JSONObject(**fields)))


def _entries(**condition):
    entries = Entry.objects.public().filter(**condition).order_by("name", "pk")
    return _rows(entries, "name", "slug", "kind")


def _own(model, *names):
    return _rows(model.objects.filter(entry=OuterRef("pk")).order_by("pk"), *names)


def _between(model, here, there, *names):
    """Rows that lead from or to an entry, and whose other end is public as well."""
    lines = model.objects.filter(**{here: OuterRef("pk"), f"{there}__in": Entry.objects.public()})
    other = {name: f"{there}__{name}" for name in ("name", "slug", "kind")}
    return _rows(
        lines.order_by(f"{there}__name", "pk"), "text", *names, **other, key="reference__key"
    )


def _abbreviations():
    """With whether another public entry is shortened in the same way."""
    own = Abbreviation.objects.filter(entry=OuterRef("pk")).order_by("-preferred", "text")
    alike = Abbreviation.objects.filter(
        text__iexact=OuterRef("text"),
        entry__in=Entry.objects.public(),
        entry__language=OuterRef("entry__language"),
    )
    return _rows(
        own.annotate(shared=Exists(alike.exclude(entry=OuterRef("entry")))), "text", "shared"
    )


def _functions():
    """Only what has a reference is told to readers (G6)."""
    keys = Function.references.through.objects.filter(function=OuterRef("pk"))
    keys = keys.order_by("reference__key").values("reference__key")
    own = Function.objects.filter(entry=OuterRef("pk"), references__isnull=False).distinct()
    return _rows(own.order_by("pk"), "text", keys=ArraySubquery(keys))


def for_its_page(entries):
    """The entries with all that stands in tables of their own, one query in all."""
    up = ["__".join(["part_of"] * steps) for steps in range(1, STEPS_UP + 1)]
    return entries.select_related("image", "review", *up).annotate(
        all_synonyms=_own(Synonym, "name", "scope"),
        all_abbreviations=_abbreviations(),
        all_identifiers=_own(Identifier, "scheme", "value", "match", "source", "checked_on"),
        all_functions=_functions(),
        public_parts=_entries(part_of=OuterRef("pk")),
        public_other_parts=_entries(also_part_of=OuterRef("pk")),
        public_wholes=_entries(other_parts=OuterRef("pk")),
        outgoing=_between(Connection, "origin", "target", "both_ways"),
        incoming=_between(Connection, "target", "origin", "both_ways"),
        in_other_languages=translations(Entry.objects.public().indexable()),
        involves_these=_between(Involvement, "actor", "target"),
        involved_in_these=_between(Involvement, "target", "actor"),
    )


class EntryPage:
    """A public entry as its page shows it. Each part is gathered when the template first asks."""

    def __init__(self, entry):
        self.entry, self._places = entry, {}

    @property
    def alternates(self):
        """The same entry in each of its languages, for search engines."""
        if not self.standing.is_indexed:
            return []
        return alternates("glossary:entry", self.entry, self.entry.in_other_languages)

    @cached_property
    def picture(self):
        """The brain with this region marked, or None."""
        name = [(self.entry.slug, self.entry.name)]
        return Drawing.of(name, language=self.entry.language)

    @cached_property
    def chain(self):
        """What it is part of, the whole first; what is not public is passed over."""
        return [part for part in self.entry.ancestry() if part.is_public and part != self.entry][
            ::-1
        ]

    @cached_property
    def synonyms(self):
        exact = Synonym.Scope.EXACT
        return [
            {
                "name": row["name"],
                "scope": "" if row["scope"] == exact else Synonym.Scope(row["scope"]).label,
            }
            for row in self.entry.all_synonyms
        ]

    @cached_property
    def identifiers(self):
        rows = [dict(row) for row in self.entry.all_identifiers]
        for row in rows:
            row["checked_on"] = row["checked_on"] and date.fromisoformat(row["checked_on"])
        return [Identifier(**row) for row in rows]

    # -- What it does and what it has to do with, each claim with its numbers ------------------

    @cached_property
    def functions(self):
        return [
            {"text": row["text"], "citations": self._citations_of(row["keys"])}
            for row in self.entry.all_functions
        ]

    @cached_property
    def circuits(self):
        """Each connection with its direction, seen from here."""
        lines = [("both" if row["both_ways"] else "out", row) for row in self.entry.outgoing]
        lines += [("both" if row["both_ways"] else "in", row) for row in self.entry.incoming]
        return [
            {**row, "direction": direction, "citations": self._citations_of([row["key"]])}
            for direction, row in lines
        ]

    @cached_property
    def conditions(self):
        return self._roles(Entry.Kind.CONDITION)

    @cached_property
    def therapies(self):
        return self._roles(Entry.Kind.THERAPY)

    @cached_property
    def mechanisms(self):
        return self._roles(Entry.Kind.MECHANISM)

    @cached_property
    def networks(self):
        return self._roles(Entry.Kind.NETWORK)

    @cached_property
    def regions(self):
        return self._roles(*Entry.ANATOMICAL)

    @cached_property
    def _involved(self):
        """What it has to do with others of each kind, whichever of the two was said to act."""
        return [*self.entry.involved_in_these, *self.entry.involves_these]

    def _roles(self, *kinds):
        """Words without a source stay within the house (G6); the link alone claims nothing."""
        return [
            {
                **row,
                "text": row["text"] if row["key"] else "",
                "citations": self._citations_of([row["key"]] if row["text"] else []),
            }
            for row in self._involved
            if row["kind"] in kinds
        ]

    # -- References ----------------------------------------------------------------------------

    @cached_property
    def _listed(self):
        """The cited references in the order in which the page cites them, and each key's number."""
        keys = cited_keys(self.entry.text)
        keys += [key for row in self.entry.all_functions for key in row["keys"]]
        keys += [row["key"] for row in [*self.entry.outgoing, *self.entry.incoming]]
        for kinds in _IN_ORDER:
            keys += [row["key"] for row in self._involved if row["kind"] in kinds and row["text"]]
        keys = [*filter(None, keys), *cited_keys(self.entry.not_meaning)]
        return numbered(keys, Reference.objects.by_key(keys))

    @property
    def _numbers(self):
        return self._listed[1]

    def _citations_of(self, keys):
        """(number, id of this place) of each."""
        numbers = sorted({self._numbers[key] for key in keys if key in self._numbers})
        return [(number, place(self._places, number)) for number in numbers]

    @cached_property
    def references(self):
        return records_shown(self._listed[0])

    @cached_property
    def cited(self):
        """Where each reference is cited, by number, once all that cites was gathered."""
        in_order = (self.text, self.functions, self.circuits, self.conditions, self.therapies)
        in_order += (self.mechanisms, self.networks, self.regions, self.truth)
        return in_order and self._places

    @cached_property
    def text(self):
        return number_citations(self._linked[0], self._numbers, self._places)

    @cached_property
    def truth(self):
        """What is true instead of the myth."""
        return number_citations(self._linked[1], self._numbers, self._places)

    @cached_property
    def _linked(self):
        """Both texts at once: a term is explained where the page first mentions it."""
        texts = markup.clean(self.entry.text), markup.clean(self.entry.not_meaning)
        html = links.resolved(format_html(f"{{}}{_BETWEEN}{{}}", *texts))
        html = link_terms(html, language=self.entry.language, exclude=[self.entry.slug])
        return [type(html)(part) for part in html.split(_BETWEEN)]

    @cached_property
    def _documents(self):
        """What mentions it, and after that its related list: one query for both."""
        mentioning = Document.objects.public().filter(
            language=self.entry.language, features__key=f"entry:{self.entry.slug}"
        )
        mentioning = mentioning.defer(*LARGE).annotate(
            score=Cast(None, FloatField()),
            reasons=Cast(None, JSONField()),
            linked=Cast(None, IntegerField()),
        )
        parts = [
            mentioning.filter(kind=kind).order_by("-date", "-pk")[:most]
            for kind, most in MENTIONS.items()
        ]
        return list(parts[0].union(*parts[1:], candidates(KIND, self.entry.pk), all=True))

    @cached_property
    def mentions(self):
        """The latest articles and questions, and the entries, that mention it, by kind."""
        found = [document for document in self._documents if document.score is None]
        return {
            kind: [document for document in found if document.kind == kind] for kind in MENTIONS
        }

    @cached_property
    def related(self):
        """Entries about the same, each with its `reason`, but for those on the page already."""
        told = {document.slug for document in self.mentions["entry"]}
        told |= {entry.slug for entry in self.chain}
        told |= {row["slug"] for row in self.entry.public_parts}
        found = [document for document in self._documents if document.score is not None]
        return in_order(document for document in found if document.slug not in told)[:RELATED]

    @cached_property
    def standing(self):
        return self.entry.standing


def tree(entries):
    """Anatomical entries as nested nodes, by what each is part of."""
    nodes = {entry.pk: {"entry": entry, "parts": []} for entry in entries}
    roots = []
    for entry in entries:
        above = nodes.get(entry.part_of_id)
        (above["parts"] if above else roots).append(nodes[entry.pk])
    return roots
