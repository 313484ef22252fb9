"""Concepts as data: the phrases that say a thing, in a small notation, and how they are found.

A line is a phrase, its words as they are written: `a|b` either, `stem*` any ending, `word?` may be
left out, `<name>` any of the words of that name, `_` between words of one choice, `~` up to three
more words, `~~` up to ten and commas, `#` a number, `-a|b` none of these next, `.` the end of what
is said.
"""

import re
from dataclasses import dataclass

from safety.triage.rules import compiled, stems
from safety.triage.weighing import SOFT

_I = re.compile(r"\b(?:i|me|my|myself|ich|mich|mir|meine?[nmr]?|yo|mi|\w+(?:ar|er|ir)me)\b")
_GAPS = {"~": r"(?:\w+ ){0,3}", "~~": r"(?:[\w,]+ ){0,10}", ".": r"(?=$|[,_]|and |but )"}


@dataclass(frozen=True, eq=False)
class Phrase:
    concept: str
    pattern: re.Pattern
    # A sentence that has the phrase has a word that starts with a stem of each of these.
    needs: tuple
    # The "not" of "I can not go on" denies nothing.
    says_no: bool
    # Of ordinary things it says nothing.
    is_soft: bool
    excusable: bool = True

    def is_general(self, match):
        """Whether it may be said of people in general: not with "I" in it."""
        return not _I.search(match[0])

    def may_be_in(self, found):
        return not any(map(found.isdisjoint, self.needs))


class Notation:
    """How the phrases of one language are read: its spellings, and the words of each name."""

    def __init__(self, grammar, names):
        self._grammar = grammar
        self._names = names

    def phrases(self, concepts):
        return [
            self._phrase(concept, line.split())
            for concept, lines in concepts.items()
            for line in lines.strip().splitlines()
        ]

    def _phrase(self, concept, parts):
        pattern, needs = [], []
        for part in parts:
            if part in _GAPS:
                pattern.append(_GAPS[part])
            elif part[0] == "-":
                pattern.append(f"(?!{self._any(part[1:])})")
            elif part[-1] == "?":
                pattern.append(f"(?:{self._any(part[:-1])})?")
            else:
                pattern.append(self._any(part))
                if not {"#", "."} & {*part}:
                    needs.append(frozenset(stems(" ".join(self._stems(part)))))
        said = " ".join(
            word for part in parts if part[0] != "-" for word in self._choices(part.rstrip("?"))
        )
        return Phrase(
            concept,
            compiled("".join(pattern), whole=False),
            tuple(needs),
            is_soft=concept in SOFT,
            says_no=bool(self._grammar.negation.search(said)),
        )

    def pattern(self, words):
        return compiled("|".join(map(self._any, words.split())), whole=False)

    def _choices(self, part):
        """The choices of a part, each in the spelling of what is read."""
        for choice in part.split("|"):
            if choice[0] == "<":
                for each in self._names[choice[1:-1]].split():
                    yield from self._choices(each)
            else:
                words = choice.replace("'", "").replace("_", " ").split()
                yield " ".join(self._grammar.spellings.get(word, word) for word in words)

    def _any(self, part):
        choices = [f"{choice} " for choice in self._choices(part) if choice != "."]
        pattern = "|".join(choices).replace("*", r"\w*").replace("#", r"\d+")
        return f"(?:{pattern}|{_GAPS['.']})" if "." in part else f"(?:{pattern})"

    def _stems(self, part):
        for choice in self._choices(part):
            yield max(choice.split(), key=len).rstrip("*")
