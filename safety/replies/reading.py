"""A sentence of a reply as what it is about: who speaks, to whom, of what, and when."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from safety.triage.reading import Spelling
from safety.triage.rules import compiled

_GAP = r" (?:\w+ ){0,4}?"


class Vocabulary:
    """A language's words that are known again when they are misspelt, hidden or run together."""

    def __init__(self, *, key_words, not_key_words="", small_words="", spellings=()):
        self.key_words = frozenset(key_words.split())
        self.not_key_words = frozenset(not_key_words.split())
        self.small_words = frozenset(small_words.split())
        self.spellings = dict(spellings)


class ReplySpelling(Spelling):
    """Apostrophes that tell "we're" from "were" are read before they are left out."""

    def __init__(self, vocabulary):
        super().__init__(vocabulary, vocabulary.key_words)

    def _plain(self, word):
        return self.grammar.spellings.get(word) or super()._plain(word)


@dataclass(frozen=True, eq=False)
class Language:
    name: str
    vocabulary: Vocabulary
    # {concept: its entries}: words, with `*` for any ending, `_` between two, `..` for up to four
    # more words between them; an entry may be a pattern.
    concepts: dict

    @cached_property
    def spelling(self):
        return ReplySpelling(self.vocabulary)

    @cached_property
    def _patterns(self):
        return {concept: _pattern(entries) for concept, entries in self.concepts.items()}

    def about(self, words):
        """[(first word, after the last, concept)] of a sentence's words, in their order."""
        spaces = [match.start() for match in re.finditer(" ", words)]
        return sorted(
            (bisect_left(spaces, match.start()), 1 + bisect_left(spaces, match.end()), concept)
            for concept, pattern in self._patterns.items()
            for match in pattern.finditer(words)
        )


def _pattern(entries):
    plain = (_entry(entry) for entry in entries.split())
    # The longest first, so that "your session" is read before "your".
    return compiled("|".join(sorted(plain, key=len, reverse=True)))


def _entry(entry):
    entry = entry.replace("..", _GAP)
    return re.sub(r"(?<![\])\\w])\*", r"\\w*", entry.replace("_", " "))
