"""What a rule's words mean where they stand: now or then, said or denied, of whom."""

import re
from dataclasses import dataclass
from functools import cached_property

# How far around the words it is looked for what changes their sense.
_NEAR = 110
_BESIDE = 30


@dataclass(frozen=True)
class Context:
    # The sentence, figures of speech blotted out, and it with those before and after it.
    words: str
    neighbours: list
    # Words about others in general.
    others_pattern: re.Pattern

    @cached_property
    def around(self):
        return " ".join(sentence.words for sentence in self.neighbours)

    @cached_property
    def others(self):
        return [match.span() for match in self.others_pattern.finditer(self.words)]

    def around_match(self, grammar, match):
        """What stands before and after the words, and their clause as far as they go."""
        start, end = match.span()
        before, after = self.words[max(0, start - _NEAR) : start], self.words[end : end + _NEAR]
        boundary = max((found.start() for found in grammar.boundary.finditer(before)), default=0)
        return before, after, before[boundary:] + match[0]

    def is_of_others(self, grammar, match):
        """Whether words about others stand near it, in its own clause."""
        start, end = match.span()
        return any(
            a < end + _BESIDE
            and start - _BESIDE < b
            and not grammar.boundary.search(self.words[b:start] or self.words[end:a])
            for a, b in self.others
        )


def level(rule, grammar, context, match, is_quoted):
    """The level of a match: the rule's own, more with a time by it, less where it is excused."""
    before, after, said = context.around_match(grammar, match)
    near = before + match[0] + after
    if is_excused(rule, grammar, context, match, is_quoted):
        return min(rule.level, 1)
    if rule.rises and (
        grammar.soon.search(near)
        or grammar.means.search(near)
        or (grammar.just_now.search(near) and _is_past(grammar, said))
    ):
        return 3
    return rule.level


def is_excused(rule, grammar, context, match, is_quoted):
    """Whether it is denied, over, told of others or in a book."""
    before, after, said = context.around_match(grammar, match)
    return rule.excusable and (
        _is_denied(rule, grammar, said[: -len(match[0])], match[0])
        or bool(grammar.in_general.search(before))
        or context.is_of_others(grammar, match)
        or _is_told(grammar, before, after, is_quoted)
        or _is_over(grammar, said, before + match[0] + after, context.around)
    )


def _is_denied(rule, grammar, clause, words):
    said = clause if rule.says_no else clause + words
    return bool(grammar.negation.search(said) and not grammar.no_negation.search(clause + words))


def _is_told(grammar, before, after, is_quoted):
    """Whether a book, a film or a page says it."""
    return bool(grammar.source.search(before) or (is_quoted and grammar.source.search(after)))


def _is_past(grammar, said):
    return bool(grammar.past.search(said))


def _is_over(grammar, said, near, around):
    if grammar.still.search(near) or grammar.present.search(said):
        return False
    long_ago, recovered = grammar.long_ago.search(around), grammar.recovered.search(around)
    if long_ago and recovered:
        return True
    if grammar.just_now.search(near):
        return False
    return bool(long_ago or (recovered and _is_past(grammar, said)))
