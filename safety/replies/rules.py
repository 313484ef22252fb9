"""What the rules about replies are made of: patterns over words in one spelling."""

import re
from dataclasses import dataclass

from safety.triage.reading import Spelling
from safety.triage.rules import compiled

_NAMED = re.compile(r"<(\w+)>")


@dataclass(frozen=True)
class Rule:
    code: str
    pattern: re.Pattern
    # Where this is in the sentence, before the words or right after them, they say something else.
    unless: re.Pattern | None
    before: re.Pattern | None
    after: re.Pattern | None
    # Only in a question.
    asked: bool

    def spans(self, words, is_question):
        """The places of a sentence that it refuses."""
        if self.asked and not is_question:
            return
        for match in self.pattern.finditer(words):
            # Looked for only where there is a match, which is rare.
            if self.unless and self.unless.search(words):
                return
            if self.before and self.before.search(words[: match.start()]):
                continue
            if self.after and self.after.match(words[match.end() :].lstrip()):
                continue
            yield match.span()


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


class Writer:
    """How the rules of a language are written: `<name>` stands for the words of that name."""

    def __init__(self, names):
        self._names = names

    def rule(self, code, pattern, *, unless="", before="", after="", asked=False):
        return Rule(
            code,
            self._compiled(pattern),
            self._compiled(unless),
            # Anywhere before the words.
            self._compiled(before),
            self._compiled(after),
            asked,
        )

    def _compiled(self, pattern):
        while pattern and _NAMED.search(pattern):
            pattern = _NAMED.sub(lambda name: f"(?:{self._names[name[1]]})", pattern)
        return compiled(pattern) if pattern else None
