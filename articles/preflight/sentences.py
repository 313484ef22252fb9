"""Where a sentence ends. A full stop alone does not say so: Dr. Foa, 4.5 %, e.g. here, J. Smith."""

import re

# What may stand behind the stop and still belong to its sentence: quotes, brackets, typed numbers.
_STOP = re.compile(r"(?:[.!?…]+(?:\[\d[\d,–\- ]{0,20}\])?[\"'”’»)\]]*(?=\s)|\n)")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*|\d+)\.$")
_OPENING = "\"'“‘«„([¿¡—–- "
# These never end a sentence.
_TITLES = set(
    "dr drs prof mr mrs ms mx st rev hon sr jr e.g i.e eg ie cf vs viz approx ca resp incl excl"
    " ed eds vol pp chap sec eq figs nos bzw usw z.b d.h u.a evtl ggf ggü vgl bspw sog sra srta"
    " ud uds p.ej".split()
)
# These do not where a number follows: Fig. 2, p. 12, No. 5.
_BEFORE_A_NUMBER = {"fig", "p", "no", "nr", "art", "ch", "s", "abb", "pág", "núm"}
# These end one only where the next begins with a capital: et al. (2019), etc. The …
_IN_THE_MIDDLE = {"al", "etc", "usf"}
_LONGEST_WORD = 30


def spans(words):
    """The (start, end) of each sentence of a block's words, in order. Linear in its length."""
    begin = 0
    for match in _STOP.finditer(words):
        if match[0] == "\n" or _ends(words, begin, match):
            yield from _trimmed(words, begin, match.end())
            begin = match.end()
    yield from _trimmed(words, begin, len(words))


def _trimmed(words, start, end):
    while start < end and words[start].isspace():
        start += 1
    while end > start and words[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends(words, begin, match):
    following = _first_letter(words, match.end())
    if following.islower():
        return False
    if match[0] != ".":
        return True
    last = _LAST_WORD.search(words[max(begin, match.end() - _LONGEST_WORD) : match.end()])
    if last is None:
        return True
    word = last[1]
    if word.isdigit():  # the number of a list item: “1. Watch”
        return words[begin : match.start()].strip() != word
    if word.lower() in _TITLES or (len(word) == 1 and word.isupper() and word != "I"):
        return not following
    if word.lower() in _IN_THE_MIDDLE:
        return not following or following.isupper()
    return not (word.lower() in _BEFORE_A_NUMBER and following.isdigit())


def _first_letter(words, start):
    """The first character after a stop that is no space, quote or bracket; "" at the end."""
    for place in range(start, min(start + 12, len(words))):
        if words[place] not in _OPENING and not words[place].isspace():
            return words[place]
    return ""
