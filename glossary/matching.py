"""Finding the glossary's terms in a text: words, boundaries, inflections, abbreviations."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from glossary.inflections import inflected

# Stands between words that no phrase may span: the edge of a paragraph, a list item, a citation.
EDGE = "\x1e"
# Opens what an abbreviation was said to stand for, beside the text: “ACC\x1f(anterior …)”.
MEANING = " \x1f("
# A word keeps its combining accents, and the points of Hebrew and Arabic.
_MARKS = (
    r"\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    r"\u0610-\u061a\u064b-\u065f\u0670"
)
# An address is no word.
_TOKEN = rf"(?:https?://|www\.)[^\s<]+{{sign}}|(?P<word>[^\W_]+(?:[{_MARKS}]+[^\W_]*)*|[{_MARKS}]+)"
_WORDS = re.compile(_TOKEN.format(sign=""), re.IGNORECASE)
# A name without a letter, like “.*”, is a sign that stands by itself.
_SIGN = r"|(?<![^\s(“\"'‘])(?P<sign>{})(?![^\s)”\"'’.,;:!?])"
# Spaces and a hyphen are the same to a reader: “default-mode network”.
_SPACE = re.compile(r"[^\S\x1c-\x1f]+|[-\u2010\u2011\u2013]")
# What makes a match a part of something longer: _PFC, x@PFC, post-PFC, PFC-like, amygdala.org.
_JOINED_BEFORE = re.compile(r"(?:[_@#]|\w[-\u2010\u2011])\Z")
_JOINED_AFTER = re.compile(r"[_@#]|\+\+|[-\u2010\u2011.]\w")
# Between a name and its abbreviation: “cortex (the ACC)”, “cortex, or ACC”.
_FILLERS = {"the", "or", "kurz", "oder", "die", "der", "das", "o", "la", "el"}
_OPENS = re.compile(r"[^\S\x1f]*,?[^\S\x1f]*[(\[][\s“\"'‘]*")
_CLOSES = re.compile(r"[\s”\"'’]*[)\],;:]")
_OR = re.compile(r",?\s+")


@dataclass(frozen=True, slots=True)
class Term:
    """An entry, as far as a link to it needs it."""

    slug: str
    name: str
    path: str
    definition: str
    # False for a common word like “fear”, which is explained only where an author marked it.
    by_itself: bool = True
    pk: int = 0
    kind: str = ""


class Spelling(NamedTuple):
    """The words of a name in lower case, how each must stand where that matters, what is between.

    EMDR and fMRI must stand exactly so, a German noun with a capital. `head` and `tail` are signs
    that belong to the name: C++.
    """

    words: tuple[str, ...]
    strict: tuple[str | None, ...]
    gaps: tuple[str, ...]
    head: str = ""
    tail: str = ""

    @property
    def is_sign(self):
        return not _WORDS.search(self.words[0])


class Phrase(NamedTuple):
    """A spelling and the terms that it may name; `short` is the abbreviation that it is, if any."""

    spelling: Spelling
    terms: tuple[Term, ...]
    short: str = ""


class Token(NamedTuple):
    start: int
    end: int
    text: str
    lower: str


class Match(NamedTuple):
    """A term at a place of the text."""

    term: Term
    start: int
    end: int


class _Found(NamedTuple):
    phrase: Phrase
    # The first token and the one after the last; the places in the text.
    at: int
    after: int
    start: int
    end: int


@dataclass
class Matcher:
    """Phrases by their words. Walking a text looks at each of its words once."""

    phrases: list[Phrase] = field(default_factory=list)
    # The abbreviations of each term, by its slug.
    abbreviations: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self):
        self._by_words, self._lengths = _indexed(self.phrases)
        signs = {words[0] for words in self._by_words if not words[0][0].isalnum()}
        sign = _SIGN.format("|".join(map(re.escape, sorted(signs, reverse=True)))) if signs else ""
        self._token = re.compile(_TOKEN.format(sign=sign), re.IGNORECASE) if signs else _WORDS
        self.by_path = {term.path: term for phrase in self.phrases for term in phrase.terms}
        self.by_pk = {term.pk: term for term in self.by_path.values()}

    @classmethod
    def of(cls, names, abbreviations, language="en"):
        """Of (term, name, is a synonym) and (term, abbreviation) rows.

        A name goes before another entry's synonym, and what was written before what was inflected;
        what still names two entries names neither.
        """
        ranks, named = {}, {}
        for term, name, is_synonym in names:
            for spelling, is_inflected in _spellings(name, language):
                rank = 2 * is_inflected + is_synonym
                if rank < ranks.get(spelling, 4):
                    ranks[spelling], named[spelling] = rank, {term: None}
                elif rank == ranks[spelling]:
                    named[spelling][term] = None
        short = defaultdict(dict)
        for term, text in abbreviations:
            if spelling := _spelling(text, exact=True):
                short[spelling, text][term] = None
        # “ACC” as another entry's name makes an abbreviation as doubtful as another abbreviation.
        phrases = [
            Phrase(spelling, tuple({**terms, **named.pop(spelling, {})}), text)
            for (spelling, text), terms in short.items()
        ]
        taken = {phrase.spelling for phrase in phrases}
        several = [_several(phrase) for phrase in phrases]
        phrases += [p for p in several if p and p.spelling not in taken and p.spelling not in named]
        phrases += [Phrase(spelling, tuple(terms)) for spelling, terms in named.items()]
        return cls(phrases, _grouped(abbreviations))

    def phrases_of(self, pk):
        """{spelling: the ids of all terms that it may name}, for one of them."""
        return {
            phrase.spelling: {(term.pk, term.by_itself) for term in phrase.terms}
            for phrase in self.phrases
            if any(term.pk == pk for term in phrase.terms)
        }

    def matches(self, text):
        """Every mention in the text, in order, the longest at each place."""
        tokens = self._tokens(text)
        found = list(self._walk(tokens, text))
        meant = _introduced(found, tokens, text, self.abbreviations)
        for each in found:
            phrase = each.phrase
            term = meant[phrase.short] if phrase.short in meant else _undoubted(phrase)
            if term and term.by_itself:
                yield Match(term, each.start, each.end)

    def _tokens(self, text):
        tokens = []
        for match in self._token.finditer(text):
            word = match[match.lastindex] if match.lastindex else None
            if word is None:
                continue
            if not word.isascii():
                word = unicodedata.normalize("NFKC", word)
            tokens.append(Token(match.start(), match.end(), word, word.lower()))
        return tokens

    def _walk(self, tokens, text):
        by_words, lengths = self._by_words, self._lengths
        words = [token.lower for token in tokens]
        at, end = 0, len(tokens)
        while at < end:
            for length in lengths.get(words[at], ()):
                phrases = by_words.get(tuple(words[at : at + length]), ())
                found = next(_fitting(phrases, tokens, at, text), None)
                if found:
                    yield found
                    at = found.after
                    break
            else:
                at += 1


def _fitting(phrases, tokens, at, text):
    for phrase in phrases:
        if place := _place(phrase.spelling, tokens, at, text):
            yield _Found(phrase, at, at + len(phrase.spelling.words), *place)


def _place(spelling, tokens, at, text):
    """Where the spelling, whose words are there, stands as it must, apart from others; or None."""
    words, strict, gaps, head, tail = spelling
    end = at + len(words)
    for number, exact in enumerate(strict, start=at):
        if exact and not _stands_as(exact, tokens[number].text):
            return None
    for number, gap in enumerate(gaps, start=at):
        between = text[tokens[number].end : tokens[number + 1].start]
        if between != gap and _plain_gap(between) != gap:
            return None
    start, stop = tokens[at].start - len(head), tokens[end - 1].end + len(tail)
    if (head or tail) and not _has_signs(spelling, text, start, stop):
        return None
    if _JOINED_BEFORE.search(text[max(0, start - 2) : start]) or _JOINED_AFTER.match(text, stop):
        return None
    return start, stop


def _stands_as(exact, word):
    """Exactly so; and a noun, like “Angst”, with its capital: also “ANGST”."""
    return word == exact or (exact.istitle() and word[0] == exact[0])


def _has_signs(spelling, text, start, stop):
    head, tail = spelling.head, spelling.tail
    return (
        start >= 0
        and text[start : start + len(head)] == head
        and text[stop - len(tail) : stop] == tail
        and not (tail and text[stop : stop + 1] == tail[-1])
    )


# -- Abbreviations -----------------------------------------------------------------------------


def _introduced(found, tokens, text, abbreviations):
    """What abbreviations mean in this text: {abbreviation: term, or None for something else}.

    “anterior cingulate cortex (ACC)” and “ACC (anterior cingulate cortex)” introduce one;
    “adenoid cystic carcinoma (ACC)” takes it for itself.
    """
    meant = {}
    ends = {each.after: each for each in found if not each.phrase.short}
    starts = {each.at: each for each in found if not each.phrase.short}
    for each in found:
        short = each.phrase.short
        if not short or short in meant:
            continue
        if text.startswith(MEANING, each.end):
            named, words = starts.get(each.after), list(short.lower())
        else:
            named, words = _beside(each, ends, starts, tokens, text)
        terms = named.phrase.terms if named else ()
        own = [term for term in terms if short in abbreviations.get(term.slug, ())]
        if len(own) == 1:
            meant[short] = own[0]
        elif named or _spells(short, words):
            meant[short] = None
    return meant


def _beside(each, ends, starts, tokens, text):
    """The name that stands beside an abbreviation to explain it, or else the words there."""
    before = each.at
    if before and tokens[before - 1].lower in _FILLERS:
        before -= 1
    after = each.after
    follows = text[each.end : tokens[after].start] if after < len(tokens) else ""
    gap = text[tokens[before - 1].end : tokens[before].start] if before else ""
    if _OPENS.fullmatch(gap) and _CLOSES.match(text, each.end):
        words = tokens[max(0, before - len(each.phrase.short) - 4) : before]
        return ends.get(before), [token.lower for token in words]
    if before < each.at and _OR.fullmatch(gap) and before in ends:
        return ends[before], []
    if _OPENS.fullmatch(follows):
        inside = tokens[after : after + 20]
        close = text.find(")", each.end, inside[-1].end + 1)
        return starts.get(after), [token.lower for token in inside if token.start < close]
    return None, []


def _undoubted(phrase):
    """The one term of a phrase; of an abbreviation only if it needs no introduction.

    Two letters alone mean too much (MD, CA, DR), unless a digit makes them a name (V1).
    """
    if len(phrase.terms) != 1:
        return None
    short = phrase.short
    telling = not short or len(short) > 2 or any(character.isdigit() for character in short)
    return phrase.terms[0] if telling else None


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


def _several(phrase):
    """“PFCs” for “PFC”."""
    short, spelling = phrase.short, phrase.spelling
    if len(short) < 3 or not short[-1].isupper() or spelling.tail:
        return None
    words = (*spelling.words[:-1], f"{spelling.words[-1]}s")
    strict = (*spelling.strict[:-1], f"{spelling.strict[-1]}s")
    return phrase._replace(spelling=spelling._replace(words=words, strict=strict))


# -- Spellings ---------------------------------------------------------------------------------


def _spellings(name, language):
    """A name's spelling and those of its inflections, each with whether it is one of these."""
    nouns = language == "de"
    spelling = _spelling(name, nouns=nouns)
    if spelling is None:
        return
    yield spelling, False
    if spelling.is_sign:
        return
    for words in inflected(_written(name), language):
        lower = tuple([word.lower() for word in words])
        if lower != spelling.words:
            strict = tuple([_strictness(word, nouns) for word in words])
            yield Spelling(lower, strict, *spelling[2:]), True


def _written(name):
    return tuple(unicodedata.normalize("NFKC", match["word"]) for match in _words_of(name))


def _spelling(name, exact=False, nouns=False):
    """How a name is found, or None for one that holds nothing but spaces."""
    name = name.strip().replace("’", "'")
    places = _words_of(name)
    if not places:
        return Spelling((name.lower(),), (None,), ()) if name else None
    words = _written(name)
    strict = words if exact else tuple(_strictness(word, nouns) for word in words)
    gaps = tuple(_plain_gap(name[a.end() : b.start()]) for a, b in pairwise(places))
    head, tail = name[: places[0].start()].strip(), name[places[-1].end() :].strip(" .,;:!?")
    return Spelling(tuple(word.lower() for word in words), strict, gaps, head, tail)


def _words_of(name):
    return [match for match in _WORDS.finditer(name) if match["word"]]


def _strictness(word, nouns):
    """The word if it must stand so: it has a capital inside, or is a German noun."""
    rest = word[1:]
    return word if rest != rest.lower() or (nouns and word[0].isupper()) else None


def _plain_gap(gap):
    return " " if _SPACE.fullmatch(gap) else _SPACE.sub(" ", gap).replace("’", "'")


def _indexed(phrases):
    """The phrases by their words, and how many words those have that begin with one."""
    by_words, lengths = defaultdict(list), defaultdict(set)
    for phrase in phrases:
        words = phrase.spelling.words
        by_words[words].append(phrase)
        lengths[words[0]].add(len(words))
    for same in by_words.values():
        same.sort(key=_strength, reverse=True)
    return dict(by_words), {word: sorted(of, reverse=True) for word, of in lengths.items()}


def _strength(phrase):
    """Of those with the same words, the one with signs goes first, then the one with capitals."""
    spelling = phrase.spelling
    return len(spelling.head) + len(spelling.tail), sum(map(bool, spelling.strict))


def _grouped(abbreviations):
    grouped = defaultdict(set)
    for term, text in abbreviations:
        grouped[term.slug].add(text)
    return dict(grouped)
