"""Finding the glossary's terms in a text: words, boundaries, plurals, abbreviations."""

import html
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

# Stands between words that no phrase may span: the edge of a paragraph, a list item, a citation.
EDGE = "\x1e"
# An address or an entity is no word. A word keeps its combining accents.
_TOKEN = re.compile(
    r"(?:https?://|www\.)[^\s<]+|&#?\w+;|(?P<word>(?:[^\W_]|[\u0300-\u036f])+)", re.IGNORECASE
)
# Spaces and hyphens are the same to a reader: “default-mode network”.
_SPACE = re.compile(r"(?:[^\S\x1c-\x1f]|&nbsp;|[-\u2010\u2011\u2013])+")
# What makes a match a part of something longer: _PFC, x@PFC, post-PFC, PFC-like, amygdala.org.
_JOINED_BEFORE = re.compile(r"(?:[_@]|\w[-\u2010\u2011])\Z")
_JOINED_AFTER = re.compile(r"[_@]|[-\u2010\u2011.]\w")
_PLURALS = [("us", "i"), ("is", "es"), ("um", "a"), ("ex", "ices"), ("a", "ae")]


@dataclass(frozen=True)
class Term:
    """An entry, as far as a link to it needs it."""

    slug: str
    name: str
    path: str
    definition: str


@dataclass(frozen=True)
class Phrase:
    """The words of a name; a word with a capital inside (EMDR, fMRI) must stand exactly so."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    terms: tuple[Term, ...]
    abbreviation: bool = False

    def fits(self, tokens, at, text):
        """Whether the phrase stands in the text from that token on, as words of its own."""
        end = at + len(self.words)
        if end > len(tokens):
            return False
        if any(not self._same(*pair) for pair in zip(self.words, tokens[at:end], strict=True)):
            return False
        for gap, before, after in zip(
            self.gaps, tokens[at:end], tokens[at + 1 : end], strict=False
        ):
            between = text[before.end : after.start]
            if between != gap and _plain_gap(between) != gap:
                return False
        return not (
            _JOINED_BEFORE.search(text[max(0, tokens[at].start - 2) : tokens[at].start])
            or _JOINED_AFTER.match(text, tokens[end - 1].end)
        )

    def _same(self, word, token):
        return (
            word == token.text if self.abbreviation or word != word.lower() else word == token.lower
        )


class Token(NamedTuple):
    start: int
    end: int
    text: str
    lower: str


@dataclass(frozen=True)
class Match:
    """A term at a place of the text."""

    term: Term
    start: int
    end: int


@dataclass
class Matcher:
    """Phrases by their first word. Walking a text looks at each of its words once."""

    by_first_word: dict[str, list[Phrase]] = field(default_factory=dict)
    # The abbreviations of each term, by its slug.
    abbreviations: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, names, abbreviations):
        """Of (term, name, is a synonym) and (term, abbreviation) rows.

        A name goes before another entry's synonym; what still names two entries names neither.
        """
        found, firm = defaultdict(set), defaultdict(set)
        for term, name, is_synonym in names:
            for words, gaps in _forms(name):
                (found if is_synonym else firm)[words, gaps].add(term)
        phrases = [
            Phrase(*key, tuple(terms))
            for key, terms in {**found, **firm}.items()
            if len(terms) == 1
        ]
        short = defaultdict(set)
        for term, text in abbreviations:
            short[text].add(term)
            if len(text) > 2 and text.isupper():
                short[f"{text}s"].add(term)
        for text, terms in short.items():
            tokens = tokenise(html.escape(text, quote=False))
            if tokens:
                words, gaps = _words_and_gaps(html.escape(text, quote=False), tokens, exact=True)
                phrases.append(Phrase(words, gaps, tuple(terms), abbreviation=True))
        return cls(_longest_first(phrases), _grouped(abbreviations))

    def matches(self, text):
        """Every mention in the text, in order, the longest at each place."""
        tokens = tokenise(text)
        found = list(self._walk(tokens, text))
        meant = self._introduced(found, tokens, text)
        for phrase, at in found:
            start, end = tokens[at].start, tokens[at + len(phrase.words) - 1].end
            term = (
                meant.get(text[start:end], _undoubted(phrase))
                if phrase.abbreviation
                else phrase.terms[0]
            )
            if term:
                yield Match(term, start, end)

    def _walk(self, tokens, text):
        at = 0
        while at < len(tokens):
            phrases = self.by_first_word.get(tokens[at].lower, ())
            phrase = next((phrase for phrase in phrases if phrase.fits(tokens, at, text)), None)
            if phrase:
                yield phrase, at
            at += len(phrase.words) if phrase else 1

    def _introduced(self, found, tokens, text):
        """What abbreviations mean in this text: {abbreviation: term, or None for something else}.

        “anterior cingulate cortex (ACC)” and “ACC (anterior cingulate cortex)” introduce one;
        “adenoid cystic carcinoma (ACC)” takes it for itself.
        """
        meant = {}
        ends = {at + len(phrase.words): phrase for phrase, at in found if not phrase.abbreviation}
        starts = {at: phrase for phrase, at in found if not phrase.abbreviation}
        for phrase, at in found:
            if not phrase.abbreviation:
                continue
            after = at + len(phrase.words)
            start, end = tokens[at].start, tokens[after - 1].end
            short = text[start:end]
            if text[start - 1 : start] == "(" and text[end : end + 1] == ")" and at:
                named = ends.get(at) if text[tokens[at - 1].end : start].strip() == "(" else None
                words = [token.lower for token in tokens[max(0, at - len(short) - 4) : at]]
            elif text[end : end + 2] == " (" and after < len(tokens):
                named = starts.get(after) if tokens[after].start == end + 2 else None
                inside = text[end + 2 : end + 122].partition(")")[0]
                words = [token.lower for token in tokenise(inside)]
            else:
                continue
            term = named.terms[0] if named else None
            if term and short in self.abbreviations.get(term.slug, ()):
                meant.setdefault(short, term)
            elif named or _spells(short, words):
                meant.setdefault(short, None)
        return meant


def tokenise(text):
    """The words of a text with their places."""
    return [
        Token(*match.span(), word, _folded(word))
        for match in _TOKEN.finditer(text)
        if (word := match["word"])
    ]


def _folded(word):
    return word.lower() if word.isascii() else unicodedata.normalize("NFC", word).lower()


def _forms(name):
    """A name and its plural, as words and gaps."""
    text = html.escape(name.replace("’", "'"), quote=False)
    tokens = tokenise(text)
    if not tokens:
        return
    words, gaps = _words_and_gaps(text, tokens)
    yield words, gaps
    for last in _plurals(words[-1]):
        yield (*words[:-1], last), gaps


def _words_and_gaps(text, tokens, exact=False):
    words = tuple(t.text if exact or _has_capital_inside(t.text) else t.lower for t in tokens)
    pairs = pairwise(tokens)
    return words, tuple(_plain_gap(text[a.end : b.start]) for a, b in pairs)


def _has_capital_inside(word):
    return any(character.isupper() for character in word[1:])


def _plain_gap(gap):
    return _SPACE.sub(" ", gap).replace("’", "'")


def _plurals(word):
    """The simple plurals, and the Latin ones that anatomy uses: gyri, amygdalae, cortices."""
    if _has_capital_inside(word):
        yield f"{word}s"
        return
    if re.search(r"[^aeiou]y$", word):
        yield f"{word[:-1]}ies"
    else:
        yield f"{word}es" if re.search(r"(?:s|x|z|ch|sh)$", word) else f"{word}s"
    for ending, plural in _PLURALS:
        if word.endswith(ending) and len(word) > 4:
            yield word[: -len(ending)] + plural


def _undoubted(phrase):
    """The one term of an abbreviation that needs no introduction.

    Two letters alone mean too much (MD, CA, DR), unless a digit makes them a name (V1).
    """
    text = "".join(phrase.words)
    telling = len(text) > 2 or any(character.isdigit() for character in text)
    return phrase.terms[0] if telling and len(phrase.terms) == 1 else None


def _spells(short, words):
    """Whether the last of these words could be what the abbreviation stands for.

    After Schwartz and Hearst (2003): its letters occur in the words from right to left, the first
    of them at the start of a word.
    """
    letters = [character for character in short.lower() if character.isalnum()]
    text = " ".join(words)
    place = len(text)
    for number, letter in enumerate(reversed(letters), start=1):
        place = text.rfind(letter, 0, place)
        while number == len(letters) and place > 0 and text[place - 1] != " ":
            place = text.rfind(letter, 0, place)
        if place < 0:
            return False
    return True


def _longest_first(phrases):
    by_first_word = defaultdict(list)
    for phrase in phrases:
        by_first_word[phrase.words[0].lower()].append(phrase)
    for same in by_first_word.values():
        # Of two alike the name goes before the abbreviation.
        same.sort(
            key=lambda phrase: (
                -len(phrase.words),
                -len("".join(phrase.words)),
                phrase.abbreviation,
            )
        )
    return dict(by_first_word)


def _grouped(abbreviations):
    grouped = defaultdict(set)
    for term, text in abbreviations:
        grouped[term.slug].add(text)
    return dict(grouped)
