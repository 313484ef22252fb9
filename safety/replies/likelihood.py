"""How likely a sentence shows that somebody is or was a patient, or says what a reply must not.

What it is about makes its features: the concepts of `words_en` and so on, alone, two that stand
near each other in their order ("you came" is not "came you"), two anywhere in the sentence, and
its words by their first letters, alone and two by two. Each has a weight in `weights.json`, and
what is refused weighs more than nothing. Nobody chose the weights:
`benchmarks/fit_replies.py` found them by logistic regression over the replies in `tests/safety`,
and renews them. Which rule was broken is told apart by the concepts without the words, since
these are the same in every language.
"""

import json
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

_NEAR = 5  # words between two concepts that belong together
_STEM = 6  # letters of a word by which it is known
ASKED = "?"
WEIGHTS = Path(__file__).parent / "weights.json"
# Of what weighs for refusing, so much must the words that are shown weigh.
_SHOWN = 0.5


@cache
def weights():
    """{"refuse": {feature: weight}, code: {concepts: weight} for each code}."""
    return json.loads(WEIGHTS.read_text(encoding="utf-8"))


def features(language, words, concepts, *, is_question):
    """{feature: (first word, after the last), or None where it is of the whole sentence}."""
    found = {ASKED: None} if is_question else {}
    for place, (start, end, one) in enumerate(concepts):
        found.setdefault(one, (start, end))
        for start_two, end_two, two in concepts[place + 1 :]:
            if start_two - end > _NEAR:
                break
            if start_two > start and two != one:
                found.setdefault(f"{one} {two}", (start, end_two))
    for one, two in combinations(sorted(singles(found)), 2):
        found[f"{one}&{two}"] = None
    for place, word in enumerate(words):
        found.setdefault(f"{language}:{word[:_STEM]}", (place, place + 1))
    for place, (one, two) in enumerate(pairwise(words)):
        found.setdefault(f"{language}:{one[:_STEM]}_{two[:_STEM]}", (place, place + 2))
    return found


def singles(found):
    """The concepts among features."""
    return [feature for feature in found if not {" ", ":", "&"} & {*feature}]


def concepts_of(found):
    """The concepts among features, and those that stand near each other."""
    return [feature for feature in found if not {":", "&"} & {*feature}]


def weight(found):
    return _sum(weights()["refuse"], found)


def code(found):
    """Of what is refused, for which reason."""
    concepts = concepts_of(found)
    known = weights()["codes"]
    return max(known, key=lambda each: _sum(known[each], concepts))


def telling(found):
    """(first word, after the last) of the words that weigh most."""
    known = weights()["refuse"]
    rows = sorted((-known.get(each, 0), place) for each, place in found.items() if place)
    whole = sum(row for row, _ in rows if row < 0)
    start, end, said = *rows[0][1], 0
    for row, place in rows:
        if said <= _SHOWN * whole:
            break
        start, end, said = min(start, place[0]), max(end, place[1]), said + row
    return start, end


def _sum(known, found):
    return known[""] + sum(known.get(feature, 0) for feature in found)
