"""What the rules of triage are made of: patterns over words in one spelling, and their sense."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

# In a pattern `~` stands for up to three more words, `ä ö ü ß` for every way to write them without
# an umlaut; apostrophes and accents are left out, as they are in what is read.
_MORE_WORDS = r"(?:\w+ ){0,3}"
_UMLAUTS = {"ä": "ae?", "ö": "oe?", "ü": "ue?", "ß": "ss?"}


def _ascii(words):
    return "".join(each for each in unicodedata.normalize("NFKD", words) if each.isascii())


def compiled(pattern, *, whole=True):
    """A pattern that starts with a word, and ends with one where it is of whole words."""
    for letter, spellings in _UMLAUTS.items():
        pattern = pattern.replace(letter, spellings)
    pattern = _ascii(pattern).replace("'", "").replace("~", _MORE_WORDS)
    return re.compile(rf"(?<!\w)(?:{pattern})" + r"(?!\w)" * whole)


@dataclass(frozen=True, eq=False)
class Rule:
    code: str
    level: int
    # The rule is tried on a sentence that has a word that starts with one of these.
    on: frozenset
    pattern: re.Pattern
    # Where something else in the sentence takes its sense away.
    unless: re.Pattern | None
    # Denied, long ago, about people in general or quoted from a book it is no danger now.
    excusable: bool
    # "I will not" inside the words is part of what they say, and denies nothing.
    says_no: bool
    # With "tonight" or a weapon at hand beside it, it is a plan.
    rises: bool

    @cached_property
    def heaviest(self):
        return 3 if self.rises else self.level


def rule(
    code,
    level,
    on,
    pattern,
    *,
    unless="",
    excusable=True,
    says_no=False,
    rises=False,
):
    return Rule(
        code,
        level,
        frozenset(stems(on)),
        compiled(pattern),
        compiled(unless) if unless else None,
        excusable,
        says_no,
        rises,
    )


def stems(words):
    """The stems in the spelling of what is read: "ß" is an s, umlauts are written in two ways."""
    for word in words.replace("ß", "s").split():
        for second in ("", "e"):
            yield _ascii("".join(f"{each}{second}" if each in _UMLAUTS else each for each in word))


@dataclass(frozen=True)
class Grammar:
    """How a language says that something is denied, over, told of others, or near."""

    language: str
    # Other spellings of words, to one or more words.
    spellings: dict
    # Words that are put right at one letter's distance, and the ordinary words that they are not.
    key_words: frozenset
    not_key_words: frozenset
    # Words that together with a key word may be written without spaces.
    small_words: frozenset
    # Figures of speech: nobody is in danger in them.
    idioms: re.Pattern
    idioms_on: frozenset
    # Between clauses: what is denied in one is not denied in the next.
    boundary: re.Pattern
    negation: re.Pattern
    # "I can't stop ...", "I don't know if ...": denies nothing.
    no_negation: re.Pattern
    long_ago: re.Pattern
    still: re.Pattern
    present: re.Pattern
    past: re.Pattern
    recovered: re.Pattern
    just_now: re.Pattern
    soon: re.Pattern
    means: re.Pattern
    in_general: re.Pattern
    source: re.Pattern
    # Near the words, it is not of the writer: patients, a study, a film.
    others: re.Pattern
