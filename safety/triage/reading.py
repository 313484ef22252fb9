"""A text as the rules read it: sentences of words in one spelling, with the place of each."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from safety.language.folding import fold

_LONGEST_WORD = 40
# A text without full stops is cut after so many words; the last few are read again in the next.
_LONGEST_SENTENCE, _READ_AGAIN = 80, 20

_WORD = re.compile(
    r"(?P<word>[^\W_]+(?:['*$@!|#+]+[^\W_]+)*)|(?P<end>[.!?;\x1e…。！？]+)"
    r"|(?P<pause>[,:()]|(?<=\s)-(?=\s))"
)
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W_][ .\-_*,/|]{1,2}){2,}[^\W_](?![^\W_])")
_FIGURES = str.maketrans("01345!|$@", "oieasiisa")
_MASKED = re.compile(r"[*#]")
_DRAWN_OUT = re.compile(r"(.)\1{2,}")

# Letters of other scripts that look like ours, and some of ours that NFKD does not take apart.
_ALIKE = str.maketrans("аеорсухіјѕԁһкмтвнвԛԝαεικνορτυχßıøłđ", "aeopcyxijsdhkmtbhbqwaeiknoptuxsiold")
_STRANGE = re.compile(r"\w*[\u0370-\u052f\u0131ßøłđ]\w*")
_LATIN = re.compile(r"[a-z]")


def _without_look_alikes(words):
    mostly_latin = len(_LATIN.findall(words)) * 2 > len(words) - words.count(" ")

    def plain(match):
        word = match[0].translate(_ALIKE)
        # A word of another language stays what it is.
        return word if word.isascii() and (mostly_latin or _LATIN.search(match[0])) else match[0]

    return _STRANGE.sub(plain, words)


@dataclass(frozen=True)
class Text:
    written: str
    # Of the languages whose key words may be hidden in it.
    grammars: tuple

    @cached_property
    def folded(self):
        # A new line ends a sentence.
        return fold(self.written.replace("\r", "\n").replace("\n", "\x1e"))

    @cached_property
    def tokens(self):
        """(word, start, end) of each word; the ends of sentences are ".", pauses ","."""
        lower = self.folded.words
        if len(lower) != len(self.folded.cased):  # a letter that is two in lower case
            lower = "".join(letter.lower()[0] for letter in self.folded.cased)
        if not lower.isascii():
            lower = _without_look_alikes(lower)
        spaced = {match.start(): match for match in _SPACED.finditer(lower)}
        tokens, done = [], 0
        for match in _WORD.finditer(lower):
            start, end = match.span()
            if start < done:
                continue
            if run := spaced.get(start):
                letters = re.sub(r"[\W_]", "", run[0])
                if len(letters) <= _LONGEST_WORD and self._is_hidden(letters):
                    tokens.append((letters, *run.span()))
                    done = run.end()
                    continue
            kind = match.lastgroup
            word = match[0][:_LONGEST_WORD] if kind == "word" else "." if kind == "end" else ","
            tokens.append((word, start, end))
        return tokens

    def _is_hidden(self, letters):
        """Whether letters that stand apart make words that some rule waits for."""
        return any(
            letters in grammar.key_words
            or segmented(letters, grammar.key_words, grammar.small_words)
            for grammar in self.grammars
        )

    def original(self, start, end):
        """The words as they were written, between places of the folded text."""
        first, last = self.folded.place(start, end)
        return self.written[first:last].strip()

    @property
    def sentences(self):
        """The words of each sentence."""
        words = []
        for token in self.tokens:
            if token[0] == ".":
                if words:
                    yield words
                words = []
                continue
            words.append(token)
            if len(words) == _LONGEST_SENTENCE:
                yield words
                words = words[-_READ_AGAIN:]
        if words:
            yield words


class Sentence:
    """A sentence in the spelling of one language."""

    def __init__(self, tokens, spelling):
        self.spelt = [spelling.spell(token[0]) for token in tokens]
        self.tokens = tokens
        if any(spelt[2] for spelt in self.spelt):
            self.tokens = spelling.joined(tokens)
            self.spelt = [spelling.spell(token[0]) for token in self.tokens]
        # The stems of rules that its words start with.
        self.anchors = set().union(*(spelt[1] for spelt in self.spelt))

    @cached_property
    def words(self):
        return " ".join(spelt[0] for spelt in self.spelt)

    @cached_property
    def _starts(self):
        ends = accumulate(len(spelt[0]) + 1 for spelt in self.spelt)
        return [0, *ends]

    def without(self, places):
        """Its words, those at places of the folded text blotted out."""
        if not places:
            return self.words
        return " ".join(
            "_" * len(word) if any(a <= start and end <= b for a, b in places) else word
            for (word, *_), (_, start, end) in zip(self.spelt, self.tokens, strict=True)
        )

    def place(self, start, end):
        """The place in the folded text of letters of `words`."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, max(start, end - 1)) - 1
        return self.tokens[first][1], self.tokens[last][2]


class Spelling:
    """One language's spelling of a word, the stems of rules that it starts with, and whether it may
    be half of a key word."""

    def __init__(self, grammar, stems):
        self.grammar = grammar
        self.stems = frozenset(stems)
        self.longest = max(map(len, self.stems))
        self.wholes = frozenset(key for key in grammar.key_words if len(key) > 5)
        self.halves = frozenset(key[:end] for key in self.wholes for end in range(2, len(key) - 1))
        self.spell = lru_cache(maxsize=8_000)(self._spell)

    def _spell(self, word):
        plain = self._plain(word)
        stems = frozenset(
            part[:length]
            for part in plain.split()
            for length in range(1, min(len(part), self.longest) + 1)
            if part[:length] in self.stems
        )
        return plain, stems, word in self.halves

    def joined(self, tokens):
        """The words, two that are a key word in two halves as one ("my self", "un alive")."""
        halves = self.halves
        one = []
        for token in tokens:
            if one and one[-1][0] in halves and one[-1][0] + token[0] in self.wholes:
                token = (one[-1][0] + token[0], one[-1][1], token[2])
                one.pop()
            one.append(token)
        return one

    def _plain(self, word):
        word = word.replace("'", "")
        if word == ",":
            return word
        if word in self.grammar.spellings:
            return self.grammar.spellings[word]
        # "livin": where a rule waits for it, the letter that is not said.
        if word.endswith("in") and f"{word}g" in self.stems:
            return f"{word}g"
        if _MASKED.search(word):
            return self._unmasked(word)
        if not word.isalpha():
            plain = word.translate(_FIGURES)
            known = self._known(plain)
            return known or (word if word.isalnum() else re.sub(r"\W", "", word))
        return self._known(word) or word

    def _known(self, word):
        """A key word that this one may be meant to be, or None."""
        grammar = self.grammar
        if word in grammar.key_words:
            return word
        if word in grammar.spellings:
            return grammar.spellings[word]
        if _DRAWN_OUT.search(word):
            for letters in (r"\1\1", r"\1"):
                short = _DRAWN_OUT.sub(letters, word)
                if short in grammar.key_words:
                    return short
                if short in grammar.spellings:
                    return grammar.spellings[short]
        if len(word) < 6 or word in grammar.not_key_words:
            return None
        if close := next((key for key in sorted(grammar.key_words) if _is_close(word, key)), None):
            return close
        return segmented(word, grammar.key_words, grammar.small_words) if len(word) > 7 else None

    def _unmasked(self, word):
        """ "k*ll" is the key word that it may be."""
        letters = re.compile(
            "".join(r"\w" if letter in "*#" else re.escape(letter) for letter in word)
        )
        return next(filter(letters.fullmatch, sorted(self.grammar.key_words)), word)


def _is_close(word, key):
    """Whether one letter, not the first, is wrong, missing, too many or changed with the next."""
    if len(key) < 6 or abs(len(word) - len(key)) > 1 or word[0] != key[0]:
        return False
    start = next((i for i, (a, b) in enumerate(zip(word, key, strict=False)) if a != b), None)
    if start is None:
        return True
    rest, rest_of_key = word[start:], key[start:]
    return (
        rest[1:] == rest_of_key[1:]
        or rest[1:] == rest_of_key
        or rest == rest_of_key[1:]
        or (rest[:2] == rest_of_key[1::-1] and rest[2:] == rest_of_key[2:])
    )


def segmented(word, key_words, small_words):
    """ "killmyself" in words, if all of it is of such words and one of them is a key word."""
    best = {0: ()}
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 14), end):
            part = word[start:end]
            if start in best and (part in key_words or part in small_words):
                best[end] = (*best[start], part)
                break
    parts = best.get(len(word), ())
    return " ".join(parts) if any(part in key_words for part in parts) else None


def plain_letters(text):
    """The text in composed letters, without those that nobody sees and with single spaces."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return re.sub(r"[^\S\n]+", " ", text)
