"""What a change of an entry does to the texts of the site, told before it is saved.

The apps that show texts say here how to find those that hold some words, since this one knows none
of them; the matcher then says what truly happens in each.
"""

import re
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Q

from discovery.language import configuration, fold
from discovery.models import Document
from glossary import linker
from glossary.matching import EDGE

# So many texts are read for one page of the list: the matcher takes some milliseconds for each.
A_PAGE = 20
_SENTENCE = re.compile(rf"[^{EDGE}]*?(?:[.!?…](?=[”\"'’)]*\s)|(?={EDGE})|\Z)")
_LONGEST = 160


class Text(NamedTuple):
    """One text that readers or colleagues see. `parts` are pages of its own, as stored HTML."""

    kind: str
    title: str
    state: str
    address: str
    parts: list[str]
    excluded: frozenset = frozenset()
    each_section: bool = False
    # Under this name the text can leave an entry unexplained; empty where it cannot, or not by you.
    exception: str = ""


class Texts:
    """What an app that shows texts can say and do."""

    # Before the colon of the exceptions that it makes.
    name = ""

    def holding(self, words, language):
        """All rows whose texts may hold some of these; `words` is a `Words`."""
        raise NotImplementedError

    def seen(self, rows, user):
        """Those of the rows that this user may see, in their order."""
        return rows

    def text(self, row, user):
        """A row as a `Text`."""
        raise NotImplementedError

    def leave_unexplained(self, entry, pks, by):
        """Make exceptions; what this user may not decide stays as it is."""


_owners = []


def texts(owner):
    """Register a kind of Texts."""
    _owners.append(owner())
    return owner


def leave_unexplained(entry, exceptions, *, by):
    """Make the exceptions that were ticked, such as "article:7"."""
    for owner in _owners:
        pks = [pk for name, _colon, pk in map(_parted, exceptions) if name == owner.name]
        owner.leave_unexplained(entry, [int(pk) for pk in pks if pk.isdecimal()], by)


def _parted(exception):
    return exception.partition(":")


# -- Finding the texts -------------------------------------------------------------------------


class Words:
    """The forms of names that a change is about, as conditions on what may hold them."""

    def __init__(self, forms, language):
        self.forms, self.language = sorted(forms), language
        self._unsearched = self._not_in_the_index()

    def _not_in_the_index(self):
        """“will” or “IT” alone is no word to the search; such texts have to be read."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT form FROM unnest(%s) form"
                " WHERE numnode(plainto_tsquery(%s::regconfig, form)) = 0",
                [[fold(" ".join(form)) for form in self.forms], configuration(self.language)],
            )
            return [form for (form,) in cursor.fetchall()]

    def documents(self, kind):
        """The ids of the things of a kind that the search index has with these words."""
        config = configuration(self.language)
        asked = [fold(" ".join(form)) for form in self.forms]
        # The parser of Postgres reads “5-HT2A” otherwise than “5 HT2A”.
        asked += [fold("-".join(form)) for form in self.forms if len(form) > 1]
        queries = [SearchQuery(form, config=config, search_type="phrase") for form in asked]
        found = Document.objects.filter(
            kind=kind, language=self.language, vector=reduce(or_, queries)
        )
        return found.values("object_id")

    def written(self, *fields):
        """Texts that hold the words of one of the forms anywhere; slow, so not for the many."""
        return _written(self.forms, fields)

    def beyond_the_index(self, *fields):
        """The like, for what the index cannot find; else nothing."""
        return _written([form.split() for form in self._unsearched], fields)


def _written(forms, fields):
    """The longest word of a form stands in one of the fields: the matcher judges the rest."""
    longest = {max(form, key=len) for form in forms}
    parts = [word for word in longest if not any(other in word for other in longest - {word})]
    likes = [Q(**{f"{field}__icontains": word}) for field in fields for word in parts]
    return reduce(or_, likes, Q(pk__in=[]))


# -- What happens in them ----------------------------------------------------------------------


class Effect(NamedTuple):
    """A link that comes or goes, in its sentence."""

    is_gain: bool
    term: linker.Term
    before: str
    words: str
    after: str


class Touched(NamedTuple):
    text: Text
    effects: list[Effect]


class Before:
    """The glossary as it is; `change`, asked in the transaction that changes it, tells the rest."""

    def __init__(self, entry):
        self.entry, self.language = entry, entry.language
        self.matcher = linker.matcher(entry.language)

    def change(self, user):
        return Change(self.entry, self.matcher, linker.build(self.language), self.language, user)


class Change:
    """What becomes of the site's texts when one matcher takes the place of another."""

    def __init__(self, entry, before, after, language, user):
        self.before, self.after, self.user = before, after, user
        old, new = before.phrases_of(entry.pk), after.phrases_of(entry.pk)
        every = old.keys() | new.keys()
        forms = {spelling.words for spelling in every if old.get(spelling) != new.get(spelling)}
        words = Words(forms, language) if forms else None
        self._holding = [
            (owner, owner.seen(rows, user), rows.count())
            for owner in (_owners if words else ())
            for rows in [owner.holding(words, language)]
        ]
        self._counts = [rows.count() for _owner, rows, _all in self._holding]
        self.count = sum(self._counts)
        self.hidden = sum(every for _owner, _rows, every in self._holding) - self.count

    @property
    def pages(self):
        return -(-self.count // A_PAGE)

    def page(self, number):
        """The texts of a page that are touched."""
        return [each for text in self._texts(number) if (each := self._touched(text))]

    def _texts(self, number):
        start, wanted = (number - 1) * A_PAGE, A_PAGE
        for (owner, rows, _all), count in zip(self._holding, self._counts, strict=True):
            for row in rows[start : start + wanted] if start < count else ():
                wanted -= 1
                yield owner.text(row, self.user)
            start = max(0, start - count)

    def _touched(self, text):
        effects = [effect for html in text.parts for effect in self._effects(html, text)]
        return Touched(text, effects) if effects else None

    def _effects(self, html, text):
        now, then = (self._links(html, text, known) for known in (self.before, self.after))
        differing = now.keys() ^ then.keys()
        return [
            Effect(key in then, link.term, *_in_its_sentence(running.text, *link.words))
            for key in sorted(differing)
            for running, link in [then.get(key) or now[key]]
        ]

    def _links(self, html, text, known):
        running = linker.Running(html, known)
        found = linker.links(running, known, text.excluded, each_section=text.each_section)
        return {(link.start, link.end, link.term.pk): (running, link) for link in found}


def _in_its_sentence(text, start, end):
    """What stands before a match in its sentence, the match, and what stands after it."""
    begins = max(text.rfind(EDGE, 0, start) + 1, start - _LONGEST)
    before = text[begins:start]
    ends = [match.end() for match in re.finditer(r"[.!?…][”\"'’)]*\s", before)]
    after = _SENTENCE.match(text, end)[0]
    if len(after) > _LONGEST:
        after = f"{after[:_LONGEST].rpartition(' ')[0]} …"
    return before[ends[-1] if ends else 0 :].lstrip(), text[start:end], after
