"""What a search found, in the parts in which its page shows it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy

from discovery.snippets import shown

KINDS = {
    "entry": gettext_lazy("Glossary"),
    "question": gettext_lazy("Questions and answers"),
    "article": gettext_lazy("Articles"),
    "leaflet": gettext_lazy("Leaflets and worksheets"),
    "page": gettext_lazy("Pages"),
}
# Authors are found by their profiles, not among the texts.
AUTHORS = {"author": gettext_lazy("Authors")}
FACETS = {
    "kind": gettext_lazy("Kind"),
    "topic": gettext_lazy("Topic"),
    "region": gettext_lazy("Brain region"),
    "author": gettext_lazy("Author"),
    "year": gettext_lazy("Year"),
}
EACH_KIND, PAGE_SIZE, OPTIONS, ANSWERS = 5, 20, 8, 3


@dataclass
class Option:
    label: str
    count: int
    address: str
    is_chosen: bool


class Results:
    def __init__(self, text, question, found, chosen, people, authors):
        self.text, self.question, self.found = text, question, found
        self.chosen, self.people, self.authors = chosen, people, authors

    def shown(self, number):
        """What the template needs; the documents come with one query."""
        rows, kind = self.found.rows, self.chosen.get("kind")
        answers = [] if self.found.loosely or self.chosen else self._answers()
        rest = [row for row in rows if row not in answers]
        groups = [] if kind else list(self._groups(rest))
        page = Paginator(rest, PAGE_SIZE).get_page(number) if kind else None
        listed = list(page) if kind else [row for group in groups for row in group["rows"]]
        options = {name: self._most_frequent(name) for name in FACETS}
        regions = [slug for slug, _count in options["region"]]
        documents = shown(self.question, [row.pk for row in answers + listed], regions)
        labels = self._labels(documents.values())

        def of(some):  # what was withdrawn since the first query is passed over
            return [documents[row.pk] for row in some if row.pk in documents]

        if page:
            page.object_list = of(listed)
        return {
            "answers": of(answers),
            "groups": [{**group, "rows": of(group["rows"])} for group in groups],
            "page": page,
            "kind_label": KINDS.get(kind),
            "params": urlencode({"q": self.text, **self.chosen}) + "&",
            "facets": list(self._facets(options, labels)),
            "without": self._without(labels),
            "anything": f"?{urlencode({'q': self.text})}",
        }

    def _answers(self):
        """The entries of the name that was asked for, or else the question that asks the same."""
        answering = [row for row in self.found.rows if row.answers]
        entries = [row for row in answering if row.kind == "entry"]
        return entries[:ANSWERS] or answering[:1]

    def _groups(self, rows):
        for kind, label in KINDS.items():
            same = [row for row in rows if row.kind == kind]
            if same:
                yield {
                    "kind": kind,
                    "label": label,
                    "rows": same[:EACH_KIND],
                    "total": len(same),
                    "address": self._address(kind=kind),
                }

    # -- Narrowing it down ---------------------------------------------------------------------

    def _most_frequent(self, name):
        """(value, count) of a facet's options, what is chosen among them."""
        counts = self.found.counts[name]
        if name == "kind":
            texts = [(kind, counts[kind]) for kind in KINDS if counts[kind]]
            return texts + [(kind, len(self.authors)) for kind in AUTHORS if self.authors]
        best = sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))[:OPTIONS]
        own = self.chosen.get(name)
        if own in counts and own not in dict(best):
            best.append((own, counts[own]))
        return sorted(best, reverse=True) if name == "year" else best

    def _labels(self, documents):
        """The values' public names. What has none is offered to nobody."""
        return {
            "kind": KINDS | AUTHORS,
            "topic": self.found.topics,
            "author": {person.slug: person.full_name for person in self.people},
            "region": {d.slug: d.title for d in documents if d.kind == "entry"},
            "year": {year: year for year in self.found.counts["year"]},
        }

    def _facets(self, options, labels):
        """Those with something to choose between, as (label, options)."""
        for name, label in FACETS.items():
            own = self.chosen.get(name)
            choice = [
                Option(
                    labels[name][value],
                    count,
                    self._address(**{name: None if value == own else value}),
                    value == own,
                )
                for value, count in options[name]
                if value in labels[name]
            ]
            if len(choice) > 1 or own is not None:
                yield label, choice

    def _without(self, labels):
        """What it is narrowed down to, as (facet, value, address without it)."""
        return [
            (FACETS[name], labels[name].get(value, value), self._address(**{name: None}))
            for name, value in self.chosen.items()
        ]

    def _address(self, **changes):
        values = {"q": self.text, **self.chosen, **changes}
        return "?" + urlencode({name: value for name, value in values.items() if value is not None})
