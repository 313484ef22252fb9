"""Crisis and safeguarding in every language that the clinic reads, tried on every text."""

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate

from safety.triage import (
    crisis_de,
    crisis_en,
    crisis_es,
    judging,
    lexicon_de,
    lexicon_en,
    lexicon_es,
    likelihood,
    safeguarding_de,
    safeguarding_en,
    safeguarding_es,
)
from safety.triage.detection import languages_of
from safety.triage.lexicon import Lexicon
from safety.triage.reading import Sentence, Spelling, Text
from safety.triage.rules import Grammar

_NOTHING = (-1, "")


@dataclass(frozen=True, eq=False)
class _Language:
    grammar: Grammar
    rules: list
    concepts: dict

    @cached_property
    def lexicon(self):
        return Lexicon(self.concepts)

    @cached_property
    def spelling(self):
        waited_for = (rule.on for rule in self.rules)
        return Spelling(self.grammar, frozenset().union(self.grammar.idioms_on, *waited_for))

    @cached_property
    def rules_on(self):
        """The rules, heaviest first, and their places there by the stems that they wait for."""
        heaviest_first = sorted(self.rules, key=lambda rule: -rule.level)
        return heaviest_first, _places_by_stem(rule.on for rule in heaviest_first)


def _places_by_stem(stems):
    places = {}
    for place, each in enumerate(stems):
        for stem in each:
            places.setdefault(stem, set()).add(place)
    return places


_LANGUAGES = [
    _Language(
        crisis_en.GRAMMAR,
        crisis_en.RULES + safeguarding_en.RULES,
        lexicon_en.CONCEPTS,
    ),
    _Language(
        crisis_de.GRAMMAR,
        crisis_de.RULES + safeguarding_de.RULES,
        lexicon_de.CONCEPTS,
    ),
    _Language(
        crisis_es.GRAMMAR,
        crisis_es.RULES + safeguarding_es.RULES,
        lexicon_es.CONCEPTS,
    ),
]
GRAMMARS = tuple(language.grammar for language in _LANGUAGES)


@dataclass
class _Said:
    """A sentence as one of its languages reads it."""

    language: _Language
    sentence: Sentence
    words: str
    # What is in it by the place of each, and those that weigh something by their weights.
    features: dict
    weighed: dict

    def original(self, text, feature):
        """The words of a feature as they were written."""
        first, last = self.features[feature]
        starts = [0, *accumulate(len(word) + 1 for word in self.words.split(" "))]
        return text.original(*self.sentence.place(starts[first], starts[last] - 1))


def look(written):
    """The highest level in a text, and the words of each code: those that weigh most."""
    text, highest, together, most = Text(written, GRAMMARS), {}, {}, 0
    for number, window in enumerate(_windows(_said(text, highest))):
        weighed = _weighed(window)
        total = likelihood.total(weighed)
        most = max(most, *total[:2]) if number else max(total[:2])
        _weigh_together(window, weighed, total, text, together)
    if most < likelihood.BACKS:
        highest = {code: (min(level, 1), words) for code, (level, words) in highest.items()}
    _keep_highest(together, highest)
    level = max((level for level, _ in highest.values()), default=0)
    return level, {code: words for code, (_, words) in highest.items()}


def _keep_highest(found, highest):
    for code, judged in found.items():
        if judged[0] > highest.get(code, _NOTHING)[0]:
            highest[code] = judged


def features(written):
    """The features of each window of a text, for who fits their weights."""
    windows = _windows(_said(Text(written, GRAMMARS), {}))
    return [set().union(*(said.features for said in window)) for window in windows]


def speaks_of(written, concepts):
    """Whether one of these concepts is in a text, whatever is said of it."""
    return any(not concepts.isdisjoint(window) for window in features(written))


def _said(text, highest):
    """For each sentence what it is in each of its languages; what the rules say of it is put into
    `highest`."""
    places = list(text.sentences)
    readings = [(language, _reading(language, places)) for language in _LANGUAGES]
    said = []
    for place, tokens in enumerate(places):
        spoken = languages_of(word for word, *_ in tokens)
        both = [each for each in readings if each[0].grammar.language in spoken]
        figures = [
            read(place).place(*match.span())
            for language, read in both
            if not read(place).anchors.isdisjoint(language.grammar.idioms_on)
            for match in language.grammar.idioms.finditer(read(place).words)
        ]
        near = range(max(0, place - 1), min(place + 2, len(places)))
        said.append(
            [
                _judged(language, read(place), map(read, near), figures, text, highest)
                for language, read in both
            ]
        )
    return said


def _reading(language, places):
    return cache(lambda place: Sentence(places[place], language.spelling))


def _judged(language, sentence, near, figures, text, highest):
    words, found = sentence.without(figures), {}
    if sentence.anchors:
        context = judging.Context(words, list(near), language.grammar.others)
        _weigh(language, sentence, context, text, found)
    parts = words.split(" ")
    concepts = list(language.lexicon.concepts(parts))
    features = likelihood.features(language.grammar.language, parts, concepts)
    if found.get("crisis", _NOTHING)[0] == 1:
        features[likelihood.EXCUSED] = 0, 1
    _keep_highest(found, highest)
    return _Said(language, sentence, words, features, likelihood.weighed(features))


def _windows(said):
    """What neighbouring sentences say in one language."""
    for place, here in enumerate(said):
        near = [each for some in said[max(0, place - 1) : place + 2] for each in some]
        for one in here:
            yield [each for each in near if each.language is one.language]


def _weighed(window):
    return {feature: row for said in window for feature, row in said.weighed.items()}


def _weigh(language, sentence, context, text, highest):
    """Put what weighs more than anything before in a sentence into `highest`."""
    rules, waiting = language.rules_on
    tried = sorted(set().union(*(waiting.get(stem, ()) for stem in sentence.anchors)))
    for rule in (rules[each] for each in tried):
        known, _ = highest.get(rule.code, _NOTHING)
        if rule.heaviest <= known or (rule.unless and rule.unless.search(context.words)):
            continue
        for match in rule.pattern.finditer(context.words):
            span = sentence.place(*match.span())
            is_quoted = text.folded.is_quoted(*span)
            level = judging.level(rule, language.grammar, context, match, is_quoted)
            if level > known:
                known = level
                highest[rule.code] = level, text.original(*span)
            if known == rule.heaviest:
                break


def _weigh_together(window, weighed, total, text, highest):
    """Put what neighbouring sentences weigh together into `highest`."""
    crisis, harm, plan = total
    there = set().union(*(said.features for said in window))
    certain = likelihood.CERTAIN
    for kind, code, weight, level in (
        ("crisis", "crisis", crisis, 3 if plan > certain["plan"] else 2),
        ("harm", "safeguarding", harm, 3 if harm > certain["harm"] else 2),
    ):
        if not likelihood.is_enough(kind, weight, there):
            continue
        if level > highest.get(code, _NOTHING)[0]:
            feature = likelihood.heaviest(weighed, kind)
            said = next((each for each in window if feature in each.features), None)
            highest[code] = level, said.original(text, feature) if said else ""
