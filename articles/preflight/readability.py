"""How hard a text is to read, by SMOG and Flesch-Kincaid. It advises and never blocks (TRUST.md).

Both formulas are made for English. SMOG is defined on 30 sentences; on fewer it is approximate.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from articles.preflight.parsing import WORD

LANGUAGE = "en"
ENOUGH_SENTENCES = 30
# What health publishers aim at: AMA and NIH, the sixth to the eighth school year.
TARGET = (6, 8)

# -- Syllables ---------------------------------------------------------------------------------

# After Lingua::EN::Syllable: groups of vowels without the silent e, less those that are written
# apart and said as one, more those that are said apart.
_GROUP = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<=[^aeiouy][^aeiouyl])e$|(?<=[aeiouy][^aeiouy])e$|(?<=[aeiouy])e$"  # cause, since, true
    r"|(?<![cszxg])(?<![cs]h)(?<=[^aeiouy])(?<![^aeiouy]l)es$"  # times, not places or tables
    r"|(?<=[^aeiouytd])(?<![^aeiouy]l)ed$|(?<=[aeiouy])(?:ed|es)$"  # helped, not wanted or settled
    r"|(?<=[^aeiouyl])e(?=(?:ly|ments?|ness|ful|fully|less|lessness)$)"
    r"|(?<=^som)e|(?<=^saf)e|(?<=^lif)e|(?<=^hom)e|(?<=^lik)e|(?<=^lon)e|(?<=[lnr])e(?=thing$|where$|time|body)"
)
_AS_ONE = re.compile(
    r"[cst]ia(?:l|n|lly)$|[tcsx]ia(?=li[sz])|tien[ct]|ficien|viour|[cstgx]iou|[cstgxn]ion|sio|llion|quie?(?!t)|giu|busi|iewer"
)
_APART = re.compile(
    r"i(?:a(?!ge)|o|um|us|et|ent|enc|en$)|ye[rt]|eo(?!n|u|p)|[^gq]ua|[^gqe]uou|uit[yi]|uen[ct]|uin"
    r"|[aeiouy]ing|(?:cr|^id|th)ea(?:t|s?$)|rea(?:l|ct)|uer|(?:^|[^o])(?:co[oea]|oe[mt])(?=[pmtrx])"
    r"|[sh]ms?$|(?:^|[^a-z])re(?:e[nv]|i[nm])|[ds]n't$|iew[ae]r|suici|flui"
)
_KNOWN = {
    **dict.fromkeys("quiet poem poet unique evening every evenings".split(), 2),
    **dict.fromkeys("poems poets technique techniques science".split(), 2),
    **dict.fromkeys("area areas everyone everything theatre scientist".split(), 3),
    **dict.fromkeys("scientists quieter interest interests different".split(), 3),
    "league": 1,
    "leagues": 1,
    "everybody": 4,
    "quietly": 3,
    "scientific": 4,
    "heterogeneity": 7,
    "interested": 4,
}


@lru_cache(maxsize=50_000)
def syllables(word):
    """About how many syllables an English word has. Joined words count each by itself."""
    plain = unicodedata.normalize("NFKD", word.lower().replace("’", "'").replace("é", "ey"))
    parts = re.split(r"[^a-z']+", plain.encode("ascii", "ignore").decode())
    return sum(_of_one(part) for part in parts if part) or 1


def _of_one(word):
    word = word.removesuffix("'s").strip("'")
    if word in _KNOWN:
        return _KNOWN[word]
    bare = _SILENT.sub("", word)
    groups = len(_GROUP.findall(bare))
    return max(1, groups - len(_AS_ONE.findall(bare)) + len(_APART.findall(bare)))


# -- The two formulas --------------------------------------------------------------------------


@dataclass(frozen=True)
class Grades:
    """School years; None where there is nothing to count."""

    smog: float | None = None
    flesch_kincaid: float | None = None


@dataclass(frozen=True)
class Readability:
    words: int
    sentences: int
    # As it stands, and with the terms taken out that the glossary explains.
    raw: Grades
    explained: Grades
    is_known: bool = True

    @property
    def is_approximate(self):
        return self.sentences < ENOUGH_SENTENCES

    @property
    def as_json(self):
        """For the command line; the grades are null in a language that the formulas do not know."""
        return {
            "words": self.words,
            "sentences": self.sentences,
            "smog": self.raw.smog,
            "flesch_kincaid": self.raw.flesch_kincaid,
            "without_explained_terms": {
                "smog": self.explained.smog,
                "flesch_kincaid": self.explained.flesch_kincaid,
            },
            "approximate": self.is_approximate,
        }


def measure(blocks, language):
    """The readability of a text's prose. The terms in the blocks are those that are explained."""
    prose = [block for block in blocks if block.is_prose]
    sentences = sum(len(block.sentences) for block in prose)
    raw, explained = _Tally(), _Tally()
    for block in prose:
        terms = iter(block.terms)
        term = next(terms, None)
        for match in WORD.finditer(block.words):
            while term and term[1] <= match.start():
                term = next(terms, None)
            number = syllables(match[0])
            raw.add(number)
            if not (term and term[0] <= match.start()):
                explained.add(number)
    if language != LANGUAGE:
        return Readability(raw.words, sentences, Grades(), Grades(), is_known=False)
    return Readability(raw.words, sentences, raw.grades(sentences), explained.grades(sentences))


class _Tally:
    def __init__(self):
        self.words = self.syllables = self.long = 0

    def add(self, number):
        self.words += 1
        self.syllables += number
        self.long += number >= 3

    def grades(self, sentences):
        if not self.words or not sentences:
            return Grades()
        smog = 1.0430 * sqrt(self.long * 30 / sentences) + 3.1291
        grade = 0.39 * self.words / sentences + 11.8 * self.syllables / self.words - 15.59
        return Grades(round(smog, 1), round(max(grade, 0), 1))
