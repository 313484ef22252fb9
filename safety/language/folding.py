"""A sentence in the one spelling that the rules read, with the place of each letter kept."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

_ALIKE = str.maketrans(
    dict.fromkeys("’‘ʼ‛′`´", "'")
    | dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("–—‐‑‒―−", "-")
    | dict.fromkeys("\xa0\u2007\u2009\u200a\u202f\t\n\r", " ")
    | {"µ": "u", "μ": "u"}
)
_QUOTES = re.compile(r'"[^"]{1,300}"' r"|(?<![\w'])'(?=\w)[^'\"]{1,120}(?<! )'(?!\w)")


@dataclass(frozen=True)
class Folded:
    # As written, with plain quotes, dashes and spaces and without what nobody sees.
    cased: str
    # Where each letter stands in the sentence, and its end; None where nothing moved.
    places: tuple[int, ...] | None = None

    @cached_property
    def words(self):
        return self.cased.lower()

    @cached_property
    def _quotes(self):
        return [match.span() for match in _QUOTES.finditer(self.cased)]

    def is_quoted(self, start, end):
        quote = bisect_right(self._quotes, (start, 0)) - 1
        return quote >= 0 and end < self._quotes[quote][1]

    def place(self, start, end):
        """The place in the sentence of letters from `start` to `end`."""
        return (start, end) if self.places is None else (self.places[start], self.places[end])


def fold(sentence):
    """Linear; most sentences need no more than another kind of apostrophe."""
    plain = sentence.translate(_ALIKE)
    if plain.isascii() and "  " not in plain:
        return Folded(plain)
    letters, places = [], []
    for place, written in enumerate(plain):
        if written == " " and letters[-1:] == [" "]:
            continue
        for letter in written if written.isascii() else _plain(written):
            letters.append(letter)
            places.append(place)
    return Folded("".join(letters), (*places, len(sentence)))


def _plain(written):
    """Without accents, marks piled on a letter, soft hyphens and spaces of no width."""
    return (
        letter.translate(_ALIKE)
        for letter in unicodedata.normalize("NFKD", written)
        if unicodedata.category(letter) not in ("Mn", "Me", "Cf")
    )
