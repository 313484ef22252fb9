"""Crisis and safeguarding in every language that the clinic reads, tried on every text."""

from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from safety.triage import (
    crisis_de,
    crisis_en,
    crisis_es,
    judging,
    safeguarding_de,
    safeguarding_en,
    safeguarding_es,
    signals_de,
    signals_en,
    signals_es,
    weighing,
)
from safety.triage.phrases import Notation
from safety.triage.reading import Spelling, Text
from safety.triage.rules import Grammar

_NOTHING = (-1, "")


@dataclass(frozen=True, eq=False)
class _Language:
    grammar: Grammar
    rules: list
    signals: object

    @cached_property
    def phrases(self):
        notation = Notation(self.grammar, self.signals.NAMES)
        return notation.phrases(self.signals.CONCEPTS)

    @cached_property
    def spelling(self):
        needed = chain.from_iterable(phrase.needs for phrase in self.phrases)
        waited_for = (rule.on for rule in self.rules)
        return Spelling(
            self.grammar, frozenset().union(self.grammar.idioms_on, *needed, *waited_for)
        )

    @cached_property
    def rules_on(self):
        """The rules, heaviest first, and their places there by the stems that they wait for."""
        heaviest_first = sorted(self.rules, key=lambda rule: -rule.level)
        return heaviest_first, _places_by_stem(rule.on for rule in heaviest_first)

    @cached_property
    def others(self):
        return Notation(self.grammar, self.signals.NAMES).pattern(self.signals.OTHERS)

    @cached_property
    def ordinary(self):
        return Notation(self.grammar, self.signals.NAMES).pattern(self.signals.ORDINARY)

    def phrases_in(self, found):
        """The phrases that may be in a sentence with words that start with these stems."""
        places = set().union(*(self.phrases_on.get(stem, ()) for stem in found))
        phrases = (self.phrases[place] for place in sorted(places))
        return [phrase for phrase in phrases if phrase.may_be_in(found)]

    @cached_property
    def phrases_on(self):
        """The places of the phrases by stems of their rarest word."""
        return _places_by_stem(
            max(phrase.needs, key=lambda some: min(map(len, some))) for phrase in self.phrases
        )


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
        signals_en,
    ),
    _Language(
        crisis_de.GRAMMAR,
        crisis_de.RULES + safeguarding_de.RULES,
        signals_de,
    ),
    _Language(
        crisis_es.GRAMMAR,
        crisis_es.RULES + safeguarding_es.RULES,
        signals_es,
    ),
]
GRAMMARS = tuple(language.grammar for language in _LANGUAGES)


def look(written):
    """The highest level in a text, and the words of each code: those that weigh most."""
    highest, text = {}, Text(written, GRAMMARS)
    readings = [list(text.read(language.spelling)) for language in _LANGUAGES]
    said = []
    for place in range(len(readings[0])):
        both = list(zip(_LANGUAGES, (sentences[place] for sentences in readings), strict=True))
        figures = [
            sentence.place(*match.span())
            for language, sentence in both
            if not sentence.anchors.isdisjoint(language.grammar.idioms_on)
            for match in language.grammar.idioms.finditer(sentence.words)
        ]
        concepts = {}
        for (language, sentence), sentences in zip(both, readings, strict=True):
            if sentence.anchors:
                context = judging.Context(
                    sentence.without(figures),
                    sentences[max(0, place - 1) : place + 2],
                    language.others,
                    language.ordinary,
                )
                _weigh(language, sentence, context, text, highest)
                concepts = _concepts(language, sentence, context, text) | concepts
        said.append(concepts)
    for place in range(len(said)):
        _weigh_together(said[max(0, place - 1) : place + 2], text, highest)
    level = max((level for level, _ in highest.values()), default=0)
    return level, {code: words for code, (_, words) in highest.items()}


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


def _concepts(language, sentence, context, text):
    """The concepts that a sentence says of now, and where."""
    found, words = {}, context.words + " "
    for phrase in language.phrases_in(sentence.anchors):
        if phrase.concept in found:
            continue
        for match in phrase.pattern.finditer(words):
            span = sentence.place(*match.span())
            is_quoted = text.folded.is_quoted(*span)
            if not judging.is_excused(phrase, language.grammar, context, match, is_quoted):
                found[phrase.concept] = span
                break
    return found


def _weigh_together(said, text, highest):
    """Put what neighbouring sentences weigh together into `highest`."""
    spans = {concept: span for concepts in said for concept, span in concepts.items()}
    for code, concepts in weighing.by_code(spans):
        level = weighing.level(concepts)
        if level > highest.get(code, _NOTHING)[0] and level:
            heaviest = max(concepts, key=weighing.weight)
            highest[code] = level, text.original(*spans[heaviest])
