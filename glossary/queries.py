"""What the pages of the glossary show, in as few queries as a page may take."""

from functools import cached_property

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, prefetch_related_objects
from django.db.models.functions import JSONObject

from clinic import markup
from discovery import links
from discovery.models import Document
from glossary.linker import link_terms
from glossary.models import Abbreviation, Connection, Entry, Identifier, Synonym
from references.citations import (
    cited_keys,
    number_citations,
    numbered,
    place,
    records_shown,
)
from references.models import Reference

MENTIONS = {"article": 12, "question": 8}
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
    return _rows(model.objects.filter(entry=OuterRef("pk")), *names)


def _circuits(here, there):
    """The connections from or to an entry whose other end is public as well."""
    lines = Connection.objects.filter(
        **{here: OuterRef("pk"), f"{there}__in": Entry.objects.public()}
    )
    other = {"name": f"{there}__name", "slug": f"{there}__slug", "key": "reference__key"}
    return _rows(lines.order_by(f"{there}__name"), "both_ways", "text", **other)


def for_its_page(entries):
    """The entries with all that stands in tables of their own, one query in all."""
    up = ["__".join(["part_of"] * steps) for steps in range(1, STEPS_UP + 1)]
    return entries.select_related("image", "review", *up).annotate(
        all_synonyms=_own(Synonym, "name", "scope"),
        all_abbreviations=ArraySubquery(
            Abbreviation.objects.filter(entry=OuterRef("pk")).values("text")
        ),
        all_identifiers=_own(Identifier, "scheme", "value", "match"),
        public_parts=_entries(part_of=OuterRef("pk")),
        public_involves=_entries(involved_in=OuterRef("pk")),
        public_involved_in=_entries(involves=OuterRef("pk")),
        outgoing=_circuits("origin", "target"),
        incoming=_circuits("target", "origin"),
    )


class EntryPage:
    """A public entry as its page shows it. Each part is gathered when the template first asks."""

    def __init__(self, entry):
        self.entry, self._places = entry, {}

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
        return [Identifier(**row) for row in self.entry.all_identifiers]

    @cached_property
    def _functions(self):
        """Only what has a reference is told to readers (G6)."""
        referenced = self.entry.functions.filter(references__isnull=False)
        return list(
            referenced.annotate(keys=ArrayAgg("references__key", order_by="references__key"))
        )

    @cached_property
    def functions(self):
        return [
            {"text": function.text, "citations": self._citations_of(function.keys)}
            for function in self._functions
        ]

    @cached_property
    def circuits(self):
        """(direction, line) of each connection, in words that a reader understands."""
        lines = [("both" if row["both_ways"] else "out", row) for row in self.entry.outgoing]
        lines += [("both" if row["both_ways"] else "in", row) for row in self.entry.incoming]
        return [
            {**row, "direction": direction, "citations": self._citations_of([row["key"]])}
            for direction, row in lines
        ]

    @cached_property
    def _listed(self):
        """The cited references in order of first mention, and the number of each key."""
        keys = cited_keys(self.entry.text)
        keys += [key for function in self._functions for key in function.keys]
        keys += [row["key"] for row in [*self.entry.outgoing, *self.entry.incoming]]
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
        return (self.text, self.functions, self.circuits) and self._places

    @cached_property
    def text(self):
        html = links.resolved(markup.clean(self.entry.text))
        html = number_citations(html, self._numbers, self._places)
        return link_terms(html, language=self.entry.language, exclude=[self.entry.slug])

    @cached_property
    def mentions(self):
        """The latest articles and questions that mention it, by kind."""
        documents = Document.objects.public().filter(
            language=self.entry.language, features__key=f"entry:{self.entry.slug}"
        )
        parts = [
            documents.filter(kind=kind).order_by("-date", "-pk")[:most]
            for kind, most in MENTIONS.items()
        ]
        found = parts[0].union(*parts[1:], all=True)
        return {
            kind: [document for document in found if document.kind == kind] for kind in MENTIONS
        }

    @cached_property
    def standing(self):
        if self.entry.review:
            prefetch_related_objects([self.entry], "functions__references")
        return self.entry.standing


def tree(entries):
    """Anatomical entries as nested nodes, by what each is part of."""
    nodes = {entry.pk: {"entry": entry, "parts": []} for entry in entries}
    roots = []
    for entry in entries:
        above = nodes.get(entry.part_of_id)
        (above["parts"] if above else roots).append(nodes[entry.pk])
    return roots
