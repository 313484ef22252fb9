"""Words and the concepts that they are about: `burden`, `soon`, `at_hand` (`lexicon_en` and so on).

An entry is a word, a stem with `*`, or several with `_` between them; `..` between two parts
stands for up to four more words.
"""

from functools import lru_cache
from itertools import product

from safety.triage.rules import stems

_GAP = 4
_BLOTTED = "__"  # a figure of speech, see `Sentence.without`
_SECOND = 10_000


class Lexicon:
    def __init__(self, concepts):
        self._wholes, self._starts, self._pairs = {}, {}, {}
        for concept, entries in concepts.items():
            for entry in entries.split():
                self._put(concept, entry)
        self._longest = max(map(len, self._starts))
        self._from = lru_cache(maxsize=_SECOND)(self._from_word)

    def _put(self, concept, entry):
        for first, *rest in _spellings(entry):
            if rest and not {"*", "."} & {*first, *rest[0]}:
                known, key = self._pairs.setdefault(first, {}), rest.pop(0)
            else:
                known = self._starts if first[-1] == "*" else self._wholes
                key = first.rstrip("*")
            known.setdefault(key, []).append((concept, tuple(rest)))

    def _from_word(self, word):
        """(concept, the words that must follow) for each entry that starts with a word."""
        found = list(self._wholes.get(word, ()))
        for end in range(2, min(len(word), self._longest) + 1):
            found += self._starts.get(word[:end], ())
        return found

    def concepts(self, words):
        """(place, place after, concept) of each entry in the words, in their order."""
        for place, word in enumerate(words):
            if word.startswith(_BLOTTED):
                yield place, place + 1, "idiom"
                continue
            for concept, rest in self._from(word):
                end = _end(words, place + 1, rest) if rest else place + 1
                if end:
                    yield place, end, concept
            # Most entries of several words start with a small one: the second decides.
            seconds = self._pairs.get(word)
            if seconds and place + 1 < len(words):
                for concept, rest in seconds.get(words[place + 1], ()):
                    end = _end(words, place + 2, rest) if rest else place + 2
                    if end:
                        yield place, end, concept


def _end(words, place, parts):
    """Where the parts end that follow at a place, or None."""
    for part in parts:
        gap = _GAP if part[0] == "." else 0
        part = part.lstrip(".")
        for at in range(place, min(place + gap + 1, len(words))):
            if words[at] == part or (part[-1] == "*" and words[at].startswith(part[:-1])):
                place = at + 1
                break
        else:
            return None
    return place


def _spellings(entry):
    """The parts of an entry, umlauts and accents in each way that they are written."""
    parts = entry.replace("..", "_..").split("_")
    ways = [[*dict.fromkeys((*stems(part), *_sharp(part)))] for part in parts]
    return product(*ways)


def _sharp(part):
    return stems(part.replace("ß", "ss"))
