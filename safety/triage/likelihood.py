"""How likely a text is of somebody in danger: what its concepts and words weigh together.

A few words make a concept ("no way out", `pointless`); every concept has a weight, so have two
that stand near each other ("not" and "wake"), and so have words by their first letters, alone and
two by two. The weights stand in `weights.json` for three things: `crisis`, `harm` (somebody is
harmed or threatened) and `plan` (it is more than a thought). Nobody chose them, only what a text
must speak of to be weighed at all (`ANCHORS`): `benchmarks/fit_triage.py` found them by logistic
regression over the sentences in `tests/safety`, and renews them.
"""

import json
from functools import cache
from itertools import islice, pairwise
from pathlib import Path

_NEAR = 6  # words between two concepts that belong together
_STEM = 5  # letters of a word by which it is known
WEIGHTS = Path(__file__).parent / "weights.json"
EXCUSED = "excused:"  # the rules say that it is denied, over or told of others
KINDS = ("crisis", "harm", "plan")

# A text says nothing of danger without one of these, however much its other words weigh.
ANCHORS = {
    "crisis": frozenset(
        "die suicide harm_self skin blood kill vanish live burden without_me pointless unbearable"
        " worthless farewell wake forever last pills blade rope gun height rails poison".split()
    ),
    "harm": frozenset("hit abuse threat control bruise kill blade gun poison drunk online".split()),
}
# These are about everyday things too: without one of those above a text must weigh so much more.
WEAK = {
    "crisis": frozenset(
        "stop sleep tired pain wish plan sorry letter affairs care_for car water at_hand miss join"
        " safe".split()
    ),
    "harm": frozenset(),
}
MORE = 1.0
# So much must somebody's harm weigh, and so much a plan, that a text is more than urgent.
CERTAIN = {"harm": 0.7, "plan": 0.5}

# What rules find counts only where the whole is not too unlikely.
BACKS = -3.0


@cache
def weights():
    """{feature: its weight for each of the kinds}; that of "" is what a text has without any."""
    return json.loads(WEIGHTS.read_text(encoding="utf-8"))


def features(language, words, concepts):
    """{feature: (first word, after the last)} of a sentence: its concepts, two that stand near
    each other in the order of the alphabet, but "not" before what it denies, and its words, alone
    and two by two."""
    found = {}
    for index, (start, end, one) in enumerate(concepts):
        found.setdefault(one, (start, end))
        for start_two, end_two, two in islice(concepts, index + 1, None):
            if start_two - end > _NEAR:
                break
            if start_two > start and two != one:
                pair = f"{one} {two}" if one == "not" or one < two else f"{two} {one}"
                found.setdefault(pair, (start, end_two))
    for place, word in enumerate(words):
        found.setdefault(f"{language}:{word[:_STEM]}", (place, place + 1))
    for place, (one, two) in enumerate(pairwise(words)):
        found.setdefault(f"{language}:{one[:_STEM]}_{two[:_STEM]}", (place, place + 2))
    return found


def weighed(found):
    """{feature: its weight for each of the kinds} of those that weigh something."""
    known = weights()
    return {feature: known[feature] for feature in found if feature in known}


def total(rows):
    """What features weigh together, for each of the kinds."""
    return [sum(column) for column in zip(weights()[""], *rows.values(), strict=True)]


def is_enough(kind, weight, found):
    """Whether a text of these features weighs enough to be called urgent."""
    if not ANCHORS[kind].isdisjoint(found):
        return weight > 0
    return weight > MORE and not WEAK[kind].isdisjoint(found)


def heaviest(rows, kind):
    """The feature that weighs most among those with an anchor of this kind, or None."""
    column = KINDS.index(kind)
    anchors = ANCHORS[kind] | WEAK[kind]
    said = [feature for feature in rows if not anchors.isdisjoint(feature.split())]
    return max(said, key=lambda feature: rows[feature][column], default=None)
