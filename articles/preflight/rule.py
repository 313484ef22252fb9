"""What a rule of a text's structure is, and what it finds.

A rule about words, sentence by sentence, is one file in `safety.language`; one about the text as a
whole, its parts and its links, is one file in `articles.preflight.rules`.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from pkgutil import iter_modules

from django.utils.functional import Promise
from django.utils.translation import gettext as _t

from articles.preflight.manuscript import Manuscript
from articles.preflight.parsing import Place
from safety.language import Severity

NOWHERE = Place()


@dataclass(frozen=True)
class Found:
    """Something that a rule objects to: a sentence or other words, marked from start to end."""

    sentence: str = ""
    place: Place = NOWHERE
    start: int = 0
    end: int = 0
    # Where these depend on what was found; else the rule's own are shown.
    why: str = ""
    fix: str = ""
    # Where it is less than the rule's own.
    severity: Severity | None = None


def in_block(block, start=0, end=None, **more):
    """Found in a block's words: the sentence that holds the words from `start` to `end`."""
    end = len(block.words) if end is None else end
    sentence = block.sentence_at(start)
    if sentence is None:
        return Found(block.words, block.place, start, end, **more)
    marked = min(end, sentence.end) - sentence.start
    return Found(sentence.words, block.place, max(start - sentence.start, 0), marked, **more)


def of_sentence(sentence, **more):
    return Found(sentence.words, sentence.block.place, **more)


@dataclass(frozen=True)
class Rule:
    id: str
    severity: Severity
    label: str | Promise
    why: str | Promise
    fix: str | Promise
    # What it rests on, in words for people: a guideline and its publisher.
    source: str | Promise
    find: Callable[[Manuscript], Iterable[Found]]
    # HTML of a text that has a finding, and of one that has none; or whole manuscripts.
    catches: tuple[str | Manuscript, ...]
    passes: tuple[str | Manuscript, ...]
    # The one language whose words it knows; "" where it needs none.
    language: str = ""
    # Without what it asks for there is nothing to review, so nobody can override it.
    is_firm: bool = False


@dataclass(frozen=True)
class Finding:
    rule: str
    severity: Severity
    label: str
    sentence: str
    why: str
    fix: str
    source: str
    place: Place
    start: int = 0
    end: int = 0
    is_firm: bool = False

    @cached_property
    def key(self):
        """The same for the same words under the same rule, wherever they stand by now."""
        words = "\x1e".join([self.rule, " ".join(self.sentence.split()), self.marked])
        return hashlib.sha256(words.encode()).hexdigest()[:32]

    @property
    def before(self):
        return self.sentence[: self.start]

    @property
    def marked(self):
        return self.sentence[self.start : self.end]

    @property
    def after(self):
        return self.sentence[self.end :]

    @property
    def is_blocker(self):
        return self.severity == Severity.BLOCKER

    @property
    def where(self):
        """Its place in words for people."""
        field, _number, heading = self.place
        if field in ("body", "in_depth"):
            if field == "in_depth":
                return _t("In depth, under “%s”") % heading if heading else _t("Text in depth")
            return _t("Under “%s”") % heading if heading else _t("Before the first heading")
        return {
            "title": _t("Title"),
            "standfirst": _t("Standfirst"),
            "disclosure": _t("Conflicts of interest"),
            "hero_alt": _t("Main image"),
        }.get(field, _t("The whole text"))

    @property
    def message(self):
        """In one line, for a refusal."""
        return " ".join(filter(None, [self.why, self.fix]))


@cache
def structure_rules():
    """All rules of the package `rules`, by id, in a fixed order."""
    from articles.preflight import rules

    names = sorted(module.name for module in iter_modules(rules.__path__))
    found = [import_module(f"{rules.__name__}.{name}").rule for name in names]
    return {rule.id: rule for rule in found}
